import { asOwner } from '#backup';
import { loadSettings, openDatabase, runMigrations } from '#platform';
import { refuseNewer } from '#runtime';
import { rotateMasterKey, vaultMigrations } from '#vault';
import { refuseNothingThere } from '../begun.js';
import type { OfflineCommand } from '../command.js';
import { terminalLog } from '../terminal-log.js';

/** Changes the master key while nothing runs. */
export const rotateKey: OfflineCommand = {
  name: 'rotate-key',
  usage: 'rotate-key',
  zh: '停机后更换主密钥:全部数据密钥改由新密钥包裹,旧密钥文件改名保留(以前的备份仍要用它)',
  offline: true,
  async run({ say }) {
    const settings = loadSettings(process.env);
    await refuseNothingThere(settings);
    const database = await openDatabase(settings, terminalLog());
    try {
      const { keysUrl } = database.config;
      await refuseNewer(database.config);
      await runMigrations(keysUrl, vaultMigrations);
      const { keys, keyId, oldFile } = await asOwner(keysUrl, (client) =>
        rotateMasterKey(client, settings.keyFile),
      );
      say(`主密钥已更换为 ${keyId},改包数据密钥 ${keys} 个;旧密钥文件保留为 ${oldFile}。`);
      say('请立即备份新的密钥文件并做一次完整备份;以前的备份仍须用旧密钥文件。');
      return 0;
    } finally {
      await database.close();
    }
  },
};
