import type { GenerationResult } from '#event-store';
import { markRowsMade } from '#jobs';
import {
  affairPlan,
  forgetKeptTallies,
  petitionReadModelPlan,
  READ_MODEL_NAMES,
  searchPlan,
  statisticsPlan,
} from '#projections';
import type { CliCommand } from '../command.js';

/** @shape anew: there was nothing to compare with */
function sentencesOf(
  zh: string,
  result: GenerationResult,
  { seconds, anew }: { seconds: string; anew: boolean },
): string[] {
  const { streams, events, generation, heldMs, switched, tables } = result;
  return [
    `${zh}:${streams} 件、${events} 条事件,用时 ${seconds} 秒${switched ? `;第 ${generation} 代已启用,写入等候 ${heldMs} 毫秒` : ';只作比对,未启用'}。`,
    ...tables.map(
      ({ table, rows, differing, checksum }) =>
        `  ${table.padEnd(12)} ${String(rows).padStart(8)} 行,${anew ? '新建' : differing === 0 ? '新旧一致' : `${differing} 件新旧不一致`},校验和 ${checksum}`,
    ),
  ];
}

/** Makes the read models anew beside the ones in use, compares and switches; nobody waits meanwhile. */
export const rebuild: CliCommand = {
  name: 'rebuild',
  usage: 'rebuild [--check] [--statistics]',
  zh: '从事件另建一代读模型与检索索引,与在用的比对后启用;不停业务。--check 只比对,--statistics 只重建统计的行',
  flags: ['check', 'statistics'],
  async run({ runtime, options, say }) {
    const { store, vault, calendar, pools } = runtime;
    const { policyFor } = runtime.profiles;
    const [checkOnly, anew] = [options['check'] === true, options['anew'] === true];
    let sound = true;
    const plans =
      options['statistics'] === true
        ? [['统计', statisticsPlan({ calendar, policyFor })] as const]
        : ([
            ['台账、时钟与统计', petitionReadModelPlan({ vault, calendar, policyFor })],
            ['督办、信息等各项事务', affairPlan({ vault, calendar })],
            ['检索索引', searchPlan({ vault })],
          ] as const);
    for (const [zh, plan] of plans) {
      const started = Date.now();
      const result = await store.rebuildBeside(plan, { owner: pools.owner, checkOnly });
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      for (const line of sentencesOf(zh, result, { seconds, anew })) say(line);
      if (result.tables.some(({ differing }) => differing > 0)) sound = false;
    }
    // rows that a rebuild replaced leave no history by which kept sums could be brought up
    if (!checkOnly) await forgetKeptTallies(pools.owner);
    if (!checkOnly && options['statistics'] !== true)
      for (const name of READ_MODEL_NAMES) await markRowsMade(pools.store, name);
    return checkOnly && !sound ? 1 : 0;
  },
};
