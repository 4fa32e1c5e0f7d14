import type { Pool, PoolClient } from 'pg';
import { errorCode, StoreMisuse } from '../errors.js';
import { INLINE_LOCK } from '../migrations/append.sql.js';
import { newestReadable, readTouched } from '../read.js';
import type { Decoding } from '../decode.js';
import { ROW_TYPES } from '../rows.js';
import { inTransaction, sleep } from '../transaction.js';
import { type InlineProjection, type Position, START, type StoredEvent } from '../types.js';
import { checksumOf, type Compared, comparedTables, differingStreams, mergeStreams } from './merge.js';
import type { GenerationResult, RebuildPlan, RebuildProgress, TableResult } from './plan.js';
import { createShadow, dropShadow, redirectedClient, type Shadow } from './shadow.js';
import { nextStreams, someStreams, type Wanted } from './streams.js';

/** What a rebuild beside the running system needs. */
export type RebuildSource = {
  /** Reads events. */
  readonly pool: Pool;
  /** Makes tables: the owner. */
  readonly owner: Pool;
  readonly decoding: Decoding;
  /** Events read at a time. */
  readonly pageSize: number;
  readonly onProgress?: (done: RebuildProgress) => void;
  /** Compare only; nothing in use is touched. */
  readonly checkOnly?: boolean;
  /** Ends it before the next batch; what is in use stays. @rejects REBUILD_STOPPED */
  readonly stopping?: () => boolean;
};

/** One rebuild at a time in a database. */
const REBUILD_LOCK = '25971, 2';
/** How long the switch waits for open appends before it lets others pass. */
const LOCK_TIMEOUT = '2s';
const LOCK_TRIES = 30;
/** A page may wait for the program longer than a request may: cutting the words of long texts is all Node's work. */
const PATIENT = 'set local idle_in_transaction_session_timeout = 0';
/** With fewer events to come than this the switch may be tried. */
const CLOSE = 200;
const ROUNDS = 8;
const TOUCHED_PAGE = 10_000;
const STREAMS_AT_A_TIME = 200;

/**
 * Makes a read model anew beside the one in use: all streams first, then those that were written to meanwhile, and at last,
 * while appends wait, the rest. Then old and new are compared and what differs is replaced, in one transaction.
 */
export async function rebuildBeside(plan: RebuildPlan, source: RebuildSource): Promise<GenerationResult> {
  const guard = await source.owner.connect();
  try {
    const { rows } = await guard.query<{ free: boolean }>(
      `select pg_try_advisory_lock(${REBUILD_LOCK}) as free`,
    );
    if (rows[0]?.free !== true) throw new StoreMisuse('REBUILD_RUNNING', '另一重建正在进行,请等它结束');
    const rebuild = new Rebuild(plan, source, await createShadow(guard, plan), guard);
    try {
      return await rebuild.run();
    } finally {
      await dropShadow(guard, plan);
    }
  } finally {
    await guard.query(`select pg_advisory_unlock(${REBUILD_LOCK})`).catch(() => undefined);
    guard.release();
  }
}

type ComparedTable = Omit<TableResult, 'differing'> & { readonly differing: readonly string[] };

class Rebuild {
  private readonly how: Decoding;
  private readonly wanted: Wanted;
  private at: Position = START;
  private streams = 0;
  private events = 0;
  /** Streams written to since the comparison. */
  private readonly touched = new Set<string>();
  /** Streams whose last events had not come to the rows in use when they were compared. */
  private notYet: ReadonlySet<string> = new Set();

  constructor(
    private readonly plan: RebuildPlan,
    private readonly source: RebuildSource,
    private readonly shadow: Shadow,
    /** Writes the new generation. */
    private readonly writer: PoolClient,
  ) {
    const { types, secrets = false, secretsOf = types } = plan.projection();
    this.how = { ...source.decoding, unknownTypes: 'fail', secrets };
    this.wanted = { categories: plan.categories, types, secretsOf };
  }

  async run(): Promise<GenerationResult> {
    const { plan, source } = this;
    this.at = (await newestReadable(source.pool)) ?? START;
    await this.allStreams();
    // whoever writes faster than this reads is stopped by the switch, not outrun
    for (let round = 0; round < ROUNDS && (await this.catchUp(source.pool, true)) >= CLOSE; round++);
    const tables = await comparedTables(source.owner, plan);
    const found = await this.compare(tables);
    if (source.checkOnly) {
      await this.catchUp(source.pool, false);
      return this.result(found, { generation: 0, heldMs: 0 });
    }
    return this.result(
      found,
      await this.switch(tables, [...new Set(found.flatMap(({ differing }) => differing))]),
    );
  }

  /**
   * Every stream once, in the order of ids: each row is written once, however long its stream is. Pages hold whole streams, so two
   * writers take them in turns: while the database writes one, the next is folded here, and the one after it is read.
   */
  private async allStreams(): Promise<void> {
    const { owner, pool, pageSize } = this.source;
    const read = (after: string | null) =>
      nextStreams(pool, this.wanted, after, { ...this.how, limit: pageSize });
    const other = await owner.connect();
    const turns = [this.writer, other].map((writer) => ({ writer, done: Promise.resolve() }));
    let coming = read(null);
    try {
      for (let at = 0; ; at++) {
        const page = await coming;
        if (page.last !== null) coming = read(page.last);
        const turn = turns[at % turns.length] as (typeof turns)[number];
        await turn.done;
        turn.done = this.apply(page.events, { writer: turn.writer, first: true }).then(() =>
          this.count(page.streams, page.events.length),
        );
        // whoever waits for the turn learns of it
        turn.done.catch(() => undefined);
        if (page.last === null) break;
      }
      await Promise.all(turns.map(({ done }) => done));
    } finally {
      await Promise.allSettled([coming, ...turns.map(({ done }) => done)]);
      other.release();
    }
  }

  /** The streams written to since, each once; how many events that were. */
  private async catchUp(client: Pool | PoolClient, guarded: boolean): Promise<number> {
    const { streams, events, next } = await touchedSince(client, this.at, guarded);
    this.at = next;
    const ids = [...streams];
    for (let from = 0; from < ids.length; from += STREAMS_AT_A_TIME) {
      const some = ids.slice(from, from + STREAMS_AT_A_TIME);
      await this.apply(await someStreams(client, this.wanted, some, this.how));
      for (const id of some) this.touched.add(id);
    }
    return events;
  }

  /** @shape first: these streams have no rows yet in the new generation */
  private async apply(
    events: readonly StoredEvent[],
    { writer, first }: { readonly writer: PoolClient; readonly first: boolean } = {
      writer: this.writer,
      first: false,
    },
  ): Promise<void> {
    if (this.source.stopping?.() === true)
      throw new StoreMisuse('REBUILD_STOPPED', '重建未完即停止,在用的不变');
    if (events.length === 0) return;
    const projection: InlineProjection = this.plan.projection();
    // an unlogged table that nobody reads yet: a crash loses nothing that counts
    await writer.query(`begin; ${PATIENT}; set local synchronous_commit = off`);
    try {
      await projection.apply(redirectedClient(writer, this.shadow), events, { replay: true, first });
      await writer.query('commit');
    } catch (error) {
      await writer.query('rollback').catch(() => undefined);
      throw error;
    }
  }

  private async compare(tables: readonly Compared[]): Promise<ComparedTable[]> {
    return inTransaction(
      this.source.owner,
      (client) => client.query('begin isolation level repeatable read read only'),
      async (client) => {
        this.touched.clear();
        const { subscription } = this.plan;
        if (subscription !== null) {
          const from = await reachedBy(client, subscription);
          this.notYet = (await touchedSince(client, from, false)).streams;
        }
        const results: ComparedTable[] = [];
        for (const table of tables) {
          const differing = await differingStreams(client, table);
          results.push({ table: table.table, differing, ...(await checksumOf(client, table.next, table)) });
        }
        return results;
      },
    );
  }

  /** The last events, the comparison of what was touched, and the replacement: all under one lock, all or nothing. */
  private async switch(
    tables: readonly Compared[],
    differing: readonly string[],
  ): Promise<{ generation: number; heldMs: number }> {
    const { plan, source } = this;
    const isInline = plan.subscription === null;
    for (let attempt = 1; ; attempt++) {
      try {
        return await inTransaction(
          source.owner,
          (client) => client.query(`begin; ${PATIENT}; set local lock_timeout = '${LOCK_TIMEOUT}'`),
          async (client) => {
            if (isInline) await client.query(`select pg_advisory_xact_lock(${INLINE_LOCK})`);
            const began = Date.now();
            const names = tables.map(({ now }) => now).join(', ');
            await client.query(`lock table ${names} in share row exclusive mode`);
            for (const [name, value] of Object.entries(plan.settings ?? {}))
              await client.query('select set_config($1, $2, true)', [name, value]);
            // Under the exclusive lock no append is open, so every committed event counts. Read on this very connection: those
            // who wait may hold all others.
            await this.catchUp(client, !isInline);
            await mergeStreams(client, tables, [...new Set([...differing, ...this.touched])]);
            const { rows } = await client.query<{ generation: number }>({
              text: `insert into es.generation (name, generation, events, differing) select $1, coalesce(max(g.generation), 0) + 1, $2, $3
                from es.generation g where g.name = $1 returning generation`,
              types: ROW_TYPES,
              values: [plan.name, this.events, differing.length],
            });
            return { generation: rows[0]?.generation ?? 0, heldMs: Date.now() - began };
          },
        );
      } catch (error) {
        if (errorCode(error) !== '55P03' || attempt >= LOCK_TRIES) throw error;
        // a long append is open: let the others behind us pass, take in what came, and try again
        await this.catchUp(source.pool, true);
        await sleep(100 * attempt);
      }
    }
  }

  private result(
    tables: readonly ComparedTable[],
    done: { generation: number; heldMs: number },
  ): GenerationResult {
    const { streams, events, touched, notYet } = this;
    return {
      streams,
      events,
      // what was written to meanwhile, or waits for its subscription, differs for that reason alone
      tables: tables.map(({ differing, ...table }): TableResult => ({
        ...table,
        differing: differing.filter((id) => !touched.has(id) && !notYet.has(id)).length,
      })),
      ...done,
      switched: done.generation > 0,
    };
  }

  private count(streams: number, events: number): void {
    this.streams += streams;
    this.events += events;
    this.source.onProgress?.({ streams: this.streams, events: this.events });
  }
}

/** The streams of all events after a position, with how many those were and where they end. */
async function touchedSince(
  client: Pool | PoolClient,
  from: Position,
  guarded: boolean,
): Promise<{ streams: Set<string>; events: number; next: Position }> {
  const streams = new Set<string>();
  let [next, events] = [from, 0];
  for (let scanned = Infinity; scanned >= TOUCHED_PAGE;) {
    const page = await readTouched(client, { from: next, limit: TOUCHED_PAGE, guarded });
    for (const id of page.streams) streams.add(id);
    next = page.next;
    events += scanned = page.scanned;
  }
  return { streams, events, next };
}

/** How far the slowest shard of a subscription has come. */
async function reachedBy(client: PoolClient, subscription: string): Promise<Position> {
  const { rows } = await client.query<Position>({
    text: `select tx::text as tx, position::text as position from es.subscription where name = $1 order by (tx, position) limit 1`,
    types: ROW_TYPES,
    values: [subscription],
  });
  return rows[0] ?? START;
}
