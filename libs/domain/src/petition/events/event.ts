import type { ArticleKey } from '../../articles.js';
import type { Instant, PlainDate, SubjectId } from '../context.js';

/** One event as decided: `occurredOn` is when it happened (rules judge by it), the store adds when it was recorded. */
export type Event<Type extends string, Data, Sealed = undefined, Persons = undefined> = {
  type: Type;
  occurredOn: PlainDate;
  /** Only where the minute matters (urgent matters, visits, calls). */
  occurredAt?: Instant;
  /** The article or rule relied on. */
  article: ArticleKey;
  data: Data;
} & (Sealed extends undefined ? { sealed?: undefined } : { sealed: Sealed }) &
  (Persons extends undefined ? { persons?: undefined } : { persons: Record<SubjectId, Persons> });
