import type { Vault } from '#vault';
import { CaseworkRefused } from './casework-refused.js';

/** Why a key is destroyed, as the keys database notes it. */
export const FORGOTTEN = 'SUBJECT_FORGOTTEN';

/**
 * Refuses what no key operation could carry out afterwards: the event is written first, so it must not promise in vain.
 * @rejects SUBJECT_ALREADY_FORGOTTEN SUBJECT_UNDER_HOLD
 */
export async function requireDestructible(
  { stock }: { stock: Pick<Vault['stock'], 'statesOf'> },
  keyId: string,
): Promise<void> {
  const state = (await stock.statesOf([keyId])).get(keyId);
  if (state === 'shredded')
    throw new CaseworkRefused('invalid', 'SUBJECT_ALREADY_FORGOTTEN', '这个当事人的身份信息已依法删除过。', {
      field: 'subjectId',
    });
  if (state === 'held')
    throw new CaseworkRefused(
      'invalid',
      'SUBJECT_UNDER_HOLD',
      '这个当事人的身份信息处于依法保全状态,解除保全之前不能删除。',
      { field: 'subjectId' },
    );
}
