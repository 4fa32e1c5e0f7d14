import { verifyAccessAudit } from '#identity';
import type { FaultKind } from '#event-store';
import type { CliCommand } from '../command.js';

/** What each fault means to someone who has to act on it. */
const FAULTS: Record<FaultKind, string> = {
  HASH: '内容与散列不符(有人改过)',
  GAP: '之前的事件缺失',
  ORDER: '顺序被调换',
  ALGORITHM: '散列算法不认识',
  HEAD_VERSION: '末尾被截去,或件头被改',
  HEAD_HASH: '件头的散列与最后一条事件不符',
  HEAD_MISSING: '有事件而没有件头',
};

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
    for (const { streamId, version, what } of found.faults)
      say(`不符:件 ${streamId} 第 ${version} 号事件:${FAULTS[what]}`);
    const audit = await verifyAccessAudit(runtime.pools.store);
    for (const { orgId, seq } of audit.broken) say(`不符:单位 ${orgId} 的查阅记录从第 ${seq} 条起不符`);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    const sound = found.ok && audit.broken.length === 0;
    say(
      `${sound ? '校验通过' : '校验未通过'}:${found.streams} 件、${found.events} 条事件、${audit.checked} 条查阅记录,用时 ${seconds} 秒。`,
    );
    return sound ? 0 : 1;
  },
};
