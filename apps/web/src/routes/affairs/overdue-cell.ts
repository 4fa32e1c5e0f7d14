/** Columns that say by when something has to be back, answered or made public. */
const DUE_COLUMNS = ['应还', '应回日', '应公开日', '补正期限', '应登记日'];

/** Is what a cell of an open affair gives as its last day past? Clocks say it with a light; these columns have none (O-95). */
export const isOverdueCell = (
  column: string,
  cell: string | undefined,
  at: { open: boolean; today: string },
): boolean =>
  at.open && DUE_COLUMNS.includes(column) && /^\d{4}-\d\d-\d\d$/.test(cell ?? '') && (cell ?? '') < at.today;
