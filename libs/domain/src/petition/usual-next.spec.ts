import { describe, expect, it } from '@jest/globals';
import {
  decided,
  delivered,
  examiner,
  inHand,
  issuedOf,
  posted,
  reason,
  submitted,
} from './decide/second-half-fixtures.js';
import { noticesFor } from './decide/notify.js';
import type { PetitionEvent } from './events.js';
import { possibleActions } from './possible-actions.js';
import {
  accepted,
  arrival,
  designated,
  noticed,
  on,
  registered,
  signature,
  STAFF,
  storyOf,
  triaged,
} from './spec-fixtures.js';

/** The button that the page draws in red for this person, if any. */
const firstOf = (
  history: readonly PetitionEvent[],
  day: string,
  who: keyof typeof STAFF = 'handler',
): string | null => {
  const [first] = possibleActions(storyOf(...history).now, on(day, who));
  return first?.usual === true ? first.action : null;
};

const told = [...inHand, noticed('2026-03-09')];
const back = (history: PetitionEvent[], gate: 'signing' | 'closing') =>
  decided(
    history,
    { type: 'returnForRework', gate, reason, requiredActions: ['补听取陈述'] },
    gate === 'signing' ? examiner : on('2026-04-22', 'examiner'),
  );

describe('the first button is the step that the case waits for', () => {
  it('begins the work with a record, and asks for the result once it is under way (R-34)', () => {
    const begun = [registered(), triaged('2026-03-04'), designated('2026-03-04'), noticed('2026-03-05')];
    expect(firstOf([...begun, accepted('2026-03-05')], '2026-03-06')).toBe('addNote');
    expect(firstOf(told, '2026-03-20')).toBe('submitResult');
  });

  it('asks for the notice before the result: fifteen days are shorter than sixty (R-13)', () => {
    expect(firstOf(inHand, '2026-03-12')).toBe('notify');
  });

  it('asks the handler for the result anew after 退回重办, from either gate (O-50)', () => {
    expect(firstOf(back(submitted(), 'signing'), '2026-04-16')).toBe('submitResult');
    expect(firstOf(back(delivered(), 'closing'), '2026-04-23')).toBe('submitResult');
  });

  it('lets the head decide on the extension that was asked for, and the handler tell of it, before all else (R-35)', () => {
    const asked = decided(
      told,
      { type: 'requestExtension', days: 30, reason, requestedOn: '2026-04-10' },
      on('2026-04-10'),
    );
    expect(firstOf(asked, '2026-04-11', 'leader')).toBe('decideExtension');
    const granted = decided(
      asked,
      { type: 'decideExtension', approve: true, days: 30, approval: signature('leader', '2026-04-11') },
      on('2026-04-11', 'leader'),
    );
    expect(firstOf(granted, '2026-04-12')).toBe('notifyExtension');
  });

  it('keeps a filed petition open for its second look: it is put away from that day on (O-27)', () => {
    const facts = arrival({ anonymity: 'anonymous' });
    const filed = [
      registered(facts),
      triaged('2026-03-04', facts, { intakeDecision: 'file', disposition: 'CC', fileReviewOn: '2026-09-04' }),
      ...decided(
        [registered(facts), triaged('2026-03-04', facts, { intakeDecision: 'file', disposition: 'CC' })],
        { type: 'exemptNotification', ground: 'anonymous' },
        on('2026-03-05'),
      ).slice(2),
    ];
    expect(firstOf(filed, '2026-09-03', 'windowHead')).toBeNull();
    expect(firstOf(filed, '2026-09-04', 'windowHead')).toBe('archive');
    const offered = possibleActions(storyOf(...filed).now, on('2026-09-03', 'windowHead'));
    expect(offered.find(({ action }) => action === 'archive')).toMatchObject({ possible: true });
    expect(offered[0]?.action).toBe('reactivate');
  });

  it('does not ask to tell the writer of an anonymous letter (R-13): first the exemption, then the work', () => {
    const facts = arrival({ anonymity: 'anonymous' });
    const history = [
      registered(facts),
      triaged('2026-03-04', facts),
      designated('2026-03-04'),
      accepted('2026-03-05'),
    ];
    expect(firstOf(history, '2026-03-06')).toBe('exemptNotification');
    const exempted = decided(history, { type: 'exemptNotification', ground: 'anonymous' }, on('2026-03-06'));
    expect(firstOf(exempted, '2026-03-07')).toBe('addNote');
  });

  it('sends what was signed, and waits for the receipt of what was posted', () => {
    expect(firstOf(issuedOf(), '2026-04-16')).toBe('dispatch');
    expect(firstOf(posted(), '2026-04-18')).toBe('recordDelivery');
  });

  it('tells whoever is not accepted, filed or sent elsewhere before anything else, then puts the file away (R-12, R-13)', () => {
    for (const change of [
      { intakeDecision: 'notAccepted', disposition: null },
      { intakeDecision: 'redirect', disposition: null },
      { intakeDecision: 'file', disposition: 'CC' },
    ] as const) {
      const decidedOn = [registered(), triaged('2026-03-04', arrival(), change)];
      expect(firstOf(decidedOn, '2026-03-05', 'windowHead')).toBe('notify');
      const kind = noticesFor(storyOf(...decidedOn).now)[0] ?? 'acceptanceNotice';
      const notice = noticed('2026-03-05') as Extract<PetitionEvent, { type: 'NotificationIssued' }>;
      const gone = { ...notice, data: { ...notice.data, kind } };
      expect(firstOf([...decidedOn, gone], '2026-03-06', 'windowHead')).toBe('archive');
    }
  });

  it('decides anew where a filed petition was taken up again (O-27)', () => {
    const filed = triaged('2026-03-04', arrival(), { intakeDecision: 'file', disposition: 'CC' });
    const again = decided(
      [registered(), filed],
      { type: 'reactivate', reason: '补充了具体线索' },
      on('2026-03-10', 'windowHead'),
    );
    expect(firstOf(again, '2026-03-10', 'windowHead')).toBe('triage');
  });

  it('draws in red nothing that no rule waits for: a repeat, an extension, a rating, a review, a note', () => {
    const red = (history: readonly PetitionEvent[], day: string) =>
      possibleActions(storyOf(...history).now, on(day, 'windowHead'))
        .filter(({ usual }) => usual)
        .map(({ action }) => action);
    expect(red([registered()], '2026-03-03')).toEqual(['triage']);
    expect(red(told, '2026-03-20')).toEqual(['submitResult']);
    const waits = red(delivered(), '2026-04-21');
    for (const each of ['rate', 'requestReview', 'linkRepeat', 'addNote'] as const)
      expect(waits).not.toContain(each);
  });
});
