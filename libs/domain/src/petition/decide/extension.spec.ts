import { describe, expect, it } from '@jest/globals';
import { ARTICLES } from '../../articles.js';
import type { RequestExtension } from '../commands.js';
import type { PetitionEvent } from '../events.js';
import {
  accepted,
  approved,
  arrival,
  designated,
  on,
  registered,
  signature,
  triaged,
  uuid,
} from '../spec-fixtures.js';
import { petitionOn } from './first-half-fixtures.js';
import { inHand, reason, verified } from './second-half-fixtures.js';

const ask: RequestExtension = { type: 'requestExtension', days: 30, reason, requestedOn: '2026-05-06' };
const asked = (days = 30, clock: 'dueHandle' | 'verificationDue' = 'dueHandle'): PetitionEvent => ({
  type: 'ExtensionRequested',
  occurredOn: '2026-04-20',
  article: clock === 'dueHandle' ? 'extension' : 'verificationExtension',
  data: { clock, days, reasonLength: 34, reasonVague: false },
  sealed: { reason },
});
const granted = (days = 30): PetitionEvent => ({
  type: 'ExtensionApproved',
  occurredOn: '2026-04-21',
  article: 'extension',
  data: { days, approval: approved('leader', '2026-04-21', 'C') },
  sealed: {},
});

describe('requestExtension', () => {
  const { given } = petitionOn(on('2026-05-06'));

  it('R-35: asks on the very last day', () => {
    given(...inHand)
      .when(ask)
      .then({
        type: 'ExtensionRequested',
        occurredOn: '2026-05-06',
        article: 'extension',
        data: { clock: 'dueHandle', days: 30, reasonLength: [...reason].length, reasonVague: false },
        sealed: { reason },
      });
  });

  it('O-07: asks for accusations on our own rule, not on Article 34', () => {
    given(...verified)
      .when(ask)
      .thenState((state) => expect(state?.extensions[0]?.requested.clock).toBe('verificationDue'));
  });

  it('QE05: records a vague reason as such and lets the gate judge it', () => {
    given(...inHand)
      .when({ ...ask, reason: '近期工作忙' })
      .thenState((state) =>
        expect(state?.extensions[0]?.requested).toMatchObject({ reasonLength: 5, reasonVague: true }),
      );
  });

  it('R-35: says no a day late, too long, or once more', () => {
    petitionOn(on('2026-05-07'))
      .given(...inHand)
      .when({ ...ask, requestedOn: '2026-05-07' })
      .thenRejected('EXTENSION_AFTER_DUE', ARTICLES.extension);
    given(...inHand)
      .when({ ...ask, days: 31 })
      .thenRejected('EXTENSION_TOO_LONG', ARTICLES.extension);
    given(...inHand, asked())
      .when(ask)
      .thenRejected('EXTENSION_PENDING');
    given(...inHand, asked(10), granted(10))
      .when({ ...ask, days: 5 })
      .thenRejected('EXTENSION_ALREADY_USED');
    petitionOn(on('2026-05-06', 'handler', { policy: { extensionTimes: 2 } }))
      .given(...inHand, asked(20), granted(20))
      .when({ ...ask, days: 11 })
      .thenRejected('EXTENSION_TOO_LONG');
  });

  it('R-34: says no where no such period runs', () => {
    const facts = arrival();
    given(
      registered(facts),
      triaged('2026-03-04', facts, { appealKind: 'item5' }),
      designated('2026-03-04'),
      accepted('2026-03-05'),
    )
      .when(ask)
      .thenRejected('CLOCK_NOT_APPLICABLE');
  });
});

describe('decideExtension, notifyExtension', () => {
  const leader = petitionOn(on('2026-04-21', 'leader'));
  const approve = {
    type: 'decideExtension',
    approve: true,
    approval: signature('leader', '2026-04-21'),
  } as const;

  it('R-35: the head of the unit grants it', () => {
    leader
      .given(...inHand, asked())
      .when(approve)
      .then(granted());
  });

  it('R-35, O-07: nobody below the head, for accusations neither', () => {
    leader
      .given(...inHand, asked())
      .when({ ...approve, approval: signature('deputy', '2026-04-21') })
      .thenRejected('APPROVAL_LEVEL_TOO_LOW');
    leader
      .given(...verified, asked(30, 'verificationDue'))
      .when({ ...approve, approval: signature('deputy', '2026-04-21') })
      .thenRejected('APPROVAL_LEVEL_TOO_LOW');
  });

  it('R-35: says no after the original last day, however the request stood', () => {
    petitionOn(on('2026-05-07', 'leader'))
      .given(...inHand, asked())
      .when({ ...approve, approval: signature('leader', '2026-05-07') })
      .thenRejected('EXTENSION_AFTER_DUE', ARTICLES.extension);
  });

  it('says no without a request, and to more than was asked for', () => {
    leader
      .given(...inHand)
      .when(approve)
      .thenRejected('EXTENSION_NOT_REQUESTED');
    leader
      .given(...inHand, asked(10))
      .when({ ...approve, days: 11 })
      .thenRejected('EXTENSION_TOO_LONG');
  });

  it('refuses it with a reason, even when it is too late to grant', () => {
    petitionOn(on('2026-05-11', 'leader'))
      .given(...inHand, asked())
      .when({ ...approve, approve: false, reason: '理由不具体', approval: signature('leader', '2026-05-11') })
      .then({
        type: 'ExtensionRefused',
        occurredOn: '2026-05-11',
        article: 'extension',
        data: { approval: approved('leader', '2026-05-11', 'C') },
        sealed: { reason: '理由不具体' },
      });
  });

  const tell = {
    type: 'notifyExtension',
    method: 'posted',
    documentId: uuid(52),
    notifiedOn: '2026-05-07',
    addressee: '某甲',
  } as const;

  it('QE06: a late notice is a finding, and the extension stands', () => {
    const { given } = petitionOn(on('2026-05-07'));
    given(...inHand, asked(), granted())
      .when(tell)
      .then({
        type: 'ExtensionNotified',
        occurredOn: '2026-05-07',
        article: 'extension',
        data: { method: 'posted', documentId: uuid(52), late: true },
        sealed: { addressee: '某甲' },
      });
    given(...inHand, asked(), granted())
      .when({ ...tell, notifiedOn: '2026-05-06' })
      .thenState((state) => expect(state?.extensions[0]?.notified?.late).toBe(false));
  });

  it('O-07: no such notice for accusations, none twice, none without an extension', () => {
    const { given } = petitionOn(on('2026-05-07'));
    given(...verified, asked(30, 'verificationDue'), granted())
      .when(tell)
      .thenRejected('NOT_FOR_ACCUSATION', ARTICLES.verificationPeriod);
    given(...inHand, asked())
      .when(tell)
      .thenRejected('EXTENSION_NOT_APPROVED');
    const told: PetitionEvent = {
      type: 'ExtensionNotified',
      occurredOn: '2026-05-06',
      article: 'extension',
      data: { method: 'posted', documentId: uuid(52), late: false },
      sealed: { addressee: '某甲' },
    };
    given(...inHand, asked(), granted(), told)
      .when(tell)
      .thenRejected('EXTENSION_ALREADY_NOTIFIED');
  });
});
