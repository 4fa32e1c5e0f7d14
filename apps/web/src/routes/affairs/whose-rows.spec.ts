import { expect, it } from '@jest/globals';
import { saysWhose } from './whose-rows';

it('names the unit of each line where not all are ours: two counties may have the same number', () => {
  expect(saysWhose([{ orgId: 4 }, { orgId: 4 }], ['立案日'], 1)).toBe(true);
  expect(saysWhose([{ orgId: 1 }, { orgId: 4 }], ['立案日'], 1)).toBe(true);
  expect(saysWhose([{ orgId: 1 }], ['立案日'], 1)).toBe(false);
  expect(saysWhose([], ['立案日'], 1)).toBe(false);
  for (const own of ['单位', '责任单位']) expect(saysWhose([{ orgId: 4 }], [own, '年度'], 1)).toBe(false);
});
