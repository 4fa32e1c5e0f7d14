import { describe, expect, it } from '@jest/globals';
import { decided, issuedOf } from './decide/second-half-fixtures.js';
import { stateAfter } from './decide/first-half-fixtures.js';
import { wordToBelow } from './decide/word-to-below.js';
import type { DecisionContext } from './context.js';
import type { PetitionState } from './state.js';
import { isReportReturned } from './decide/send-report.js';
import { possibleActions } from './possible-actions.js';
import { arrival, on } from './spec-fixtures.js';

const wanted = issuedOf(
  arrival({
    origin: 'superiorOrgDept',
    transferKind: 'assign',
    signedForOn: '2026-03-02',
    resultRequired: true,
  }),
);
const judged = (passed: boolean): PetitionState =>
  stateAfter(
    ...decided(
      wanted,
      { type: 'recordSuperiorAck', passed, acknowledgedOn: '2026-04-20', remark: '缺发放凭证' },
      on('2026-04-20'),
    ),
  );

describe('a report that the superior sent back (O-31, QC07: 上级退回→重办)', () => {
  it('is to be returned for rework here before anything else', () => {
    expect(isReportReturned(judged(false))).toBe(true);
    expect(possibleActions(judged(false), on('2026-04-21', 'examiner'))[0]).toMatchObject({
      action: 'returnForRework',
      possible: true,
      usual: true,
    });
  });

  it('is not, when it passed or nothing was said', () => {
    for (const state of [judged(true), stateAfter(...wanted)]) {
      expect(isReportReturned(state)).toBe(false);
      const actions = possibleActions(state, on('2026-04-21', 'examiner'));
      expect(actions.find(({ action }) => action === 'returnForRework')).toMatchObject({ usual: false });
    }
  });

  it('is done with once a newer version is there', () => {
    const state = judged(false);
    const newer = { ...state, submissions: [...state.submissions, { submission: 2 }] };
    expect(isReportReturned(newer as PetitionState)).toBe(false);
  });

  it('comes back with the day by which it is wanted again (O-50)', () => {
    const above = { below: { childId: 'child', endedOn: null } } as unknown as PetitionState;
    const ctx = {
      ...on('2026-04-20', 'examiner'),
      related: { state: { reportedUp: { submission: 1 } } },
    } as unknown as DecisionContext;
    const word = { passed: false, remark: '缺发放凭证', dueOn: '2026-05-05' } as const;
    expect(wordToBelow(above, 'closing', word, ctx)[0]?.events[0]).toMatchObject({
      data: { passed: false, submission: 1 },
      sealed: { remark: '缺发放凭证;请于 2026-05-05 前(含当日)重办后再报' },
    });
    expect(wordToBelow(above, 'closing', { passed: true }, ctx)[0]?.events[0]).toMatchObject({ sealed: {} });
  });
});
