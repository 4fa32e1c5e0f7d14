import { describe, expect, it } from '@jest/globals';
import { indicatorMembers } from './index.js';
import { D, facts, of } from './spec-support.js';

const visit = (petitionId: string, levelJump: number | null, more: object = {}) =>
  facts({ petitionId, channel: 'visit', visitorCount: 2, levelJump, ...more });

describe('越级走访 (R-09a): levels between the organ visited and the one with authority, two or more', () => {
  const rows = [
    visit('the own level', 0),
    visit('the level above', 1),
    visit('one level passed over', 2),
    visit('two levels passed over', 3),
    visit('not sent anywhere yet', null),
    facts({ petitionId: 'letter', levelJump: 2 }),
    visit('of another quarter', 2, { receivedOn: '2025-12-31', registeredOn: '2025-12-31' }),
    visit('part of a split one', 2, { parentId: 'one level passed over' }),
  ];

  it('X-02 counts visits that passed over the level above, and opens the list of them', () => {
    expect(of('X-02', rows)).toMatchObject({ numerator: 2, denominator: null, value: '2' });
    expect(indicatorMembers('X-02', rows, D, D.to).numerator).toEqual([
      'one level passed over',
      'two levels passed over',
    ]);
  });
  it('X-03 is their share of all visits: 2 of 5', () => {
    expect(of('X-03', rows)).toMatchObject({ numerator: 2, denominator: 5, value: '0.4000' });
    expect(of('X-03', [facts()])).toMatchObject({ denominator: 0, value: null });
  });
  it('a row marked as left out leaves the share, not the count', () => {
    const marked = visit('marked', 2, { excludedFromStats: true });
    expect(of('X-02', [marked]).numerator).toBe(1);
    expect(of('X-03', [marked])).toMatchObject({ denominator: 0, aside: { excludedFromStats: 1 } });
  });
});
