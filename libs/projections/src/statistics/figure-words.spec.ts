import { describe, expect, it } from '@jest/globals';
import { checkMeasure } from './failed-checks.js';
import { type FigureNames, figureZh } from './figure-words.js';
import { readStatRef } from './stat-ref.js';

const names: FigureNames = {
  organisation: (orgId) => `单位${orgId}`,
  place: (code) => `地方${code}`,
  handler: () => '沈某',
};
const of = (measure: string) => figureZh(readStatRef(`2026Q3@2026-09-30/org:1+/${measure}`), names);

describe('what a figure is called above the list behind it', () => {
  it.each([
    ['total', '信访总量'],
    ['channel:letter', '渠道·来信'],
    ['category:0702*channel:letter', '内容分类·工龄、参加工作时间,渠道·来信'],
    ['place:411300', '属地·地方411300'],
    ['handler:11111111-1111-1111-1111-111111111111', '承办人·沈某'],
    ['overdueOpen', '超期未办结'],
    ['I-09/numerator', '按期办结率(分子)'],
    ['I-09/denominator', '按期办结率(分母)'],
    ['I-26/numerator', '信访信息采用率(分子)'],
    ['information:submitted:city', '市级报送信息'],
    ['inspection:selfInspected', '下级自立案件结案中已检查的'],
    ['signal:ratedInHouse:3', '评价由经手人代录:单位3'],
    [checkMeasure('QE01'), '未过检查项·QE01 未超期(含已批准的延期)'],
    ['cluster:11111111-1111-1111-1111-111111111111', '内容相近的一组件'],
  ])('%s is %s', (measure, zh) => {
    expect(of(measure)).toBe(zh);
  });
});
