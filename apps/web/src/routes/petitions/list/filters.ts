import type { ListPetitionsData } from '../../../api';
import { markOf, wordsOf } from '../../../shared/search-words';

export type Filters = NonNullable<ListPetitionsData['query']>;

const TEXTS = [
  'channel',
  'origin',
  'class',
  'category',
  'keyArea',
  'status',
  'scope',
  'light',
  'handlerId',
  'receivedFrom',
  'receivedTo',
  'statRef',
  'sort',
  'after',
] as const;
const FLAGS = ['mine', 'repeat', 'lacksNotice'] as const;

/** What the list shows is in its address, so that it can be gone back to and handed on; the words searched for are not, only their mark. */
export function filtersOf(address: URLSearchParams): Filters {
  const filters: Record<string, unknown> = {};
  for (const key of TEXTS) {
    const value = address.get(key);
    if (value) filters[key] = value;
  }
  for (const key of FLAGS) if (address.get(key) === 'true') filters[key] = true;
  const q = wordsOf(address);
  if (q !== undefined) filters.q = q;
  const orgId = Number(address.get('orgId'));
  if (Number.isInteger(orgId) && orgId > 0) filters.orgId = orgId;
  return filters as Filters;
}

/** The address with some filters set or taken away; any change begins again at the first page. */
export function withFilters(
  address: URLSearchParams,
  changes: Readonly<Record<string, string | number | boolean | null | undefined>>,
): URLSearchParams {
  const next = new URLSearchParams(address);
  next.delete('after');
  for (const [key, value] of Object.entries(changes)) {
    if (value === null || value === undefined || value === '' || value === false) next.delete(key);
    else next.set(key, String(value));
  }
  return next;
}

/** The address in which `filtersOf` finds these filters. */
export function addressOf({ q, ...filters }: Filters): URLSearchParams {
  const address = new URLSearchParams(Object.entries(filters).map(([key, value]) => [key, String(value)]));
  if (q !== undefined) address.set('find', markOf(q));
  return address;
}

/** How many filters narrow the list, the search words and the page apart. */
export function filterCount(filters: Filters): number {
  return Object.keys(filters).filter((key) => !['q', 'after', 'sort', 'statRef'].includes(key)).length;
}

/** `37 件`, `1000 件以上`, never a guess. */
export function countWords(total: number | null | undefined, shown: number, paged: boolean): string {
  if (typeof total === 'number') return `共 ${total} 件`;
  return paged ? `本页 ${shown} 件,共 1000 件以上` : `${shown} 件以上`;
}
