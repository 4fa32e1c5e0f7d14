import { describe, expect, it } from '@jest/globals';
import { signalsOf } from './index.js';
import type { IndicatorFacts } from './index.js';
import { D, facts, many } from './spec-support.js';

const signals = (rows: IndicatorFacts[], asOf = D.to) =>
  signalsOf(rows, { period: D, asOf }, { smallSample: 5 }).map(({ kind, petitionIds }) => [
    kind,
    petitionIds.length,
  ]);
const on = (receivedOn: string): Partial<IndicatorFacts> => ({
  receivedOn,
  registeredOn: receivedOn,
  categoryCode: '0701',
});

describe('signals: each with a history that shows it and one that does not', () => {
  it('a surge over season and trend, at the same stage of the periods', () => {
    const before = [...many(3, on('2025-10-05')), ...many(3, on('2025-01-05'))];
    expect(signals([...before, ...many(9, on('2026-01-05'))])).toEqual([['surge', 9]]);
    expect(signals([...before, ...many(6, on('2026-01-05'))])).toEqual([]);
    // as many last year: season
    expect(signals([...many(9, on('2025-01-05')), ...many(9, on('2026-01-05'))])).toEqual([]);
    // what came later in the earlier period does not yet count
    const late = [...many(9, on('2025-12-30')), ...many(1, on('2025-01-02'))];
    expect(signals([...late, ...many(9, on('2026-01-05'))], '2026-01-10')).toEqual([['surge', 9]]);
    expect(signals(many(9, on('2026-01-05')))).toEqual([]);
  });
  it('group visits', () => {
    expect(signals(many(2, { channel: 'visit', groupVisit: true, visitorCount: 7 }))).toEqual([
      ['groupVisit', 2],
    ]);
    expect(signals(many(2, { channel: 'visit', visitorCount: 2 }))).toEqual([]);
  });
  it('closed and back within a week', () => {
    const closed = { closureOn: '2026-02-01' };
    expect(signals([facts({ ...closed, repeatedOn: ['2026-02-08'] })])).toEqual([['cameAgainWithinWeek', 1]]);
    expect(
      signals([
        facts({ ...closed, repeatedOn: ['2026-02-09'] }),
        facts({ ...closed, repeatedOn: ['2026-01-31'] }),
      ]),
    ).toEqual([]);
  });
  it('mass closing on the last day', () => {
    const last = many(6, { closureOn: '2026-03-31' });
    expect(signals([...last, ...many(10, { closureOn: '2026-02-01' })])).toEqual([['massClosing', 6]]);
    expect(signals([...last, ...many(20, { closureOn: '2026-02-01' })])).toEqual([]);
    expect(signals(many(4, { closureOn: '2026-03-31' }))).toEqual([]);
  });
  it('an extension asked for on day 59', () => {
    const asked = (askedOn: string) =>
      facts({
        acceptedOn: '2026-01-05',
        extensions: [{ askedOn, decidedOn: null, approved: false, toldOn: null }],
      });
    expect(signals([asked('2026-03-04')])).toEqual([['extensionAtTheEnd', 1]]);
    expect(signals([asked('2026-03-03')])).toEqual([]);
  });
  it('returned again and again; good ratings of one handler on one day', () => {
    const signing = (returnedOn: string[]) =>
      facts({ signing: { submittedOn: [], returnedOn, firstPassedOn: null } });
    expect(signals([signing(['2026-01-10', '2026-01-20'])])).toEqual([['returnedAgain', 1]]);
    expect(signals([signing(['2026-01-10'])])).toEqual([]);
    const rated = (count: number) =>
      many(count, {
        handlerId: 'h',
        satisfaction: { dueOn: '2026-03-01', ratedOn: '2026-02-03', rating: 'satisfied' },
      });
    expect(signals(rated(5))).toEqual([['ratedAtOnce', 5]]);
    expect(signals(rated(4))).toEqual([]);
  });
});
