import { describe, expect, it } from '@jest/globals';
import { nextStage, stagesOffered, windowNote } from './review-stage';

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

describe('which of the two may be asked for', () => {
  it('is the next alone; the other is greyed and says why', () => {
    const offered = (...types: string[]) =>
      stagesOffered({ petition: { timeline: types.map((type) => ({ type })) } } as never);
    expect(offered()).toEqual([
      { value: 'review', label: '复查' },
      { value: 'recheck', label: '复核(须先有复查意见)', disabled: true },
    ]);
    expect(offered('ReviewConcluded')).toEqual([
      { value: 'review', label: '复查(已有复查意见)', disabled: true },
      { value: 'recheck', label: '复核' },
    ]);
  });
});

describe('by when it may be asked for (R-40, R-42, K-10)', () => {
  const clock = (kind: string, legalDue: string | null, stoppedOn: string | null = null) => ({
    kind,
    nominalDue: '2026-11-14',
    legalDue,
    stoppedOn,
  });
  const noteOn = (today: string, clocks: object[], ...types: string[]) =>
    windowNote({ today, petition: { clocks, timeline: types.map((type) => ({ type })) } } as never);
  const review = clock('reviewWindow', '2026-11-16');

  it('says the last day while it runs, also of the recheck', () => {
    expect(noteOn('2026-11-16', [review])).toContain('复查请求须不晚于 2026-11-16 提出');
    const both = [clock('reviewWindow', '2026-08-01', '2026-07-20'), clock('recheckWindow', '2026-11-16')];
    expect(noteOn('2026-11-01', both, 'ReviewConcluded')).toContain('复核请求须不晚于 2026-11-16 提出');
    expect(noteOn('2026-11-01', [clock('reviewWindow', null)])).toContain('2026-11-14(暂定)');
  });

  it('says that it is over, and what is done with what comes too late', () => {
    const note = noteOn('2026-11-17', [review]);
    expect(note).toContain('已于 2026-11-16 届满');
    expect(note).toContain('标为重复件');
  });

  it('says the rule alone where no period runs', () => {
    expect(noteOn('2026-11-17', [])).toContain('没有送达的,期间还没有起算');
  });
});
