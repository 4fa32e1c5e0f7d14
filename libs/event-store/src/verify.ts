import type { Pool } from 'pg';
import { CHAIN_ALG, chainHash, GENESIS_HASH } from './chain.js';
import { comparePositions } from './read.js';
import { chainedRow, EVENT_COLUMNS, type EventRow, ROW_TYPES } from './rows.js';
import { inTransaction, UNBOUNDED } from './transaction.js';
import type { Position, Queryable } from './types.js';

/** What is wrong with a stream. */
export type FaultKind =
  /** The row does not give the hash that stands in it. */
  | 'HASH'
  /** Versions are missing before this one. */
  | 'GAP'
  /** The row sorts before its predecessor. */
  | 'ORDER'
  /** The chain is of an algorithm that this program does not know. */
  | 'ALGORITHM'
  /** The stream's head names another version than its last event: the tail was cut or the head moved. */
  | 'HEAD_VERSION'
  /** The stream's head names another hash than its last event. */
  | 'HEAD_HASH'
  /** Events without a stream row. */
  | 'HEAD_MISSING';

/** One fault; ids and numbers only. */
export type Fault = { readonly streamId: string; readonly version: number; readonly what: FaultKind };

/** What a verification found. */
export type Verification = {
  readonly ok: boolean;
  readonly streams: number;
  readonly events: number;
  /** At most 1000; `faultCount` tells how many there are. */
  readonly faults: readonly Fault[];
  readonly faultCount: number;
};

/** What to verify. */
export type VerifyOptions = {
  /** Only streams written to after this position; each of them whole. */
  readonly since?: Position;
  /** Only this stream. */
  readonly stream?: string;
  readonly pageSize?: number;
  readonly onPage?: (done: { readonly streams: number; readonly events: number }) => void;
};

type Head = { streamId: string; version: number; headHash: Buffer; category: string; tenantId: number };

const MAX_FAULTS = 1000;

// The stream's own row and its events are two lists in one order; a fault may lie in either.
const HEADS = `select s.stream_id as "streamId", s.version, s.head_hash as "headHash", s.category, s.tenant_id as "tenantId"
  from es.stream s where s.stream_id > $1::uuid and ($3::uuid is null or s.stream_id = $3) and s.last_tx >= $4::bigint
  order by s.stream_id limit $2::int`;
const EVENTS = `select ${EVENT_COLUMNS} from es.event e
  where (e.stream_id, e.version) > ($1::uuid, $2::int) and ($4::uuid is null or e.stream_id = $4)
  order by e.stream_id, e.version limit $3::int`;
const ONE_STREAM = `select ${EVENT_COLUMNS} from es.event e where e.stream_id = $1 and e.version > $2::int
  order by e.version limit $3::int`;

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

// Along the primary keys, whatever the statistics say or do not say yet: right after a restore each page would else be
// found by sorting everything.
const BEGIN = `begin isolation level repeatable read read only; ${UNBOUNDED};
  set local enable_sort = off; set local enable_seqscan = off; set local enable_bitmapscan = off`;

/** Recomputes chains in pages under one snapshot, beside running appends; writes nothing. */
export async function verifyStore(pool: Pool, options: VerifyOptions = {}): Promise<Verification> {
  return inTransaction(
    pool,
    (client) => client.query(BEGIN),
    async (client) => {
      const report = new Report(options.onPage);
      const heads = headsOf(client, options);
      if (options.since === undefined) await verifyAll(heads, eventsOf(client, options), report);
      else
        for await (const head of heads) await verifyHead(head, streamEvents(client, head, options), report);
      return report.result();
    },
  );
}

async function verifyAll(
  heads: AsyncIterator<Head>,
  rows: AsyncIterable<EventRow>,
  report: Report,
): Promise<void> {
  let head = await next(heads);
  let chain: Chain | null = null;
  const finish = (): void => {
    if (chain) chain.end(report);
  };
  for await (const row of rows) {
    if (chain === null || chain.streamId !== row.streamId) {
      finish();
      // heads without any event
      while (head !== null && head.streamId < row.streamId) {
        new Chain(head.streamId, head).end(report);
        head = await next(heads);
      }
      const own: Head | null = head?.streamId === row.streamId ? head : null;
      chain = new Chain(row.streamId, own);
      if (own) head = await next(heads);
    }
    chain.add(row, report);
  }
  finish();
  for (; head !== null; head = await next(heads)) new Chain(head.streamId, head).end(report);
}

async function verifyHead(head: Head, rows: AsyncIterable<EventRow>, report: Report): Promise<void> {
  const chain = new Chain(head.streamId, head);
  for await (const row of rows) chain.add(row, report);
  chain.end(report);
}

/** One stream while its events go by. */
class Chain {
  private version = 0;
  private hash = GENESIS_HASH;
  private position: Position | null = null;

  constructor(
    readonly streamId: string,
    private readonly head: Head | null,
  ) {}

  add(row: EventRow, report: Report): void {
    const fault = (what: FaultKind): void =>
      report.fault({ streamId: this.streamId, version: row.version, what });
    if (row.version !== this.version + 1) fault('GAP');
    else if (row.chainAlg !== CHAIN_ALG) fault('ALGORITHM');
    else if (!hashOf(this.hash, row)?.equals(row.hash)) fault('HASH');
    if (this.position !== null && comparePositions(this.position, row) >= 0) fault('ORDER');
    // go on from what is stored: one changed row is one fault, not one for each row behind it
    this.version = row.version;
    this.hash = row.hash;
    this.position = row;
    report.event();
  }

  end(report: Report): void {
    const { streamId, head, version } = this;
    if (head === null) report.fault({ streamId, version, what: 'HEAD_MISSING' });
    else if (head.version !== version)
      report.fault({ streamId, version: head.version, what: 'HEAD_VERSION' });
    else if (!head.headHash.equals(this.hash)) report.fault({ streamId, version, what: 'HEAD_HASH' });
    report.stream();
  }
}

/** Null for a row that this library cannot have written. */
function hashOf(previous: Buffer, row: EventRow): Buffer | null {
  try {
    return chainHash(previous, chainedRow(row));
  } catch {
    return null;
  }
}

class Report {
  private readonly faults: Fault[] = [];
  private faultCount = 0;
  private streams = 0;
  private events = 0;

  constructor(private readonly onPage: VerifyOptions['onPage']) {}

  fault(fault: Fault): void {
    this.faultCount++;
    if (this.faults.length < MAX_FAULTS) this.faults.push(fault);
  }

  event(): void {
    this.events++;
    if (this.events % 10_000 === 0) this.onPage?.({ streams: this.streams, events: this.events });
  }

  stream(): void {
    this.streams++;
  }

  result(): Verification {
    const { faults, faultCount, streams, events } = this;
    return { ok: faultCount === 0, streams, events, faults, faultCount };
  }
}

async function* headsOf(client: Queryable, options: VerifyOptions): AsyncGenerator<Head> {
  const { pageSize = 2000, stream = null, since } = options;
  let after = BEFORE_ALL;
  for (;;) {
    const { rows } = await client.query<Head>({
      text: HEADS,
      types: ROW_TYPES,
      values: [after, pageSize, stream, since?.tx ?? '0'],
    });
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.streamId;
  }
}

async function* eventsOf(client: Queryable, options: VerifyOptions): AsyncGenerator<EventRow> {
  const { pageSize = 2000, stream = null } = options;
  let after = { streamId: BEFORE_ALL, version: 0 };
  for (;;) {
    const { rows } = await client.query<EventRow>({
      text: EVENTS,
      types: ROW_TYPES,
      values: [after.streamId, after.version, pageSize, stream],
    });
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last;
  }
}

async function* streamEvents(
  client: Queryable,
  head: Head,
  options: VerifyOptions,
): AsyncGenerator<EventRow> {
  const { pageSize = 2000 } = options;
  let after = 0;
  for (;;) {
    const { rows } = await client.query<EventRow>({
      name: 'es_verify_stream_1',
      text: ONE_STREAM,
      types: ROW_TYPES,
      values: [head.streamId, after, pageSize],
    });
    yield* rows;
    if (rows.length < pageSize) return;
    after = rows.at(-1)?.version ?? after;
  }
}

async function next<T>(iterator: AsyncIterator<T>): Promise<T | null> {
  const { done, value } = await iterator.next();
  return done ? null : (value as T);
}
