import type { CommandFrame, CommandInput } from '#casework';
import {
  type CheckCode,
  CURRENT_RULE_SET,
  type Gate,
  gateOutcome,
  judgeGate,
  type PetitionCommand,
  policyOn,
  ruleSetOf,
} from '#domain';
import { hashRequest } from '#event-store';
import type { Seat } from './city.js';
import { seatIn } from './city.js';
import { commandIdOf, petitionIdOf } from './command-ids.js';
import { signed } from './life/signatures.js';
import { actsOf } from './papered.js';
import type { Stage } from './stage.js';
import type { GateStep, Step } from './step.js';

// Nine in the morning in Shanghai; from noon to half past two nobody registers anything.
const MORNING_UTC_HOUR = 1;
const MORNING_MINUTES = 180;
const NOON_MINUTES = 150;

/** When a step is recorded: in office hours of its day, never after now. */
function timeOf(step: Step, latest: string) {
  const worked = step.minute < MORNING_MINUTES ? step.minute : step.minute + NOON_MINUTES;
  const at = new Date(Date.parse(`${step.day}T00:00:00Z`) + (MORNING_UTC_HOUR * 60 + worked) * 60_000);
  const now = at.toISOString();
  return { today: step.day, now: now < latest ? now : latest };
}

type Doing = { step: Step; name: string; seat: Seat; input: CommandInput };

async function carryOut(stage: Stage, { step, name, seat, input }: Doing): Promise<void> {
  const commandId = commandIdOf(step.story, name);
  if (stage.done.has(commandId)) return;
  const frame: CommandFrame = {
    viewer: stage.viewer(step.org, seat),
    commandId,
    // The script is the request: a repeated run asks for the very same thing.
    requestHash: hashRequest({ story: step.story, step: name }),
    source: 'demo',
    time: timeOf(step, stage.latest),
  };
  if (input.type === 'register') {
    const command = { ...input, queryCodeMac: stage.queryCodeMac(step.story) };
    await stage.desk.arrive(command as unknown as PetitionCommand & { type: 'register' }, frame);
    return;
  }
  await stage.desk.execute(petitionIdOf(step.story), input, { ...frame, expectedVersion: 'any' });
}

/** Carries out one step. @rejects Rejected, CaseworkRefused */
export async function perform(step: Step, stage: Stage): Promise<void> {
  if (step.kind === 'command') {
    for await (const { name, seat, input } of actsOf(step, stage))
      await carryOut(stage, { step, name: `${step.name}${name}`, seat: seatIn(step.org, seat), input });
    return;
  }
  if (stage.done.has(commandIdOf(step.story, step.name))) return;
  await judge(step, stage);
}

async function judge(step: GateStep, stage: Stage): Promise<void> {
  const { gate, seat } = step;
  const outcomeNow = async () => {
    const state = await stage.desk.stateOf(petitionIdOf(step.story));
    const policy = policyOn(state.arrival.registeredOn, [], state.arrival.legalProfile);
    const context = { today: step.day, policy, calendar: stage.calendar };
    return { state, ...gateOutcome(judgeGate(state, gate, context)) };
  };
  let outcome = await outcomeNow();
  if (outcome.failedHard.includes('QE08') && outcome.state.overdueExplained === null) {
    await carryOut(stage, { ...statementOn(step, stage), step });
    outcome = await outcomeNow();
  }
  for (const check of outcome.awaiting)
    await carryOut(stage, {
      step,
      seat,
      name: `${step.name}/${check}`,
      input: { type: 'signCheck', gate: gateOf(check, gate), check, passed: true },
    });
  const softFailureRemarks = Object.fromEntries(outcome.failedSoft.map((check) => [check, step.remark]));
  await carryOut(stage, {
    step,
    seat,
    name: step.name,
    input: { type: 'passGate', gate, softFailureRemarks },
  });
}

/** Where both gates are judged at once, a check is signed at the gate that it belongs to. */
function gateOf(check: CheckCode, judged: Gate): Gate {
  const { gates } = ruleSetOf(CURRENT_RULE_SET).checks[check];
  return gates.includes(judged) ? judged : (gates[0] ?? judged);
}

/** D43, written by the handler with the deputy's signature on paper. */
function statementOn(step: GateStep, { cast }: Stage): Omit<Doing, 'step'> {
  const { org, handlerSeat } = step;
  const seat = seatIn(org, handlerSeat);
  return {
    seat,
    name: `${step.name}/overdue`,
    input: {
      type: 'explainOverdue',
      cause: step.overdueCause,
      responsibleId: cast.account(org, seat),
      approval: signed(cast, { org, seat: 'deputy' }, step.day, true),
    },
  };
}
