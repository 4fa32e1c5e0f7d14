import type { Fault, FaultKind, SealFault, SealFaultKind } from '#event-store';

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

/** How a stream is called. @shape stream id → 件 编号(id) */
export type Names = (streamId: string) => string;

/** Whole numbers as a person writes them: 1–3、7. */
export function rangesOf(numbers: Iterable<number>): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const ranges: [number, number][] = [];
  for (const number of sorted) {
    const last = ranges.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join('、');
}

/** Those of one key together, in the order in which the first of each was found. */
function groupsOf<T>(faults: readonly T[], keyOf: (fault: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const fault of faults) {
    const key = keyOf(fault);
    const group = groups.get(key);
    if (group) group.push(fault);
    else groups.set(key, [fault]);
  }
  return [...groups.values()];
}

/** One line for each petition and kind of fault, however many of its events are at fault. */
export function chainLines(faults: readonly Fault[], names: Names): string[] {
  return groupsOf(faults, ({ streamId, what }) => `${streamId} ${what}`).map((group) => {
    const [{ streamId, what }] = group as [Fault];
    return `不符:${names(streamId)} 第 ${rangesOf(group.map(({ version }) => version))} 号事件:${FAULTS[what]}`;
  });
}

const known = (numbers: readonly (number | undefined)[]): number[] =>
  numbers.filter((number) => number !== undefined);

/** The same of seals: a petition that is gone is one line, not one for each of its events. */
export function sealLines(faults: readonly SealFault[], names: Names): string[] {
  const keyOf = ({ seal, what, streamId, number, line }: SealFault): string => {
    if (line !== undefined) return `line ${what}`;
    if (streamId !== undefined) return `${streamId} ${what}`;
    return number === undefined ? `seals ${what}` : `seal ${seal} ${what}`;
  };
  return groupsOf(faults, keyOf).map((group) => {
    const [{ what, streamId, line, number }] = group as [SealFault];
    const seals = `第 ${rangesOf(group.map(({ seal }) => seal))} 号封存`;
    if (line !== undefined)
      return `不符:留底第 ${rangesOf(known(group.map((one) => one.line)))} 行:${SEAL_FAULTS[what]}`;
    if (streamId !== undefined) {
      const versions = known(group.map(({ version }) => version));
      const events = versions.length === 0 ? '?' : rangesOf(versions);
      return `不符:${seals},${names(streamId)} 第 ${events} 号事件:${SEAL_FAULTS[what]}`;
    }
    const which = number === undefined ? '' : `,其中第 ${rangesOf(known(group.map((one) => one.number)))} 条`;
    return `不符:${seals}${which}:${SEAL_FAULTS[what]}`;
  });
}
