import { resolve } from 'node:path';
import { passphraseOf, recordedBackup, tidyDrafts } from '#backup';
import { type CliCommand, UsageError } from '../command.js';

/** Both databases and the files beside them, while work goes on. */
export const backup: CliCommand = {
  name: 'backup',
  usage: 'backup [--out <目录>] [--passphrase-file <口令文件>]',
  zh: '备份:事件、单位与账号、附件为一个文件,密钥另为一个文件(给出口令文件时连同主密钥封存)',
  values: ['out', 'passphrase-file'],
  async run({ runtime, options, say }) {
    const { out, 'passphrase-file': file } = options;
    const folder = typeof out === 'string' ? resolve(out) : runtime.settings.backup.folder;
    if (folder === null) throw new UsageError('请给出 --out <目录>,或设置 BACKUP_DIR。');
    const passphrase = await passphraseOf(
      typeof file === 'string' ? resolve(file) : runtime.settings.backup.passphraseFile,
    );
    const started = Date.now();
    const report = await recordedBackup(runtime, { folder, passphrase });
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    const mib = (report.bytes / 1024 ** 2).toFixed(1);
    say(`已备份 ${report.eventCount} 条事件,共 ${mib} MiB,用时 ${seconds} 秒:`);
    say(`  ${report.events}`);
    say(`  ${report.keys}`);
    say(
      passphrase === null
        ? `密钥备份不含主密钥:主密钥文件 ${runtime.settings.keyFile} 须另行抄存,没有它什么也打不开。`
        : '密钥备份已用口令封存,含主密钥:口令与它分开保管。',
    );
    const { removed, left } = await tidyDrafts(folder);
    if (removed.length > 0) say(`已清理以前中断的备份留下的半成品:${removed.join('、')}`);
    if (left.length > 0)
      say(
        `目录中还有未完成的备份:${left.join('、')}。如没有别的备份正在进行,就是中断留下的,可以删除;一天后的下一次备份会自动清理。`,
      );
    say('两个文件请分开存放;密钥备份不要长期保留,以免已销毁的密钥随旧备份回来。');
    return 0;
  },
};
