import { loadBulk } from '#demo';
import { timersSubscription } from '#jobs';
import { searchSubscription } from '#projections';
import { type CliCommand, requiredOption, UsageError } from '../command.js';

const MOST = 1_000_000;

/** A large fictitious data set for measuring, only in an empty data folder. */
export const bulk: CliCommand = {
  name: 'bulk',
  usage: 'bulk --petitions <件数> [--templates <种数>] [--without-subscriptions]',
  zh: '在空的数据目录里装入大批虚构信访件,供测速与演练;装好后请用 verify 校验',
  values: ['petitions', 'templates'],
  flags: ['without-subscriptions'],
  begins: true,
  async run({ runtime, options, say }) {
    const petitions = Number(requiredOption(options, 'petitions'));
    if (!Number.isInteger(petitions) || petitions < 1 || petitions > MOST)
      throw new UsageError(`--petitions 应为 1 至 ${MOST} 的整数。`);
    const templates = options['templates'] === undefined ? undefined : Number(options['templates']);
    if (templates !== undefined && (!Number.isInteger(templates) || templates < 1))
      throw new UsageError('--templates 应为正整数。');
    const seconds = stopwatch();
    const report = await loadBulk(runtime, { petitions, say, ...(templates ? { templates } : {}) });
    say(`写入 ${report.petitions} 件、${report.events} 条事件,用时 ${seconds()} 秒。`);
    if (options['without-subscriptions'] === true) return 0;
    for (const [zh, definition] of [
      ['检索索引', searchSubscription(runtime)],
      ['提醒时刻', timersSubscription(runtime)],
    ] as const) {
      const own = stopwatch();
      await runtime.store.subscription(definition).catchUp();
      say(`${zh}已跟上,用时 ${own()} 秒。`);
    }
    return 0;
  },
};

function stopwatch(): () => string {
  const started = Date.now();
  return () => ((Date.now() - started) / 1000).toFixed(1);
}
