import { widthOf } from './signature.js';

/** Characters of 22 points in the type area of 156 mm. @unit characters */
const TITLE_WIDTH = 20;
/** Where a title may be parted without parting a word: after a number, 的 and the organ, before 信访事项. */
const TITLE_BREAK = /(?<=号)(?!的)|(?<=[的、])|(?<=组织部)(?=关于|\d{4}年)|(?=信访事项)/gu;

/**
 * A title in lines, each whole in its words and none much longer than another (GB/T 9704 7.3.1: 回行时词意完整). One that
 * needs more than two lines, or has no place to part, is left to the page.
 * @example titleLines('关于宛组信〔2026〕来信1号信访事项的异议函') → ['关于宛组信〔2026〕来信1号', '信访事项的异议函']
 */
export function titleLines(title: string): string[] {
  if (widthOf(title) <= TITLE_WIDTH) return [title];
  const parted = [...title.matchAll(TITLE_BREAK)]
    .map(({ index }) => [title.slice(0, index), title.slice(index)] as [string, string])
    .map((lines) => ({ lines, widths: lines.map(widthOf) as [number, number] }))
    .filter(
      ({ widths: [first, second] }) => first > 0 && second > 0 && Math.max(first, second) <= TITLE_WIDTH,
    )
    .sort(({ widths: a }, { widths: b }) => Math.abs(a[0] - a[1]) - Math.abs(b[0] - b[1]));
  return parted[0]?.lines ?? [title];
}
