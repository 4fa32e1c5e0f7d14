import { describe, expect, it } from '@jest/globals';
import { ARTICLES } from '../../articles.js';
import { approved, arrival, on, signature, uuid } from '../spec-fixtures.js';
import { petitionOn } from './first-half-fixtures.js';
import {
  decided,
  delivered,
  examiner,
  issue,
  issuedOf,
  passed,
  posted,
  submitted,
} from './second-half-fixtures.js';

describe('issue', () => {
  const { given } = petitionOn(on('2026-04-15', 'deputy'));
  const ready = passed(submitted(), 'signing', examiner);

  it('QP03, R-31: signs the opinion with its number', () => {
    given(...ready)
      .when(issue)
      .then({
        type: 'ResultIssued',
        occurredOn: '2026-04-15',
        article: 'opinionContents',
        data: {
          documentKind: 'handlingOpinion',
          documentId: uuid(53),
          docNo: '宛组信复〔2026〕1号',
          approval: approved('deputy', '2026-04-15', 'B'),
          officialStampOn: '2026-04-15',
        },
        sealed: { title: '处理意见' },
      });
  });

  it('says no before the gate, by too low a hand, with the wrong paper, on the wrong day', () => {
    given(...submitted())
      .when(issue)
      .thenRejected('GATE_NOT_PASSED', ARTICLES.gates);
    given(...ready)
      .when({ ...issue, approval: signature('windowHead', '2026-04-15') })
      .thenRejected('APPROVAL_LEVEL_TOO_LOW');
    given(...ready)
      .when({ ...issue, documentKind: 'suggestionReply' })
      .thenRejected('DOCUMENT_KIND_MISMATCH', ARTICLES.appealKinds);
    given(...ready)
      .when({ ...issue, issuedOn: '2026-04-13' })
      .thenRejected('DATE_BEFORE_STEP');
    given(...ready)
      .when({ ...issue, issuedOn: '2026-04-14' })
      .thenRejected('DATE_BEFORE_STEP');
  });

  it('QC03: what is grave goes to the head', () => {
    const grave = passed(submitted(arrival({ urgentGrounds: ['massVisit'] })), 'signing', examiner);
    given(...grave)
      .when(issue)
      .thenRejected('APPROVAL_LEVEL_TOO_LOW');
    given(...grave)
      .when({ ...issue, approval: signature('leader', '2026-04-15') })
      .thenState((state) => expect(state?.status).toBe('issued'));
  });
});

describe('dispatch, recordDelivery, recordServiceFailure', () => {
  const { given } = petitionOn(on('2026-04-20'));
  const send = { type: 'dispatch', method: 'posted', dispatchedOn: '2026-04-16', trackingNo: 'X1' } as const;
  const receipt = {
    type: 'recordDelivery',
    deliveredOn: '2026-04-20',
    how: 'signed',
    receivedBy: '某甲',
  } as const;
  const failure = {
    type: 'recordServiceFailure',
    ground: 'returned',
    evidence: '退信',
    occurredOn: '2026-04-19',
  } as const;

  it('K-20: posts it, and what is handed over is delivered with it', () => {
    given(...issuedOf())
      .when(send)
      .then({
        type: 'ResultDispatched',
        occurredOn: '2026-04-16',
        article: 'closureDay',
        data: { method: 'posted', dispatchedOn: '2026-04-16' },
        sealed: { trackingNo: 'X1' },
      });
    given(...issuedOf())
      .when({ ...send, method: 'handed', receivedBy: '某甲' })
      .thenState((state) => expect(state?.delivered?.deliveredOn).toBe('2026-04-16'));
    given(...issuedOf())
      .when({ ...send, method: 'handed' })
      .thenRejected('TEXT_REQUIRED');
  });

  it('is sent once: a second sending would move the day that stopped the clock', () => {
    given(...posted())
      .when({ ...send, dispatchedOn: '2026-04-17' })
      .thenRejected('ALREADY_DISPATCHED');
    given(...issuedOf())
      .when({ ...send, dispatchedOn: '2026-04-14' })
      .thenRejected('DATE_BEFORE_STEP');
  });

  it('R-40: the day of receipt, with a witness where it was refused', () => {
    given(...posted())
      .when(receipt)
      .then({
        type: 'ResultDelivered',
        occurredOn: '2026-04-20',
        article: 'review',
        data: { deliveredOn: '2026-04-20', how: 'signed' },
        sealed: { receivedBy: '某甲' },
      });
    given(...posted())
      .when({ ...receipt, how: 'refused' })
      .thenRejected('WITNESS_MISSING');
    given(...issuedOf())
      .when(receipt)
      .thenRejected('NOT_DISPATCHED');
    given(...posted())
      .when({ ...receipt, deliveredOn: '2026-04-15' })
      .thenRejected('DATE_BEFORE_STEP');
    given(...delivered())
      .when(receipt)
      .thenRejected('ALREADY_DELIVERED');
  });

  it('§1.14: what could not be served is recorded with evidence, and may arrive after all', () => {
    given(...posted())
      .when(failure)
      .then({
        type: 'ServiceFailed',
        occurredOn: '2026-04-19',
        article: 'closureDay',
        data: { ground: 'returned' },
        sealed: { evidence: '退信' },
      });
    given(...issuedOf())
      .when(failure)
      .thenRejected('NOT_DISPATCHED');
    given(...issuedOf())
      .when({ ...failure, ground: 'addressUnknown' })
      .thenState((state) => expect(state?.status).toBe('unservable'));
    given(...delivered())
      .when(failure)
      .thenRejected('ALREADY_DELIVERED');
    given(...decided(posted(), failure, on('2026-04-19')))
      .when(receipt)
      .thenState((state) => expect(state?.status).toBe('delivered'));
  });
});
