/** Whose duty or power a clause is (domain.md §0). 义务主体。 */
export type DutyBearer = 'self' | 'petitionOffice' | 'jointConference' | 'partyGov' | 'other';

/** 核 = checked against the text · 设 = this system's own design · 忆 = from memory, to be confirmed. */
export type Evidence = '核' | '设' | '忆';

/** One citable clause or rule. The text is the clause's own words, cut with … where it goes on. */
export type Article = {
  readonly id: string;
  readonly document: string;
  readonly number: string;
  readonly text: string;
  readonly effectiveFrom: string;
  /** Last day in force; null = still in force. */
  readonly effectiveTo: string | null;
  readonly dutyBearer: readonly DutyBearer[];
  /** The rules of domain.md that rest on it: R-35, O-34, K-03 … */
  readonly rules: readonly string[];
  readonly evidence: Evidence;
};

/** What a refusal, an event or a document needs in order to cite. */
export type ArticleRef = Pick<Article, 'id' | 'document' | 'number'>;

/** One row: number, text, rules, duty bearers (self where left out). */
export type ArticleRow = readonly [
  number: string,
  text: string,
  rules: string,
  dutyBearer?: readonly DutyBearer[],
];

/** What all rows of one document share. */
export type DocumentHead = Pick<Article, 'document' | 'effectiveFrom' | 'effectiveTo' | 'evidence'>;

/** Builds the entries of one document; the key of a row becomes the article's id. */
export const articlesOf = <K extends string>(
  head: DocumentHead,
  rows: Record<K, ArticleRow>,
): Record<K, Article> => {
  const built = {} as Record<K, Article>;
  for (const id of Object.keys(rows) as K[]) {
    const [number, text, rules, dutyBearer = ['self']] = rows[id];
    built[id] = {
      id,
      number,
      text,
      dutyBearer,
      rules: rules.split(' ').filter((rule) => rule !== ''),
      ...head,
    };
  }
  return built;
};
