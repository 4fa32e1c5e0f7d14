import { deriveKey } from './algorithms.js';
import type { MasterKey } from './key-file.js';

/** For whom a master key wraps, as it stands in the row. */
export const wrappedFor = ({ id }: Pick<MasterKey, 'id'>): string => `master:${id}`;

/** The key that wraps data keys: derived, so that the master key itself encrypts nothing. */
export const wrappingKeyOf = ({ key }: Pick<MasterKey, 'key'>): Buffer => deriveKey(key, 'wrap');

/** What a wrap is bound to: it cannot be put under another name or master key. */
export const wrapAad = (master: Pick<MasterKey, 'id'>, keyId: string): Buffer =>
  Buffer.from(`xinfang/wrap/1 ${wrappedFor(master)} ${keyId}`, 'utf8');

/** Name under which the root is wrapped. */
export const ROOT = 'root';
