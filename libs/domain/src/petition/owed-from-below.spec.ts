import { describe, expect, it } from '@jest/globals';
import { possibleActions } from './possible-actions.js';
import { arrival, designated, on, registered, Story, triaged } from './spec-fixtures.js';

describe('the result that a unit below owes (§1.14)', () => {
  it('is possible to enter here, but no next step of the sender', () => {
    const sent = new Story(
      registered(),
      triaged('2026-03-04', arrival(), { intakeDecision: 'passDown', disposition: 'YJG', targetOrgId: 2 }),
      designated('2026-03-04'),
    );
    const actions = possibleActions(sent.now, on('2026-03-05'));
    expect(actions.find(({ action }) => action === 'submitResult')).toMatchObject({
      possible: true,
      usual: false,
    });
    expect(actions.find(({ action }) => action === 'sendDown')).toMatchObject({ usual: true });
  });
});
