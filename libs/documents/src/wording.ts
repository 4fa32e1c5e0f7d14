import type { Paragraph } from './document-model.js';

/** 成文日期 (§5.2). @shape `2026-09-05` → `2026年9月5日` */
export const dateZh = (on: string): string => {
  const [year, month, day] = on.split('-');
  return `${Number(year)}年${Number(month)}月${Number(day)}日`;
};

/**
 * 发文字号 as GB/T 9704 prints it: six-cornered brackets, no leading zeros, no 第 (pitfall 20).
 * @example officialDocNo('宛组信告[2026]第005号') === '宛组信告〔2026〕5号'
 */
export const officialDocNo = (docNo: string): string =>
  docNo
    .trim()
    .replace(/[[【〖［(（]\s*(\d{4})\s*[\]】〗］)）]/u, '〔$1〕')
    .replace(/〕\s*第?\s*0*(\d+)/u, '〕$1');

/** Brackets of a citation as they are printed: full width. */
export const fullWidth = (text: string): string => text.replaceAll('(', '（').replaceAll(')', '）');

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** 一 … 九十九, for headings and numbered points. */
export function ordinalZh(n: number): string {
  if (n <= 10) return ordinals[n - 1] ?? String(n);
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  return `${tens === 1 ? '' : (ordinals[tens - 1] ?? '')}十${ones === 0 ? '' : (ordinals[ones - 1] ?? '')}`;
}

/** A typed text as paragraphs: one for each line, without the indents that people type. */
export const bodyOf = (text: string): Paragraph[] =>
  text
    .split(/\r\n|\r|\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ heading: false, text: line }));

/** One paragraph. */
export const para = (text: string): Paragraph => ({ heading: false, text });

/** Headed blocks, numbered 一、二、…; a block without words is left out and takes no number. */
export const headed = (blocks: readonly { heading: string; body: readonly Paragraph[] }[]): Paragraph[] =>
  blocks
    .filter(({ body }) => body.length > 0)
    .flatMap(({ heading, body }, at) => [
      { heading: true, text: `${ordinalZh(at + 1)}、${heading}` },
      ...body,
    ]);

/** Ends a phrase as a sentence unless it does already. */
export const sentence = (text: string): string => (/[。！？；.!?;]$/u.test(text) ? text : `${text}。`);
