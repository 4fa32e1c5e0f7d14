import { describe, expect, it } from '@jest/globals';
import { loadRows, weeksOf } from './load-rows';

describe('the load ahead', () => {
  it('begins on the Monday of this week and holds four weeks from today', () => {
    expect(weeksOf('2026-11-30')).toEqual(['2026-11-30', '2026-12-07', '2026-12-14', '2026-12-21']);
    expect(weeksOf('2026-12-02')).toHaveLength(5);
    expect(weeksOf('2026-12-06')[0]).toBe('2026-11-30');
  });

  it('adds up a handler’s weeks, the fullest first', () => {
    const weeks = weeksOf('2026-11-30');
    const cell = (handlerId: string | null, week: string, clocks: number) => ({
      orgId: 1,
      handlerId,
      handlerName: handlerId,
      week,
      clocks,
    });
    const rows = loadRows(
      [cell('a', '2026-11-30', 1), cell('b', '2026-12-07', 4), cell('b', '2026-12-21', 1)],
      weeks,
    );
    expect(rows.map(({ handlerId, counts, total }) => [handlerId, counts, total])).toEqual([
      ['b', [0, 4, 0, 1], 5],
      ['a', [1, 0, 0, 0], 1],
    ]);
  });
});
