import type { Pool, PoolClient } from 'pg';
import { GENESIS_HASH } from '../chain.js';
import {
  type PreparedAppend,
  prepareAppend,
  type PreparedEvent,
  storedEvent,
  type StreamHead,
} from '../envelope.js';
import { StoreMisuse } from '../errors.js';
import type { JsonValue } from '../json.js';
import { type CommandRecord, type EventCodec, type NewEvent, START, type StoredEvent } from '../types.js';
import { copyRows } from './copy.js';

/** An append of a data set: like `Append`, but the time of recording may lie anywhere in the past. */
export type BulkAppend = {
  readonly streamId: string;
  readonly category: string;
  readonly command: CommandRecord;
  readonly recordedAt: string;
  readonly events: readonly NewEvent[];
};

/** How a bulk writer is made. */
export type BulkSettings = {
  /** Connections in the role xf_store; one is held from `open` to `close`. */
  readonly pool: Pool;
  readonly codec: EventCodec | null;
  readonly tenantId?: number;
};

type Prepared = { readonly append: BulkAppend; readonly ready: PreparedAppend; readonly head: StreamHead };

const STAGING = `create temp table if not exists bulk_event (
    seq int, stream_id uuid, version int, category text, type text, schema_version smallint, chain_alg smallint, event_id uuid,
    command_id uuid, recorded_at timestamptz, data json, metadata json, sealed bytea, hash bytea);
  create temp table if not exists bulk_command (
    command_id uuid, stream_id uuid, part smallint, version int, account text, request_hash bytea, response jsonb,
    recorded_at timestamptz);
  truncate bulk_event, bulk_command`;

// Sealing and read models of a page may take longer than a request ever should.
const NO_LIMITS = `select set_config(name, '0', true) from pg_settings
  where name in ('idle_in_transaction_session_timeout', 'transaction_timeout')`;

const STREAMS = `insert into es.stream (stream_id, tenant_id, category, version, head_hash, last_tx)
  select distinct on (b.stream_id) b.stream_id, $1::int, b.category, b.version, b.hash, t.tx
  from bulk_event b, (select es.offset_tx() as tx) t order by b.stream_id, b.version desc`;
const COMMANDS = `insert into es.command (command_id, stream_id, part, version, tx, account, request_hash, response, recorded_at)
  select b.command_id, b.stream_id, b.part, b.version, t.tx, b.account, b.request_hash, b.response, b.recorded_at
  from bulk_command b, (select es.offset_tx() as tx) t`;
const EVENTS = `insert into es.event (stream_id, version, tx, tenant_id, category, type, schema_version, chain_alg, event_id,
    command_id, recorded_at, data, metadata, sealed, hash)
  select b.stream_id, b.version, t.tx, $1::int, b.category, b.type, b.schema_version, b.chain_alg, b.event_id, b.command_id,
    b.recorded_at, b.data, b.metadata, b.sealed, b.hash
  from bulk_event b, (select es.offset_tx() as tx) t order by b.seq`;

/**
 * Writes whole data sets by COPY, with the chain, ciphertext and commands that appends would have written; for benches, tests and
 * demonstrations of a size that appends one by one would take hours for. Only into a store without events.
 */
export class BulkWriter {
  private last: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly client: PoolClient,
    private readonly settings: BulkSettings,
  ) {}

  /** @rejects BULK_NOT_EMPTY */
  static async open(settings: BulkSettings): Promise<BulkWriter> {
    const client = await settings.pool.connect();
    const { rows } = await client.query<{ used: boolean }>('select exists (select from es.event) as used');
    if (rows[0]?.used !== false) {
      client.release();
      throw new StoreMisuse('BULK_NOT_EMPTY', 'a data set is only written into an empty store');
    }
    // a checked-out client has no listener of its pool; the query under way tells the loss
    client.on('error', () => undefined);
    return new BulkWriter(client, settings);
  }

  /**
   * Writes a page in one transaction, in the given order; all appends of a stream are in one page. `alongside` may write what
   * belongs to the events, in the same transaction. The next page may be handed over meanwhile: it is sealed and chained while
   * this one is written, and written after it.
   * @returns the events as a reader would get them, secrets opened
   */
  async write(
    page: readonly BulkAppend[],
    alongside: (client: PoolClient, events: readonly StoredEvent[]) => Promise<void> = async () => undefined,
  ): Promise<readonly StoredEvent[]> {
    const prepared = await this.prepare(page);
    const events = prepared.flatMap(({ ready }) => ready.events.map(asStored));
    await (this.last = this.last.then(() => this.send(prepared, () => alongside(this.client, events))));
    return events;
  }

  private async send(prepared: readonly Prepared[], alongside: () => Promise<void>): Promise<void> {
    const { client } = this;
    await client.query('begin');
    try {
      await client.query(NO_LIMITS);
      await client.query(STAGING);
      await copyRows(client, 'bulk_event', eventRows(prepared));
      await copyRows(client, 'bulk_command', commandRows(prepared));
      const tenant = [this.settings.tenantId ?? 1];
      await client.query(STREAMS, tenant);
      await client.query(COMMANDS);
      await client.query(EVENTS, tenant);
      await alongside();
      await client.query('commit');
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    }
  }

  close(): void {
    this.client.release(true);
  }

  private async prepare(page: readonly BulkAppend[]): Promise<Prepared[]> {
    const heads = new Map<string, StreamHead>();
    const prepared: Prepared[] = [];
    for (const append of page) {
      const head = heads.get(append.streamId) ?? { version: 0, hash: GENESIS_HASH };
      const { tenantId = 1, codec } = this.settings;
      const ready = await prepareAppend({ ...append, expected: { kind: 'new' } }, head, tenantId, codec);
      const hash = ready.events.at(-1)?.hash ?? head.hash;
      heads.set(append.streamId, { version: head.version + ready.events.length, hash });
      prepared.push({ append, ready, head });
    }
    return prepared;
  }
}

function* eventRows(prepared: readonly Prepared[]) {
  let seq = 0;
  for (const { ready } of prepared)
    for (const event of ready.events)
      yield [
        seq++,
        event.streamId,
        event.version,
        event.category,
        event.type,
        event.schemaVersion,
        ready.chainAlg,
        event.eventId,
        event.commandId,
        event.recordedAt,
        event.texts.data,
        event.texts.metadata,
        event.sealed,
        event.hash,
      ];
}

function* commandRows(prepared: readonly Prepared[]) {
  const parts = new Map<string, number>();
  for (const { append, ready, head } of prepared) {
    const part = parts.get(ready.commandId) ?? 0;
    parts.set(ready.commandId, part + 1);
    yield [
      ready.commandId,
      ready.streamId,
      part,
      head.version + ready.events.length,
      append.command.account,
      append.command.requestHash,
      JSON.stringify(ready.response satisfies JsonValue),
      ready.recordedAt,
    ];
  }
}

// drawn by the database and of no use before it has committed
const asStored = (event: PreparedEvent): StoredEvent => storedEvent(event, START);
