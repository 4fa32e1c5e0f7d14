import type { AffairList, AffairRow } from '../../api';

const ORDER = ['red', 'rollover', 'orange', 'yellow', 'green'];
const rank = (row: AffairRow): number => {
  const at = row.clock ? ORDER.indexOf(row.clock.light.key) : -1;
  return at === -1 ? ORDER.length : at;
};
/** A number that says that a restricted petition stands behind it (§6.2). */
const RESTRICTED = /密〔/u;

/** What hangs on the wall (O-93): numbers, no names; by lamp; nothing of restricted petitions. */
export function chartRows(list: AffairList): { shown: AffairRow[]; kept: number } {
  const open = list.rows.filter((row) => row.open && row.number);
  const shown = open.filter((row) => !RESTRICTED.test(row.number ?? ''));
  return {
    shown: [...shown].sort(
      (a, b) =>
        rank(a) - rank(b) || (a.clock?.nominalDue ?? '9999').localeCompare(b.clock?.nominalDue ?? '9999'),
    ),
    kept: open.length - shown.length,
  };
}

/** The cell of a column by its name. */
export const cellOf = (list: AffairList, row: AffairRow, zh: string): string =>
  row.cells[list.columns.indexOf(zh)] ?? '—';
