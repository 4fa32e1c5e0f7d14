import type { DocumentCode } from '../glossary/index.js';
import type { DecisionKind } from './approvals.js';
import type { DocumentBook } from './number-formats.js';

/**
 * What holds for a kind of document before any word of it (§5.1, QP03).
 * @shape book null: a form or inner sheet without 发文字号; decision null: nobody signs it as an act of the organ;
 * act: the act of the case that it is, which starts or stops a clock; scope office: it belongs to no single petition;
 * to: whose eyes it is for, which decides what may not be said in it
 */
export type PaperRule = {
  readonly book: DocumentBook | null;
  readonly decision: DecisionKind | null;
  readonly act: 'notice' | 'extensionNotice' | 'objection' | 'result' | 'letterDown' | null;
  readonly scope: 'case' | 'office';
  readonly to: 'petitioner' | 'below' | 'above' | 'peer' | 'accused' | 'inside';
};

const inside: PaperRule = { book: null, decision: null, act: null, scope: 'case', to: 'inside' };
const office: PaperRule = { ...inside, scope: 'office' };
const notice: PaperRule = {
  book: 'notice',
  decision: 'routing',
  act: 'notice',
  scope: 'case',
  to: 'petitioner',
};
const result: PaperRule = {
  book: 'reply',
  decision: 'issuing',
  act: 'result',
  scope: 'case',
  to: 'petitioner',
};
const letter: PaperRule = { book: 'letter', decision: 'routing', act: null, scope: 'case', to: 'peer' };
const review: PaperRule = { ...result, act: null };

/** D01–D48. */
export const PAPER_RULES = {
  D01: inside,
  D02: inside,
  D03: { ...inside, decision: 'routing' },
  D04: notice,
  D05: notice,
  D06: notice,
  D07: notice,
  D08: { ...letter, book: 'transfer', act: 'letterDown', to: 'below' },
  D09: { ...letter, book: 'assign', act: 'letterDown', to: 'below' },
  D10: { ...letter, act: 'objection', to: 'above' },
  D11: { ...letter, decision: 'inquiry', to: 'accused' },
  D12: { ...inside, book: 'investigation', decision: 'caseOpening' },
  D13: inside,
  D14: { ...result, book: 'report', to: 'inside' },
  D15: { ...inside, decision: 'extensionItem6' },
  D16: { ...notice, decision: 'extensionItem6', act: 'extensionNotice' },
  D17: result,
  D18: result,
  D19: inside,
  D20: inside,
  D21: review,
  D22: review,
  D23: { ...letter, to: 'petitioner' },
  D24: { ...inside, decision: 'issuing', to: 'petitioner' },
  D25: { ...letter, book: 'urge', to: 'below' },
  D26: { ...letter, book: 'supervise', to: 'below' },
  D27: { ...letter, decision: 'issuing' },
  D28: { ...letter, decision: 'issuing' },
  D29: { ...letter, book: 'report', decision: 'issuing', to: 'above' },
  D30: inside,
  D31: { ...letter, to: 'below' },
  D32: { ...letter, decision: 'referral' },
  D33: { ...office, book: 'bulletin', decision: 'issuing', to: 'above' },
  D34: { ...office, book: 'urgent', decision: 'issuing', to: 'above' },
  D35: { ...office, decision: 'issuing', to: 'above' },
  D36: { ...office, book: 'circular', decision: 'issuing', to: 'below' },
  D37: inside,
  D38: inside,
  D39: notice,
  D40: notice,
  D41: result,
  D42: { ...inside, decision: 'closing' },
  D43: { ...inside, decision: 'issuing' },
  D44: office,
  D45: office,
  D46: office,
  D47: office,
  D48: { ...office, book: 'circular', decision: 'issuing', to: 'below' },
} as const satisfies Readonly<Record<DocumentCode, PaperRule>>;

/**
 * A sheet that is signed and stays with the case — 呈批单, 审批表, 说明: neither stamped nor sent. It has no 发文字号 (that of a
 * 立案审批表 is the number of the investigation); a report has one and bears the seal (QC02).
 */
export const isInnerSheet = ({ book, to }: PaperRule): boolean =>
  to === 'inside' && (book === null || book === 'investigation');

/** The rule of a kind, under its common type. */
export const paperRule = (code: DocumentCode): PaperRule => PAPER_RULES[code];
