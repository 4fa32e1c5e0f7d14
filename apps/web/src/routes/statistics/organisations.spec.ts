import { describe, expect, it } from '@jest/globals';
import type { OrganisationRow } from '../../api/index.js';
import { behind, shortName, worstFirst } from './organisations.js';

const row = (change: Partial<OrganisationRow>): OrganisationRow => ({
  orgId: 1,
  name: '甲县',
  total: 1,
  totalLastYear: 0,
  i08: '—',
  i09: '—',
  i10: '—',
  overdueOpen: 0,
  returned: 0,
  rank: null,
  smallSample: false,
  manual: false,
  attention: [],
  ref: '2026Q3@2026-09-30/org:1/total',
  ...change,
});

describe('organisations on the page (O-70)', () => {
  it('those with most reasons first, then most overdue, then the last in the ranking', () => {
    const rows = [
      row({ orgId: 1, rank: 1 }),
      row({ orgId: 2, rank: 3, attention: ['超期未结'] }),
      row({ orgId: 3, rank: 2, attention: ['超期未结'], overdueOpen: 2 }),
      row({ orgId: 4, rank: 2, attention: ['超期未结', '退回'] }),
    ];
    expect(worstFirst(rows).map(({ orgId }) => orgId)).toEqual([4, 3, 2, 1]);
  });

  it('lead to the petitions of each of their figures', () => {
    expect(behind(row({}), 'overdueOpen')).toBe('2026Q3@2026-09-30/org:1/overdueOpen');
    expect(behind(row({}), 'I-09', 'denominator')).toBe('2026Q3@2026-09-30/org:1/I-09/denominator');
  });

  it('are called shortly where there is little room', () => {
    expect(['中共召川县委组织部', '宛州市委组织部', '某县局'].map(shortName)).toEqual([
      '召川县',
      '宛州市',
      '某县局',
    ]);
  });
});
