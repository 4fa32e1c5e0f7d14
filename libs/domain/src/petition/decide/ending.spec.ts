import { describe, expect, it } from '@jest/globals';
import { ARTICLES } from '../../articles.js';
import type { DiscloseReporter, Rate } from '../commands.js';
import type { PetitionEvent } from '../events.js';
import {
  accepted,
  accusation,
  approved,
  arrival,
  designated,
  on,
  registered,
  signature,
  STAFF,
  triaged,
  uuid,
} from '../spec-fixtures.js';
import { petitionOn, stateAfter } from './first-half-fixtures.js';
import { decided, delivered, issuedOf, passed, posted, submitted } from './second-half-fixtures.js';

describe('explainOverdue, close', () => {
  const explain = {
    type: 'explainOverdue',
    cause: '档案调取迟延',
    responsibleId: STAFF.handler,
    approval: signature('deputy', '2026-05-11'),
  } as const;

  it('QE08, O-46: counts the days itself and marks what is closed late', () => {
    const late = on('2026-05-11', 'deputy');
    petitionOn(late)
      .given(...submitted())
      .when(explain)
      .then({
        type: 'OverdueExplained',
        occurredOn: '2026-05-11',
        article: 'overdueClosing',
        data: {
          overdueDays: 5,
          responsibleId: STAFF.handler,
          approval: approved('deputy', '2026-05-11', 'B'),
        },
        sealed: { cause: '档案调取迟延' },
      });
    petitionOn(on('2026-05-06', 'deputy'))
      .given(...submitted())
      .when({ ...explain, approval: signature('deputy', '2026-05-06') })
      .thenRejected('NOT_OVERDUE', ARTICLES.overdueClosing);
    petitionOn(late)
      .given(...submitted())
      .when({ ...explain, approval: signature('windowHead', '2026-05-11') })
      .thenRejected('APPROVAL_LEVEL_TOO_LOW');
  });

  const close = {
    type: 'close',
    closedOn: '2026-04-22',
    approval: signature('windowHead', '2026-04-22'),
  } as const;
  const ctx = on('2026-04-22', 'windowHead');

  it('R-37, M-46: keeps which of 三到位一处理 was reached, each once, in the order of Art. 27', () => {
    const ready = passed(delivered(), 'closing', on('2026-04-21', 'examiner'));
    const reached = { ...close, resolutionModes: ['assisted', 'solved', 'assisted'] } as const;
    petitionOn(ctx)
      .given(...ready)
      .when({ ...reached, resolutionModes: [...reached.resolutionModes] })
      .then({
        type: 'PetitionClosed',
        occurredOn: '2026-04-22',
        article: 'gates',
        data: {
          closedOn: '2026-04-22',
          overdueClosed: false,
          closeMode: 'replied',
          resolutionModes: ['solved', 'assisted'],
          approval: approved('windowHead', '2026-04-22', 'A'),
        },
      });
    petitionOn(ctx)
      .given(...ready)
      .when({ ...close, resolutionModes: ['fourth' as never] })
      .thenRejected('CODE_UNKNOWN');
  });

  it('O-45: closes after the closing gate alone', () => {
    const ready = passed(delivered(), 'closing', on('2026-04-21', 'examiner'));
    petitionOn(ctx)
      .given(...ready)
      .when(close)
      .then({
        type: 'PetitionClosed',
        occurredOn: '2026-04-22',
        article: 'gates',
        data: {
          closedOn: '2026-04-22',
          overdueClosed: false,
          closeMode: 'replied',
          approval: approved('windowHead', '2026-04-22', 'A'),
        },
      });
    petitionOn(ctx)
      .given(...delivered())
      .when(close)
      .thenRejected('GATE_NOT_PASSED', ARTICLES.gates);
    petitionOn(ctx)
      .given(...ready)
      .when({ ...close, closedOn: '2026-04-20' })
      .thenRejected('DATE_BEFORE_STEP');
  });
});

describe('giveReporterFeedback, recordSuperiorAck', () => {
  const facts = accusation();
  const concluded: PetitionEvent[] = [
    registered(facts),
    triaged('2026-03-04', facts),
    designated('2026-03-04'),
    accepted('2026-03-05'),
    {
      type: 'ResultIssued',
      occurredOn: '2026-04-15',
      article: 'accusations',
      data: {
        documentKind: 'investigationReport',
        documentId: uuid(53),
        docNo: null,
        approval: approved('leader', '2026-04-15', 'C'),
        officialStampOn: '2026-04-15',
      },
      sealed: { title: '报告' },
    },
  ];
  const feedback = {
    type: 'giveReporterFeedback',
    staffIds: [STAFF.handler, STAFF.second],
    reached: true,
    opinion: 'agree',
    summary: '已反馈',
    givenOn: '2026-04-20',
  } as const;
  const { given } = petitionOn(on('2026-04-20'));

  it('O-12: two persons tell the reporter', () => {
    given(...concluded)
      .when({ ...feedback, staffIds: [...feedback.staffIds] })
      .then({
        type: 'ReporterFeedbackGiven',
        occurredOn: '2026-04-20',
        article: 'reporterFeedback',
        data: { staffIds: [STAFF.handler, STAFF.second], reached: true, opinion: 'agree' },
        sealed: { summary: '已反馈' },
      });
  });

  it('O-12: says no to one alone, to silence without evidence, to the anonymous, to other classes', () => {
    const one = { ...feedback, staffIds: [STAFF.handler] };
    given(...concluded)
      .when(one)
      .thenRejected('FEEDBACK_NEEDS_TWO', ARTICLES.reporterFeedback);
    petitionOn(on('2026-04-20', 'handler', { smallOffice: true }))
      .given(...concluded)
      .when({ ...one, evidence: '录音 R-1' })
      .thenState((state) => expect(state?.reporterFeedback?.reached).toBe(true));
    given(...concluded)
      .when({ ...feedback, staffIds: [...feedback.staffIds], reached: false })
      .thenRejected('EVIDENCE_MISSING');
    given(registered(accusation({ anonymity: 'anonymous' })), ...concluded.slice(1))
      .when({ ...feedback, staffIds: [...feedback.staffIds] })
      .thenRejected('REPORTER_ANONYMOUS');
    given(...issuedOf())
      .when({ ...feedback, staffIds: [...feedback.staffIds] })
      .thenRejected('FEEDBACK_ONLY_FOR_ACCUSATION');
  });

  describe('§9, QP03: who must reach the reporter is told who he is', () => {
    const disclose: DiscloseReporter = {
      type: 'discloseReporter',
      staffIds: [STAFF.handler, STAFF.second],
      reason: '须电话反馈',
      approval: signature('leader', '2026-04-20'),
    };
    const known = concluded.map((event) =>
      event.type === 'HandlerDesignated'
        ? { ...event, data: { ...event.data, needToKnow: [STAFF.handler, STAFF.second] } }
        : event,
    ) as PetitionEvent[];
    const byHead = petitionOn(on('2026-04-20', 'leader'));

    it('by leave of the head, until the reporter has had his feedback', () => {
      byHead
        .given(...known)
        .when(disclose)
        .then({
          type: 'ReporterDisclosed',
          occurredOn: '2026-04-20',
          article: 'reporterFeedback',
          data: {
            staffIds: [STAFF.handler, STAFF.second],
            approval: approved('leader', '2026-04-20', 'C'),
          },
          sealed: { reason: '须电话反馈' },
        });
      const told = decided(known, disclose, on('2026-04-20', 'leader'));
      expect(stateAfter(...told).reporterDisclosed?.staffIds).toEqual(disclose.staffIds);
      const over = decided(told, { ...feedback, staffIds: [...feedback.staffIds] }, on('2026-04-20'));
      expect(stateAfter(...over).reporterDisclosed).toBeNull();
    });

    it('not by a lower signature, not outside the need-to-know, not of the anonymous, not in the open zone', () => {
      petitionOn(on('2026-04-20', 'deputy'))
        .given(...known)
        .when({ ...disclose, approval: signature('deputy', '2026-04-20') })
        .thenRejected('APPROVAL_LEVEL_TOO_LOW');
      byHead
        .given(...known)
        .when({ ...disclose, staffIds: [STAFF.examiner] })
        .thenRejected('DISCLOSURE_OUTSIDE_CIRCLE', ARTICLES.reporterFeedback);
      byHead
        .given(...known)
        .when({ ...disclose, staffIds: [] })
        .thenRejected('DISCLOSURE_TO_NOBODY');
      byHead
        .given(registered(accusation({ anonymity: 'anonymous' })), ...known.slice(1))
        .when(disclose)
        .thenRejected('REPORTER_ANONYMOUS');
      byHead
        .given(...issuedOf())
        .when(disclose)
        .thenRejected('DISCLOSURE_NOT_NEEDED');
    });
  });

  it('O-12: once for each conclusion', () => {
    const twice = { ...feedback, staffIds: [...feedback.staffIds] };
    given(...decided(concluded, twice, on('2026-04-20')))
      .when(twice)
      .thenRejected('FEEDBACK_ALREADY_GIVEN');
  });

  it('O-31, QC07: only what a superior wanted, the version in force, with a reason when sent back', () => {
    const wanted = issuedOf(
      arrival({
        origin: 'superiorOrgDept',
        transferKind: 'assign',
        signedForOn: '2026-03-02',
        resultRequired: true,
      }),
    );
    const ack = { type: 'recordSuperiorAck', passed: true, acknowledgedOn: '2026-04-20' } as const;
    given(...wanted)
      .when(ack)
      .then({
        type: 'SuperiorAcknowledged',
        occurredOn: '2026-04-20',
        article: 'resultRequired',
        data: { passed: true, submission: 1 },
        sealed: {},
      });
    given(...wanted)
      .when({ ...ack, passed: false })
      .thenRejected('TEXT_REQUIRED');
    given(...decided(wanted, ack, on('2026-04-20')))
      .when(ack)
      .thenRejected('ALREADY_ACKNOWLEDGED');
    given(...issuedOf())
      .when(ack)
      .thenRejected('SUPERIOR_NOT_ASKING', ARTICLES.resultRequired);
  });
});

describe('rate, archive, withdraw, reactivate, forgetSubject', () => {
  const { given } = petitionOn(on('2026-05-11', 'windowHead'));
  const rate: Rate = {
    type: 'rate',
    target: 'handlingOrgan',
    rating: 'satisfied',
    by: 'recordedCall',
    recordingNo: 'R-1',
    staffIds: [STAFF.registrar, STAFF.windowHead],
    ratedOn: '2026-05-11',
  };
  const closed = decided(
    passed(delivered(), 'closing', on('2026-04-21', 'examiner')),
    { type: 'close', closedOn: '2026-04-22', approval: signature('windowHead', '2026-04-22') },
    on('2026-04-22', 'windowHead'),
  );

  it('§1.13: the petitioner rates each organ once; a call needs its recording', () => {
    given(...closed)
      .when(rate)
      .then({
        type: 'SatisfactionRated',
        occurredOn: '2026-05-11',
        article: 'resolutionMode',
        data: {
          target: 'handlingOrgan',
          rating: 'satisfied',
          by: 'recordedCall',
          staffIds: [STAFF.registrar, STAFF.windowHead],
        },
        sealed: { recordingNo: 'R-1' },
      });
    given(...closed)
      .when({ ...rate, recordingNo: '' })
      .thenRejected('RECORDING_MISSING');
    given(...decided(closed, rate, on('2026-05-11', 'windowHead')))
      .when(rate)
      .thenRejected('ALREADY_RATED');
    given(...posted())
      .when(rate)
      .thenRejected('NOT_DELIVERED');
    petitionOn(on('2026-05-11', 'handler'))
      .given(...closed)
      .when(rate)
      .thenRejected('RATING_BY_HANDLER');
  });

  it('§1.13: two call, none of them the handler; in an office of two one is enough (§2.14)', () => {
    given(...closed)
      .when({ ...rate, staffIds: [STAFF.registrar] })
      .thenRejected('RATING_CALL_NEEDS_TWO');
    given(...closed)
      .when({ ...rate, staffIds: [STAFF.registrar, STAFF.handler] })
      .thenRejected('RATING_BY_HANDLER');
    const small = on('2026-05-11', 'windowHead', { smallOffice: true });
    expect(decided(closed, { ...rate, staffIds: [STAFF.registrar] }, small)).toHaveLength(closed.length + 1);
  });

  it('§1.13: who rates at the window without his code signs a sheet, which is kept', () => {
    const { recordingNo: _, staffIds: __, ...atWindow } = { ...rate, by: 'petitioner' as const };
    given(...closed)
      .when({ ...atWindow, evidence: '卷内第12页' })
      .then({
        type: 'SatisfactionRated',
        occurredOn: '2026-05-11',
        article: 'resolutionMode',
        data: { target: 'handlingOrgan', rating: 'satisfied', by: 'petitioner' },
        sealed: { evidence: '卷内第12页' },
      });
    given(...closed)
      .when(atWindow)
      .thenRejected('RATING_SHEET_MISSING');
  });

  const archive = {
    type: 'archive',
    archivalCode: 'A-1',
    retention: '30y',
    pageCount: 10,
    archivedOn: '2026-05-11',
  } as const;

  it('§6.5: archived for as long as its result asks', () => {
    given(...closed)
      .when(archive)
      .then({
        type: 'PetitionArchived',
        occurredOn: '2026-05-11',
        article: 'registersAndBorrowing',
        data: { archivedOn: '2026-05-11', retention: '30y', pageCount: 10 },
        sealed: { archivalCode: 'A-1' },
      });
    given(...closed)
      .when({ ...archive, retention: '10y' })
      .thenRejected('RETENTION_TOO_SHORT');
    given(...closed)
      .when({ ...archive, pageCount: 0 })
      .thenRejected('NUMBER_INVALID');
    given(...closed)
      .when({ ...archive, codeTaken: true })
      .thenRejected('ARCHIVAL_CODE_TAKEN', ARTICLES.registersAndBorrowing);
  });

  it('§1.14: a file is not put away while the petitioner has not been told', () => {
    given(registered(), triaged('2026-03-04', arrival(), { intakeDecision: 'redirect', disposition: null }))
      .when({ ...archive, retention: '10y' })
      .thenRejected('NOTIFICATION_PENDING');
  });

  it('§1.14: a withdrawal is approved by the section and ends no verification', () => {
    const withdraw = {
      type: 'withdraw',
      evidence: '书面申请',
      withdrawnOn: '2026-04-13',
      approval: signature('windowHead', '2026-04-13'),
    } as const;
    given(...submitted())
      .when(withdraw)
      .then({
        type: 'PetitionWithdrawn',
        occurredOn: '2026-04-13',
        article: 'ownDuties',
        data: { voluntary: true, approval: approved('windowHead', '2026-04-13', 'A') },
        sealed: { evidence: '书面申请' },
      });
    const facts = accusation();
    given(registered(facts), triaged('2026-03-04', facts), designated('2026-03-04'), accepted('2026-03-05'))
      .when(withdraw)
      .thenRejected('WITHDRAWAL_ENDS_NO_VERIFICATION', ARTICLES.accusations);
    given(...submitted())
      .when({ ...withdraw, evidence: '' })
      .thenRejected('TEXT_REQUIRED');
  });

  it('O-27: what was filed comes back to triage, on its old clocks', () => {
    const filed = [
      registered(),
      triaged('2026-03-04', arrival(), {
        intakeDecision: 'file',
        disposition: 'CC',
        fileReviewOn: '2026-09-04',
      }),
    ];
    given(...filed)
      .when({ type: 'reactivate', reason: '有新线索' })
      .thenState((state) => expect(state?.status).toBe('triaged'));
    given(...submitted())
      .when({ type: 'reactivate', reason: '有新线索' })
      .thenRejected('ACTION_NOT_IN_STATE');
    // merged by mistake, or its main petition came to nothing: by itself again, and nowhere merged any more (§1.14)
    const merged = triaged('2026-03-04', arrival(), {
      intakeDecision: 'mergeInto',
      disposition: 'HB',
      mergedInto: uuid(7),
    });
    given(registered(), merged)
      .when({ type: 'reactivate', reason: '不是同一事项' })
      .thenState((state) => expect(state).toMatchObject({ status: 'triaged', mergedInto: null }));
  });

  it('forgets a subject of an ended petition, and writes nothing about the person', () => {
    const forget = { type: 'forgetSubject', subjectId: uuid(21), keyId: 'k-1' } as const;
    given(...closed)
      .when(forget)
      .then({
        type: 'SubjectForgotten',
        occurredOn: '2026-05-11',
        article: 'nonDisclosure',
        data: { subjectId: uuid(21), keyId: 'k-1', decidedBy: STAFF.windowHead },
      });
    given(...submitted())
      .when(forget)
      .thenRejected('SUBJECT_STILL_NEEDED');
    given(...closed)
      .when({ ...forget, subjectId: uuid(99) })
      .thenRejected('SUBJECT_UNKNOWN');
    given(...closed)
      .when({ ...forget, keyId: '某甲' })
      .thenRejected('KEY_ID_INVALID');
  });
});
