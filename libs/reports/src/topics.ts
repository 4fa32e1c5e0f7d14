import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Jieba } from '@node-rs/jieba';

/** A text with what is needed to name it. */
export type TopicText = { id: string; text: string; on: string };

/** Texts that say nearly the same, or speak of the same matter. @shape likeness: 0–100 to the first of the group */
export type TopicCluster = { words: string[]; members: { id: string; on: string; likeness: number }[] };

/** Texts, and how alike those of a group must be: percent, and how many there must be. */
export type TopicQuestion = {
  readonly texts: readonly TopicText[];
  readonly asked: readonly { readonly likeness: number; readonly least: number }[];
};

/** Words that every petition has, and places that are coded away: no topic. */
const EMPTY = new Set(
  '咨询 反映 投诉 请求 建议 关于 问题 情况 希望 领导 尊敬 你好 您好 解决 请问 我们 什么 怎么 没有 一个 这个 可以 政府 相关 部门 处理 时候 因为 所以 但是 如果 进行 现在 还是 就是 这样 知道 一直 已经 不能 可能 需要'.split(
    ' ',
  ),
);
const WORD = /^\p{Script=Han}{2,}$/u;

// the package's own entry would keep this file and another in memory for ever
const DICTIONARY = createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt');
let segmenter: Jieba | null = null;

/** The words of a text that may name a topic. */
export function topicWords(text: string): string[] {
  segmenter ??= Jieba.withDict(readFileSync(DICTIONARY));
  return segmenter.cut(text, true).filter((word) => WORD.test(word) && !EMPTY.has(word));
}

/** Pairs of words in at most so many texts tell something; more common ones bring everything together. */
const COMMON_SHARE = 0.05;

/**
 * Near repeats and hot topics: texts are joined where their words weigh enough in common (cosine of tf·idf). Words are
 * looked up in an inverted index, so that only texts that share a rare word are compared.
 */
export function topicClusters(texts: readonly TopicText[], likeness: number, least = 2): TopicCluster[] {
  const words = texts.map(({ text }) => topicWords(text));
  const holders = new Map<string, number[]>();
  words.forEach((list, index) => {
    for (const word of new Set(list)) {
      const holding = holders.get(word);
      if (holding === undefined) holders.set(word, [index]);
      else holding.push(index);
    }
  });
  const weights = words.map((list) => {
    const weight = new Map<string, number>();
    for (const word of list) weight.set(word, (weight.get(word) ?? 0) + 1);
    let norm = 0;
    for (const [word, count] of weight) {
      const value = (1 + Math.log(count)) * Math.log(1 + texts.length / (holders.get(word)?.length ?? 1));
      weight.set(word, value);
      norm += value * value;
    }
    for (const [word, value] of weight) weight.set(word, value / Math.sqrt(norm || 1));
    return weight;
  });
  const parent = texts.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at;
      at = parent[at] ?? at;
    }
    return at;
  };
  const common = Math.max(20, texts.length * COMMON_SHARE);
  const cosine = (a: number, b: number): number => {
    let sum = 0;
    for (const [word, value] of weights[a] ?? []) sum += value * (weights[b]?.get(word) ?? 0);
    return sum;
  };
  texts.forEach((_, index) => {
    const candidates = new Set<number>();
    for (const word of weights[index]?.keys() ?? []) {
      const holding = holders.get(word) ?? [];
      if (holding.length <= common) for (const other of holding) if (other > index) candidates.add(other);
    }
    for (const other of candidates)
      if (root(other) !== root(index) && cosine(index, other) * 100 >= likeness)
        parent[root(other)] = root(index);
  });
  const groups = new Map<number, number[]>();
  texts.forEach((_, index) => groups.set(root(index), [...(groups.get(root(index)) ?? []), index]));
  return [...groups.values()]
    .filter((members) => members.length >= least)
    .sort((a, b) => b.length - a.length)
    .map((members) => ({
      words: namesOf(members, weights),
      members: members.map((index) => ({
        id: texts[index]?.id ?? '',
        on: texts[index]?.on ?? '',
        likeness: Math.round(cosine(members[0] ?? index, index) * 100),
      })),
    }));
}

function namesOf(members: readonly number[], weights: readonly ReadonlyMap<string, number>[]): string[] {
  const sums = new Map<string, number>();
  for (const index of members)
    for (const [word, value] of weights[index] ?? []) sums.set(word, (sums.get(word) ?? 0) + value);
  return [...sums]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 5)
    .map(([word]) => word);
}
