import { createHash } from 'node:crypto';
import { CaseworkRefused } from '#casework';
import { type ImportHistory, Rejected, type TakeOver } from '#domain';
import { deriveStreamId } from '#event-store';
import type { Viewer } from '#identity';
import type { Runtime } from '#runtime';
import type { Mapping } from './mapping.js';
import { ImportRefused } from './import-refused.js';
import type { Table } from './read-table.js';
import type { CellFault } from './row-to-command.js';
import { columnOfField, type HandlerOf, readTakeOverRow, type TakeOverRow } from './take-over-row.js';

/** Most rows that one take-over lists in one event; a file with more is listed in several. */
const LISTED_AT_ONCE = 500;
/** More is years of registers, not what is open: that is `import`. */
const MOST_ROWS = 5_000;

/** What taking a register over found and did. */
export type TakeOverReport = {
  rows: number;
  open: number;
  closed: number;
  faults: CellFault[];
  entered: number;
  /** Rows that an earlier run of this take-over had entered. */
  known: number;
};

export type TakeOverPlan = {
  /** The take-over (affair) that the rows belong to. */
  takeoverId: string;
  table: Table;
  mapping: Mapping;
  fileName: string;
  viewer: Viewer;
  dryRun: boolean;
  onProgress?: (done: number, of: number) => void;
};

type Good = TakeOverRow & { command: ImportHistory | TakeOver };

/**
 * Takes a register over (O-100…O-102): every row is read and decided first; with one fault nothing is entered. Then the
 * petitions are listed in the take-over and entered, each by a command whose id follows from take-over and row: a run that
 * broke off is given again and goes on.
 * @rejects ImportRefused, CaseworkRefused AFFAIR_NOT_FOUND
 */
export async function takeRegisterOver(runtime: Runtime, plan: TakeOverPlan): Promise<TakeOverReport> {
  const { table, mapping, takeoverId, viewer } = plan;
  if (table.rows.length > MOST_ROWS) throw new ImportRefused(`一次接管最多 ${MOST_ROWS} 行,请分成几个文件。`);
  const handlerOf = await handlersOf(runtime, viewer.orgId);
  const used = new Set(Object.values(mapping.columns));
  const unread = (table.faults ?? []).filter(({ column }) => used.has(column));
  const rows = table.rows.map((row) => readTakeOverRow(row, { mapping, importId: takeoverId, handlerOf }));
  const good = rows.filter((row): row is Good => row.command !== null);
  const faults = [
    ...unread,
    ...rows.flatMap((row) => row.faults),
    ...sameNumbers(rows, mapping),
    ...(await refusals(runtime, good, plan)),
  ].sort((a, b) => a.line - b.line);
  const open = good.filter(({ command }) => command.type === 'takeOver').length;
  const report = { rows: rows.length, open, closed: good.length - open, faults, entered: 0, known: 0 };
  if (plan.dryRun || faults.length > 0) return report;
  await list(runtime, good, plan);
  await enter(runtime, good, { plan, report });
  return report;
}

const commandIdOf = ({ takeoverId, mapping }: TakeOverPlan, row: TakeOverRow): string =>
  deriveStreamId(takeoverId, `${mapping.name}/${row.rowId}/${row.sameNoRuled ? row.line : ''}`);

const petitionIdOf = (plan: TakeOverPlan, row: TakeOverRow): string =>
  deriveStreamId(commandIdOf(plan, row), 'petition');

const frameOf = (plan: TakeOverPlan, row: TakeOverRow, requestHash: Buffer) => ({
  viewer: plan.viewer,
  commandId: commandIdOf(plan, row),
  requestHash,
  source: 'import' as const,
});

/** Display name or login → account; a name that two bear names nobody. */
async function handlersOf({ pools }: Runtime, orgId: number): Promise<HandlerOf> {
  const { rows } = await pools.store.query<{ id: string; login: string; name: string }>(
    `select id, login, display_name as name from idn.account where org_id = $1 and disabled_at is null`,
    [orgId],
  );
  return (name) => {
    const byLogin = rows.find(({ login }) => login === name);
    const byName = rows.filter((row) => row.name === name);
    return byLogin?.id ?? (byName.length === 1 ? (byName[0]?.id ?? null) : null);
  };
}

/** O-102: two rows with one number are for a person to rule on, who says so in the file. */
function sameNumbers(rows: readonly TakeOverRow[], mapping: Mapping): CellFault[] {
  const first = new Map<string, TakeOverRow>();
  return rows.flatMap((row) => {
    const earlier = first.get(row.legacyNo);
    first.set(row.legacyNo, earlier ?? row);
    if (earlier === undefined || row.legacyNo === '' || row.sameNoRuled) return [];
    const message = `编号与第 ${earlier.line} 行相同,须由人裁定:改正编号,或在“同号裁定”列写明是两件(O-102)。`;
    return [{ line: row.line, column: mapping.columns.legacyNo ?? '', message }];
  });
}

/** Rows that the rules refuse, found by deciding each of them without writing. */
async function refusals(runtime: Runtime, rows: readonly Good[], plan: TakeOverPlan): Promise<CellFault[]> {
  const faults: CellFault[] = [];
  for (const row of rows) {
    try {
      await runtime.casework.tryArrival(row.command, frameOf(plan, row, Buffer.alloc(32)));
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      faults.push({
        line: row.line,
        column: columnOfField(error.detail['field'], plan.mapping),
        message: error.message,
      });
    }
  }
  return faults;
}

/** The take-over knows every petition before it is there, so that undoing finds them all. */
async function list(runtime: Runtime, rows: readonly Good[], plan: TakeOverPlan): Promise<void> {
  const { takeoverId, viewer } = plan;
  for (let from = 0; from < rows.length; from += LISTED_AT_ONCE) {
    const page = rows.slice(from, from + LISTED_AT_ONCE);
    const petitionIds = page.map((row) => petitionIdOf(plan, row));
    const fileHash = createHash('sha256').update(petitionIds.join()).digest('hex').slice(0, 16);
    const requestHash = createHash('sha256').update(fileHash).digest();
    const input = {
      type: 'list',
      arrivals: petitionIds,
      openCount: page.filter(({ command }) => command.type === 'takeOver').length,
      fileHash,
      fileName: plan.fileName.slice(0, 200),
    };
    await runtime.affairs.execute('takeover', takeoverId, input, {
      by: { viewer },
      commandId: deriveStreamId(takeoverId, `list/${fileHash}`),
      requestHash,
      source: 'import',
      expectedVersion: 'any',
    });
  }
}

async function enter(
  runtime: Runtime,
  rows: readonly Good[],
  { plan, report }: { plan: TakeOverPlan; report: TakeOverReport },
): Promise<void> {
  for (const row of rows) {
    // keyed, so that a short row cannot be guessed from its hash
    const text = createHash('sha256')
      .update(JSON.stringify(unnamed(row.command)))
      .digest('hex');
    const mac = runtime.vault.blindIndex('importRow', text) ?? '';
    try {
      const frame = frameOf(plan, row, createHash('sha256').update(mac).digest());
      const { repeated } = await runtime.casework.arrive(row.command, frame);
      if (repeated) report.known += 1;
      else report.entered += 1;
    } catch (error) {
      if (!(error instanceof CaseworkRefused) || error.code !== 'IDEMPOTENCY_MISMATCH') throw error;
      const message = '这一行以前录入过,内容与那时不同;已录入的不改,请用更正。';
      report.faults.push({ line: row.line, column: '', message });
    }
    plan.onProgress?.(report.entered + report.known, rows.length);
  }
}

/** Ids of subjects are made anew with every reading; they say nothing of the row. */
const unnamed = ({ subjects, ...rest }: Good['command']) => ({
  ...rest,
  subjects: subjects.map(({ subjectId: _made, ...subject }) => subject),
});
