import { join } from 'node:path';
import { AnchorFolder } from '#event-store';
import { verifyAccessAudit } from '#identity';
import type { CliCommand, Invocation } from '../command.js';
import { chainLines, sealLines } from '../fault-lines.js';
import { streamNamed, streamNames } from '../petition-named.js';

async function verifiedSeals({ runtime, say }: Pick<Invocation, 'runtime' | 'say'>): Promise<boolean> {
  const anchors = new AnchorFolder(join(runtime.settings.dataDir, 'anchors'));
  const found = await runtime.store.verifySeals({
    keys: [runtime.vault.sealSigner.publicKey],
    anchors: await anchors.text(),
  });
  const ids = found.faults.flatMap(({ streamId }) => streamId ?? []);
  const names = await streamNames(runtime, ids);
  for (const line of sealLines(found.faults, names)) say(line);
  say(
    `${found.ok ? '封存相符' : '封存不符'}:${found.seals} 次封存、${found.sealed} 条事件,${found.unsealed} 条待封存,库外留底 ${found.anchors} 行。`,
  );
  return found.ok;
}

/** Recomputes every chain and every seal: nothing changed, nothing gone, nothing swapped, nothing cut off. */
export const verify: CliCommand = {
  name: 'verify',
  usage: 'verify [--stream <编号或标识>]',
  zh: '校验事件链、封存与查阅记录:有无改动、缺失、调换、截尾',
  values: ['stream'],
  async run({ runtime, options, say }) {
    const stream =
      typeof options['stream'] === 'string' ? await streamNamed(runtime, options['stream']) : null;
    const started = Date.now();
    const found = await runtime.store.verify(stream === null ? {} : { stream });
    const names = await streamNames(
      runtime,
      found.faults.map(({ streamId }) => streamId),
    );
    for (const line of chainLines(found.faults, names)) say(line);
    const more = found.faultCount - found.faults.length;
    if (more > 0) say(`另有 ${more} 处不符没有列出。`);
    const sealsHold = stream !== null || (await verifiedSeals({ runtime, say }));
    const audit = await verifyAccessAudit(runtime.pools.store);
    for (const { orgId, seq } of audit.broken) say(`不符:单位 ${orgId} 的查阅记录从第 ${seq} 条起不符`);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    const sound = found.ok && sealsHold && audit.broken.length === 0;
    say(
      `${sound ? '校验通过' : '校验未通过'}:${found.streams} 件、${found.events} 条事件、${audit.checked} 条查阅记录,用时 ${seconds} 秒。`,
    );
    return sound ? 0 : 1;
  },
};
