import type { PetitionerProgress, RatingTarget, Satisfaction } from '#domain';
import type { SentFile } from './sent-form.js';

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

/** A message that was taken. @shape attachments: how many were kept with it */
export type ReceivedMessage = { queryCode: string; attachments: number };

/** What became of a message. @shape queryCode: shown once; isUnknown: it may have been taken, the same form once more tells */
export type WritingAnswer = ReceivedMessage | { refused: string; isUnknown?: true };

/** A unit to which one may write. @shape characters: how much; files: how many attachments */
export type OpenOffice = { orgId: number; name: string; characters: number; files: number };

/** A message as the form gives it. @shape id: as of a rating; terminal: of the network, by which the messages of a day are counted */
export type WritingForm = {
  id: string;
  orgId: string;
  signed: string;
  content: string;
  place: string;
  concerned: string;
  wish: string;
  name: string;
  phone: string;
  idNo: string;
  address: string;
  files: readonly SentFile[];
  terminal: string;
};

const WAIT_MS = 10_000;
/** While files are examined, one after the other. */
const WAIT_FOR_FILES_MS = 120_000;
const UNAVAILABLE = '暂时办不了,请过一会儿再试。';
export const WRITING_UNAVAILABLE = '暂时提交不了,请过一会儿再试;您填写的内容还在下面。';

/** Said by the rules in words that are for whoever writes (O-03). */
const SAID_TO_WRITERS = [
  'ONLINE_NOT_OPEN',
  'ONLINE_TEXT_TOO_LONG',
  'ONLINE_TOO_MANY_TODAY',
  'ONLINE_NAME_MISSING',
  'ONLINE_TOO_MANY_FILES',
  'ONLINE_FILES_TOO_LARGE',
  'ORGANISATION_UNKNOWN',
];
/** The very form was taken before, with other words: its answer did not arrive. */
const TAKEN_BEFORE = '刚才提交的那一份已经收下。改动过的内容要补充反映的,请再提交一次。';
const NOT_TAKEN = '没有收下,请核对所填的内容后再提交。';

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
  async progressOf(queryCode: string): Promise<DeskAnswer> {
    return told(await this.ask<PetitionerProgress>('progress', { headers: { 'x-query-code': queryCode } }));
  }

  /** Hands a rating in. */
  async rate({ id, remark, ...rating }: RatingForm): Promise<DeskAnswer> {
    return told(
      await this.ask<PetitionerProgress>('ratings', {
        id,
        body: { ...rating, ...(remark === '' ? {} : { remark }) },
      }),
    );
  }

  /** The units to which one may write; null where the office cannot be asked now. */
  async offices(): Promise<readonly OpenOffice[] | null> {
    const answer = await this.ask<OpenOffice[]>('offices', {});
    return 'given' in answer ? answer.given : null;
  }

  /** Hands a message in. */
  async write({ id, orgId, files, ...written }: WritingForm): Promise<WritingAnswer> {
    const filled = Object.fromEntries(Object.entries(written).filter(([, text]) => text !== ''));
    const sent = files.map(({ name, body }) => ({ name: name || '附件', file: body.toString('base64') }));
    const answer = await this.ask<ReceivedMessage>('messages', {
      id,
      body: { orgId: Number(orgId), ...filled, ...(sent.length === 0 ? {} : { files: sent }) },
      waitMs: sent.length === 0 ? WAIT_MS : WAIT_FOR_FILES_MS,
    });
    if ('given' in answer) return answer.given;
    const { code, detail, field, status } = answer;
    if (status < 400 || status >= 500) return { refused: WRITING_UNAVAILABLE, isUnknown: true };
    if (code === 'IDEMPOTENCY_MISMATCH') return { refused: TAKEN_BEFORE };
    return { refused: SAID_TO_WRITERS.includes(code) || field === 'files' ? detail : NOT_TAKEN };
  }

  private async ask<T>(
    path: string,
    { headers = {}, id, body, waitMs = WAIT_MS }: Question,
  ): Promise<Answer<T>> {
    try {
      const answer = await fetch(`${this.apiUrl}/api/petitioner-desk/${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          ...headers,
          ...(id === undefined ? {} : { 'idempotency-key': id, 'content-type': 'application/json' }),
          authorization: `Bearer ${this.secret}`,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(waitMs),
      });
      if (answer.ok) return { given: (await answer.json()) as T };
      const { code = '', detail = '', field = '' } = (await answer.json()) as Partial<Refusal>;
      return { code, detail, field, status: answer.status };
    } catch {
      return { code: '', detail: '', field: '', status: 503 };
    }
  }
}

type Question = { headers?: Record<string, string>; id?: string; body?: object; waitMs?: number };
type Refusal = { code: string; detail: string; field: string; status: number };
type Answer<T> = { given: T } | Refusal;

const told = (answer: Answer<PetitionerProgress>): DeskAnswer =>
  'given' in answer
    ? { progress: answer.given }
    : { refused: REFUSED[answer.code] ?? (answer.status === 422 ? NOT_RATED : UNAVAILABLE) };
