import { describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR } from '../calendar.js';
import { policyOn } from '../parameters.js';
import type { PetitionClock } from '../petition/clocks.js';
import type { PetitionState } from '../petition/state.js';
import { openClock } from './open-clock.js';
import { supervisionFindings } from './supervision-findings.js';

const policy = policyOn('2026-08-07');
const basis = { policy, calendar: CHINA_CALENDAR };
const clock = (
  kind: 'dueNotify' | 'dueHandle' | 'feedbackDue' | 'executionDue',
  startedOn: string,
): PetitionClock => ({
  ...openClock(kind, startedOn, basis),
  id: `${kind}:1`,
});
const quiet = {
  history: null,
  reworks: [],
  completions: [],
  objectedOn: [],
  ratings: [],
  formerHandlerIds: [],
  coHandlerIds: [],
  resultRequired: false,
  closed: null,
} as unknown as PetitionState;
const rated = (rating: 'satisfied' | 'dissatisfied', enteredBy: string | null) =>
  [{ target: 'handlingOrgan', rating, enteredBy }] as PetitionState['ratings'];
const found = (
  today: string,
  clocks: PetitionClock[],
  {
    state = {},
    lastChangedOn = today,
    samePhone = 1,
  }: { state?: Partial<PetitionState>; lastChangedOn?: string; samePhone?: number } = {},
) =>
  supervisionFindings(
    { ...quiet, ...state },
    { today, clocks, lastChangedOn, samePhone, policy, calendar: CHINA_CALENDAR },
  ).map(({ cause, key, action }) => `${cause} ${key} ${action}`);

describe('what gives rise to a supervision (§1.7)', () => {
  it('SUP-02: from the first working day past the legal due day, not in the days of the roll', () => {
    // §4.5 example: T = 2026-10-06, rolled to 10-08
    const handling = clock('dueHandle', '2026-08-07');
    expect(found('2026-10-07', [handling])).toEqual([]);
    expect(found('2026-10-08', [handling])).toEqual([]);
    expect(found('2026-10-09', [handling])).toEqual(['SUP-02 dueHandle:1 supervise']);
  });

  it('SUP-01, SUP-03: urged first, supervised from the fourth working day', () => {
    const notify = clock('dueNotify', '2026-11-02');
    expect(found('2026-11-20', [notify])).toEqual([]);
    expect(found('2026-11-23', [notify])).toEqual(['SUP-01 dueNotify:1 supervise']);
    expect(found('2026-12-31', [clock('feedbackDue', '2026-08-07')])).toEqual([
      'SUP-03 feedbackDue:1 supervise',
    ]);
  });

  it('never by a provisional day (K-21)', () => {
    expect(found('2027-06-01', [clock('dueHandle', '2026-12-01')], { lastChangedOn: '2027-06-01' })).toEqual(
      [],
    );
  });

  it('SUP-04: returned as often as the parameter says (O-52)', () => {
    const reworks = [{}, {}] as PetitionState['reworks'];
    expect(found('2026-08-10', [], { state: { reworks: reworks.slice(0, 1) } })).toEqual([]);
    expect(found('2026-08-10', [], { state: { reworks } })).toEqual(['SUP-04 rework:2 supervise']);
    const completions = [{}, {}] as PetitionState['completions'];
    expect(found('2026-08-10', [], { state: { completions } })).toEqual(['SUP-04 completion:2 supervise']);
    const closed = { closedOn: '2026-08-09' } as PetitionState['closed'];
    expect(found('2026-08-10', [], { state: { completions, closed } })).toEqual([]);
  });

  it('SUP-05, SUP-08, SUP-09 are put before a person', () => {
    const running = [clock('dueHandle', '2026-08-07')];
    expect(found('2026-08-22', running, { lastChangedOn: '2026-08-07' })).toEqual([]);
    expect(found('2026-08-23', running, { lastChangedOn: '2026-08-07' })).toEqual([
      'SUP-05 still:2026-08-07 ask',
    ]);
    const twice = { objectedOn: ['2026-08-07', '2026-08-08'] };
    expect(found('2026-08-08', running, { state: twice })).toEqual(['SUP-05 toAndFro:2 ask']);
    expect(found('2026-08-08', [], { state: twice })).toEqual([]);
    expect(found('2026-08-08', running, { state: { resultRequired: true } })).toEqual(['SUP-08 result ask']);
    const ratings = rated('dissatisfied', null);
    expect(found('2026-08-08', [], { state: { ratings } })).toEqual(['SUP-09 rating ask']);
  });

  it('SUP-06: what was granted is not carried out by the first working day past its legal due day (32②)', () => {
    const execution = clock('executionDue', '2026-08-07');
    expect(found('2026-10-08', [execution])).toEqual([]);
    expect(found('2026-10-09', [execution])).toEqual(['SUP-06 executionDue:1 supervise']);
    expect(found('2026-10-09', [{ ...execution, stoppedOn: '2026-10-10' }])).toEqual([]);
    // put away: silence may only mean that nobody wrote it down
    expect(found('2026-10-09', [execution], { state: { status: 'archived' } })).toEqual([
      'SUP-06 executionDue:1 ask',
    ]);
  });

  it('SUP-07: a rating that a former handler entered, or under a number of several persons, is looked into', () => {
    const at = '2026-08-10';
    const handled = { formerHandlerIds: ['handler'] };
    expect(found(at, [], { state: { ...handled, ratings: rated('satisfied', 'handler') } })).toEqual([
      'SUP-07 ratedFor:handlingOrgan ask',
    ]);
    expect(found(at, [], { state: { ...handled, ratings: rated('satisfied', 'clerk') } })).toEqual([]);
    const ratings = rated('satisfied', 'clerk');
    expect(found(at, [], { state: { ratings }, samePhone: 3 })).toEqual(['SUP-07 phone ask']);
    expect(found(at, [], { state: { ratings }, samePhone: 2 })).toEqual([]);
    // a number that several use is nothing to look into while nobody has rated
    expect(found(at, [], { samePhone: 3 })).toEqual([]);
  });
});
