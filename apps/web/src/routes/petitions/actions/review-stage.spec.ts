import { describe, expect, it } from '@jest/globals';
import { nextStage } from './review-stage';

const after = (...types: string[]) =>
  nextStage({ petition: { timeline: types.map((type) => ({ type })) } } as never);

describe('what is asked for next (R-40, R-42, R-47)', () => {
  it('is the review first, and the recheck once it is answered', () => {
    expect(after('ResultDelivered')).toBe('review');
    expect(after('ReviewRequested', 'ReviewConcluded', 'ReviewDelivered')).toBe('recheck');
  });

  it('is the review again in a round that a revocation has begun', () => {
    const revoked = ['ReviewRequested', 'ReviewConcluded', 'PetitionReopened'];
    expect(after(...revoked, 'ResultDelivered')).toBe('review');
    expect(after(...revoked, 'ReviewRequested', 'ReviewConcluded')).toBe('recheck');
  });
});
