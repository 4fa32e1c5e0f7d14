import { join } from 'node:path';
import { AnchorFolder, type FaultKind, type SealFault, type SealFaultKind } from '#event-store';
import { verifyAccessAudit } from '#identity';
import type { CliCommand, Invocation } from '../command.js';
import { streamNamed, streamNames } from '../petition-named.js';

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

const SEAL_FAULTS: Record<SealFaultKind, string> = {
  SEAL_MISSING_BEFORE: '之前的封存缺失',
  SEAL_MISSING: '库外留底中有而库中没有(末尾被截去)',
  SEAL_CHAIN: '与前一封存不衔接',
  SEAL_KEY: '不是用本系统的密钥签的',
  SEAL_SIGNATURE: '签名不符(封存被改过)',
  SEAL_LEAVES: '事件与封存不符,且存底也被改过',
  ANCHOR_DIFFERS: '与库外留底不符',
  ANCHOR_INVALID: '库外留底的这一行无效或不是本系统所写',
  EVENT_CHANGED: '封存之后被改过或添进来的事件',
  EVENT_MISSING: '封存之后被删去的事件',
  EVENT_MOVED: '封存之后被调换了先后的事件',
};

type Names = (streamId: string) => string;

function sentenceOf({ seal, what, streamId, version, number, line }: SealFault, names: Names): string {
  if (line !== undefined) return `不符:留底第 ${line} 行:${SEAL_FAULTS[what]}`;
  const event =
    streamId === undefined
      ? number === undefined
        ? ''
        : `,其中第 ${number} 条`
      : `,${names(streamId)} 第 ${version ?? '?'} 号事件`;
  return `不符:第 ${seal} 号封存${event}:${SEAL_FAULTS[what]}`;
}

async function verifiedSeals({ runtime, say }: Pick<Invocation, 'runtime' | 'say'>): Promise<boolean> {
  const anchors = new AnchorFolder(join(runtime.settings.dataDir, 'anchors'));
  const found = await runtime.store.verifySeals({
    keys: [runtime.vault.sealSigner.publicKey],
    anchors: await anchors.text(),
  });
  const ids = found.faults.flatMap(({ streamId }) => streamId ?? []);
  const names = await streamNames(runtime, ids);
  for (const fault of found.faults) say(sentenceOf(fault, names));
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
    for (const { streamId, version, what } of found.faults)
      say(`不符:${names(streamId)} 第 ${version} 号事件:${FAULTS[what]}`);
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
