import { describe, expect, it } from '@jest/globals';
import { shortChange, shortPoints } from './words.js';

describe('changes in short (I-29, I-30)', () => {
  it('keeps direction and number', () => {
    expect(shortPoints('上升 1.20 个百分点')).toBe('+1.20');
    expect(shortPoints('下降 0.40 个百分点')).toBe('−0.40');
    expect(shortChange('下降 9.92%')).toBe('−9.92%');
  });

  it('leaves alone what is no percentage: a growth from nothing, no movement, no value', () => {
    expect(['净增 5 件', '持平', '—'].map(shortChange)).toEqual(['净增 5 件', '持平', '—']);
    expect(['持平', '—'].map(shortPoints)).toEqual(['持平', '—']);
  });
});
