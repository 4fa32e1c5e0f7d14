import type { ArticleKey } from '#domain';
import { cite } from '../citations.js';

/** Clauses as one paper cites them together. @rejects CITATION_NOT_OURS */
export const citeKeys = (...keys: readonly ArticleKey[]): string => keys.map(cite).join('、');
