import { describe, expect, it } from '@jest/globals';
import type { PetitionState } from '#domain';
import { roadOf } from './road.view.js';

/** An appeal whose signing gate passed on 10 March; what the road does not read is left out. */
const state = (change: object): PetitionState =>
  ({
    arrival: { registeredOn: '2026-03-01' },
    triage: { intakeDecision: 'handle', occurredOn: '2026-03-02' },
    status: 'resultSubmitted',
    class: 'appeal',
    history: null,
    notifications: [{ issuedOn: '2026-03-03' }],
    accepted: { acceptedOn: '2026-03-04' },
    submissions: [{ occurredOn: '2026-03-09' }],
    gates: [{ gate: 'signing', round: 1, occurredOn: '2026-03-10' }],
    reworks: [],
    completions: [],
    issued: null,
    delivered: null,
    serviceFailed: null,
    closed: null,
    archived: null,
    ...change,
  }) as unknown as PetitionState;

const signing = (change: object) => roadOf(state(change)).find(({ key }) => key === 'signing');

describe('审签 on the road', () => {
  it('is done when its gate passed', () => {
    expect(signing({})).toMatchObject({ state: 'done', on: '2026-03-10' });
  });

  it('is to be done again once the result was returned, handed in anew or not (§2.5)', () => {
    for (const doneOn of [null, '2026-03-10'])
      expect(signing({ reworks: [{ gate: 'closing', doneOn }] })).toMatchObject({
        state: 'current',
        on: null,
      });
  });
});
