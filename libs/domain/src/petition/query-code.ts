/** No 0 O 1 I L: it is read aloud on the telephone and written on paper. */
export const QUERY_CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
/** Random characters, 94 bits; one to check them follows. */
export const QUERY_CODE_RANDOM_LENGTH = 19;

/**
 * A query code 查询码 (§6.2) of its random characters: with the check character, in groups of four.
 * @shape indexes: `QUERY_CODE_RANDOM_LENGTH` places in the alphabet; the answer: `7KQM-2XHD-9RTA-WC4N-PB6E`
 */
export function queryCodeOf(indexes: readonly number[]): string {
  const characters = [...indexes, checkOf(indexes)].map((index) => QUERY_CODE_ALPHABET[index]).join('');
  return characters.replace(/(.{4})(?=.)/g, '$1-');
}

/** As it is compared: however it was spaced, in whatever width and case it was typed. */
export const plainQueryCode = (code: string): string =>
  code
    .normalize('NFKC')
    .replace(/[\s\-‐-―−]/g, '')
    .toUpperCase();

/** Weighted sum, so that swapped neighbours are noticed. */
function checkOf(indexes: readonly number[]): number {
  return indexes.reduce((sum, index, at) => (sum + index * (at + 1)) % QUERY_CODE_ALPHABET.length, 0);
}

/** Whether the check character fits; tells a typing error from an unknown code. */
export function queryCodeIsWellFormed(code: string): boolean {
  const indexes = [...plainQueryCode(code)].map((character) => QUERY_CODE_ALPHABET.indexOf(character));
  if (indexes.length !== QUERY_CODE_RANDOM_LENGTH + 1 || indexes.includes(-1)) return false;
  return checkOf(indexes.slice(0, QUERY_CODE_RANDOM_LENGTH)) === indexes[QUERY_CODE_RANDOM_LENGTH];
}
