import { describe, expect, it } from '@jest/globals';
import type { PetitionEvent } from './events.js';
import { possibleActions } from './possible-actions.js';
import { arrival, on, registered, Story, triaged, uuid } from './spec-fixtures.js';

/** Put aside, or joined to another, and taken up again. */
const back = (intakeDecision: 'file' | 'mergeInto') =>
  new Story(
    registered(),
    triaged('2026-03-04', arrival(), {
      intakeDecision,
      disposition: intakeDecision === 'file' ? 'CC' : 'HB',
      mergedInto: intakeDecision === 'mergeInto' ? uuid(9) : null,
    }),
    {
      type: 'PetitionReactivated',
      occurredOn: '2026-04-20',
      article: 'filing',
      data: { backTo: 'triaged' },
      sealed: { reason: '有新情况' },
    } as PetitionEvent,
  ).now;

describe('what was decided to be objected to (R-15)', () => {
  it('goes back by its objection before anything else', () => {
    const sent = arrival({ origin: 'superiorOrgDept', transferKind: 'assign', signedForOn: '2026-03-02' });
    const state = new Story(
      registered(sent),
      triaged('2026-03-04', sent, { intakeDecision: 'objection', disposition: null }),
    ).now;
    const actions = possibleActions(state, on('2026-03-05', 'windowHead'));
    expect(actions[0]).toMatchObject({ action: 'raiseObjection', possible: true, usual: true });
    expect(actions.find(({ action }) => action === 'designateHandler')).toMatchObject({ usual: false });
  });
});

describe('what was put aside or joined and has come back (O-27)', () => {
  it.each(['file', 'mergeInto'] as const)(
    'has its road chosen anew before anybody gets it: %s',
    (decision) => {
      const actions = possibleActions(back(decision), on('2026-04-21', 'windowHead'));
      expect(actions[0]).toMatchObject({ action: 'triage', possible: true, usual: true });
      for (const other of ['designateHandler', 'accept'])
        expect(actions.find(({ action }) => action === other)).toMatchObject({ usual: false });
    },
  );
});
