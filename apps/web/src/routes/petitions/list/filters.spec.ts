import { describe, expect, it } from '@jest/globals';
import { countWords, filterCount, filtersOf, withFilters } from './filters.js';

describe('filters in the address of the list', () => {
  it('reads what the address says and drops what makes no sense', () => {
    const address = new URLSearchParams('class=appeal&mine=true&repeat=maybe&orgId=-3&foo=1');
    expect(filtersOf(address)).toEqual({ class: 'appeal', mine: true });
  });

  it('begins again at the first page when a filter changes', () => {
    const address = new URLSearchParams('class=appeal&after=abc');
    expect(withFilters(address, { class: null, light: 'red' }).toString()).toBe('light=red');
  });

  it('does not count search words, order and page as filters', () => {
    expect(filterCount({ q: 'x', sort: 'due', after: 'y', scope: 'open' })).toBe(1);
  });

  it('states a count it does not know as «more than»', () => {
    expect(countWords(0, 0, false)).toBe('共 0 件');
    expect(countWords(null, 50, true)).toBe('本页 50 件,共 1000 件以上');
  });
});
