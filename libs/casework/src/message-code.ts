import { QUERY_CODE_ALPHABET, QUERY_CODE_RANDOM_LENGTH, queryCodeOf } from '#domain';
import type { Vault } from '#vault';

/** A keyed digest by which one value is compared and not kept. */
export function macOf(vault: Pick<Vault, 'blindIndex'>, purpose: string, value: string): string {
  const mac = vault.blindIndex(purpose, value);
  if (mac === null) throw new Error('nothing to index');
  return mac;
}

/** 94 of the 128 bits of a keyed digest: whoever has not the key cannot tell it from chance. */
export function codeOf(vault: Pick<Vault, 'blindIndex'>, commandId: string): string {
  const digest = Buffer.from(macOf(vault, 'onlineMessageCode', commandId), 'base64url');
  const base = BigInt(QUERY_CODE_ALPHABET.length);
  let rest = BigInt(`0x${digest.toString('hex')}`);
  const indexes = Array.from({ length: QUERY_CODE_RANDOM_LENGTH }, () => {
    const index = Number(rest % base);
    rest /= base;
    return index;
  });
  return queryCodeOf(indexes);
}
