import type { LoadedStream } from '#event-store';
import { CaseworkRefused } from '../casework-refused.js';
import type { AffairFrame, AffairOutcome } from './deciding-affair.js';

/** Somebody else was quicker. */
export const changed = (version: number): CaseworkRefused =>
  new CaseworkRefused(
    'changed',
    'CASE_CHANGED',
    '此件在您打开之后已被更新,请核对新内容后再办;您填写的内容仍在。',
    { version },
  );

/** The answer of the first time; another's key, or another body under it, is a conflict. @rejects IDEMPOTENCY_MISMATCH */
export function repeatedOutcome({ command }: LoadedStream, frame: AffairFrame): AffairOutcome {
  const account = 'viewer' in frame.by ? frame.by.viewer.accountId : null;
  if (command === null || command.account !== account || !command.requestHash.equals(frame.requestHash))
    throw new CaseworkRefused(
      'changed',
      'IDEMPOTENCY_MISMATCH',
      '同一个 Idempotency-Key 已用于另一内容的请求;请换一个新的再发。',
    );
  const { affairId, numbers } = command.response as { affairId: string; numbers: string[] };
  return { affairId, version: command.version, status: '', numbers, repeated: true };
}
