import { describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR } from '../calendar.js';
import { policyOn } from '../parameters.js';
import type { PetitionClock } from '../petition/clocks.js';
import type { PetitionState } from '../petition/state.js';
import { openClock } from './open-clock.js';
import { supervisionFindings } from './supervision-findings.js';

const policy = policyOn('2026-08-07');
const basis = { policy, calendar: CHINA_CALENDAR };
const clock = (kind: 'dueNotify' | 'dueHandle' | 'feedbackDue', startedOn: string): PetitionClock => ({
  ...openClock(kind, startedOn, basis),
  id: `${kind}:1`,
});
const quiet = {
  history: null,
  reworks: [],
  ratings: [],
  resultRequired: false,
  closed: null,
} as unknown as PetitionState;
const found = (
  today: string,
  clocks: PetitionClock[],
  { state = {}, lastChangedOn = today }: { state?: Partial<PetitionState>; lastChangedOn?: string } = {},
) =>
  supervisionFindings(
    { ...quiet, ...state },
    { today, clocks, lastChangedOn, policy, calendar: CHINA_CALENDAR },
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
  });

  it('SUP-05, SUP-08, SUP-09 are put before a person', () => {
    const running = [clock('dueHandle', '2026-08-07')];
    expect(found('2026-08-22', running, { lastChangedOn: '2026-08-07' })).toEqual([]);
    expect(found('2026-08-23', running, { lastChangedOn: '2026-08-07' })).toEqual([
      'SUP-05 still:2026-08-07 ask',
    ]);
    expect(found('2026-08-08', running, { state: { resultRequired: true } })).toEqual(['SUP-08 result ask']);
    const ratings = [{ target: 'handlingOrgan', rating: 'dissatisfied' }] as PetitionState['ratings'];
    expect(found('2026-08-08', [], { state: { ratings } })).toEqual(['SUP-09 rating ask']);
  });
});
