import { randomBytes, randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { algorithmById, algorithmByName, KEY_BYTES, type SealingAlgorithmName } from './algorithms.js';
import type { DataKey } from './envelope.js';
import { KeyCache } from './key-cache.js';
import type { MasterKey } from './key-file.js';
import { VaultRefused } from './vault-refused.js';
import { wrapAad, wrappedFor, wrappingKeyOf } from './wraps.js';

/** Settings of a {@link KeyStock}; all have a default. @unit ttlMs milliseconds */
export type KeyStockSettings = {
  readonly batch?: number;
  readonly low?: number;
  readonly ttlMs?: number;
  readonly maxKeys?: number;
  readonly algorithm?: SealingAlgorithmName;
};

/** What became of a key: there, there and kept by law, destroyed on purpose, or simply not there (a keys database from another time). */
export type KeyState = 'present' | 'held' | 'shredded' | 'missing';

type WrapRow = { key_id: string; alg: number; bytes: Buffer };

const DEFAULTS = {
  batch: 64,
  low: 16,
  ttlMs: 5 * 60_000,
  maxKeys: 10_000,
  algorithm: 'aes-256-gcm',
} as const;

/** SQLSTATEs of the triggers of the keys database. */
const HELD = 'P0423';

/**
 * The data keys. They are written ahead in batches, so that a registration finds its key committed already
 * and waits for no second commit; opened keys are remembered for five minutes at most.
 */
export class KeyStock {
  readonly #settings: Required<KeyStockSettings>;
  readonly #cache: KeyCache;
  readonly #wrappingKey: Buffer;
  readonly #wrappedFor: string;
  #stock: DataKey[] = [];
  #refill: Promise<void> | null = null;

  constructor(
    private readonly pool: Pool,
    private readonly master: MasterKey,
    settings: KeyStockSettings = {},
  ) {
    this.#settings = { ...DEFAULTS, ...settings };
    this.#cache = new KeyCache(this.#settings);
    this.#wrappingKey = wrappingKeyOf(master);
    this.#wrappedFor = wrappedFor(master);
  }

  /** Fills the stock; called once at start so that the first registration need not wait. */
  async fill(): Promise<void> {
    if (this.#stock.length >= this.#settings.low) return;
    this.#refill ??= this.#writeBatch().finally(() => (this.#refill = null));
    await this.#refill;
  }

  /** A new key, already committed. Refills in the background when few are left. */
  async take(): Promise<DataKey> {
    for (;;) {
      const taken = this.#stock.shift();
      if (taken) {
        // a failed refill shows when the stock is empty and someone has to wait for it
        if (this.#stock.length < this.#settings.low) this.fill().catch(() => undefined);
        this.#cache.put(taken.keyId, taken.key);
        return taken;
      }
      await this.fill();
    }
  }

  /** Waits for a refill under way; before the pool is closed. */
  async settle(): Promise<void> {
    await this.#refill?.catch(() => undefined);
  }

  /**
   * The keys with these ids, by id, in at most one query. What was shredded or never was is not among them.
   * @rejects ENVELOPE_DAMAGED when a wrap was changed
   */
  async loadKeys(ids: Iterable<string>): Promise<Map<string, Buffer>> {
    const keys = new Map<string, Buffer>();
    const absent: string[] = [];
    for (const id of new Set(ids)) {
      const cached = this.#cache.get(id);
      if (cached) keys.set(id, cached);
      else absent.push(id);
    }
    if (absent.length === 0) return keys;
    const { rows } = await this.pool.query<WrapRow>(
      `select key_id, alg, bytes from vault.key_wrap w
        where key_id = any($1::uuid[]) and wrapped_for = $2
          and not exists (select from vault.shredded s where s.key_id = w.key_id)`,
      [absent, this.#wrappedFor],
    );
    for (const { key_id: id, alg, bytes } of rows) {
      const key = algorithmById(alg).open(this.#wrappingKey, bytes, wrapAad(this.master, id));
      this.#cache.put(id, key);
      keys.set(id, key);
    }
    return keys;
  }

  /** One key that must be there, to seal with. @rejects KEY_UNKNOWN */
  async keyFor(keyId: string): Promise<DataKey> {
    const key = (await this.loadKeys([keyId])).get(keyId);
    if (!key) throw new VaultRefused('KEY_UNKNOWN', '加密所需的密钥不存在或已销毁,不能再写入内容。');
    return { keyId, key };
  }

  /**
   * Destroys a key: what it opened reads as redacted from now on, here at once and in other processes within
   * the five minutes of their caches, or at once where {@link forget} is called. Doing it twice is harmless.
   * @shape reason a code or rule, never personal data
   * @rejects KEY_UNDER_LEGAL_HOLD
   */
  async shred(keyId: string, reason: string): Promise<void> {
    await this.#inTransaction(async (client) => {
      // the lock makes a hold that is being set at this moment either wait or win
      const { rows } = await client.query<{ legal_hold: boolean }>(
        'select legal_hold from vault.key_wrap where key_id = $1 for update',
        [keyId],
      );
      if (rows.some((row) => row.legal_hold)) throw held();
      await client.query(
        'insert into vault.shredded (key_id, reason) values ($1, $2) on conflict (key_id) do nothing',
        [keyId, reason],
      );
      await client.query('delete from vault.key_wrap where key_id = $1', [keyId]);
    });
    this.forget([keyId]);
  }

  /** Drops keys from the cache: on the news that another process has shredded them. */
  forget(keyIds: Iterable<string>): void {
    const gone = new Set(keyIds);
    for (const keyId of gone) this.#cache.drop(keyId);
    this.#stock = this.#stock.filter(({ keyId }) => !gone.has(keyId));
  }

  /** Sets or lifts the legal hold of a key (依法保全): while it lasts the key cannot be shredded. @rejects KEY_UNKNOWN */
  async setLegalHold(keyId: string, held: boolean): Promise<void> {
    const { rowCount } = await this.pool.query(
      'update vault.key_wrap set legal_hold = $2 where key_id = $1',
      [keyId, held],
    );
    if (!rowCount) throw new VaultRefused('KEY_UNKNOWN', '密钥不存在或已销毁,不能设置保全。');
  }

  /** What became of each key, for receipts of erasure and for `doctor`. */
  async statesOf(keyIds: readonly string[]): Promise<Map<string, KeyState>> {
    const { rows } = await this.pool.query<{ key_id: string; state: KeyState }>(
      `select k as key_id, case
          when exists (select from vault.shredded s where s.key_id = k) then 'shredded'
          when exists (select from vault.key_wrap w where w.key_id = k and w.legal_hold) then 'held'
          when exists (select from vault.key_wrap w where w.key_id = k and w.wrapped_for = $2) then 'present'
          else 'missing' end as state
         from unnest($1::uuid[]) as k`,
      [keyIds, this.#wrappedFor],
    );
    return new Map(rows.map((row) => [row.key_id, row.state]));
  }

  async #writeBatch(): Promise<void> {
    const { id, seal } = algorithmByName(this.#settings.algorithm);
    const fresh = Array.from({ length: this.#settings.batch }, (): DataKey => {
      return { keyId: randomUUID(), key: randomBytes(KEY_BYTES) };
    });
    await this.pool.query(
      `insert into vault.key_wrap (key_id, wrapped_for, alg, bytes)
       select k, $2, $3, b from unnest($1::uuid[], $4::bytea[]) as fresh (k, b)`,
      [
        fresh.map(({ keyId }) => keyId),
        this.#wrappedFor,
        id,
        fresh.map(({ keyId, key }) => seal(this.#wrappingKey, key, wrapAad(this.master, keyId))),
      ],
    );
    this.#stock.push(...fresh);
  }

  async #inTransaction(work: (client: PoolClient) => Promise<void>): Promise<void> {
    const client = await this.pool.connect();
    // a checked-out client has no listener of its pool; without one a lost connection ends the process
    const ignore = (): void => undefined;
    client.on('error', ignore);
    try {
      await client.query('begin');
      await work(client);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw (error as { code?: string }).code === HELD ? held() : error;
    } finally {
      client.off('error', ignore);
      client.release();
    }
  }
}

const held = () => new VaultRefused('KEY_UNDER_LEGAL_HOLD', '该密钥处于依法保全状态,解除保全之前不能销毁。');
