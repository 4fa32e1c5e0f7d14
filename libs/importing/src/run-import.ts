import { createHash } from 'node:crypto';
import { CaseworkRefused } from '#casework';
import { type ImportHistory, Rejected } from '#domain';
import { deriveStreamId } from '#event-store';
import type { Viewer } from '#identity';
import type { Runtime } from '#runtime';
import type { Mapping } from './mapping.js';
import type { Table } from './read-table.js';
import { columnOfField } from './take-over-row.js';
import { type FoundRepeat, findRepeats } from './repeats.js';
import { type CellFault, type ImportedRow, readRow } from './row-to-command.js';

/** Name space of import commands: the same row of the same book is the same command for ever. */
const IMPORTS = '6f1d2c34-8f0b-5a9e-9d57-2b6a1c0e4f73';
/** Registrations under way at once; each is one short transaction. */
const AT_ONCE = 4;

/** What an import found and did. */
export type ImportReport = {
  rows: number;
  faults: CellFault[];
  repeats: FoundRepeat[];
  imported: number;
  /** Rows that an earlier run had imported already. */
  known: number;
};

export type ImportPlan = {
  table: Table;
  mapping: Mapping;
  viewer: Viewer;
  dryRun: boolean;
  skipFaulty: boolean;
  onProgress: (done: number, of: number) => void;
};

/**
 * Reads all rows, then imports all or nothing of what it could not read (unless told to skip faulty rows). Each row is
 * one command whose id follows from organisation, book and row: a second run changes nothing.
 */
export async function runImport(runtime: Runtime, plan: ImportPlan): Promise<ImportReport> {
  const { table, mapping, viewer } = plan;
  const importId = createHash('sha256').update(`${mapping.name}/${viewer.orgId}`).digest('hex').slice(0, 16);
  const rows = table.rows.map((row) => readRow(row, mapping, importId));
  const used = new Set(Object.values(mapping.columns));
  // a cell that could not be read is told once, and its row is not imported
  const unread = (table.faults ?? []).filter(({ column }) => used.has(column));
  const spoilt = new Set(unread.map(({ line }) => line));
  const faults = [
    ...unread,
    ...rows.flatMap((row) =>
      row.faults.filter(
        ({ line, column }) => !unread.some((each) => each.line === line && each.column === column),
      ),
    ),
    ...twice(rows, mapping),
  ];
  const readable = rows.filter((row) => row.command !== null && !spoilt.has(row.line)).sort(byReceipt);
  const refused = await refusals(runtime, readable, plan);
  const refusedLines = new Set(refused.map(({ line }) => line));
  const good = readable.filter(({ line }) => !refusedLines.has(line));
  faults.push(...refused);
  faults.sort((a, b) => a.line - b.line);
  const repeats = repeatsIn(good, mapping, table);
  const report: ImportReport = { rows: rows.length, faults, repeats, imported: 0, known: 0 };
  if (plan.dryRun || (faults.length > 0 && !plan.skipFaulty)) return report;

  const commandIdOf = (rowId: string) => commandIdIn(plan, rowId);
  const earlierOf = new Map(
    repeats.map(({ key, earlier }) => [key, deriveStreamId(commandIdOf(earlier), 'petition')]),
  );
  const cellsOf = new Map(table.rows.map(({ line, cells }) => [line, cells]));
  await fewAtOnce(good, async (row) => {
    const outcome = await importRow(runtime, row, {
      viewer,
      commandId: commandIdOf(row.rowId),
      mapping,
      repeatOf: earlierOf.get(row.rowId) ?? null,
      // keyed, so that a short row cannot be guessed from its hash
      requestHash: keyedHash(runtime, JSON.stringify(cellsOf.get(row.line))),
    });
    if (outcome === 'imported') report.imported += 1;
    else if (outcome === 'known') report.known += 1;
    else report.faults.push(outcome);
    plan.onProgress(report.imported + report.known, good.length);
  });
  return report;
}

const commandIdIn = ({ viewer, mapping }: ImportPlan, rowId: string): string =>
  deriveStreamId(IMPORTS, `${viewer.orgId}/${mapping.name}/${rowId}`);

async function fewAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Rows that the rules refuse, found by deciding each of them without writing: half a register would be worse than none. */
async function refusals(
  runtime: Runtime,
  rows: readonly ImportedRow[],
  plan: ImportPlan,
): Promise<CellFault[]> {
  const faults: CellFault[] = [];
  await fewAtOnce(rows, async ({ command, line, rowId }) => {
    const commandId = commandIdIn(plan, rowId);
    const frame = {
      viewer: plan.viewer,
      commandId,
      requestHash: Buffer.alloc(32),
      source: 'import' as const,
    };
    try {
      await runtime.casework.tryArrival(command as ImportHistory, frame);
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      faults.push(faultOf(error, line, plan.mapping));
    }
  });
  return faults;
}

const faultOf = ({ detail, message }: Rejected, line: number, mapping: Mapping): CellFault => ({
  line,
  column: columnOfField(detail['field'], mapping),
  message,
});

type RowFrame = {
  viewer: Viewer;
  mapping: Mapping;
  commandId: string;
  repeatOf: string | null;
  requestHash: Buffer;
};

async function importRow(
  runtime: Runtime,
  row: ImportedRow,
  frame: RowFrame,
): Promise<'imported' | 'known' | CellFault> {
  const { viewer, mapping, commandId, repeatOf, requestHash } = frame;
  const command = { ...(row.command as ImportHistory), repeatOf };
  try {
    const outcome = await runtime.casework.arrive(command, {
      viewer,
      commandId,
      requestHash,
      source: 'import',
    });
    return outcome.repeated ? 'known' : 'imported';
  } catch (error) {
    if (error instanceof CaseworkRefused && error.code === 'IDEMPOTENCY_MISMATCH')
      return {
        line: row.line,
        column: '',
        message: '这一行以前导入过,内容与那时不同;已导入的不改,请用更正。',
      };
    if (error instanceof Rejected) return faultOf(error, row.line, mapping);
    throw error;
  }
}

const keyedHash = ({ vault }: Runtime, text: string): Buffer =>
  createHash('sha256')
    .update(vault.blindIndex('importRow', createHash('sha256').update(text).digest('hex')) ?? '')
    .digest();

const byReceipt = (a: ImportedRow, b: ImportedRow): number =>
  (a.command?.receivedOn ?? '') < (b.command?.receivedOn ?? '')
    ? -1
    : (a.command?.receivedOn ?? '') > (b.command?.receivedOn ?? '')
      ? 1
      : a.line - b.line;

/** A row id must name one row, or the second would be taken for the first. */
function twice(rows: readonly ImportedRow[], mapping: Mapping): CellFault[] {
  const seen = new Map<string, number>();
  return rows.flatMap(({ rowId, line }) => {
    const first = seen.get(rowId);
    seen.set(rowId, first ?? line);
    return first === undefined
      ? []
      : [{ line, column: mapping.columns.rowId ?? '', message: `编号与第 ${first} 行相同。` }];
  });
}

/** Repeats only where the same message cannot stand twice for another reason. */
function repeatsIn(rows: readonly ImportedRow[], mapping: Mapping, table: Table): FoundRepeat[] {
  const groups = mapping.repeatGroups?.map((pattern) => new RegExp(pattern)) ?? null;
  const personColumn = mapping.columns.name ?? '';
  const cells = new Map(table.rows.map((row) => [row.line, row.cells]));
  return findRepeats(
    rows.flatMap(({ rowId, line, command }) => {
      const group = groups === null ? 0 : groups.findIndex((pattern) => pattern.test(rowId));
      if (group < 0 || command === null) return [];
      const person = cells.get(line)?.[personColumn]?.trim() ?? '';
      return [
        {
          key: rowId,
          group: String(group),
          person: person === '' ? null : person,
          text: `${command.title}${command.content}`,
        },
      ];
    }),
  );
}
