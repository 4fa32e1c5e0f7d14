import { describe, expect, it } from '@jest/globals';
import { CATEGORY_WORDS } from './category-words.js';
import {
  intakeAreaOf,
  isCategoryCode,
  isOutOfScope,
  isPersonnelSelection,
  suggestCategory,
} from './categories.js';
import { CATEGORIES, codesOf } from './glossary/index.js';

describe('内容分类 (§6.3)', () => {
  it('belongs to one of the eight areas, or to none when it is outside our powers (O-21)', () => {
    expect(intakeAreaOf('0101')).toBe('area2');
    expect(intakeAreaOf('0301')).toBe('area3');
    expect(intakeAreaOf('0501')).toBe('area5');
    expect(intakeAreaOf('0801')).toBe('area6');
    expect(intakeAreaOf('0803')).toBe('area1');
    expect(intakeAreaOf('1102')).toBe('area4');
    for (const code of codesOf(CATEGORIES)) expect(intakeAreaOf(code) === null).toBe(isOutOfScope(code));
  });

  it('knows its codes', () => {
    expect(isCategoryCode('0101')).toBe(true);
    expect(isCategoryCode('0114')).toBe(false);
    expect(isCategoryCode('constructor')).toBe(false);
    expect(isPersonnelSelection('0113')).toBe(true);
    expect(isPersonnelSelection('0201')).toBe(false);
  });

  it('O-02: eight special points of personnel selection, of which a matter has one for its category', () => {
    const eight = codesOf(CATEGORIES).filter((code) => code >= '0101' && code <= '0108');
    expect(eight).toHaveLength(8);
    expect(eight.every((code) => isPersonnelSelection(code))).toBe(true);
    // a list of codes is no category: one must be chosen as the main one
    expect(isCategoryCode('0101,0102')).toBe(false);
  });

  it('hints at the five key areas where the founding words name them', () => {
    expect(CATEGORIES['0106'].keyArea).toBe('cadreAppointment');
    expect(CATEGORIES['0301'].keyArea).toBe('partyAdmission');
    expect(CATEGORIES['0401'].keyArea).toBe('grassrootsElection');
    expect([CATEGORIES['0501'].keyArea, CATEGORIES['0502'].keyArea]).toEqual([
      'veteranTwoFees',
      'veteranTwoFees',
    ]);
    expect(CATEGORIES['0203'].keyArea).toBe('leaderConduct');
  });

  it('has words for every category, none of them empty', () => {
    for (const code of codesOf(CATEGORIES))
      for (const word of CATEGORY_WORDS[code].split(' ')) expect(word.length).toBeGreaterThanOrEqual(2);
  });
});

describe('suggestCategory', () => {
  it.each([
    ['举报县某局局长在调离前突击提拔一批干部', '0106', 'accusation', 'cadreAppointment'],
    ['反映某镇书记花钱买官,多次送钱提拔', '0102', 'accusation', 'cadreAppointment'],
    ['该同志档案造假,篡改年龄', '0104', 'accusation', 'cadreAppointment'],
    ['我父亲是离休干部,单位拖欠离休费八个月', '0501', 'appeal', 'veteranTwoFees'],
    ['离休干部医药费长期不予报销', '0502', 'appeal', 'veteranTwoFees'],
    ['村委会换届时有人贿选,发钱选举', '0403', 'accusation', 'grassrootsElection'],
    ['支部书记把自己亲戚违规发展党员', '0301', 'accusation', 'partyAdmission'],
    ['党组织关系转接半年没有办下来', '0303', 'appeal', null],
    ['我的人事档案丢失,无法办理退休手续', '0704', 'appeal', null],
    ['请问公务员职级晋升的年限怎么计算', '0603', 'suggestion', null],
    ['感谢组织部同志的耐心接待,送上锦旗', '1103', 'suggestion', null],
    ['村里征地补偿款没有发到位', '1204', 'appeal', null],
  ] as const)('%s → %s', (text, code, petitionClass, keyArea) => {
    const [best] = suggestCategory(text);
    expect(best).toMatchObject({ code, class: petitionClass, keyArea });
    for (const word of best?.matched ?? []) expect(text).toContain(word);
  });

  it('ranks several, best first, at most five, the same each time', () => {
    const text = '举报村支书贿选,侵占集体资金,挪用公款,违规发展党员,档案造假,儿子提拔,生活作风败坏';
    const suggestions = suggestCategory(text);
    expect(suggestions).toHaveLength(5);
    expect(suggestions.map(({ score }) => score)).toEqual(
      suggestions.map(({ score }) => score).sort((a, b) => b - a),
    );
    expect(suggestCategory(text)).toEqual(suggestions);
  });

  it('does not take a courtesy for thanks', () => {
    const codes = suggestCategory('拖欠离休费,请领导过问,感谢!').map(({ code }) => code);
    expect(codes).toEqual(['0501']);
  });

  it('stays silent where it knows no word, and is not fooled by spaces', () => {
    expect(suggestCategory('')).toEqual([]);
    expect(suggestCategory('今天天气很好')).toEqual([]);
    expect(suggestCategory('拖 欠 离休 费')[0]?.code).toBe('0501');
  });

  it('lets the wording turn a claim into an accusation, but never an accusation into anything milder', () => {
    expect(suggestCategory('举报党费被截留')[0]).toMatchObject({ code: '0304', class: 'accusation' });
    expect(suggestCategory('任前公示对象有问题,要求解决我的诉求')[0]).toMatchObject({ class: 'accusation' });
    expect(suggestCategory('请问局长乱作为、滥用职权怎么办?感谢!')[0]).toMatchObject({ class: 'accusation' });
    // Two tongues: the usual class stands.
    expect(suggestCategory('建议严查买官卖官')[0]).toMatchObject({ code: '0102', class: 'accusation' });
  });
});
