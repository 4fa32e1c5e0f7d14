import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { newId } from '#event-store';
import type { Viewer } from '#identity';
import { mappingFor, takeRegisterOver } from '#importing';
import { type CliCommand, type Invocation, requiredOption, UsageError } from '../command.js';
import { importerOf, sayFaults, tableIn } from './import.js';

type Asked = { type: string } & Record<string, unknown>;

const frameOf = (viewer: Viewer, input: Asked) => ({
  by: { viewer },
  commandId: newId(),
  requestHash: createHash('sha256').update(JSON.stringify(input)).digest(),
  source: 'cli' as const,
});

/** Begins a take-over, unless the call names one that was begun. */
async function takeoverOf({ runtime, options, say }: Invocation, viewer: Viewer): Promise<string> {
  const known = options['into'];
  if (typeof known === 'string') return known;
  const count = Number(requiredOption(options, 'paper-count'));
  if (!Number.isInteger(count)) throw new UsageError('--paper-count 应是纸质台账的在办件数。');
  const input = {
    type: 'begin',
    title: requiredOption(options, 'name'),
    startedOn: requiredOption(options, 'started-on'),
    paperCount: count,
    handedOverBy: requiredOption(options, 'handed-over-by'),
    receiverId: viewer.accountId,
  };
  const { affairId } = await runtime.affairs.open('takeover', input, frameOf(viewer, input));
  say(`接管已建立:${affairId}(再次导入时用 --into ${affairId})`);
  return affairId;
}

/** Registers with open cases, their clocks running from the real days (§2.15); undone as a whole. */
export const takeOver: CliCommand = {
  name: 'take-over',
  usage:
    'take-over <文件.csv|文件.xlsx> --login <扎口负责人账号> (--into <接管标识> | --name <名称> --started-on <启用日> --paper-count <在办数> --handed-over-by <移交人>) [--mapping <对照.json>] [--encoding gbk] [--sheet <工作表>] [--dry-run]\n' +
    '  take-over --undo <接管标识> --reason <理由> --login <扎口负责人账号>',
  zh: '接管在办登记簿:时钟从真实起算日算,旧号照录;有一格不对就一件也不录,整个导入可以撤销(O-100~O-105)',
  values: [
    'login',
    'into',
    'name',
    'started-on',
    'paper-count',
    'handed-over-by',
    'mapping',
    'encoding',
    'sheet',
    'undo',
    'reason',
  ],
  words: 1,
  flags: ['dry-run'],
  async run(invocation) {
    const { runtime, words, options, say } = invocation;
    const viewer = await importerOf(runtime, requiredOption(options, 'login'));
    if (typeof options['undo'] === 'string') {
      const input = { type: 'undo', reason: requiredOption(options, 'reason') };
      const frame = { ...frameOf(viewer, input), expectedVersion: 'any' as const };
      await runtime.affairs.execute('takeover', options['undo'], input, frame);
      say('已撤销整个导入;这些件不再出现在任何清单、统计和时钟里。');
      return 0;
    }
    const [file] = words;
    if (file === undefined) throw new UsageError('请给出要接管的 CSV 或 xlsx 文件。');
    const table = await tableIn(file, options);
    const mapping = mappingFor(
      table.columns,
      typeof options['mapping'] === 'string' ? options['mapping'] : undefined,
    );
    const dryRun = options['dry-run'] === true;
    const takeoverId = dryRun ? newId() : await takeoverOf(invocation, viewer);
    const plan = { takeoverId, table, mapping, fileName: basename(file), viewer, dryRun };
    const report = await takeRegisterOver(runtime, plan);
    sayFaults(report.faults, table, say);
    say(
      dryRun || report.faults.length > 0
        ? `${dryRun ? '试运行' : '没有录入'}(${mapping.name}):${report.rows} 行,可接管在办 ${report.open} 件、历史 ${report.closed} 件,${report.faults.length} 处有误;什么都没有写入。`
        : `${mapping.name}:${report.rows} 行,录入 ${report.entered} 件(在办 ${report.open}、历史 ${report.closed}),以前已录入 ${report.known} 件。`,
    );
    return report.faults.length === 0 ? 0 : 1;
  },
};
