import { ARTICLES, type ArticleKey, citationIsOurs, citationOf, Rejected } from '#domain';
import { fullWidth } from './wording.js';

/**
 * A clause as a paper cites it.
 * @rejects CITATION_NOT_OURS when the clause is the duty or power of others only (R-53)
 */
export function cite(key: ArticleKey): string {
  if (!citationIsOurs(key)) throw citationNotOurs(fullWidth(citationOf(ARTICLES[key])));
  return fullWidth(citationOf(ARTICLES[key]));
}

/** The refusal of R-53. @shape citation as printed: public law, never a person's words */
export const citationNotOurs = (citation: string): Rejected =>
  new Rejected(
    'CITATION_NOT_OURS',
    ARTICLES.ownDuties,
    `${citation}规定的是其他机关的职权，本机关的文书不得引作依据(R-53)。`,
    { field: 'legalBases' },
  );

const plain = (text: string): string =>
  text
    .replace(/[《》\s]/gu, '')
    .replace(/[（(]/gu, '(')
    .replace(/[）)]/gu, ')');
const DIGITS = '〇一二三四五六七八九';

/** 40 → 四十, so that 第40条 is found like 第四十条. */
function numeralZh(n: number): string {
  const hundreds = Math.floor(n / 100);
  const tens = Math.floor(n / 10) % 10;
  const ones = n % 10;
  const tail = `${tens === 0 ? (hundreds > 0 && ones > 0 ? '零' : '') : tens === 1 && hundreds === 0 ? '十' : `${DIGITS[tens]}十`}${ones === 0 ? '' : DIGITS[ones]}`;
  return `${hundreds === 0 ? '' : `${DIGITS[hundreds]}百`}${tail}`;
}

const inChineseNumerals = (text: string): string =>
  text.replace(
    /第(\d{1,3})(条|款|项)/gu,
    (_, digits: string, unit: string) => `第${numeralZh(Number(digits))}${unit}`,
  );

const clauses = Object.values(ARTICLES);

/** Does an article (or a clause of it) belong to others alone? */
function isForeign(document: string, numbers: string): boolean {
  const article = /^第[^条]+条/u.exec(numbers)?.[0];
  if (article === undefined) return false;
  const own = clauses.filter((clause) => clause.document === document && clause.number.startsWith(article));
  if (own.length === 0) return false;
  // The clause that is named decides; a bare article counts as what most of its clauses are (pitfall 36: 第四十条).
  const named = own.filter(({ number }) => numbers.startsWith(plain(number)) && number !== article);
  const judged = named.length > 0 ? named : own;
  const foreign = judged.filter(({ dutyBearer }) => !dutyBearer.includes('self')).length;
  return foreign * 2 > judged.length;
}

/**
 * Citations in a text that are not ours (R-53): a clause of a built-in text that binds only others.
 * @shape as printed, e.g. `《信访工作条例》第四十条`
 */
export function foreignCitationsIn(text: string): string[] {
  const found = new Set<string>();
  for (const [, title = '', rest = ''] of text.matchAll(/《([^》]+)》([^《。；;\n]*)/gu)) {
    const document = plain(title);
    for (const [numbers] of inChineseNumerals(plain(rest)).matchAll(
      /第[一二三四五六七八九十百零〇]+条(?:第?[一二三四五六七八九十]+款)?(?:第?\([一二三四五六七八九十]+\)项)?/gu,
    ))
      if (isForeign(document, numbers)) found.add(`《${document}》${fullWidth(numbers)}`);
  }
  return [...found];
}
