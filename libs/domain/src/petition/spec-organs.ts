/** Two organs between which a petition is walked, for the property specs. Nothing here is used by the program. */
import { addDays } from '../calendar.js';
import { Rejected } from '../rejected.js';
import { clocksOf, type PetitionClock } from './clocks.js';
import type { PetitionCommand } from './commands.js';
import type { DecisionContext } from './context.js';
import { decide, type Decision } from './decide/index.js';
import type { ArrivalFacts, PetitionEvent } from './events.js';
import { on, registered, Story } from './spec-fixtures.js';
import { commandOf, type Step } from './spec-walk.js';

const COUNTY = {
  id: 2,
  code: '411321Z',
  shortCode: '召组',
  level: 'county',
  smallOffice: false,
  name: '召川县委组织部',
} as const;

/** A petition and, once something was sent down, the one in the receiving organ. */
export class TwoOrgans {
  readonly here: Story;
  below = new Story();
  today = '2026-03-03';

  constructor(facts: ArrivalFacts) {
    this.here = new Story(registered(facts));
  }

  private context({ below, action, who }: Step): DecisionContext {
    const ctx = on(this.today, action === 'onward' ? 'examiner' : who);
    if (!below) return { ...ctx, related: { state: this.below.state, organisation: COUNTY } };
    return {
      ...ctx,
      actor: { ...ctx.actor, orgId: COUNTY.id },
      organisation: COUNTY,
      related: { state: this.here.state, organisation: null },
    };
  }

  /** Takes a step; null where there was nothing to take, the refusal where it was refused. */
  take(step: Step): Taken | null {
    this.today = addDays(this.today, step.action === 'onward' ? step.days % 3 : step.days % 5);
    const below = step.below && this.below.state !== null;
    const story = below ? this.below : this.here;
    const ctx = this.context({ ...step, below });
    const command = commandOf(story, step, ctx);
    if (command === null) return null;
    const decision = asked(story, command, ctx);
    if (decision === null) return null;
    const other = below ? this.here : this.below;
    const before = { own: clocksIn(story, ctx), there: clocksIn(other, ctx) };
    const from = { own: story.now.status, there: other.state?.status ?? null };
    const opened = this.openedBelow(decision, below);
    story.add(decision.events);
    const others = decision.others.flatMap(({ events }) => events);
    if (opened !== null) this.below = opened;
    for (const { events } of decision.others) (below ? this.here : this.below).add(events);
    const there = opened ?? other;
    return {
      command,
      ctx,
      story,
      other: there,
      from: { own: from.own, there: opened === null ? from.there : null },
      before: { own: before.own, there: opened === null ? before.there : new Map() },
      events: decision.events,
      others,
    };
  }

  /** A letter that goes out opens another petition in the receiving organ; the one before stays as it is. */
  private openedBelow(decision: Decision, below: boolean): Story | null {
    const opening = decision.others.find(({ events }) =>
      events.some(({ type }) => type === 'PetitionSentDown'),
    );
    if (opening === undefined || below) return null;
    const story = new Story();
    story.petitionId = opening.petitionId;
    return story;
  }
}

export type Taken = {
  command: PetitionCommand;
  ctx: DecisionContext;
  story: Story;
  other: Story;
  from: { own: Story['now']['status']; there: Story['now']['status'] | null };
  before: { own: Clocks; there: Clocks };
  events: readonly PetitionEvent[];
  others: readonly PetitionEvent[];
};

/** A refusal is named and in Chinese; anything else is a defect. */
export function asked(story: Story, command: PetitionCommand, ctx: DecisionContext): Decision | null {
  try {
    return decide(story.state, command, ctx);
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    hold(
      /^[A-Z][A-Z0-9_]+$/.test(error.code) && /[\u4e00-\u9fff]/.test(error.message),
      command.type,
      error.code,
    );
    return null;
  }
}

export type Clocks = ReadonlyMap<string, PetitionClock>;

// Statutory and assigned clocks; the inner one of a return comes and goes with it.
export function clocksIn({ state }: Story, { policy }: DecisionContext): Clocks {
  if (state === null) return new Map();
  const known = clocksBy.get(state);
  if (known !== undefined) return known;
  const clocks = clocksOf(state, policy).filter(
    ({ kind }) => kind !== 'reworkDue' && kind !== 'completionDue',
  );
  const found = new Map(clocks.map((clock) => [clock.id, clock]));
  clocksBy.set(state, found);
  return found;
}
const clocksBy = new WeakMap<object, Clocks>();
/** An expectation costs more than a decision; here only a failure is told. */
export function hold(condition: boolean, ...what: readonly unknown[]) {
  if (!condition) throw new Error(JSON.stringify(what));
}
