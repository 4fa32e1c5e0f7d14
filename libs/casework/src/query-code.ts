import { randomInt } from 'node:crypto';
import { plainQueryCode, QUERY_CODE_ALPHABET, QUERY_CODE_RANDOM_LENGTH, queryCodeOf } from '#domain';
import type { Vault } from '#vault';

/**
 * A query code 查询码 (§6.2): 19 random characters (94 bits) and a check character, in groups of four.
 * @shape `7KQM-2XHD-9RTA-WC4N-PB6E`
 */
export const newQueryCode = (): string =>
  queryCodeOf(Array.from({ length: QUERY_CODE_RANDOM_LENGTH }, () => randomInt(QUERY_CODE_ALPHABET.length)));

/** What is kept of a query code: its HMAC. */
export function queryCodeMac(vault: Pick<Vault, 'blindIndex'>, code: string): string {
  const mac = vault.blindIndex('queryCode', plainQueryCode(code));
  if (mac === null) throw new Error('empty query code');
  return mac;
}
