import { replayParkedStream } from '#jobs';
import { type CliCommand, UsageError } from '../command.js';

/** Shows what subscriptions have put aside. */
export const parked: CliCommand = {
  name: 'parked',
  usage: 'parked',
  zh: '列出后台处理失败而搁置的件',
  async run({ runtime, say }) {
    const all = await runtime.store.parked();
    for (const { name, streamId, error, failures, waiting, parkedAt } of all)
      say(`${name}  ${streamId}  ${waiting} 条待处理  失败 ${failures} 次(${error})  ${parkedAt}`);
    say(all.length === 0 ? '没有搁置的件。' : `共 ${all.length} 件;原因排除后用 replay 重放。`);
    return all.length === 0 ? 0 : 1;
  },
};

/** Handles again what was put aside. */
export const replay: CliCommand = {
  name: 'replay',
  usage: 'replay <订阅> <件标识> | replay --all',
  zh: '重放搁置的件',
  words: 2,
  flags: ['all'],
  async run({ runtime, words, options, say }) {
    const [name, streamId] = words;
    const chosen =
      options['all'] === true
        ? await runtime.store.parked()
        : name !== undefined && streamId !== undefined
          ? [{ name, streamId }]
          : null;
    if (chosen === null) throw new UsageError('请给出订阅与件标识(见 parked),或 --all。');
    let failed = 0;
    for (const one of chosen) {
      const result = await replayParkedStream(runtime, one.name, one.streamId);
      const said =
        result === null || result.kind === 'unknown'
          ? '没有这样搁置的件'
          : result.kind === 'failed'
            ? `仍然失败(${result.error})`
            : `已处理 ${result.events} 条事件`;
      if (result?.kind !== 'replayed') failed++;
      say(`${one.name}  ${one.streamId}:${said}。`);
    }
    return failed === 0 ? 0 : 1;
  },
};
