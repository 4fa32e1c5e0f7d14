import { describe, expect, it } from '@jest/globals';
import { type FastLaneFacts, fastLaneFigures } from './fast-lane-figures.js';

const item = (change: Partial<FastLaneFacts> = {}): FastLaneFacts => ({
  receivedOn: '2026-03-02',
  handedOn: '2026-03-02',
  endedOn: '2026-03-06',
  dueOn: '2026-03-09',
  finding: 'substantiated',
  ...change,
});

describe('the line of the quarter for fast lanes (O-76)', () => {
  it('counts items, handed on the same day, ended by the day, and what was found true', () => {
    const items = [
      item(),
      item({ handedOn: '2026-03-03', finding: 'partiallySubstantiated' }),
      item({ endedOn: '2026-03-10', finding: 'unsubstantiated' }),
      item({ endedOn: null, finding: null }),
    ];
    expect(fastLaneFigures(items, '2026-03-31')).toEqual({
      items: 4,
      sameDay: { part: 3, whole: 4 },
      onTime: { part: 2, whole: 4 },
      substantiated: 2,
    });
  });

  it('judges nothing that still has its day, nor what came later', () => {
    const open = item({ receivedOn: '2026-03-05', handedOn: null, endedOn: null, dueOn: '2026-03-12' });
    expect(fastLaneFigures([open, item({ receivedOn: '2026-03-06' })], '2026-03-05')).toEqual({
      items: 1,
      sameDay: { part: 0, whole: 0 },
      onTime: { part: 0, whole: 0 },
      substantiated: 0,
    });
    expect(fastLaneFigures([open], '2026-03-06').sameDay).toEqual({ part: 0, whole: 1 });
    expect(fastLaneFigures([open], '2026-03-12').onTime.whole).toBe(0);
    expect(fastLaneFigures([open], '2026-03-13').onTime).toEqual({ part: 0, whole: 1 });
  });

  it('knows on a day only what had happened by then', () => {
    expect(fastLaneFigures([item({ handedOn: '2026-03-02' })], '2026-03-04')).toEqual({
      items: 1,
      sameDay: { part: 1, whole: 1 },
      onTime: { part: 0, whole: 0 },
      substantiated: 0,
    });
  });
});
