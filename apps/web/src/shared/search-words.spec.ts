import { describe, expect, it } from '@jest/globals';
import { addressOf, filtersOf, withFilters } from '../routes/petitions/list/filters.js';
import { addressOfSearch, areWordsLost, forgetWords } from './search-words.js';

const search = (address: string): URLSearchParams => new URL(address, 'http://x').searchParams;

describe('what is searched for stays out of the address, which the browser writes down', () => {
  it('finds the words again by a mark that says nothing', () => {
    const address = addressOfSearch('亓官毓麒');
    expect(decodeURIComponent(address)).toMatch(/^\/petitions\?find=[0-9a-f]{16}$/);
    expect(filtersOf(search(address))).toEqual({ q: '亓官毓麒' });
    expect(filtersOf(withFilters(search(address), { class: 'appeal' }))).toEqual({
      q: '亓官毓麒',
      class: 'appeal',
    });
    expect(areWordsLost(search(address))).toBe(false);
  });

  it('gives the same words the same mark, others another', () => {
    expect(addressOfSearch('13977218846')).toBe(addressOfSearch('13977218846'));
    expect(addressOfSearch('13977218846')).not.toBe(addressOfSearch('13977218847'));
  });

  it('takes no words out of an address', () => {
    expect(filtersOf(new URLSearchParams('q=亓官毓麒&class=appeal'))).toEqual({ class: 'appeal' });
  });

  it('goes on to another page as it is, words and filters', () => {
    const filters = { q: '亓官毓麒', class: 'appeal' } as const;
    expect(addressOf(filters).toString()).not.toContain(encodeURIComponent('亓'));
    expect(filtersOf(addressOf(filters))).toEqual(filters);
  });

  it('forgets them when somebody leaves, and says so instead of showing every petition', () => {
    const address = search(addressOfSearch('亓官毓麒'));
    forgetWords();
    expect(filtersOf(address)).toEqual({});
    expect(areWordsLost(address)).toBe(true);
  });
});
