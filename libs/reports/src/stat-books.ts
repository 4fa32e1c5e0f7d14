import type { Pool, PoolClient } from 'pg';
import {
  type Calendar,
  decideBook,
  EMPTY_BOOK,
  evolveBook,
  type Profiles,
  type ReportKind,
  type ReportText,
  STAT_BOOK_EVENTS,
  type StatBook,
  type StatBookCommand,
  type StatBookEvent,
  type StatBookEventType,
} from '#domain';
import { deriveStreamId, type EventStore, type LoadedStream, type StoredEvent } from '#event-store';
import type { Viewer } from '#identity';
import { periodOfCode } from '#projections';
import type { Vault } from '#vault';
import { ReportsRefused } from './reports-refused.js';

/** Category of the streams: one for each organisation and period. */
const CATEGORY = 'statistics';
/** Streams are named by what they are about, so that a book needs no register to be found. */
const NAMESPACE = '6d1f0d9e-6f0a-4c1e-9a57-20c6a1b8b1a1';
/** Part of the secret that is sealed under the book's own key. */
const OWN_PART = 'petition';

/** What a service of books is made of. */
export type StatBooksParts = {
  store: EventStore;
  pool: Pool;
  vault: Vault;
  calendar: () => Calendar;
  profiles: Profiles;
};

/** 更正通知: what was printed, what is right, and why (O-72). */
export type CorrectionNotice = {
  no: number;
  on: string;
  /** 文号; null: the office gave none. */
  docNo: string | null;
  /** 主送机关; null: the notice has none. */
  addressee: string | null;
  figures: readonly { key: string; was: string; is: string }[];
  reason: string;
};

/** Which book. */
export type BookKey = { orgId: number; period: string };

/** A command on a book with all that stands around it. */
export type BookFrame = {
  viewer: Viewer;
  commandId: string;
  requestHash: Buffer;
  source: 'screen' | 'cli' | 'demo';
  onPaper?: boolean;
  /** Simulated day, only where the database allows it. */
  time?: { today: string; now: string };
  /** Written in the same transaction, before the events. */
  alongside?: (client: PoolClient, time: { today: string; now: string }) => Promise<void>;
};

/** A book as it stands, with its events. */
export type OpenedBook = { book: StatBook; version: number; events: StoredEvent[] };

/** The books of signed figures, returns and reports: loaded, decided, appended like any other stream. */
export class StatBooks {
  constructor(private readonly parts: StatBooksParts) {}

  /**
   * A book; empty where nothing was ever written.
   * @shape secrets: with the texts of reports; before: an instant, for the book as it stood then
   */
  async open(
    key: BookKey,
    { secrets = false, before }: { secrets?: boolean; before?: string | undefined } = {},
  ): Promise<OpenedBook> {
    const { store, pool } = this.parts;
    const loaded = await store.load(pool, streamOf(key), { secrets });
    const events = loaded.events.filter(({ recordedAt }) => before === undefined || recordedAt < before);
    return { book: foldBook({ events }), version: loaded.version, events };
  }

  /** The newest text of a report. */
  async textOf(key: BookKey, kind: string): Promise<ReportText | null> {
    const { events } = await this.open(key, { secrets: true });
    const drafted = events.findLast(
      ({ type, data }) => type === 'StatReportDrafted' && data['kind'] === kind,
    );
    const secret = drafted?.secret as { sealed?: ReportText } | undefined;
    return secret?.sealed ?? null;
  }

  /** A correction notice with its reason; null where there is none of that number (O-72). */
  async correctionOf(key: BookKey, kind: ReportKind, no: number): Promise<CorrectionNotice | null> {
    const { book, events } = await this.open(key, { secrets: true });
    const issued = events.find(
      ({ type, data }) => type === 'StatCorrectionIssued' && data['kind'] === kind && data['no'] === no,
    );
    const correction = book.reports[kind]?.corrections.find((one) => one.no === no);
    if (issued === undefined || correction === undefined) return null;
    const secret = issued.secret as { sealed?: { reason: string; addressee?: string } } | undefined;
    return {
      no,
      on: issued.metadata.occurredOn,
      docNo: correction.docNo ?? null,
      addressee: secret?.sealed?.addressee ?? null,
      figures: correction.figures,
      reason: secret?.sealed?.reason ?? '',
    };
  }

  /** The books of organisations for some periods in which something of a kind was ever written. */
  async keysWith(
    type: StatBookEventType,
    orgIds: readonly number[],
    periods: readonly string[],
  ): Promise<BookKey[]> {
    const { rows } = await this.parts.pool.query<BookKey>(
      `select b.org_id as "orgId", b.period from stat.book b
       where b.org_id = any($1::int[]) and b.period = any($2::text[])
         and exists (select from es.event e where e.stream_id = b.stream_id and e.type = $3)
       order by b.org_id, b.period`,
      [[...orgIds], [...periods], type],
    );
    return rows;
  }

  /** Decides and appends. @rejects Rejected, ReportsRefused, IdempotencyConflict */
  execute(key: BookKey, command: StatBookCommand, frame: BookFrame): Promise<OpenedBook> {
    const streamId = streamOf(key);
    return this.parts.store.transaction(async (client, time) => {
      const loaded = await this.parts.store.load(client, streamId, { commandId: frame.commandId });
      if (loaded.command) {
        if (
          loaded.command.account !== frame.viewer.accountId ||
          !loaded.command.requestHash.equals(frame.requestHash)
        )
          throw new ReportsRefused(
            'IDEMPOTENCY_MISMATCH',
            '同一个 Idempotency-Key 已用于另一内容的请求;请换一个新的再发。',
          );
        return { book: foldBook(loaded), version: loaded.version, events: [...loaded.events] };
      }
      const at = frame.time ?? time;
      const book = foldBook(loaded);
      const policy = this.parts.profiles.policyOn(key.orgId, at.today);
      const events = decideBook(book, command, {
        today: at.today,
        calendar: this.parts.calendar(),
        policy,
        actor: { accountId: frame.viewer.accountId, orgId: frame.viewer.orgId, roles: frame.viewer.roles },
        orgId: key.orgId,
        period: periodOfCode(key.period),
        closable: /^\d{4}(Q[1-4]|H[12])?$/.test(key.period),
        onPaper: frame.onPaper ?? false,
      });
      await frame.alongside?.(client, at);
      const keyId = await this.keyOf(loaded, events);
      const result = await this.parts.store.append(client, {
        streamId,
        category: CATEGORY,
        expected: loaded.expected,
        command: {
          id: frame.commandId,
          account: frame.viewer.accountId,
          requestHash: frame.requestHash,
          response: {},
        },
        recordedAt: at.now,
        events: events.map((event, index) => ({
          type: event.type,
          schemaVersion: STAT_BOOK_EVENTS[event.type].version,
          data: event.data,
          ...(event.sealed === undefined || keyId === null
            ? {}
            : { secret: { keys: { [OWN_PART]: keyId.id }, sealed: event.sealed } }),
          metadata: {
            causationId: frame.commandId,
            correlationId: streamId,
            actorId: frame.viewer.accountId,
            capacity: frame.viewer.roles[0] ?? '',
            orgOfRecord: key.orgId,
            orgOfAction: frame.viewer.orgId,
            zone: 'general',
            occurredOn: event.occurredOn,
            occurredAt: null,
            profileVersion: policy.version,
            calendarVersion: this.parts.calendar().version,
            article: null,
            source: frame.source,
            ...(keyId?.fresh === true && index === 0 ? { keyIds: { [OWN_PART]: keyId.id } } : {}),
          },
        })),
      });
      if (result.duplicate) throw new ReportsRefused('STAT_BOOK_BUSY', '另一请求刚刚处理了同一命令,请重试。');
      await client.query(
        'insert into stat.book (org_id, period, stream_id) values ($1, $2, $3) on conflict do nothing',
        [key.orgId, key.period, streamId],
      );
      const after = result.events.reduce((state, event) => evolveBook(state, plain(event)), book);
      return { book: after, version: result.version, events: [...loaded.events, ...result.events] };
    });
  }

  private async keyOf(
    loaded: LoadedStream,
    events: readonly StatBookEvent[],
  ): Promise<{ id: string; fresh: boolean } | null> {
    if (events.every(({ sealed }) => sealed === undefined)) return null;
    for (const { metadata } of loaded.events) {
      const known = (metadata['keyIds'] as Record<string, string> | undefined)?.[OWN_PART];
      if (known !== undefined) return { id: known, fresh: false };
    }
    return { id: (await this.parts.vault.stock.take()).keyId, fresh: true };
  }
}

const streamOf = ({ orgId, period }: BookKey): string => deriveStreamId(NAMESPACE, `${orgId}/${period}`);

type Plain = Parameters<typeof evolveBook>[1];

const plain = ({ type, data, metadata }: StoredEvent): Plain =>
  ({ type: type as StatBookEventType, occurredOn: metadata.occurredOn, data }) as unknown as Plain;

const foldBook = ({ events }: Pick<LoadedStream, 'events'>): StatBook =>
  events.reduce((book, event) => evolveBook(book, plain(event)), EMPTY_BOOK);
