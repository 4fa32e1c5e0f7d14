import type { Disposition, IntakeDecision } from '../../glossary/index.js';
import type { PetitionState } from '../../petition/state.js';
import type { CadreAuthority } from '../../petition/events.js';
import { accusedStandings, isConsultation } from './views.js';

/** ● allowed · △ with a section head's approval and reasons · s only by the simplified procedure · . refused. */
export type DispositionCell = '●' | '△' | 's' | '.';

const ORDER: readonly Disposition[] = ['ZB', 'LB', 'YJG', 'ZS', 'HX', 'BS', 'YS', 'DF', 'CC', 'HB'];

/** QP02 表: 类别 × 办理方式, one sign for each of ZB LB YJG ZS HX BS YS DF CC HB. */
export const DISPOSITION_ROWS = {
  suggestion: { zh: '建议意见', cells: '●●△●.●.●△●' },
  consultation: { zh: '咨询、感谢', cells: '●..●...●●●' },
  accusationOwn: { zh: '举报·被反映人属本级管理', cells: '●●△.●△●.△●' },
  accusationSubordinate: { zh: '举报·被反映人属下级管理', cells: '●●●●△.●.△●' },
  accusationSuperior: { zh: '举报·被反映人属上级管理', cells: '.....●....' },
  accusationOwnStaff: { zh: '举报·本部一般人员', cells: '●●..△●●..●' },
  accusationOwnHead: { zh: '举报·本部主要负责人', cells: '.....●....' },
  procedure: { zh: '求决31(一)–(四)', cells: '...△..△..●' },
  item5: { zh: '求决31(五)', cells: '●●●●.●.●.●' },
  item6: { zh: '求决31(六)', cells: '●●●●.△.s.●' },
  outOfScope: { zh: '不属职权', cells: '...△..●.△●' },
} as const satisfies Record<string, { zh: string; cells: string }>;
/** A row of the QP02 table. */
export type DispositionRow = keyof typeof DISPOSITION_ROWS;

/** Dispositions that each entry decision may carry (§1.14); null = goes on without one. */
const BY_INTAKE: Readonly<Record<IntakeDecision, readonly (Disposition | null)[]>> = {
  handle: ['ZB', 'LB', 'HX', 'DF', 'YJG'],
  passDown: ['ZS', 'YJG'],
  passUp: ['BS'],
  refer: ['YS'],
  redirect: [null],
  import: [null, 'ZS', 'YS'],
  notAccepted: [null],
  noLonger: [null],
  objection: [null],
  mergeInto: ['HB'],
  file: ['CC'],
};

/** The rows of the QP02 table that a petition falls under, one for each accused of an accusation. */
export function dispositionRows(state: PetitionState): DispositionRow[] {
  const byAccused = [...new Set(accusedStandings(state).map(accusationRow))];
  const above = byAccused.filter((row) => row === 'accusationSuperior' || row === 'accusationOwnHead');
  // What names a cadre above us goes up, whatever its category.
  if (above.length > 0) return above;
  if (state.categoryCode.startsWith('12')) return ['outOfScope'];
  if (state.class === 'accusation') return byAccused;
  if (state.class === 'suggestion') return [isConsultation(state) ? 'consultation' : 'suggestion'];
  if (state.appealKind === 'item5') return ['item5'];
  return [state.appealKind === 'item6' || state.appealKind === null ? 'item6' : 'procedure'];
}

/** The strictest cell of the rows, and the row that says so. */
export function dispositionCell(
  state: PetitionState,
  disposition: Disposition,
): { cell: DispositionCell; zh: string } {
  type Found = { cell: DispositionCell; zh: string };
  const found = dispositionRows(state).map<Found>((row) => ({
    cell: cellAt(row, disposition),
    zh: DISPOSITION_ROWS[row].zh,
  }));
  return found.reduce<Found>((a, b) => (STRICTNESS.indexOf(b.cell) > STRICTNESS.indexOf(a.cell) ? b : a), {
    cell: '●',
    zh: '',
  });
}

const STRICTNESS: readonly DispositionCell[] = ['●', '△', 's', '.'];

/** One cell of the table. */
export const cellAt = (row: DispositionRow, disposition: Disposition): DispositionCell =>
  (DISPOSITION_ROWS[row].cells[ORDER.indexOf(disposition)] ?? '.') as DispositionCell;

/** Do entry decision and disposition go together (§1.14)? */
export const intakeFits = (intake: IntakeDecision, disposition: Disposition | null): boolean =>
  BY_INTAKE[intake].includes(disposition);

function accusationRow(standing: CadreAuthority): DispositionRow {
  switch (standing) {
    case 'subordinate':
      return 'accusationSubordinate';
    case 'superior':
      return 'accusationSuperior';
    case 'ownHead':
      return 'accusationOwnHead';
    case 'ownStaff':
      return 'accusationOwnStaff';
    default:
      return 'accusationOwn';
  }
}
