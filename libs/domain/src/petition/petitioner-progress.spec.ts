import { describe, expect, it } from '@jest/globals';
import { codesOf, STATUSES } from '../glossary/index.js';
import type { Rate } from './commands.js';
import type { PetitionEvent } from './events.js';
import { stateAfter } from './decide/first-half-fixtures.js';
import { decided, delivered, inHand, passed, posted } from './decide/second-half-fixtures.js';
import { petitionerProgressOf } from './petitioner-progress.js';
import { accepted, accusation, noticed, on, registered, signature, STAFF, triaged } from './spec-fixtures.js';
import type { PetitionState } from './state.js';

const told = (events: PetitionEvent[] | PetitionState, today: string) => {
  const { policy, calendar } = on(today);
  const state = Array.isArray(events) ? stateAfter(...events) : events;
  return petitionerProgressOf(state, { today, policy, calendar });
};
const reached = ({ steps }: { steps: { step: string; done: boolean }[] }) =>
  steps.findLast(({ done }) => done)?.step;

const closed = decided(
  passed(delivered(), 'closing', on('2026-04-21', 'examiner')),
  { type: 'close', closedOn: '2026-04-22', approval: signature('windowHead', '2026-04-22') },
  on('2026-04-22', 'windowHead'),
);

describe('what the holder of a query code is told (R-06)', () => {
  it('five steps with their days, and the legal end while it is handled', () => {
    const letter = told([registered()], '2026-03-03');
    expect(letter.steps.map(({ step, done }) => [step, done])).toEqual([
      ['received', true],
      ['accepted', false],
      ['handling', false],
      ['answered', false],
      ['closed', false],
    ]);
    expect(letter.steps[0]?.on).toBe('2026-03-02');
    expect(letter.due).toEqual({ of: 'notice', on: '2026-03-17' });
    const handling = told([...inHand, noticed('2026-03-06')], '2026-03-12');
    expect([reached(handling), handling.due, handling.ratings]).toEqual([
      'handling',
      { of: 'handling', on: '2026-05-06' },
      null,
    ]);
    expect(reached(told(posted(), '2026-04-19'))).toBe('handling');
    expect(told(posted(), '2026-04-19').note).toBe('答复已作出,正在送达。');
    const over = told(closed, '2026-04-23');
    expect([reached(over), over.due]).toEqual(['closed', null]);
    expect(over.steps.at(-1)?.on).toBe('2026-04-22');
  });
  it('one sentence where it left this road, and no steps that it will not take', () => {
    const state = stateAfter(registered());
    const left = told({ ...state, status: 'notAccepted' }, '2026-03-05');
    expect(left.steps.map(({ step }) => step)).toEqual(['received']);
    expect(left.ended).toBe('不予受理。具体以书面告知为准。');
  });
  it('of an accusation three states alone, without a day, a way or a rating (§6.2, M-04)', () => {
    const at = (...events: PetitionEvent[]) => told([registered(accusation()), ...events], '2026-04-01');
    expect(at()).toEqual({
      restricted: true,
      steps: [
        { step: 'received', done: true, on: null },
        { step: 'accepted', done: false, on: null },
        { step: 'closed', done: false, on: null },
      ],
      ended: null,
      note: null,
      due: null,
      ratings: null,
    });
    expect(reached(at(triaged('2026-03-04'), accepted('2026-03-05')))).toBe('accepted');
  });
  it('of an accusation no more than that in any status, nor of what is sealed', () => {
    const accused = stateAfter(registered(accusation()));
    const sealed = { ...stateAfter(registered()), zone: 'sealed' as const };
    for (const state of [accused, sealed])
      for (const status of codesOf(STATUSES)) {
        const { steps, restricted, ...rest } = told({ ...state, status }, '2026-04-01');
        expect([status, restricted, rest]).toEqual([
          status,
          true,
          { ended: null, note: null, due: null, ratings: null },
        ]);
        expect(steps.every(({ on: day }) => day === null)).toBe(true);
        expect(steps.map(({ step }) => step)).toEqual(['received', 'accepted', 'closed']);
      }
  });
  it('says in every status how far an appeal is', () => {
    const state = stateAfter(registered());
    for (const status of codesOf(STATUSES))
      expect(reached(told({ ...state, status }, '2026-04-01'))).toBeDefined();
  });
});

describe('what may be rated by query code (§1.13)', () => {
  const rate = { type: 'rate', target: 'handlingOrgan', rating: 'satisfied', ratedOn: '2026-05-11' } as const;
  const byCode = { ...rate, by: 'queryCode', address: '10.0.0.9' } as const;

  it('each target once, from the delivery for thirty days', () => {
    const deliveredOn = stateAfter(...closed).delivered?.deliveredOn ?? '';
    expect(deliveredOn).toBe('2026-04-20');
    expect(told(closed, '2026-05-11').ratings).toEqual({
      targets: ['petitionOffice', 'handlingOrgan'],
      until: '2026-05-20',
    });
    expect(told(closed, '2026-05-20').ratings).not.toBeNull();
    expect(told(closed, '2026-05-21').ratings).toBeNull();
    const once = decided(closed, byCode, on('2026-05-11', 'windowHead'));
    expect(once.at(-1)).toMatchObject({
      type: 'SatisfactionRated',
      data: { target: 'handlingOrgan', rating: 'satisfied', by: 'queryCode' },
      sealed: { address: '10.0.0.9' },
    });
    expect(told(once, '2026-05-12').ratings?.targets).toEqual(['petitionOffice']);
  });
  it('not after that day by code, though a recorded call is still heard', () => {
    const late = on('2026-05-21', 'windowHead');
    expect(() => decided(closed, { ...byCode, ratedOn: '2026-05-21' }, late)).toThrow(
      '评价期到2026-05-20为止',
    );
    const call: Rate = {
      ...rate,
      by: 'recordedCall',
      recordingNo: 'R-1',
      staffIds: [STAFF.registrar, STAFF.windowHead],
      ratedOn: '2026-05-21',
    };
    expect(decided(closed, call, late)).toHaveLength(closed.length + 1);
  });
  it('nothing of an appeal that goes by a procedure of its own', () => {
    const state = { ...stateAfter(...closed), appealKind: 'item1' as const };
    expect(told(state, '2026-05-11').ratings).toBeNull();
  });
});
