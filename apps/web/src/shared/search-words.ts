// Names, telephone numbers and query codes are searched for. What stands in an address is in the browser's history, its sessions and its
// suggestions for whoever sits there next; so the address holds a mark, and the words stay in this page's memory.
const wordsByMark = new Map<string, string>();

const newMark = (): string =>
  [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** What stands for these words in an address, under `find`: the same for the same words while the page lives. */
export function markOf(words: string): string {
  const known = [...wordsByMark].find(([, kept]) => kept === words)?.[0];
  const mark = known ?? newMark();
  wordsByMark.set(mark, words);
  return mark;
}

/** The list's address for these words: `/petitions?find=…`. */
export const addressOfSearch = (words: string): string =>
  `/petitions?${new URLSearchParams({ find: markOf(words) }).toString()}`;

/** The words that an address stands for; undefined where it has none, or they are forgotten. */
export const wordsOf = (address: URLSearchParams): string | undefined =>
  wordsByMark.get(address.get('find') ?? '');

/** Was something searched for here whose words are gone: loaded anew, handed on, or somebody has signed out since? */
export const areWordsLost = (address: URLSearchParams): boolean =>
  address.has('find') && wordsOf(address) === undefined;

/** When somebody leaves or comes: the next one shall not find them by going back. */
export const forgetWords = (): void => wordsByMark.clear();
