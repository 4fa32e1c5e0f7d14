import { randomInt } from 'node:crypto';
import type { Vault } from '#vault';

/** No 0 O 1 I L: it is read aloud on the telephone and written on paper. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 19;

/**
 * A query code 查询码 (§6.2): 19 random characters (94 bits) and a check character, in groups of four.
 * @shape `7KQM-2XHD-9RTA-WC4N-PB6E`
 */
export function newQueryCode(): string {
  const random = Array.from({ length: LENGTH }, () => randomInt(ALPHABET.length));
  const characters = [...random, checkOf(random)].map((index) => ALPHABET[index]).join('');
  return characters.replace(/(.{4})(?=.)/g, '$1-');
}

/** What is kept of a query code: its HMAC. */
export function queryCodeMac(vault: Pick<Vault, 'blindIndex'>, code: string): string {
  const mac = vault.blindIndex('queryCode', code.replaceAll('-', '').toUpperCase());
  if (mac === null) throw new Error('empty query code');
  return mac;
}

/** Weighted sum, so that swapped neighbours are noticed. */
function checkOf(indexes: readonly number[]): number {
  return indexes.reduce((sum, index, at) => (sum + index * (at + 1)) % ALPHABET.length, 0);
}

/** Whether the check character fits; tells a typing error from an unknown code. */
export function queryCodeIsWellFormed(code: string): boolean {
  const indexes = [...code.replaceAll('-', '').toUpperCase()].map((character) => ALPHABET.indexOf(character));
  if (indexes.length !== LENGTH + 1 || indexes.includes(-1)) return false;
  return checkOf(indexes.slice(0, LENGTH)) === indexes[LENGTH];
}
