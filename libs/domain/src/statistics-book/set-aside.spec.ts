import { describe, expect, it } from '@jest/globals';
import { setAsideOf, type StatBookEvent } from './index.js';

const kind = 'circular';
const drafted = (
  drafterId: string,
  version: number,
  figures: string | null,
  of: 'circular' | 'quarterAnalysis' = kind,
): StatBookEvent => ({
  type: 'StatReportDrafted',
  occurredOn: '2026-10-12',
  data: { kind: of, version, asOf: '2026-10-11', drafterId, figures },
  sealed: { title: '通报', sections: [] },
});
const frozen: StatBookEvent = {
  type: 'StatPeriodFrozen',
  occurredOn: '2026-10-22',
  data: {
    asOf: '2026-10-21',
    hash: 'ab',
    figureCount: 1,
    itemCount: 1,
    definitions: '1',
    profileVersion: '1',
    calendarVersion: '1',
    signerId: 'leader',
  },
};

describe('words that another replaced unread (O-65, O-68)', () => {
  it('are kept for whoever wrote them, and for nobody else', () => {
    const events = [drafted('head', 1, null), drafted('head', 2, null), frozen, drafted('deputy', 3, 'ab')];
    expect(setAsideOf(events, kind, 'head')).toBe(2);
    expect(setAsideOf(events, kind, 'deputy')).toBeNull();
    expect(setAsideOf(events, 'quarterAnalysis', 'head')).toBeNull();
  });

  it('are kept over more versions of others, until he saves one himself', () => {
    const others = [drafted('head', 1, null), frozen, drafted('deputy', 2, 'ab'), drafted('leader', 3, 'ab')];
    expect(setAsideOf(others, kind, 'head')).toBe(1);
    expect(setAsideOf([...others, drafted('head', 4, 'ab')], kind, 'head')).toBeNull();
  });

  it.each<[string, StatBookEvent[]]>([
    ['nothing was replaced', [drafted('head', 1, null), frozen]],
    ['he wrote it anew himself', [drafted('head', 1, null), frozen, drafted('head', 2, 'ab')]],
    ['the other one had read it', [frozen, drafted('head', 1, 'ab'), drafted('deputy', 2, 'ab')]],
    [
      'another report was drafted',
      [drafted('head', 1, null), frozen, drafted('deputy', 1, 'ab', 'quarterAnalysis')],
    ],
    ['nobody wrote anything', []],
  ])('are none where %s', (_, events) => {
    expect(setAsideOf(events, kind, 'head')).toBeNull();
  });
});
