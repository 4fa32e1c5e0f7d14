import {
  appendManyTo,
  appendTo,
  type KnownHeadAppend,
  pendingAppend,
  type PendingAppend,
  prepareSending,
  sendTogether,
} from './append.js';
import { AppendQueue } from './append-queue.js';
import { isTransient, mayRetry, StoreMisuse } from './errors.js';
import { checkFence } from './fence.js';
import type { GenerationResult, RebuildPlan as GenerationPlan } from './generations/plan.js';
import { rebuildBeside, type RebuildSource } from './generations/rebuild-beside.js';
import { applyInline, rebuildInline, type RebuildPlan, type RebuildResult } from './inline.js';
import { type OpenWriter, openWriters, type SubscriptionLag, subscriptionLag } from './lag.js';
import { findCommand, loadStream, loadStreams } from './load.js';
import { newestPosition, type Page, readPage } from './read.js';
import { type Decoding, openSecrets } from './decode.js';
import { type EventName, type Proof, proveEvent } from './seals/prove.js';
import { type SealVerification, verifySeals, type VerifySealsOptions } from './seals/verify-seals.js';
import { listParked, type ParkedStream, replayParked, type ReplayResult } from './parked.js';
import { resumeHalted } from './subscription-lease.js';
import { Subscription } from './subscription.js';
import type { SubscriptionDefinition } from './subscription-definition.js';
import type {
  EventStoreSettings,
  LoadManyOptions,
  LoadOptions,
  ReadOptions,
  RebuildOptions,
  TransactionOptions,
} from './store-options.js';
import { begin, inTimedTransaction, inTransaction, withRetries } from './transaction.js';
import { type Ending, transactionAtOnce } from './transaction-at-once.js';
import type {
  Append,
  AppendResult,
  ClientBase,
  DatabaseTime,
  EventCodec,
  InlineProjection,
  LoadedStream,
  PoolClient,
  Position,
  Queryable,
  StoredCommand,
  StoredEvent,
} from './types.js';
import { UpcasterRegistry } from './upcasters.js';
import { type Verification, verifyStore, type VerifyOptions } from './verify.js';
import { WakeSignal } from './wake.js';

/** Events in PostgreSQL: append, load, read, subscribe, rebuild, verify. Knows nothing of what the events mean. */
export class EventStore {
  private readonly upcasters: UpcasterRegistry;
  private readonly codec: EventCodec | null;
  private readonly inline: readonly InlineProjection[];
  private readonly tenantId: number;
  private readonly wake = new WakeSignal();
  private readonly queue: AppendQueue;

  constructor(private readonly settings: EventStoreSettings) {
    this.upcasters = new UpcasterRegistry(settings.schema);
    this.codec = settings.codec ?? null;
    this.inline = settings.inline ?? [];
    this.tenantId = settings.tenantId ?? 1;
    this.queue = new AppendQueue(settings.pool);
  }

  /**
   * Appends on an open client: the caller owns the transaction, so several streams, read models and the append share it.
   * Runs the inline projections. Call `signalAppended` after COMMIT, or use `transaction`, which does.
   * @rejects ConcurrencyConflict IdempotencyConflict EventRefused
   */
  async append(client: ClientBase, append: Append): Promise<AppendResult> {
    this.upcasters.requireNewest(append.events);
    const result = await appendTo(client, append, { tenantId: this.tenantId, codec: this.codec });
    if (!result.duplicate) await applyInline(client, this.inline, result.events, this.opening);
    return result;
  }

  /** Appends to several streams on an open client, in one statement where it can be. @rejects as `append` */
  async appendMany(client: ClientBase, appends: readonly KnownHeadAppend[]): Promise<AppendResult[]> {
    for (const { events } of appends) this.upcasters.requireNewest(events);
    if (this.inline.length > 0)
      throw new StoreMisuse('INLINE_NEEDS_APPEND', 'inline projections run in `append`');
    if (appends.length === 0) return [];
    return appendManyTo(client, appends, { tenantId: this.tenantId, codec: this.codec });
  }

  /** Appends in a transaction of its own, shared with what else is appended at this moment (§5.9). @rejects as `append` */
  appendAlone(append: Append): Promise<AppendResult> {
    const { kind } = append.expected;
    if (this.inline.length === 0 && (kind === 'new' || kind === 'exact')) return this.appendInQueue(append);
    // A retry could only help against transient errors: the same expected version would conflict again.
    return this.inTransactionWith({}, isTransient, (client) => this.append(client, append));
  }

  /**
   * Runs `work` in one transaction and repeats it after a conflict that a fresh load may resolve, or a lost connection:
   * so load and decide inside, with the SAME command id. BEGIN, settings, inline lock and the database's clock are one round trip.
   */
  transaction<T>(
    work: (client: PoolClient, time: DatabaseTime) => Promise<T>,
    options: TransactionOptions = {},
  ): Promise<T> {
    return this.inTransactionWith(options, mayRetry, work);
  }

  /**
   * The same in fewer round trips: `work` need not wait for BEGIN, and what it gives to `ending` is sent together with COMMIT
   * (`prepare`, and read models that follow from the events). The clock comes with `load`.
   */
  async transactionAtOnce<T>(work: (client: PoolClient, ending: Ending) => Promise<T>): Promise<T> {
    const result = await withRetries(3, mayRetry, () =>
      transactionAtOnce(this.settings.pool, (client) => begin(client, {}), work),
    );
    this.signalAppended();
    return result;
  }

  /** Prepares an append for the end of `transactionAtOnce`; inline projections are the caller's. @rejects EventRefused */
  prepare(append: KnownHeadAppend): Promise<PendingAppend> {
    this.upcasters.requireNewest(append.events);
    if (this.inline.length > 0)
      throw new StoreMisuse('INLINE_NEEDS_APPEND', 'inline projections run in `append`');
    return pendingAppend(append, { tenantId: this.tenantId, codec: this.codec });
  }

  /** Sends what was prepared for several streams, all or none. @rejects whatever keeps one of them from being written */
  sendTogether(client: ClientBase, pending: readonly PendingAppend[]): Promise<unknown> {
    return sendTogether(client, pending);
  }

  /** A stream, its head and the database's clock in one round trip. @rejects StreamDamaged UnknownEventType */
  load(client: Queryable, streamId: string, options: LoadOptions = {}): Promise<LoadedStream> {
    const { commandId = null, secrets = false, unknownTypes = 'fail' } = options;
    return loadStream(client, { streamId, commandId }, this.decoding({ unknownTypes, secrets }));
  }

  /** Several streams at once, in the order asked for; with the command of each where given. @rejects StreamDamaged UnknownEventType */
  loadMany(
    client: Queryable,
    streamIds: readonly string[],
    { commandIds = [], secrets = false }: LoadManyOptions = {},
  ): Promise<LoadedStream[]> {
    const how = this.decoding({ unknownTypes: 'fail', secrets });
    return loadStreams(client, { streamIds, commandIds }, how);
  }

  /** The earlier parts of a command; empty when it was never done. */
  findCommand(client: Queryable, commandId: string): Promise<StoredCommand[]> {
    return findCommand(client, commandId);
  }

  /** A page of all events in the order (tx, position), below the guard: nothing can later appear before what was read. */
  readAll(options: ReadOptions, client: Queryable = this.settings.pool): Promise<Page> {
    const { from, limit, types = null, secrets = false } = options;
    const unknownTypes = options.unknownTypes ?? (types === null ? 'skip' : 'fail');
    return readPage(client, { from, limit, types, guarded: true }, this.decoding({ unknownTypes, secrets }));
  }

  /** Opens the secrets of events already read, by one call of the codec. */
  openSecrets(events: readonly StoredEvent[]): Promise<StoredEvent[]> {
    return openSecrets(events, this.opening);
  }

  /** The newest committed event; null in an empty store. */
  newestPosition(client: Queryable = this.settings.pool): Promise<Position | null> {
    return newestPosition(client);
  }

  /** A subscription that is not started: for `catchUp` in tests and the CLI. */
  subscription(definition: SubscriptionDefinition): Subscription {
    const decoding = this.decoding({ unknownTypes: 'fail', secrets: false });
    return new Subscription(definition, { pool: this.settings.pool, wake: this.wake, decoding });
  }

  /** Starts a subscription; end it with `stop`. */
  runSubscription(definition: SubscriptionDefinition): Subscription {
    return this.subscription(definition).start();
  }

  /** Sets a halted subscription going again, after its cause was removed; true when it was halted. */
  resumeSubscription(name: string): Promise<boolean> {
    return resumeHalted(this.settings.pool, name);
  }

  /** Streams that subscriptions have put aside. */
  parked(): Promise<ParkedStream[]> {
    return listParked(this.settings.pool);
  }

  /** Handles what waits of a parked stream, in its order; then it joins the others again. */
  async replayParked(definition: SubscriptionDefinition, streamId: string): Promise<ReplayResult> {
    const decoding = this.decoding({ unknownTypes: 'fail', secrets: false });
    const result = await replayParked({ pool: this.settings.pool, decoding }, definition, streamId);
    this.wake.signal();
    return result;
  }

  /** How far subscriptions have come; all of them without a name. */
  lag(name?: string): Promise<SubscriptionLag[]> {
    return subscriptionLag(this.settings.pool, name ?? null);
  }

  /**
   * Who holds readers back: open write transactions of the server, oldest first. Asked as the owner: the store's own role may
   * not see whether another session writes.
   */
  openWriters(owner: Queryable): Promise<OpenWriter[]> {
    return openWriters(owner);
  }

  /** Wakes this process's subscriptions; call it after COMMIT. */
  signalAppended(): void {
    this.wake.signal();
  }

  /**
   * Empties and refills an inline projection in one transaction; appends wait, readers see the old rows until the end.
   * `reset` should DELETE, or TRUNCATE where readers may wait.
   */
  rebuild(
    projection: InlineProjection,
    reset: (client: ClientBase) => Promise<void>,
    { pageSize = 1000, onPage }: RebuildOptions = {},
  ): Promise<RebuildResult> {
    const plan: RebuildPlan = { projection, reset, pageSize, onPage };
    return inTransaction(
      this.settings.pool,
      (client) => client.query('begin'),
      (client) => rebuildInline(client, plan, this.decoding({ unknownTypes: 'fail', secrets: false })),
    );
  }

  /**
   * Makes a read model anew beside the one in use and switches: readers always see a whole one, appends wait only for the
   * last few events and for what differs (§5.4). `projection.apply` is told that it is a replay and must have no other effect.
   */
  rebuildBeside(
    plan: GenerationPlan,
    options: Pick<RebuildSource, 'owner' | 'onProgress' | 'checkOnly' | 'stopping'> & {
      readonly pageSize?: number;
    },
  ): Promise<GenerationResult> {
    return rebuildBeside(plan, {
      ...options,
      pool: this.settings.pool,
      pageSize: options.pageSize ?? 1000,
      decoding: this.decoding({ unknownTypes: 'fail', secrets: false }),
    });
  }

  /** Recomputes chains and compares heads; names each fault by stream and version. */
  verify(options: VerifyOptions = {}): Promise<Verification> {
    return verifyStore(this.settings.pool, options);
  }

  /** Holds all seals against keys, anchors and events (§5.6). */
  verifySeals(options: VerifySealsOptions): Promise<SealVerification> {
    return verifySeals(this.settings.pool, options);
  }

  /** A receipt that proves an event without the database. @shape withRow also proves what it says */
  prove(event: EventName, withRow = false): Promise<Proof> {
    return proveEvent(this.settings.pool, event, withRow);
  }

  /** To be called at start. @rejects RestoreFenceRequired */
  checkFence(): Promise<void> {
    return checkFence(this.settings.pool);
  }

  private async appendInQueue(append: Append): Promise<AppendResult> {
    this.upcasters.requireNewest(append.events);
    const by = { tenantId: this.tenantId, codec: this.codec };
    const result = await this.queue.append(await prepareSending(this.settings.pool, append, by));
    this.signalAppended();
    return result;
  }

  private async inTransactionWith<T>(
    options: TransactionOptions,
    mayRetry: (error: unknown) => boolean,
    work: (client: PoolClient, time: DatabaseTime) => Promise<T>,
  ): Promise<T> {
    const result = await inTimedTransaction(this.settings.pool, { ...options, mayRetry }, work);
    this.signalAppended();
    return result;
  }

  private get opening(): Pick<Decoding, 'codec' | 'upcasters'> {
    return { codec: this.codec, upcasters: this.upcasters };
  }

  private decoding({ unknownTypes, secrets }: Pick<Decoding, 'unknownTypes' | 'secrets'>): Decoding {
    return { codec: this.codec, upcasters: this.upcasters, unknownTypes, secrets };
  }
}
