import { APPEAL_KINDS } from './arrival.js';
import type { AppealKind, PetitionClass } from './arrival.js';
import { DISPOSITIONS } from './triage.js';
import type { Disposition, IntakeDecision } from './triage.js';

/** Row of the QP02 table. */
export type MatrixRow =
  | 'suggestion'
  | 'consultation'
  | 'accusationOwn'
  | 'accusationSubordinate'
  | 'accusationSuperior'
  | 'accusationOwnStaff'
  | 'accusationOwnHead'
  | 'appealProcedure'
  | 'appealItem5'
  | 'appealItem6'
  | 'outOfScope';

/** yes ● · reason △ = level A at least and a written reason · simplified △ = only in the simplified procedure · no = empty. */
export type MatrixCell = 'yes' | 'reason' | 'simplified' | 'no';

const CELLS: Readonly<Record<string, MatrixCell>> = {
  '●': 'yes',
  '△': 'reason',
  简: 'simplified',
  '·': 'no',
};
const row = (cells: string): Readonly<Record<Disposition, MatrixCell>> => {
  const marks = cells.split(' ');
  return Object.fromEntries(
    Object.keys(DISPOSITIONS).map((disposition, at) => [disposition, CELLS[marks[at] ?? '·'] ?? 'no']),
  ) as Record<Disposition, MatrixCell>;
};

/** QP02: class and case × disposition (domain.md §2.5). Columns ZB LB YJG ZS HX BS YS DF CC HB. */
export const DISPOSITION_MATRIX: Readonly<Record<MatrixRow, Readonly<Record<Disposition, MatrixCell>>>> = {
  suggestion: row('● ● △ ● · ● · ● △ ●'),
  consultation: row('● · · ● · · · ● ● ●'),
  accusationOwn: row('● ● △ · ● △ ● · △ ●'),
  accusationSubordinate: row('● ● ● ● △ · ● · △ ●'),
  accusationSuperior: row('· · · · · ● · · · ·'),
  accusationOwnStaff: row('● ● · · △ ● ● · · ●'),
  accusationOwnHead: row('· · · · · ● · · · ·'),
  appealProcedure: row('· · · △ · · △ · · ●'),
  appealItem5: row('● ● ● ● · ● · ● · ●'),
  appealItem6: row('● ● ● ● · △ · 简 · ●'),
  outOfScope: row('· · · △ · · ● · △ ●'),
};

/** Which dispositions an entry decision leads to (§1.14); null = none is chosen. */
export const DISPOSITIONS_OF_DECISION: Readonly<Record<IntakeDecision, readonly (Disposition | null)[]>> = {
  handle: ['ZB', 'LB', 'HX', 'DF', 'YJG'],
  passDown: ['ZS', 'YJG'],
  passUp: ['BS'],
  refer: ['YS'],
  redirect: [null],
  // 31(一)–(四): usually only told; sent on to the political-legal organ or the Party organisation by ZS or YS.
  import: [null, 'ZS', 'YS'],
  notAccepted: [null],
  noLonger: [null],
  objection: [null],
  mergeInto: ['HB'],
  file: ['CC'],
};

/** What a petition's road is decided by. @shape class, purpose, role and authority as the codes of their lists */
export type RoadQuestion = {
  class: PetitionClass;
  appealKind: AppealKind | null;
  categoryCode: string;
  purposes: readonly string[];
  subjects: readonly { role: string; cadreAuthority?: string | null | undefined }[];
};

const ROW_OF_AUTHORITY: Readonly<Record<string, MatrixRow>> = {
  subordinate: 'accusationSubordinate',
  superior: 'accusationSuperior',
  ownStaff: 'accusationOwnStaff',
  ownHead: 'accusationOwnHead',
};

/** Rows of which nothing may be done here but to report up (O-10, O-11). */
export const SEALED_ROWS: readonly MatrixRow[] = ['accusationSuperior', 'accusationOwnHead'];
const ALWAYS_CONSULTATION = ['1102', '1103'];

function appealRow(kind: AppealKind): MatrixRow {
  const { road } = APPEAL_KINDS[kind];
  if (road === 'procedure') return 'appealProcedure';
  return road === 'performDuty' ? 'appealItem5' : 'appealItem6';
}

/**
 * Rows that apply: one for each accused of an accusation, otherwise one. What names a superior's cadre is never out of
 * scope. Null of an appeal whose item of Article 31 is not yet known.
 */
export function rowsOf(petition: RoadQuestion): MatrixRow[] | null {
  const byAccused = [
    ...new Set(
      petition.subjects
        .filter(({ role, cadreAuthority }) => role === 'accused' || cadreAuthority != null)
        .map(({ cadreAuthority }) => ROW_OF_AUTHORITY[cadreAuthority ?? ''] ?? 'accusationOwn'),
    ),
  ];
  const sealed = byAccused.filter((each) => SEALED_ROWS.includes(each));
  if (sealed.length > 0) return sealed;
  if (petition.categoryCode.startsWith('12')) return ['outOfScope'];
  if (petition.class === 'accusation') return byAccused.length > 0 ? byAccused : ['accusationOwn'];
  if (petition.class === 'appeal')
    return petition.appealKind === null ? null : [appealRow(petition.appealKind)];
  const consults =
    ALWAYS_CONSULTATION.includes(petition.categoryCode) ||
    (petition.purposes.length > 0 &&
      petition.purposes.every((purpose) => purpose === 'consultation' || purpose === 'thanks'));
  return [consults ? 'consultation' : 'suggestion'];
}

const STRICTNESS: readonly MatrixCell[] = ['yes', 'reason', 'simplified', 'no'];
/** The strictest cell of all rows. */
export const cellOf = (rows: readonly MatrixRow[], disposition: Disposition): MatrixCell =>
  rows
    .map((each) => DISPOSITION_MATRIX[each][disposition])
    .reduce((a, b) => (STRICTNESS.indexOf(a) >= STRICTNESS.indexOf(b) ? a : b), 'yes');

/** Ways of handling with which none of the eight ways of 12380 is chosen (O-30). */
export const WAY_NOT_ASKED: readonly Disposition[] = ['BS', 'CC'];

/** Ways of handling with which a case may be opened (O-34). */
export const CASE_DISPOSITIONS: readonly (Disposition | null)[] = ['ZB', 'LB', 'YJG'];

/** Handed on to another organ: whether to open a case is its question (O-34). */
export const HANDED_ON: readonly (Disposition | null)[] = ['YS', 'BS'];

// READING: merging, refusing to accept twice and handing back say nothing on whether to open a case; the case is the
// one already under way, or the sender's. All other roads of a key-area matter need the assessment (§3.1 应评估件).
/** Entry decisions that say nothing on opening a case. */
export const WITHOUT_ASSESSMENT: readonly IntakeDecision[] = [
  'mergeInto',
  'notAccepted',
  'noLonger',
  'objection',
];

/**
 * READING: opening a case is asked of accusations and of key areas (O-33, O-34, §3.1 应评估件: also the appeals of two
 * kinds of arrears); of any other petition QP03 knows no approval of it.
 */
export const mayBeCase = (petition: { class: string; keyArea?: string | null | undefined }): boolean =>
  petition.class === 'accusation' || Boolean(petition.keyArea);
