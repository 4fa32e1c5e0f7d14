import type { Approval, CadreAuthority } from '../../petition/events.js';
import type { PetitionState } from '../../petition/state.js';
import { accusedStandings, isGrave } from './views.js';

type Level = Approval['level'];
/** x = our office may not decide this · - = does not arise. */
type Cell = Level | 'x' | '-';

/** Decisions of the QP03 table. */
export type ApprovedDecision = keyof typeof LOWEST_LEVELS;

/** Columns: 无被反映人 · 下级管理 · 本级其他 · 本级正职 · 上级管理 · 本部人员. */
type Row = readonly [Cell, Cell, Cell, Cell, Cell, Cell];

/** QP03 表: 最低批准级. A 科室负责人 · B 分管副部长 · C 部长 · D 党委主要负责同志. */
export const LOWEST_LEVELS = {
  routing: ['A', 'A', 'B', 'C', 'C', 'C'],
  filing: ['A', 'B', 'B', 'C', 'x', 'C'],
  inquiry: ['-', 'B', 'C', 'C', 'x', 'C'],
  caseOpening: ['-', 'B', 'C', 'C', 'x', 'C'],
  reminder: ['-', 'B', 'C', 'C', 'x', 'C'],
  admonition: ['-', 'C', 'D', 'D', 'x', 'D'],
  conclusion: ['-', 'B', 'C', 'C', 'x', 'C'],
  handlingExtension: ['C', 'C', 'C', 'C', '-', 'C'],
  verificationExtension: ['-', 'B', 'C', 'C', 'x', 'C'],
  issue: ['B', 'B', 'B', 'C', '-', 'C'],
  issueGrave: ['C', 'C', 'C', 'C', '-', 'C'],
  referral: ['B', 'B', 'C', 'C', 'x', 'C'],
  reportUp: ['-', '-', '-', '-', 'C', 'C'],
} as const satisfies Record<string, Row>;

/** 级别的叫法. */
export const LEVEL_ZH: Readonly<Record<Level, string>> = {
  A: '科室(扎口)负责人',
  B: '分管副部长',
  C: '部长',
  D: '党委主要负责同志',
};

type Column = 'none' | 'subordinate' | 'own' | 'ownChief' | 'superior' | 'ourOwnPeople';
const COLUMNS: readonly Column[] = ['none', 'subordinate', 'own', 'ownChief', 'superior', 'ourOwnPeople'];

function columnOf(standing: CadreAuthority): Column {
  if (standing === 'ownStaff' || standing === 'ownHead') return 'ourOwnPeople';
  return standing === 'unknown' ? 'own' : standing;
}

/** The highest level that the row asks for over all accused; null = not ours to decide. */
export function lowestLevel(state: PetitionState, decision: ApprovedDecision): Level | null {
  const standings = accusedStandings(state);
  const columns: Column[] = standings.length === 0 ? ['none'] : standings.map(columnOf);
  const cells: Cell[] = columns.map((column) => LOWEST_LEVELS[decision][COLUMNS.indexOf(column)] ?? '-');
  if (cells.includes('x')) return null;
  return cells.reduce<Level>(
    (highest, cell) => (cell !== '-' && cell !== 'x' && cell > highest ? cell : highest),
    'A',
  );
}

/** The decision that the triage of this petition was. */
export function triageDecision(state: PetitionState): ApprovedDecision {
  if (state.triage?.caseOpened === true) return 'caseOpening';
  switch (state.triage?.disposition) {
    case 'CC':
      return 'filing';
    case 'HX':
      return 'inquiry';
    case 'YS':
      return 'referral';
    case 'BS':
      return 'reportUp';
    default:
      return 'routing';
  }
}

/** What signing the result decides: the answer itself, or the conclusion of an investigation with its measures. */
function issueDecisions(state: PetitionState): ApprovedDecision[] {
  if (state.class !== 'accusation') return [isGrave(state) ? 'issueGrave' : 'issue'];
  const taken = (state.submissions.at(-1)?.measures ?? []).map(({ measure }) => measure);
  return ['conclusion', ...DECIDED_MEASURES.filter((measure) => taken.includes(measure))];
}

/** Measures with a row of their own. */
const DECIDED_MEASURES = ['reminder', 'admonition', 'referral'] as const;

/** Lowest level for issuing the result; null = not ours to decide. */
export function issueLevel(state: PetitionState): Level | null {
  const levels = issueDecisions(state).map((decision) => lowestLevel(state, decision));
  return levels.reduce<Level | null>(
    (highest, level) => (highest === null || level === null ? null : level > highest ? level : highest),
    'A',
  );
}

/** Is the level high enough? */
export const reaches = (level: Level, lowest: Level): boolean => level >= lowest;
