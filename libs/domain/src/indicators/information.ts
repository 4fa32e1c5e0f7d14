import {
  type BulletinScheme,
  BULLETIN_SCHEMES,
  bulletinScore,
  type CountedBulletin,
} from '../bulletin/scoring.js';
import { BULLETIN_LEVELS, type BulletinLevel, codesOf } from '../glossary/index.js';
import { quotient } from './fixed-point.js';
import { onOrBefore, type Window, within } from './windows.js';

/** What the figures know of one information item (O-55, O-56). */
export type InformationFacts = CountedBulletin & { readonly submittedLevel: BulletinLevel | null };

/** One number of the periodical (§2.7). */
export type IssueFacts = { readonly orgId: number; readonly publishedOn: string; readonly articles: number };

/** Items of one level: how many were submitted to it, and how often it took up one of those submitted in the period. */
export type LevelFigures = { submitted: number; adopted: number };

/**
 * 报送与采用 of a period (O-57): the rate counts an item once however many levels took it up; adoptions and points count
 * each, and points go by the day of the adoption (O-58).
 */
export type InformationFigures = {
  submitted: number;
  /** Of those submitted in the period, taken up by then: numerator of I-26. */
  adopted: number;
  /** I-26, four decimals; null where nothing was submitted. */
  rate: string | null;
  /** Adoptions of the items submitted in the period, level by level 采用级次. */
  adoptionCount: number;
  /** Items taken up in the period, whenever they were submitted. */
  adoptedInPeriod: number;
  score: number;
  byLevel: Record<BulletinLevel, LevelFigures>;
  /** 专期 期数 and 发稿数. */
  issues: number;
  articles: number;
};

/** I-26 and what stands beside it. */
export function informationFigures(
  items: readonly InformationFacts[],
  window: Window,
  more: { issues?: readonly IssueFacts[]; schemes?: readonly BulletinScheme[] } = {},
): InformationFigures {
  const { period, asOf } = window;
  const submitted = items.filter(({ submittedOn }) => submittedOn !== null && within(submittedOn, window));
  const known = ({ adoptions }: InformationFacts): InformationFacts['adoptions'] =>
    adoptions.filter(({ on }) => onOrBefore(on, asOf));
  const adopted = submitted.filter((item) => known(item).length > 0);
  const adoptions = submitted.flatMap(known);
  const issues = (more.issues ?? []).filter(({ publishedOn }) => within(publishedOn, window));
  const scored = { from: period.from, to: asOf < period.to ? asOf : period.to };
  return {
    submitted: submitted.length,
    adopted: adopted.length,
    rate: quotient(adopted.length, submitted.length),
    adoptionCount: adoptions.length,
    adoptedInPeriod: items.filter((item) => item.adoptions.some(({ on }) => within(on, window))).length,
    score: items.reduce(
      (sum, item) => sum + bulletinScore(item, scored, more.schemes ?? BULLETIN_SCHEMES),
      0,
    ),
    byLevel: Object.fromEntries(
      codesOf(BULLETIN_LEVELS).map((code) => [
        code,
        {
          submitted: submitted.filter(({ submittedLevel }) => submittedLevel === code).length,
          adopted: adoptions.filter(({ level }) => level === code).length,
        },
      ]),
    ) as Record<BulletinLevel, LevelFigures>,
    issues: issues.length,
    articles: issues.reduce((sum, { articles }) => sum + articles, 0),
  };
}
