import type { PetitionState } from '../../petition/state.js';

/** 保管期限 (§6.5). */
export const RETENTIONS = { permanent: '永久', '30y': '30年', '10y': '10年' } as const;

/** 有领导重要批示和处理结果的永久,有处理结果的 30 年,没有处理结果的 10 年 (§6.5). */
export function shortestRetentionOf(state: PetitionState): keyof typeof RETENTIONS {
  if (state.submissions.length === 0) return '10y';
  const instructed =
    state.arrival.origin === 'leader' || state.notes.some(({ kind }) => kind === 'instruction');
  return instructed ? 'permanent' : '30y';
}
