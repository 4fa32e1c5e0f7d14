/** Every variation, by what it is about. */
import type { Variation } from '../variation.js';
import { DOCUMENTS } from './documents.js';
import { DOWN } from './down.js';
import { ENDING } from './ending.js';
import { ENTRY } from './entry.js';
import { FILING } from './filing.js';
import { GATES } from './gates.js';
import { HANDLING } from './handling.js';
import { NOTES } from './notes.js';
import { PAPERS } from './papers.js';
import { PEOPLE } from './people.js';
import { RECEIPTS } from './receipts.js';
import { REGISTER } from './register.js';
import { RESULT } from './result.js';
import { REVIEW } from './review.js';
import { SENDING } from './sending.js';
import { SENT } from './sent.js';
import { TRIAGE } from './triage.js';
import { UP } from './up.js';
import { URGENT } from './urgent.js';

export const VARIATIONS: readonly (readonly [about: string, rows: readonly Variation[]])[] = [
  ['登记', ENTRY],
  ['接管、更正', REGISTER],
  ['拆分、指定、改分类', PEOPLE],
  ['措施、撤回、关口', GATES],
  ['分流', TRIAGE],
  ['发函下级', SENT],
  ['收回、答复异议、签收', DOWN],
  ['上报、异议', UP],
  ['联合办理、紧急、包案', URGENT],
  ['受理、延期', HANDLING],
  ['送出、删除身份、告下级', SENDING],
  ['结果', RESULT],
  ['签发、送达', PAPERS],
  ['记录、反馈', NOTES],
  ['文书', DOCUMENTS],
  ['回证、作废、扫描件', RECEIPTS],
  ['复查、复核', REVIEW],
  ['终止、争议、澄清、告知', ENDING],
  ['结案、归档、销毁', FILING],
];
