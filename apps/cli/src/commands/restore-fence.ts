import { restoreFence as liftFence } from '#event-store';
import { attachDatabase, loadSettings, openPools } from '#platform';
import { refuseNewer } from '#runtime';
import { refuseNothingThere } from '../begun.js';
import type { OfflineCommand } from '../command.js';
import { terminalLog } from '../terminal-log.js';

/** After a restore by PostgreSQL's own dump: lifts the transaction counter past the newest event. */
export const restoreFence: OfflineCommand = {
  name: 'restore-fence',
  usage: 'restore-fence',
  zh: '用 pg_dump 等逻辑方式恢复之后,把事务计数提到最新事件之后,否则启动会被拒绝',
  offline: true,
  async run({ say }) {
    const settings = loadSettings(process.env);
    await refuseNothingThere(settings);
    const database = await attachDatabase(settings, terminalLog());
    const pools = openPools(database.config);
    try {
      await refuseNewer(database.config);
      const client = await pools.owner.connect();
      try {
        const lifted = await liftFence(client);
        say(lifted ? '已提升事务计数,可以启动。' : '不需要:事务计数已在最新事件之后,没有改动。');
      } finally {
        client.release();
      }
      return 0;
    } finally {
      await pools.end();
      await database.close();
    }
  },
};
