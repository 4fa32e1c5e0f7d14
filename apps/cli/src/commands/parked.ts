import { replayParkedStream } from '#jobs';
import { type CliCommand, UsageError } from '../command.js';
import { streamNamed, streamNames } from '../petition-named.js';

/** Shows what subscriptions have put aside. */
export const parked: CliCommand = {
  name: 'parked',
  usage: 'parked',
  zh: '列出后台处理失败而搁置的件',
  async run({ runtime, say }) {
    const all = await runtime.store.parked();
    const names = await streamNames(
      runtime,
      all.map(({ streamId }) => streamId),
    );
    for (const { name, streamId, error, failures, waiting, parkedAt } of all)
      say(`${name}  ${names(streamId)}  ${waiting} 条待处理  失败 ${failures} 次(${error})  ${parkedAt}`);
    say(
      all.length === 0
        ? '没有搁置的件。'
        : `共 ${all.length} 件;原因排除后执行 replay <订阅> <编号>(如 replay ${all[0]?.name} …),或者 replay --all。`,
    );
    return all.length === 0 ? 0 : 1;
  },
};

/** Handles again what was put aside. */
export const replay: CliCommand = {
  name: 'replay',
  usage: 'replay <订阅> <编号或件标识> | replay --all',
  zh: '重放搁置的件',
  words: 2,
  flags: ['all'],
  async run({ runtime, words, options, say }) {
    const [name, word] = words;
    if (options['all'] === true && name !== undefined)
      throw new UsageError('--all 是全部搁置的件,后面不再写订阅与编号。');
    const chosen =
      options['all'] === true
        ? await runtime.store.parked()
        : name !== undefined && word !== undefined
          ? [{ name, streamId: await streamNamed(runtime, word) }]
          : null;
    if (chosen === null) throw new UsageError('请给出订阅与编号或件标识(见 parked),或 --all。');
    if (chosen.length === 0) say('没有搁置的件。');
    const names = await streamNames(
      runtime,
      chosen.map(({ streamId }) => streamId),
    );
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
      say(`${one.name}  ${names(one.streamId)}:${said}。`);
    }
    return failed === 0 ? 0 : 1;
  },
};
