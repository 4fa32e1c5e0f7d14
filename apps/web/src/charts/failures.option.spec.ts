import { describe, expect, it } from '@jest/globals';
import { failuresOption } from './failures.option.js';

describe('the checks that failed most often (四关)', () => {
  const failures = [
    { check: 'QS01', zh: '逐条回应', count: 3 },
    { check: 'QP04', zh: '已书面告知', count: 7 },
  ];

  it('puts the most frequent on top: the last entry of a category axis', () => {
    const option = failuresOption(failures, { fontSize: 12, fontFamily: 'sans-serif' });
    expect(option.yAxis).toMatchObject({ data: ['QS01 逐条回应', 'QP04 已书面告知'] });
    expect(option.series).toMatchObject([{ data: [3, 7] }]);
  });

  it('leaves the list it was given as it was', () => {
    const before = JSON.stringify(failures);
    failuresOption(failures, { fontSize: 12, fontFamily: 'sans-serif' });
    expect(JSON.stringify(failures)).toBe(before);
  });
});
