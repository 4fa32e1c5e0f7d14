import { expect } from '@jest/globals';
import { parse } from 'yaml';
import { readFileSync } from 'node:fs';
import {
  CHINA_CALENDAR,
  citationOf,
  CLOCKS,
  clocksOf,
  codesOf,
  dueOf,
  GATES,
  indicatorFactsOf,
  judgeGate,
  STATUSES,
  type Gate,
  type PetitionClock,
} from '#domain';
import { dayOf, stepOf, type Situation, type Step } from './situation.js';
import { type Act, PetitionWorld } from './petition-world.js';

const OPENINGS = parse(readFileSync(new URL('./openings.yml', import.meta.url), 'utf8')) as Readonly<
  Record<string, unknown[]>
>;

/** 假如 may name openings (`开头: 办理中的求决`) and steps; both are played in order. */
function stepsOf(given: readonly unknown[]): Step[] {
  return given.flatMap((written) => {
    const opening = (written as Record<string, unknown> | null)?.['开头'];
    if (opening === undefined) return [stepOf(written)];
    const steps = OPENINGS[String(opening)];
    if (steps === undefined) throw new Error(`没有“${String(opening)}”这个开头`);
    return stepsOf(steps);
  });
}

/** Everything that is asked of the domain in a situation, up to the first refusal. */
export function actsOf({ given, when }: Pick<Situation, 'given' | 'when'>): readonly Act[] {
  const world = new PetitionWorld();
  const acts = when === undefined ? [] : Array.isArray(when) ? (when as unknown[]) : [when];
  for (const step of [...stepsOf(given), ...acts.map(stepOf)]) if ('rejected' in world.act(step)) break;
  return world.acts;
}

/** Plays a situation about one petition and holds what is said against what is. */
export function playPetition({ given, when, then }: Situation): void {
  const world = new PetitionWorld();
  let last = '2026-03-02';
  for (const step of stepsOf(given)) {
    const outcome = world.act(step);
    last = step.on;
    if ('rejected' in outcome)
      throw new Error(
        `“${step.on} ${step.who} ${step.does}”被拒绝:${outcome.rejected.code} ${outcome.rejected.message}`,
      );
  }
  const acts = when === undefined ? [] : Array.isArray(when) ? (when as unknown[]) : [when];
  const steps = acts.map(stepOf);
  let outcome: ReturnType<PetitionWorld['act']> | null = null;
  for (const step of steps) {
    if (outcome !== null && 'rejected' in outcome)
      throw new Error(`前一步已被拒绝:${outcome.rejected.code} ${outcome.rejected.message}`);
    outcome = world.act(step);
    last = step.on;
  }
  requireOutcome(outcome, then);
  const at = typeof then['看'] === 'string' ? dayOf(then['看']) : last;
  world.lookAt('本件');
  checkAll(world, then, at);
  if (then['拒绝'] === undefined) requireReasons(world, at);
  const below = then['下级件'];
  if (below !== undefined) {
    world.lookAt('下级件');
    checkAll(world, below as Said, at);
  }
}

/**
 * 每个判定都说得出依据 (O-49): what passed names the events that decided it, what failed those or what is missing, and
 * what is not asked names nothing — at both gates, wherever a result has come in.
 */
function requireReasons(world: PetitionWorld, at: string): void {
  if (world.state.submissions.length === 0) return;
  for (const gate of codesOf(GATES))
    for (const { check, value, decidedBy, missing } of judgeGate(
      world.state,
      gate,
      world.context({ on: at, who: '审核人', does: '', form: {} }),
    )) {
      // in time is in time, also where nothing has happened yet
      if (check === 'QE01' && value === 'passed') continue;
      const names = { passed: decidedBy, failed: [...missing, ...decidedBy], awaitingPerson: ['a person'] };
      const named = value === 'notApplicable' ? 1 - decidedBy.length - missing.length : names[value].length;
      expect([gate, check, value, named > 0]).toEqual([gate, check, value, true]);
    }
}

function checkAll(world: PetitionWorld, then: Said, at: string): void {
  for (const [word, said] of Object.entries(then)) {
    const check = CHECKS_ON_STATE[word];
    if (check !== undefined) check(world, said, at);
    else if (!OUTCOME_WORDS.includes(word)) throw new Error(`“那么”里没有“${word}”`);
  }
}

const OUTCOME_WORDS = ['拒绝', '字段', '理由含', '依据', '事件', '无事', '看', '下级件'];

function requireOutcome(outcome: ReturnType<PetitionWorld['act']> | null, then: Situation['then']): void {
  const refused = outcome !== null && 'rejected' in outcome ? outcome.rejected : null;
  if (then['拒绝'] === undefined) {
    if (refused !== null)
      throw new Error(`被拒绝:${refused.code} ${refused.message} ${JSON.stringify(refused.detail)}`);
  } else {
    expect(refused?.code ?? '没有拒绝').toBe(then['拒绝']);
    if (then['字段'] !== undefined) expect(refused?.detail?.['field']).toBe(then['字段']);
    if (then['理由含'] !== undefined) expect(refused?.message).toContain(then['理由含']);
    if (then['依据'] !== undefined)
      expect(refused?.article ? citationOf(refused.article) : '').toContain(then['依据']);
    // A refusal that names no rule in Chinese helps nobody.
    expect(refused?.message).toMatch(/[\u4e00-\u9fff]/);
    // Nor does one that leaves open which of the fields is meant.
    expect(refused?.detail?.['field']).toMatch(/^[a-zA-Z][\w.[\]]*$/);
  }
  const events = outcome !== null && 'events' in outcome ? outcome.events : [];
  if (then['事件'] !== undefined) expect(events.map(({ type }) => type)).toEqual(then['事件']);
  if (then['无事'] !== undefined) expect(events).toEqual([]);
}

type Check = (world: PetitionWorld, said: unknown, at: string) => void;
type Said = Readonly<Record<string, unknown>>;

const CHECKS_ON_STATE: Readonly<Record<string, Check>> = {
  状态: (world, said) => expect(STATUSES[world.state.status].zh).toBe(said),
  钟: (world, said, at) => {
    for (const [name, expected] of Object.entries(said as Said))
      expect([name, clockSaid(world, name, at)]).toEqual([name, expected]);
  },
  关: (world, said, at) => {
    for (const [gateName, checks] of Object.entries(said as Readonly<Record<string, Said>>)) {
      const gate = codesOf(GATES).find((code) => GATES[code].zh === gateName) as Gate;
      const verdicts = judgeGate(
        world.state,
        gate,
        world.context({ on: at, who: '审核人', does: '', form: {} }),
      );
      for (const [code, expected] of Object.entries(checks)) {
        const verdict = verdicts.find(({ check }) => check === code);
        expect([code, VERDICTS[verdict?.value ?? ''] ?? '不在这一关']).toEqual([code, expected]);
      }
    }
  },
  事实: (world, said) => expectAt(world.state, said as Said),
  指标: (world, said, at) => {
    const { policy, calendar } = world.context({ on: at, who: '审核人', does: '', form: {} });
    expectAt(indicatorFactsOf(world.state, calendar, policy), said as Said);
  },
};

/** What stands at the dotted paths of a value; `末` is the last of a list. */
function expectAt(whole: object, said: Said): void {
  for (const [path, expected] of Object.entries(said)) {
    const found = path.split('.').reduce<unknown>((value, key) => {
      const list = Array.isArray(value) && key === '末' ? value.length - 1 : key;
      return (value as Record<string, unknown> | null | undefined)?.[list];
    }, whole);
    expect([path, found ?? null]).toEqual([path, expected]);
  }
}

const VERDICTS: Readonly<Record<string, string>> = {
  passed: '通过',
  failed: '未过',
  notApplicable: '不适用',
  awaitingPerson: '待人',
};

/** `2026-03-17`, `2026-03-17 停于 2026-03-09`, `暂定 2027-01-30`, `没有`. */
function clockSaid(world: PetitionWorld, name: string, at: string): string {
  const [label, round] = name.split(/第(\d+)轮/);
  const kind = codesOf(CLOCKS).find((code) => CLOCKS[code].zh === label);
  if (kind === undefined) throw new Error(`没有“${name}”这口钟`);
  const { policy } = world.context({ on: at, who: '承办人', does: '', form: {} });
  const clocks: PetitionClock[] = clocksOf(world.state, policy).filter((clock) => clock.kind === kind);
  const clock = round === undefined ? clocks.at(-1) : clocks.find(({ id }) => id === `${kind}:${round}`);
  if (clock === undefined) return '没有';
  const { legalDue, nominalDue } = dueOf(clock, CHINA_CALENDAR);
  const due = legalDue ?? `暂定 ${nominalDue}`;
  return clock.stoppedOn ? `${due} 停于 ${clock.stoppedOn}` : due;
}
