import type { Article, ArticleRef } from './articles/article.js';
import { FOUNDING_WORDS } from './articles/founding-words.js';
import { LOCAL_RULES } from './articles/local-rules.js';
import { PERIOD_LAW } from './articles/period-law.js';
import { REGULATION_2005 } from './articles/regulation-2005.js';
import { REGULATION_2022_HANDLING } from './articles/regulation-2022-handling.js';
import { REGULATION_2022_INTAKE } from './articles/regulation-2022-intake.js';

export type { Article, ArticleRef, DutyBearer, Evidence } from './articles/article.js';

/** Every clause and rule that the system cites, by key. Law is data (architecture §1.1 no. 5). */
export const ARTICLES = {
  ...REGULATION_2022_INTAKE,
  ...REGULATION_2022_HANDLING,
  ...REGULATION_2005,
  ...PERIOD_LAW,
  ...FOUNDING_WORDS,
  ...LOCAL_RULES,
};

/** Key of an entry of ARTICLES. */
export type ArticleKey = keyof typeof ARTICLES;

/** Narrows a string from outside to a key of ARTICLES. */
export const isArticleKey = (key: string): key is ArticleKey => Object.hasOwn(ARTICLES, key);

/**
 * May this organ cite the clause as its own duty or power?
 * @shape false when the clause names only others: 信访部门, 联席会议, 党委政府 …
 */
export const citationIsOurs = (key: ArticleKey): boolean => ARTICLES[key].dutyBearer.includes('self');

/** Was the clause in force on that day (QS04)? @shape on: YYYY-MM-DD */
export const articleInForce = (key: ArticleKey, on: string): boolean => {
  const { effectiveFrom, effectiveTo } = ARTICLES[key];
  return effectiveFrom <= on && (effectiveTo === null || on <= effectiveTo);
};

/** The clauses behind a rule of domain.md, e.g. `R-35`. */
export const articlesOfRule = (rule: string): readonly Article[] =>
  Object.values(ARTICLES).filter((article) => article.rules.includes(rule));

/** 《信访工作条例》第三十四条 — as it is printed. */
export const citationOf = (article: ArticleRef): string => `《${article.document}》${article.number}`;
