import { Rejected } from '#domain';
import type PizZip from 'pizzip';
import { type Fields, TEMPLATE_FIELDS } from './template-fields.js';

/** A tag as docxtemplater has read it. */
export type TemplateTag = {
  readonly value: string;
  readonly raw?: string;
  readonly subparsed?: readonly TemplateTag[];
  readonly type?: string;
};

/** The refusal of a template. @shape message names the place, never anything of a case */
export const templateRefused = (code: string, message: string, place: string): Rejected =>
  new Rejected(code, null, `文书模板有误:${message}(${place})。请改正或移走该模板后再试。`, {
    field: 'template',
    place,
  });

const PART_NAMES: readonly (readonly [pattern: RegExp, zh: string])[] = [
  [/header/u, '页眉'],
  [/footer/u, '页脚'],
];

const partZh = (file: string): string => PART_NAMES.find(([pattern]) => pattern.test(file))?.[1] ?? '正文';

/** Where a person finds it: part and paragraph, counted from 1. */
export function placeOf(zip: PizZip, file: string, text: string): string {
  const xml = zip.file(file)?.asText() ?? '';
  const paragraphs = [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gsu)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)].map(([, run = '']) => run).join(''),
  );
  const at = paragraphs.findIndex((paragraph) => paragraph.includes(text));
  return at < 0 ? `${partZh(file)} ${text}` : `${partZh(file)}第${at + 1}段 ${text}`;
}

/**
 * Every tag must be a field that papers have: a misspelt one would print as nothing, unseen.
 * A loop inside itself would print every row once for every row: it is bounded before it is begun.
 * @rejects TEMPLATE_FIELD_UNKNOWN TEMPLATE_LOOP_ENDLESS with the place
 */
export function checkTags(zip: PizZip, file: string, tags: readonly TemplateTag[]): void {
  checkIn({ zip, file, inside: [] }, tags, [TEMPLATE_FIELDS]);
}

const LOOPS = ['paragraphs', 'attachments', 'sections', 'rows', 'checks'];

function checkIn(
  at: { zip: PizZip; file: string; inside: readonly string[] },
  tags: readonly TemplateTag[],
  scopes: readonly Fields[],
): void {
  for (const { value, subparsed } of tags) {
    const field = scopes.find((fields) => Object.hasOwn(fields, value))?.[value];
    const loops = subparsed !== undefined;
    // A plain field may serve as a condition; a loop cannot be printed.
    if (field === undefined || (!loops && field !== true))
      throw templateRefused(
        'TEMPLATE_FIELD_UNKNOWN',
        `没有“${value}”这个字段`,
        placeOf(at.zip, at.file, value),
      );
    if (loops && LOOPS.includes(value) && at.inside.includes(value))
      throw templateRefused(
        'TEMPLATE_LOOP_ENDLESS',
        `循环“${value}”套在它自己里面`,
        placeOf(at.zip, at.file, value),
      );
    if (loops)
      checkIn(
        { ...at, inside: [...at.inside, value] },
        subparsed.filter(({ type }) => type === 'placeholder'),
        field === true ? scopes : [field, ...scopes],
      );
  }
}
