import type { Pool } from 'pg';
import type { SealingAlgorithmName } from './algorithms.js';
import { type BlindIndexer, createBlindIndexer } from './blind-index.js';
import { type DataKey, type OpenedParts, openPageWith, sealPartsWith } from './envelope.js';
import { KeyStock, type KeyStockSettings } from './key-stock.js';
import { type MasterKeyRequest, openMasterKey } from './master-key.js';
import { openRoot } from './root.js';
import { createSealSigner, type SealSigner } from './seal-signer.js';

/** One sealed envelope with what it is bound to. */
export type SealedItem = { readonly buffer: Buffer; readonly aad: Buffer | string };

/** What {@link Vault.sealParts} needs: for each part the id of its key. */
export type SealByIdRequest = {
  readonly parts: Readonly<Record<string, unknown>>;
  readonly keys: Readonly<Record<string, string>>;
  readonly aad: Buffer | string;
};

/** Settings of a {@link Vault}. */
export type VaultSettings = MasterKeyRequest & {
  readonly pool: Pool;
  readonly stock?: KeyStockSettings;
  readonly algorithm?: SealingAlgorithmName;
};

/** Keys, envelopes, blind indexes and erasure of one installation. */
export class Vault implements BlindIndexer {
  readonly blindIndex: BlindIndexer['blindIndex'];
  readonly blindTokens: BlindIndexer['blindTokens'];
  readonly blindQuery: BlindIndexer['blindQuery'];

  constructor(
    readonly stock: KeyStock,
    indexer: BlindIndexer,
    private readonly algorithm: SealingAlgorithmName,
    /** Signs the seals over the events. */
    readonly sealSigner: SealSigner,
  ) {
    this.blindIndex = indexer.blindIndex;
    this.blindTokens = indexer.blindTokens;
    this.blindQuery = indexer.blindQuery;
  }

  /** Seals each part under the key with its id; missing keys are fetched in one query. @rejects KEY_UNKNOWN, PART_INVALID */
  async sealParts({ parts, keys, aad }: SealByIdRequest): Promise<Buffer> {
    const found = await this.stock.loadKeys(Object.values(keys));
    const dataKeys: Record<string, DataKey> = Object.create(null) as Record<string, DataKey>;
    for (const [part, keyId] of Object.entries(keys)) {
      const key = found.get(keyId) ?? (await this.stock.keyFor(keyId)).key;
      dataKeys[part] = { keyId, key };
    }
    return sealPartsWith({ parts, keys: dataKeys, aad, algorithm: this.algorithm });
  }

  /** Opens one envelope; a part whose key is gone is `REDACTED`. @rejects ENVELOPE_DAMAGED, ENVELOPE_UNKNOWN_FORMAT */
  async openParts(buffer: Buffer, aad: Buffer | string): Promise<OpenedParts> {
    const [opened] = await this.openPage([{ buffer, aad }]);
    return opened as OpenedParts;
  }

  /** Opens a page of envelopes after one query for keys, in the same order. @rejects as {@link openParts} */
  async openPage(items: readonly SealedItem[]): Promise<OpenedParts[]> {
    return openPageWith(items, (keyIds) => this.stock.loadKeys(keyIds));
  }
}

/**
 * Opens the vault: master key, filled stock, indexes.
 * @rejects KEY_FILE_MISSING, KEY_FILE_UNREADABLE, KEY_FILE_WRONG, KEY_FILE_OLDER, KEY_STORE_EMPTY
 */
export const openVault = async (settings: VaultSettings): Promise<Vault> => {
  const master = await openMasterKey(settings);
  const root = await openRoot(settings.pool, master);
  const algorithm = settings.algorithm ?? 'aes-256-gcm';
  const stock = new KeyStock(settings.pool, master, { algorithm, ...settings.stock });
  await stock.fill();
  return new Vault(stock, createBlindIndexer(root), algorithm, createSealSigner(root));
};
