import { resolve } from 'node:path';
import {
  checkBackup,
  compareProjections,
  passphraseOf,
  restore as takeBack,
  type RestoreReport,
} from '#backup';
import { hasInstallation, loadSettings, openDatabase, openPools } from '#platform';
import { openOn, type Runtime } from '#runtime';
import { type Invocation, type OfflineCommand, requiredOption, UsageError } from '../command.js';
import { rebuild } from './rebuild.js';
import { verify } from './verify.js';
import { terminalLog } from '../terminal-log.js';

async function isTheSame(
  runtime: Runtime,
  expected: RestoreReport['expected'],
  say: Invocation['say'],
): Promise<boolean> {
  const { compared, passedOver, differences } = await compareProjections(runtime.config, expected);
  for (const { projection, rows, expectedRows } of differences)
    say(`不符:读模型 ${projection} 现有 ${rows} 行,备份时 ${expectedRows} 行,内容散列不同。`);
  for (const projection of passedOver) say(`未比较:${projection}(备份时尚未跟上,或本版本已改)。`);
  say(`${differences.length === 0 ? '读模型相符' : '读模型不符'}:比较 ${compared} 个。`);
  return differences.length === 0;
}

/** An empty installation becomes what a backup was: here, on another server, or on the next PostgreSQL. */
export const restore: OfflineCommand = {
  name: 'restore',
  usage: 'restore <….events> --keys <….keys> [--passphrase-file <口令文件>] [--verify]',
  zh: '在空的数据目录里恢复备份并重建读模型;--verify 再校验事件链、封存,并与备份时的读模型比较',
  values: ['keys', 'passphrase-file'],
  words: 1,
  flags: ['verify'],
  offline: true,
  async run({ words, options, say }) {
    const [events] = words;
    if (events === undefined) throw new UsageError('请给出事件备份文件(….events)。');
    const { 'passphrase-file': file } = options;
    const passphrase = await passphraseOf(typeof file === 'string' ? resolve(file) : null);
    const keys = resolve(requiredOption(options, 'keys'));
    const settings = loadSettings(process.env);
    const log = terminalLog();
    const started = Date.now();
    const backup = { events: resolve(events), keys, passphrase };
    // in an empty folder no database is begun for a backup that cannot be taken back
    const checked = (await hasInstallation(settings)) ? null : await checkBackup(settings, backup);
    const database = await openDatabase(settings, log);
    try {
      const report = await takeBack(database, settings, { ...backup, checked, say });
      say(`已恢复 ${report.rows} 行,其中事件 ${report.events} 条;正在重建读模型…`);
      const pools = openPools(database.config);
      try {
        const opened = await openOn(settings, log, { config: database.config, pools });
        const runtime: Runtime = { ...opened, lost: database.lost, close: async () => undefined };
        const invocation: Invocation = { runtime, words: [], options: { anew: true }, say };
        await rebuild.run(invocation);
        let sound = true;
        if (options['verify'] === true)
          sound = (await verify.run(invocation)) === 0 && (await isTheSame(runtime, report.expected, say));
        await runtime.vault.stock.settle();
        const seconds = ((Date.now() - started) / 1000).toFixed(1);
        say(
          sound
            ? `恢复完成,用时 ${seconds} 秒。可以启动了。`
            : `恢复后校验未通过,用时 ${seconds} 秒。请先查明原因,不要启用。`,
        );
        return sound ? 0 : 1;
      } finally {
        await pools.end();
      }
    } finally {
      await database.close();
    }
  },
};
