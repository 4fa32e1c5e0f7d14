import { describe, expect, it } from '@jest/globals';
import { possibleActions } from './possible-actions.js';
import type { PetitionEvent } from './events.js';
import { arrival, designated, on, registered, Story, triaged, uuid } from './spec-fixtures.js';

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

  it('its signing is entered here where the unit works on paper; in this system it signs itself (O-107)', () => {
    const sent = (childId: string | null) =>
      new Story(
        registered(),
        triaged('2026-03-04', arrival(), { intakeDecision: 'passDown', disposition: 'YJG', targetOrgId: 2 }),
        {
          type: 'AssignmentSent',
          occurredOn: '2026-03-05',
          article: 'passDown',
          data: {
            disposition: 'YJG',
            docNo: '1号',
            sentOn: '2026-03-05',
            dueOn: null,
            childId,
            targetOrgId: 2,
            documentId: uuid(60),
            method: 'electronic',
            retold: false,
          },
          sealed: { requirement: '请报结果' },
        } as unknown as PetitionEvent,
      ).now;
    const signing = (childId: string | null) =>
      possibleActions(sent(childId), on('2026-03-06')).find(({ action }) => action === 'recordSigning');
    expect(signing(null)).toMatchObject({ possible: true, usual: true });
    expect(signing(uuid(2))).toMatchObject({ possible: true, usual: false });
  });
});
