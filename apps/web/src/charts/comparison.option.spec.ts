import { describe, expect, it } from '@jest/globals';
import { comparisonOption } from './comparison.option.js';

const look = { fontSize: 12, fontFamily: 'sans-serif' };
const counts = [
  { key: 'letter', zh: '来信', current: 12, previous: 9, lastYear: 15 },
  { key: 'fax', zh: '传真', current: 0, previous: 0, lastYear: 0 },
  { key: 'visit', zh: '来访', current: 0, previous: 3, lastYear: 0 },
];

describe('counts beside last period and last year (I-01, I-29, I-30)', () => {
  it('keeps a key that has cases in any of the three periods, in the order given', () => {
    const { xAxis } = comparisonOption(counts, look);
    expect(xAxis).toMatchObject({ data: ['来信', '来访'] });
  });

  it('puts each period into its own series, the present one last and labelled', () => {
    const { series } = comparisonOption(counts, look);
    expect(series).toMatchObject([
      { name: '上年同期', data: [15, 0] },
      { name: '上期', data: [9, 3] },
      { name: '本期', data: [12, 0], label: { show: true } },
    ]);
  });

  it('has no bars and no entry for a period from before the register: no height would say nought', () => {
    const { series } = comparisonOption(
      counts.map((one) => ({ ...one, lastYear: null })),
      look,
    );
    expect(series).toMatchObject([{ name: '上期' }, { name: '本期' }]);
    expect(series).toHaveLength(2);
  });

  it('never renders its tooltip as HTML, which a page with Trusted Types would refuse', () => {
    expect(comparisonOption([], look).tooltip).toMatchObject({ renderMode: 'richText' });
  });
});
