import { describe, expect, it } from '@jest/globals';
import { ARTICLES } from '../../articles.js';
import type { ExemptNotification, RecordUnservableNotification } from '../commands.js';
import type { PetitionEvent } from '../events.js';
import { possibleActions } from '../possible-actions.js';
import { accepted, arrival, noticed, on, registered, storyOf, triaged } from '../spec-fixtures.js';
import { petitionOn } from './first-half-fixtures.js';

const { given } = petitionOn(on('2026-03-20', 'registrar'));
const exempt = (ground: ExemptNotification['ground']): ExemptNotification => ({
  type: 'exemptNotification',
  ground,
});
const nameless = arrival({ anonymity: 'anonymous', nameClear: false, addressClear: false });
const sent = arrival({
  ...nameless,
  origin: 'petitionOffice',
  transferKind: 'transfer',
  signedForOn: '2026-03-02',
});
const unservable = (change: Partial<RecordUnservableNotification> = {}): RecordUnservableNotification => ({
  type: 'recordUnservableNotification',
  ground: 'verifiedWithSender',
  evidence: '向信访局核实,无联系方式',
  occurredOn: '2026-03-10',
  ...change,
});

describe('告知无法送达 after a notice was handed over', () => {
  const told = (method: 'handed' | 'posted') => {
    const notice = noticed('2026-03-05');
    if (notice.type !== 'NotificationIssued') throw new Error('a notice is a notice');
    return [
      registered(),
      triaged('2026-03-04'),
      accepted('2026-03-05'),
      { ...notice, data: { ...notice.data, method } },
    ] as PetitionEvent[];
  };
  const button = (method: 'handed' | 'posted') =>
    possibleActions(storyOf(...told(method)).now, on('2026-03-09', 'windowHead')).find(
      ({ action }) => action === 'recordUnservableNotification',
    );

  it('does not arise: it was received (R-14); a letter may still come back', () => {
    expect(button('handed')).toMatchObject({ possible: false, code: 'UNSERVABLE_HANDED_OVER' });
    expect(button('posted')).toMatchObject({ possible: true });
  });
});

describe('exemptNotification', () => {
  it('R-13: does it for an anonymous letter, even before triage', () => {
    given(registered(nameless))
      .when(exempt('anonymous'))
      .then({
        type: 'NotificationExempted',
        occurredOn: '2026-03-20',
        article: 'directNotice',
        data: { ground: 'anonymous' },
      });
  });

  it.each(['leader', 'department', 'disciplineInspection', 'subordinate'] as const)(
    'R-27: and by analogy for what came from %s',
    (origin) => {
      given(registered({ ...nameless, origin }))
        .when(exempt('addressUnclear'))
        .then({
          type: 'NotificationExempted',
          occurredOn: '2026-03-20',
          article: 'otherOrigins',
          data: { ground: 'addressUnclear' },
        });
    },
  );

  it('R-14: says no for what a petition office or superior sent, anonymous or not', () => {
    given(registered(sent))
      .when(exempt('anonymous'))
      .thenRejected('EXEMPTION_NOT_FOR_ORIGIN', ARTICLES.transferNotice);
    given(registered({ ...sent, origin: 'superiorOrgDept' }))
      .when(exempt('addressUnclear'))
      .thenRejected('EXEMPTION_NOT_FOR_ORIGIN');
  });

  it('R-13: says no when name and address are clear, and when it was told already', () => {
    given(registered())
      .when(exempt('nameUnclear'))
      .thenRejected('EXEMPTION_GROUND_CONTRADICTS', ARTICLES.directNotice);
    given(registered(nameless), triaged('2026-03-04', nameless), noticed('2026-03-05'))
      .when(exempt('anonymous'))
      .thenRejected('ALREADY_NOTIFIED');
  });

  it('stays quiet when exempted already', () => {
    given(registered(nameless), {
      type: 'NotificationExempted',
      occurredOn: '2026-03-05',
      article: 'directNotice',
      data: { ground: 'anonymous' },
    })
      .when(exempt('anonymous'))
      .thenNothing();
  });
});

describe('recordUnservableNotification', () => {
  it('R-14: does it, with its evidence', () => {
    given(registered(sent))
      .when(unservable())
      .then({
        type: 'NotificationUnservable',
        occurredOn: '2026-03-10',
        article: 'transferNotice',
        data: { ground: 'verifiedWithSender' },
        sealed: { evidence: '向信访局核实,无联系方式' },
      });
  });

  it('R-14: says no without evidence, without a posted letter, and before it was posted', () => {
    given(registered(sent))
      .when(unservable({ evidence: '' }))
      .thenRejected('TEXT_REQUIRED');
    given(registered(sent))
      .when(unservable({ ground: 'returned' }))
      .thenRejected('UNSERVABLE_NOTHING_POSTED');
    given(registered(sent), triaged('2026-03-04', sent), noticed('2026-03-12'))
      .when(unservable({ ground: 'returned' }))
      .thenRejected('DATE_BEFORE_STEP');
  });

  it('stays quiet when it is recorded already', () => {
    given(registered(sent), {
      type: 'NotificationUnservable',
      occurredOn: '2026-03-09',
      article: 'transferNotice',
      data: { ground: 'verifiedWithSender' },
      sealed: { evidence: '已核实' },
    })
      .when(unservable())
      .thenNothing();
  });
});
