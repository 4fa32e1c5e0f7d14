import type { ArticleRef } from './articles.js';

/** A value that can be shown, logged and sent as JSON without revealing anything. */
export type PlainValue = string | number | boolean | null | readonly string[] | readonly number[];

/** What a refusal says beside its code: the field at fault and plain values, never a name or free text. */
export type RejectionDetail = { readonly field?: string; readonly [key: string]: PlainValue | undefined };

/**
 * The only error that the domain throws: a named refusal.
 * @shape code: NOUN_REASON, stable for ever; message: Chinese, for the person at the screen, names rule and field
 * @example throw new Rejected('EXTENSION_AFTER_DUE', ARTICLES.extension, '申请延期须不晚于原届满日。', { field: 'requestedOn' })
 */
export class Rejected extends Error {
  readonly code: string;
  readonly article: ArticleRef | null;
  readonly detail: RejectionDetail;

  constructor(code: string, article: ArticleRef | null, message: string, detail: RejectionDetail = {}) {
    // a refusal is an answer: the stack of each would cost a case page, which asks every command why not, more than the rules
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
    this.name = 'Rejected';
    this.code = code;
    this.article = article;
    this.detail = detail;
  }
}
