import { policyFor } from '#casework';
import { affairRebuild, petitionReadModelRebuild, searchRebuild } from '#projections';
import type { CliCommand } from '../command.js';

/** Empties and refills the read models from the events; commands wait meanwhile, readers see the old rows. */
export const rebuild: CliCommand = {
  name: 'rebuild',
  usage: 'rebuild',
  zh: '从事件重建读模型与检索索引',
  async run({ runtime, say }) {
    const { store, vault, calendar } = runtime;
    for (const [zh, plan] of [
      ['台账、时钟与统计', petitionReadModelRebuild({ vault, calendar, policyFor })],
      ['督办、信息等各项事务', affairRebuild({ vault, calendar })],
      ['检索索引', searchRebuild({ vault })],
    ] as const) {
      const started = Date.now();
      const { events } = await store.rebuild(plan.projection, plan.reset);
      say(`${zh}:${events} 条事件,用时 ${((Date.now() - started) / 1000).toFixed(1)} 秒。`);
    }
    return 0;
  },
};
