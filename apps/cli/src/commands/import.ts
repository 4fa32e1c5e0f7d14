import { may, type Viewer } from '#identity';
import type { Runtime } from '#runtime';
import { type CliCommand, type Invocation, requiredOption, UsageError } from '../command.js';
import { viewerNamed } from '../viewer-named.js';
import { type CellFault, mappingFor, readTable, readXlsx, runImport, type Table } from '#importing';

const SHOWN_FAULTS = 50;
const SHOWN_REPEATS = 10;

/** Reads the file that a command names, with its encoding or sheet. @rejects ImportRefused */
export function tableIn(file: string, options: Invocation['options']): Promise<Table> {
  const text = (name: string) => (typeof options[name] === 'string' ? (options[name] as string) : undefined);
  return /\.xlsx$/i.test(file)
    ? readXlsx(file, { sheet: text('sheet') })
    : Promise.resolve(readTable(file, text('encoding')));
}

/** One line for each fault by its cell. */
export function sayFaults(faults: readonly CellFault[], table: Table, say: (line: string) => void): void {
  for (const { line, column, message } of faults.slice(0, SHOWN_FAULTS))
    say(`第 ${line} 行${column === '' ? '' : `,“${column}”列`}${cellName(table, line, column)}:${message}`);
  if (faults.length > SHOWN_FAULTS) say(`……另有 ${faults.length - SHOWN_FAULTS} 处。`);
}

/** The person in whose name rows are imported: the head of the single window (policy importData). */
export async function importerOf(runtime: Runtime, login: string): Promise<Viewer> {
  const viewer = await viewerNamed(runtime, login);
  const answer = may(viewer, 'importData', { orgId: viewer.orgId });
  if (!answer.allowed) throw new UsageError(answer.message);
  return viewer;
}

/** Where it stands in a workbook. @shape `(C5)` */
const cellName = ({ letters }: Table, line: number, column: string): string =>
  letters?.[column] === undefined ? '' : `(${letters[column]}${line})`;

/** Old registers and message files as history: no running clock, no duty (eventstore.md §5.0 no. 3). */
export const importCommand: CliCommand = {
  name: 'import',
  usage:
    'import <文件.csv|文件.xlsx> --login <扎口负责人账号> [--mapping <对照.json>] [--encoding gbk] [--sheet <工作表>] [--dry-run] [--skip-faulty]',
  zh: '把旧登记簿或留言文件作为历史导入:逐行逐列报错,重复导入不重复登记',
  values: ['login', 'mapping', 'encoding', 'sheet'],
  words: 1,
  flags: ['dry-run', 'skip-faulty'],
  async run({ runtime, words, options, say }) {
    const [file] = words;
    if (file === undefined) throw new UsageError('请给出要导入的 CSV 或 xlsx 文件。');
    const viewer = await importerOf(runtime, requiredOption(options, 'login'));
    const text = (name: string) =>
      typeof options[name] === 'string' ? (options[name] as string) : undefined;
    const table = await tableIn(file, options);
    const mapping = mappingFor(table.columns, text('mapping'));
    const started = Date.now();
    const dryRun = options['dry-run'] === true;
    let told = 0;
    const report = await runImport(runtime, {
      table,
      mapping,
      viewer,
      dryRun,
      skipFaulty: options['skip-faulty'] === true,
      onProgress: (done, of) => {
        if (done - told < 500 && done !== of) return;
        told = done;
        say(`已导入 ${done}/${of} …`);
      },
    });
    sayFaults(report.faults, table, say);
    for (const { key, earlier, likeness } of report.repeats.slice(0, SHOWN_REPEATS))
      say(`重复:${key} ← ${earlier}(相似 ${likeness}%)`);
    if (report.repeats.length > SHOWN_REPEATS)
      say(`……另有 ${report.repeats.length - SHOWN_REPEATS} 件重复。`);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    say(
      dryRun
        ? `试运行(${mapping.name}):${report.rows} 行,${report.faults.length} 处有误,发现重复 ${report.repeats.length} 件;什么都没有写入。`
        : `${mapping.name}:${report.rows} 行,导入 ${report.imported} 件,以前已导入 ${report.known} 件,重复 ${report.repeats.length} 件,有误 ${report.faults.length} 处,用时 ${seconds} 秒。`,
    );
    return report.faults.length === 0 ? 0 : 1;
  },
};
