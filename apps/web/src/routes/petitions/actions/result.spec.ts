import { describe, expect, it } from '@jest/globals';
import { conclusionsOf, resultInitial } from './result';
import { CASES, IN_VIEW } from './spec-fixtures';

const MEASURE = {
  measure: 'criticism',
  text: '批评教育经办人',
  completedOn: '2026-03-09',
  dueOn: null,
  responsibleId: 'handler',
};
const LAST = {
  request: '请求',
  facts: '事实',
  opinion: '意见',
  basis: '依据',
  conclusion: 'explain',
  measures: [{ ...MEASURE, zh: '批评教育', awaits: [] }],
  legalBases: [{ source: '信访工作条例', article: '第三十一条' }],
};
const begun = (result: object | null) =>
  resultInitial({ ...IN_VIEW, petition: { ...CASES[0]!, result: result as never } });

describe('the result as the form begins', () => {
  it('is what was reported before, with its measures and clauses: a rework begins there (O-50)', () => {
    expect(begun(LAST)).toMatchObject({
      facts: '事实',
      measures: [MEASURE],
      legalBases: LAST.legalBases,
      litigationChecked: false,
    });
  });

  it('has nothing but the clause of 31(六) the first time', () => {
    expect(begun(null)).toMatchObject({
      measures: [],
      legalBases: [{ source: '信访工作条例', article: '第三十二条' }],
    });
  });

  it('may answer a suggestion with an explanation, as the rules do (Art. 29)', () => {
    const { options } = conclusionsOf({ ...CASES[0]!, class: 'suggestion', appealKind: null });
    expect(options.map(({ value }) => value)).toContain('explain');
  });
});
