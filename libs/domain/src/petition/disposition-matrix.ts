import { APPEAL_KINDS, codesOf, DISPOSITIONS, WAYS_12380 } from '../glossary/index.js';
import type {
  AppealKind,
  Disposition,
  IntakeDecision,
  PetitionClass,
  Purpose,
  Way12380,
} from '../glossary/index.js';
import { isOutOfScope } from './decide/checks/categories.js';
import { refuse, refuseIf } from './decide/checks/refuse.js';
import type { SubjectFacts } from './events.js';

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
    codesOf(DISPOSITIONS).map((disposition, at) => [disposition, CELLS[marks[at] ?? '·'] ?? 'no']),
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

/** What decides on the row. */
export type Classified = {
  class: PetitionClass;
  appealKind: AppealKind | null;
  categoryCode: string;
  purposes: readonly Purpose[];
  subjects: readonly SubjectFacts[];
};

function accusationRow({ cadreAuthority }: SubjectFacts): MatrixRow {
  switch (cadreAuthority) {
    case 'subordinate':
      return 'accusationSubordinate';
    case 'superior':
      return 'accusationSuperior';
    case 'ownStaff':
      return 'accusationOwnStaff';
    case 'ownHead':
      return 'accusationOwnHead';
    default:
      return 'accusationOwn';
  }
}

const SEALED_ROWS: readonly MatrixRow[] = ['accusationSuperior', 'accusationOwnHead'];
const ALWAYS_CONSULTATION = ['1102', '1103'];

/** Rows that apply: one for each accused of an accusation, otherwise one. What names a superior's cadre is never out of scope. */
export function matrixRows(petition: Classified): MatrixRow[] {
  const accused = petition.subjects.filter(
    ({ role, cadreAuthority }) => role === 'accused' || cadreAuthority !== undefined,
  );
  const byAccused = [...new Set(accused.map(accusationRow))];
  const sealed = byAccused.filter((each) => SEALED_ROWS.includes(each));
  if (sealed.length > 0) return sealed;
  if (isOutOfScope(petition.categoryCode)) return ['outOfScope'];
  if (petition.class === 'accusation') return byAccused.length > 0 ? byAccused : ['accusationOwn'];
  if (petition.class === 'appeal') return [appealRow(petition.appealKind)];
  const consults =
    ALWAYS_CONSULTATION.includes(petition.categoryCode) ||
    (petition.purposes.length > 0 &&
      petition.purposes.every((purpose) => purpose === 'consultation' || purpose === 'thanks'));
  return [consults ? 'consultation' : 'suggestion'];
}

function appealRow(kind: AppealKind | null): MatrixRow {
  if (kind === null) {
    return refuse('APPEAL_KIND_REQUIRED', {
      article: 'appealKinds',
      message: '申诉求决类须先区分第三十一条第几项,才能定办理方式(R-23)。',
      detail: { field: 'appealKind' },
    });
  }
  const { road } = APPEAL_KINDS[kind];
  if (road === 'procedure') return 'appealProcedure';
  return road === 'performDuty' ? 'appealItem5' : 'appealItem6';
}

const STRICTNESS: readonly MatrixCell[] = ['yes', 'reason', 'simplified', 'no'];
/** The strictest cell of all rows. */
export const cellOf = (rows: readonly MatrixRow[], disposition: Disposition): MatrixCell =>
  rows
    .map((each) => DISPOSITION_MATRIX[each][disposition])
    .reduce((a, b) => (STRICTNESS.indexOf(a) >= STRICTNESS.indexOf(b) ? a : b), 'yes');

/** The entry decision and disposition of a triage with what its △ cells ask for. */
export type Choice = {
  intakeDecision: IntakeDecision;
  disposition: Disposition | null;
  simplified: boolean;
  reason: string | undefined;
};

/**
 * QP02: may this petition take this road?
 * @shape answers with the rows that were applied, for the verdict
 * @rejects REPORT_UP_ONLY DISPOSITION_NOT_OF_DECISION DISPOSITION_NOT_ALLOWED DISPOSITION_NEEDS_REASON APPEAL_KIND_REQUIRED
 */
export function requireAllowed(petition: Classified, choice: Choice): MatrixRow[] {
  const rows = matrixRows(petition);
  const { intakeDecision, disposition } = choice;
  if (rows.some((each) => SEALED_ROWS.includes(each)) && intakeDecision !== 'passUp') {
    const head = rows.includes('accusationOwnHead');
    refuse('REPORT_UP_ONLY', {
      article: head ? 'ownHead' : 'reportUp',
      message: head
        ? '反映本部主要负责人的,只能直接报上一级组织部门(O-11)。'
        : '反映上级管理干部的,只能以密封件报上级组织部门(O-10)。',
      detail: { field: 'intakeDecision' },
    });
  }
  if (!DISPOSITIONS_OF_DECISION[intakeDecision].includes(disposition)) {
    refuse('DISPOSITION_NOT_OF_DECISION', {
      article: 'oneDisposition',
      message: '该入口决定不能配这种办理方式(§1.14)。',
      detail: {
        field: 'disposition',
        allowed: DISPOSITIONS_OF_DECISION[intakeDecision].map((each) => each ?? '无'),
      },
    });
  }
  if (disposition === null) return rows;
  const cell = cellOf(rows, disposition);
  if (cell === 'no' || (cell === 'simplified' && !choice.simplified)) {
    refuse('DISPOSITION_NOT_ALLOWED', {
      article: 'oneDisposition',
      message:
        cell === 'simplified'
          ? '信访程序的件只有简易办理才能直接答复(QP02)。'
          : `该类件不能用“${DISPOSITIONS[disposition].zh}”(QP02)。`,
      detail: { field: 'disposition', rows },
    });
  }
  refuseIf(cell === 'reason' && choice.reason === undefined, 'DISPOSITION_NEEDS_REASON', {
    article: 'oneDisposition',
    message: `该类件用“${DISPOSITIONS[disposition].zh}”须写明理由(QP02)。`,
    detail: { field: 'reason' },
  });
  return rows;
}

const WAY_NOT_ASKED: readonly Disposition[] = ['BS', 'CC'];

/**
 * O-30: a 12380 petition takes one of the eight ways, and its disposition lies in the way's row.
 * @rejects WAY_ONLY_FOR_12380 WAY_REQUIRED WAY_NOT_APPLICABLE WAY_DISPOSITION_MISMATCH
 */
export function requireWayFits(
  via12380: boolean,
  way: Way12380 | null,
  disposition: Disposition | null,
): void {
  refuseIf(!via12380 && way !== null, 'WAY_ONLY_FOR_12380', {
    article: 'ways12380',
    message: '八种办理方式只用于12380来件(O-30)。',
    detail: { field: 'way12380' },
  });
  if (!via12380) return;
  const notAsked = disposition === null || WAY_NOT_ASKED.includes(disposition);
  if (way === null) {
    refuseIf(!notAsked && disposition !== 'YS', 'WAY_REQUIRED', {
      article: 'ways12380',
      message: '12380来件须选八种办理方式之一(O-30)。',
      detail: { field: 'way12380' },
    });
    return;
  }
  if (disposition === null || notAsked) {
    refuse('WAY_NOT_APPLICABLE', {
      article: 'ways12380',
      message: '报上级、存查和没有办理方式的件不选12380办理方式(O-30)。',
      detail: { field: 'way12380' },
    });
  }
  const allowed: readonly Disposition[] = WAYS_12380[way].allowed;
  refuseIf(!allowed.includes(disposition), 'WAY_DISPOSITION_MISMATCH', {
    article: 'ways12380',
    message: `“${WAYS_12380[way].zh}”不能用“${DISPOSITIONS[disposition].zh}”(O-30)。`,
    detail: { field: 'disposition', allowed: [...allowed] },
  });
}
