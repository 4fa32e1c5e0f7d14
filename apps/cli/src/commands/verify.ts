import { verifyAccessAudit } from '#identity';
import type { CliCommand } from '../command.js';

/** Recomputes every chain: nothing changed, nothing gone, nothing swapped. */
export const verify: CliCommand = {
  name: 'verify',
  usage: 'verify [--stream <标识>]',
  zh: '校验事件链与查阅记录:有无改动、缺失、调换',
  values: ['stream'],
  async run({ runtime, options, say }) {
    const { stream } = options;
    const started = Date.now();
    const found = await runtime.store.verify(typeof stream === 'string' ? { stream } : {});
    for (const { streamId, version, kind } of found.faults)
      say(`不符:件 ${streamId} 第 ${version ?? '—'} 号事件:${kind}`);
    const audit = await verifyAccessAudit(runtime.pools.store);
    for (const { orgId, seq } of audit.broken) say(`不符:单位 ${orgId} 的查阅记录从第 ${seq} 条起不符`);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    const sound = found.faults.length === 0 && audit.broken.length === 0;
    say(
      `${sound ? '校验通过' : '校验未通过'}:${found.streams} 件、${found.events} 条事件、${audit.checked} 条查阅记录,用时 ${seconds} 秒。`,
    );
    return sound ? 0 : 1;
  },
};
