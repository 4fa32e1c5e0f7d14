export {
  algorithmById,
  digest,
  type DigestName,
  keyedDigest,
  type SealingAlgorithmName,
} from './algorithms.js';
export { type BlindIndexer, createBlindIndexer } from './blind-index.js';
export {
  collectKeyIds,
  type DataKey,
  isRedacted,
  openField,
  type OpenedParts,
  openPartsWith,
  REDACTED,
  type Redacted,
  sealField,
  sealPartsWith,
  type SealRequest,
} from './envelope.js';
export { keyFileIsExposed, type MasterKey, readKeyFile } from './key-file.js';
export { type KeyState, KeyStock, type KeyStockSettings } from './key-stock.js';
export {
  confirmKeyBackup,
  keyBackupIsConfirmed,
  type MasterKeyRequest,
  openMasterKey,
} from './master-key.js';
export { vaultMigrations } from './migrations/index.js';
export type { BlindKind } from './normalise.js';
export { type Rotation, rotateMasterKey } from './rotate-master-key.js';
export { createSealSigner, type SealSigner } from './seal-signer.js';
export { type SealByIdRequest, type SealedItem, openVault, Vault, type VaultSettings } from './vault.js';
export { VaultRefused, type VaultRefusalCode } from './vault-refused.js';
