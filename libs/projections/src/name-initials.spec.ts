import { describe, expect, it } from '@jest/globals';
import { nameInitials } from './name-initials.js';

describe('the initials of a name, as they are typed', () => {
  it.each([
    ['张三', ['zs']],
    ['诸葛亮', ['zgl']],
    ['欧阳某山', ['oyms']],
    ['阿依古丽·买买提', ['ayglmmt']],
    ['李八一', ['lby']],
    ['郝发旺', ['hfw']],
    ['王七她', ['wqt']],
    ['夏丫丫', ['xyy']],
    ['沈鑫赟', ['sxy']],
    ['左䶮', ['zy']],
    // 多音的姓两种都查得到
    ['曾志伟', ['zzw', 'czw']],
    ['单某', ['sm', 'dm', 'cm']],
  ])('%s → %j', (name, initials) => {
    expect(nameInitials(name)).toEqual(initials);
  });

  it('has none for what is no name in Chinese characters, or has a character without a reading', () => {
    for (const name of ['', '某', 'John Smith', '张𪛙', '滨河花园全体业主共同反映停车位捆绑销售的问题'])
      expect(nameInitials(name)).toEqual([]);
  });
});
