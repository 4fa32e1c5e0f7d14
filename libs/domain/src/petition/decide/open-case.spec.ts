import { describe, expect, it } from '@jest/globals';
import { ARTICLES } from '../../articles.js';
import { possibleActions } from '../possible-actions.js';
import { accusation, arrival, on, registered, signature, storyOf, triaged } from '../spec-fixtures.js';
import type { ArrivalFacts } from '../events.js';
import { aTriage, mixed, petitionOn, refusalOf, stateAfter } from './first-half-fixtures.js';
import { decide } from './index.js';

const KEY = { keyArea: 'cadreAppointment' as const };
const head = on('2026-03-06', 'windowHead');
const openCase = {
  type: 'openCase' as const,
  reason: '问题重大、事实清楚、线索具体,立项查核。',
  approval: signature('leader', '2026-03-06'),
};
const after = (facts: ArrivalFacts, change: Parameters<typeof triaged>[2] = {}) =>
  stateAfter(registered(facts), triaged('2026-03-04', facts, change));
const buttonOf = (facts: ArrivalFacts, change: Parameters<typeof triaged>[2] = {}) =>
  possibleActions(after(facts, change), head).find(({ action }) => action === 'openCase');

describe('立案 is for accusations and key areas (O-33, §3.1 应评估件)', () => {
  it('is a button of an accusation, and of an appeal in a key area', () => {
    expect(buttonOf(accusation())).toMatchObject({ possible: true });
    expect(buttonOf(arrival(), KEY)).toMatchObject({ possible: true });
  });

  it('is none of any other appeal, and is refused if it is sent all the same', () => {
    expect(buttonOf(arrival())).toMatchObject({ possible: false, code: 'CASE_OPENING_NOT_ASKED' });
    expect(refusalOf(() => decide(after(arrival()), openCase, head))).toMatchObject({
      code: 'CASE_OPENING_NOT_ASKED',
      detail: { field: 'type' },
    });
  });

  it('is refused in 分流 of such an appeal too', () => {
    const TRUE = { significance: true, clarity: true, specificity: true };
    petitionOn(on('2026-03-05', 'windowHead'))
      .given(registered())
      .when(aTriage({ caseOpened: true, threePartTest: TRUE, approval: signature('leader', '2026-03-04') }))
      .thenRejected('CASE_OPENING_NOT_ASKED', ARTICLES.caseAssessment);
  });
});

describe('分流 is no button where only something else helps', () => {
  const triageOf = (...facts: Parameters<typeof stateAfter>) =>
    possibleActions(stateAfter(...facts), head).find(({ action }) => action === 'triage');

  it('waits for 拆分 where a letter holds matters of different classes (R-23)', () => {
    expect(triageOf(registered(mixed()))).toMatchObject({ possible: false, code: 'SPLIT_REQUIRED' });
    const [first] = possibleActions(storyOf(registered(mixed())).now, head);
    expect(first).toMatchObject({ action: 'split', possible: true, usual: true });
  });

  it('is one of every other letter', () => {
    expect(triageOf(registered())).toMatchObject({ possible: true, usual: true });
  });
});
