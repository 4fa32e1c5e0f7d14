import { describe, expect, it } from '@jest/globals';
import { relationZh } from './relations';

describe('how another petition belongs to this one', () => {
  it('tells one that came later from one that was joined to it, whose people are told as well (O-25)', () => {
    expect(relationZh({ relation: 'repeatedBy', status: 'registered' })).toBe('后又来件');
    expect(relationZh({ relation: 'repeatedBy', status: 'merged' })).toBe('并入本件');
    expect(relationZh({ relation: 'mergedInto', status: 'handling' })).toBe('并入');
  });

  it('tells a part that was split off from what a unit below or above has of it', () => {
    expect(relationZh({ relation: 'child', status: 'registered' })).toBe('拆出');
    expect(relationZh({ relation: 'sentDown', status: 'registered' })).toBe('下级办理');
    expect(relationZh({ relation: 'sentFrom', status: 'assignedDown' })).toBe('上级来件');
  });
});
