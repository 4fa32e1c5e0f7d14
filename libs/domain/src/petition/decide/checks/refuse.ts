import { ARTICLES } from '../../../articles.js';
import type { ArticleKey } from '../../../articles.js';
import { Rejected } from '../../../rejected.js';
import type { RejectionDetail } from '../../../rejected.js';

/** What a refusal says: which rule, which words, which field. */
export type Refusal = { article?: ArticleKey; message: string } & { detail?: RejectionDetail };

/** Throws the named refusal. */
export function refuse(code: string, refusal: Refusal): never {
  const article = refusal.article === undefined ? null : ARTICLES[refusal.article];
  throw new Rejected(code, article, refusal.message, refusal.detail);
}

/** Throws the named refusal when the condition holds. */
export function refuseIf(condition: boolean, code: string, refusal: Refusal): void {
  if (condition) refuse(code, refusal);
}
