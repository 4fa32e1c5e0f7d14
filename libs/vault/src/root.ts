import { algorithmById } from './algorithms.js';
import type { MasterKey } from './key-file.js';
import type { KeysDatabase } from './master-key.js';
import { ROOT, wrapAad, wrappedFor, wrappingKeyOf } from './wraps.js';

/**
 * What indexes, query codes and the signing of seals are derived from. It outlives the master key: query codes stand in events,
 * and seals are checked with one public key. @rejects ENVELOPE_DAMAGED
 */
export async function openRoot(keys: KeysDatabase, master: MasterKey): Promise<Buffer> {
  const { rows } = await keys.query<{ alg: number; bytes: Buffer }>(
    'select alg, bytes from vault.root_wrap where wrapped_for = $1',
    [wrappedFor(master)],
  );
  const [wrap] = rows;
  if (!wrap) return master.key;
  return algorithmById(wrap.alg).open(wrappingKeyOf(master), wrap.bytes, wrapAad(master, ROOT));
}
