import type { CheckCode, CheckSet } from '../../glossary/index.js';
import { endsWithoutResult } from './views.js';
import type { PetitionState } from '../../petition/state.js';

/** ● judged · ○ judged only where the fact is there · '' not applicable (§2.5 适用矩阵). */
type Cell = '●' | '○' | '';

/** Columns in the order of the table: 全 轻 建 控 五 六. */
type Row = readonly [full: Cell, light: Cell, suggestion: Cell, accusation: Cell, item5: Cell, item6: Cell];

/** 适用矩阵, as printed. Limits by disposition, origin and anonymity are in the checks themselves. */
export const MATRIX: Readonly<Record<CheckCode, Row>> = {
  QP01: ['●', '●', '●', '●', '●', '●'],
  QP02: ['●', '●', '●', '●', '●', '●'],
  QP03: ['●', '●', '●', '●', '●', '●'],
  QP04: ['●', '●', '●', '●', '●', '●'],
  QP05: ['●', '●', '●', '●', '●', '●'],
  QP06: ['●', '●', '●', '●', '●', '●'],
  QP07: ['●', '', '', '●', '', '○'],
  QP08: ['●', '●', '', '', '', '●'],
  QP09: ['●', '●', '○', '●', '○', '○'],
  QP10: ['●', '●', '', '●', '', ''],
  QP11: ['●', '●', '', '', '●', '●'],
  QP12: ['○', '○', '', '', '', '○'],
  QS01: ['●', '●', '●', '●', '●', '●'],
  QS02: ['●', '', '', '●', '●', '●'],
  QS03: ['●', '', '', '●', '●', '●'],
  QS04: ['●', '●', '', '○', '●', '●'],
  QS05: ['●', '○', '○', '●', '○', '●'],
  QS06: ['●', '○', '○', '●', '○', '●'],
  QS07: ['●', '', '', '●', '●', '●'],
  QS08: ['●', '●', '●', '●', '●', '●'],
  QS09: ['●', '', '●', '●', '●', '●'],
  QS10: ['●', '○', '', '', '●', '●'],
  QE01: ['●', '●', '○', '●', '○', '●'],
  QE02: ['○', '○', '', '○', '', '○'],
  QE03: ['○', '○', '', '○', '', '○'],
  QE04: ['○', '○', '', '○', '', '○'],
  QE05: ['○', '○', '', '○', '', '○'],
  QE06: ['○', '○', '', '', '', '○'],
  QE07: ['○', '○', '', '', '', '○'],
  QE08: ['○', '○', '○', '○', '○', '○'],
  QC01: ['●', '●', '●', '●', '●', '●'],
  QC02: ['●', '●', '○', '●', '●', '●'],
  QC03: ['●', '●', '○', '●', '●', '●'],
  QC04: ['●', '●', '○', '', '●', '●'],
  QC05: ['●', '●', '', '', '', '●'],
  QC06: ['●', '●', '', '●', '', ''],
  QC07: ['●', '', '○', '○', '○', '○'],
  QC08: ['●', '', '●', '●', '●', '●'],
  QC09: ['●', '●', '●', '●', '●', '●'],
  QC10: ['●', '●', '●', '●', '●', '●'],
};

/** 出口集 (O-48). */
export const EXIT_SET: readonly CheckCode[] = [
  'QP01',
  'QP02',
  'QP03',
  'QP04',
  'QP09',
  'QP10',
  'QC01',
  'QC09',
];

const COLUMNS = { full: 0, light: 1, suggestion: 2, accusation: 3, item5: 4, item6: 5 } as const;
const COLUMN_ZH = {
  full: '全',
  light: '轻',
  suggestion: '建',
  accusation: '控',
  item5: '五',
  item6: '六',
} as const;
type Column = keyof typeof COLUMNS;

/** Which set applies (O-48); null for imported history, which is not judged (eventstore.md §5.0 no. 3). */
export function checkSetOf(state: PetitionState): CheckSet | null {
  if (state.history !== null) return null;
  if (endsWithoutResult(state)) return 'exit';
  return state.resultRequired || state.caseOpened ? 'full' : 'light';
}

function classColumn(state: PetitionState): Column {
  if (state.class !== 'appeal') return state.class;
  // 31(一)–(四) have no column: they are judged by the exit set alone, whose rows are alike for all appeals.
  return state.appealKind === 'item5' ? 'item5' : 'item6';
}

/** Whether a check is to be asked at all. @shape row: the cell of the matrix that says no */
export type Applicability = { readonly row: string } | { readonly row: null; readonly onlyWithFact: boolean };

/** Reads the matrix for a check: set column first, then class column. */
export function applicability(code: CheckCode, state: PetitionState, set: CheckSet): Applicability {
  if (set === 'exit' && !EXIT_SET.includes(code)) return { row: `${code} 出口集不判` };
  const columns: Column[] = set === 'exit' ? [classColumn(state)] : [set, classColumn(state)];
  let onlyWithFact = false;
  for (const column of columns) {
    const cell = MATRIX[code][COLUMNS[column]];
    if (cell === '') return { row: `${code} “${COLUMN_ZH[column]}”列不判` };
    if (cell === '○') onlyWithFact = true;
  }
  return { row: null, onlyWithFact };
}
