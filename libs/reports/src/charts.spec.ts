import { expect, it } from '@jest/globals';
import { chartSvg } from './charts.js';

it('what is now has the same colour whether two or three are compared', () => {
  const size = { width: 400, height: 200 };
  const drawn = (names: string[]): string =>
    chartSvg({ title: '', names: ['来信'], series: names.map((name) => ({ name, values: [3] })) }, size);
  for (const names of [
    ['上年同期', '上期', '本期'],
    ['上年同期', '本期'],
  ])
    expect(drawn(names)).toContain('#a62b1f');
});
