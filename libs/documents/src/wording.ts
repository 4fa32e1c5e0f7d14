import type { DocumentModel, FormSection, Paragraph } from './document-model.js';

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
export const sentence = (text: string): string =>
  /[。！？；：、，.!?;:,]["”』」]?$/u.test(text) ? text : `${text}。`;

/** A typed text as paragraphs that end as sentences. */
export const sentencesOf = (text: string): Paragraph[] =>
  bodyOf(text).map((each) => para(sentence(each.text)));

const WIDE: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' };
const HAN = '[\\p{Script=Han}\u3001-\u301f\uff01-\uff60“”‘’]';
const AFTER_HAN = new RegExp(`(?<=${HAN})[,;:?!]`, 'gu');
const BEFORE_HAN = new RegExp(`(?<=[^\\d\\s])[,;:?!](?=${HAN})|(?<=\\d)[,;?!](?=${HAN})`, 'gu');
const BRACKETS = /\(([^()\n]*)\)/gu;
const HAS_HAN = new RegExp(HAN, 'u');

/**
 * Chinese punctuation in Chinese text, as an official paper has it, however it was typed; times, ratios, addresses of the
 * web and numbers keep theirs.
 * @example printed('经查,属实(见附件):9:25到场') === '经查，属实（见附件）：9:25到场'
 */
export const printed = (text: string): string =>
  text
    .replace(BRACKETS, (whole, inner: string, at: number, all: string) =>
      HAS_HAN.test(inner) ||
      HAS_HAN.test(all[at - 1] ?? '') ||
      (/[%)]/u.test(all[at - 1] ?? '') && HAS_HAN.test(all))
        ? `（${inner}）`
        : whole,
    )
    .replace(AFTER_HAN, (mark) => WIDE[mark] ?? mark)
    .replace(BEFORE_HAN, (mark) => WIDE[mark] ?? mark);

const NARROW = new Map([
  ...Object.entries(WIDE).map(([narrow, wide]) => [wide, narrow] as const),
  ['（', '('],
  ['）', ')'],
]);

/** Without regard to the width of its punctuation: for asking whether one text stands in another. */
export const folded = (text: string): string =>
  text.replace(/[，；：？！（）]/gu, (mark) => NARROW.get(mark) ?? mark);

const sectionPrinted = ({ heading, rows, checks, table }: FormSection): FormSection => ({
  heading: printed(heading),
  rows: rows.map(({ label, value }) => ({ label: printed(label), value: printed(value) })),
  checks,
  ...(table === undefined
    ? {}
    : {
        table: {
          ...table,
          columns: table.columns.map(printed),
          rows: table.rows.map((cells) => cells.map(printed)),
        },
      }),
});

/** A paper with every word of it in full-width punctuation (the promise of {@link DocumentModel}). */
export const paperPrinted = (model: DocumentModel): DocumentModel => ({
  ...model,
  title: printed(model.title),
  addressee: model.addressee === null ? null : printed(model.addressee),
  paragraphs: model.paragraphs.map(({ heading, text }) => ({ heading, text: printed(text) })),
  sections: model.sections.map(sectionPrinted),
  attachments: model.attachments.map(printed),
  ...(model.note === undefined || model.note === null ? {} : { note: printed(model.note) }),
  ...(model.cc === undefined ? {} : { cc: model.cc.map(printed) }),
});
