import type { PetitionerProgress, RatingTarget, Satisfaction } from '#domain';

/** What a page may say of an answer. @shape refused: a sentence for whoever asked */
export type DeskAnswer = { progress: PetitionerProgress } | { refused: string };

/** A rating as the form gives it. @shape id: UUID, one for each form that was shown, so that a second click is no second rating */
export type RatingForm = {
  id: string;
  queryCode: string;
  target: RatingTarget;
  rating: Satisfaction;
  remark: string;
  address: string;
};

const WAIT_MS = 10_000;
const UNAVAILABLE = '暂时办不了,请过一会儿再试。';

/** Whatever the rules say: for the house it would name the class. */
const NOT_RATED = '这一件现在不作评价。';

/** In plain words, and no other: what the house says to its own people is not for this page. */
const REFUSED: Record<string, string> = {
  QUERY_CODE_UNKNOWN: '没有查到。请核对查询码;刚登记的,请过一分钟再查。',
  ALREADY_RATED: '这一项已经评价过,不能更改。',
  RATING_PERIOD_OVER: '评价期已过。',
};

/** Asks the office's system; this process has no other way to a petition. */
export class Desk {
  constructor(
    private readonly apiUrl: string,
    private readonly secret: string,
  ) {}

  /** How far the petition of this code is. */
  progressOf(queryCode: string): Promise<DeskAnswer> {
    return this.ask('GET', 'progress', { headers: { 'x-query-code': queryCode } });
  }

  /** Hands a rating in. */
  rate({ id, remark, ...rating }: RatingForm): Promise<DeskAnswer> {
    return this.ask('POST', 'ratings', {
      headers: { 'idempotency-key': id, 'content-type': 'application/json' },
      body: JSON.stringify({ ...rating, ...(remark === '' ? {} : { remark }) }),
    });
  }

  private async ask(
    method: 'GET' | 'POST',
    path: string,
    { headers, body }: { headers: Record<string, string>; body?: string },
  ): Promise<DeskAnswer> {
    try {
      const answer = await fetch(`${this.apiUrl}/api/petitioner-desk/${path}`, {
        method,
        headers: { ...headers, authorization: `Bearer ${this.secret}` },
        ...(body === undefined ? {} : { body }),
        signal: AbortSignal.timeout(WAIT_MS),
      });
      if (answer.ok) return { progress: (await answer.json()) as PetitionerProgress };
      const { code = '' } = (await answer.json()) as { code?: string };
      return { refused: REFUSED[code] ?? (answer.status === 422 ? NOT_RATED : UNAVAILABLE) };
    } catch {
      return { refused: UNAVAILABLE };
    }
  }
}
