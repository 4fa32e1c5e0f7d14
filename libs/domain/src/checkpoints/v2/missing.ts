import { missingZh as missingInV1 } from '../v1/missing.js';

/** Chinese for a key of `Verdict.missing`. */
export const missingZh = (key: string): string =>
  key === 'HandlingNoteAdded/talkOrInquiry' ? '谈话或函询的记录' : missingInV1(key);
