import { describe, expect, it } from '@jest/globals';
import { ARTICLES } from '../../articles.js';
import type { Notify } from '../commands.js';
import { seriesNeeded } from '../numbering.js';
import { accusation, arrival, noticed, on, registered, triaged } from '../spec-fixtures.js';
import { petitionOn, stateAfter } from './first-half-fixtures.js';
import { notifyLegalDue, notifyStart } from './notify-due.js';

const ctx = on('2026-03-20', 'registrar');
const { given } = petitionOn(ctx);
const notice = (change: Partial<Notify> = {}): Notify => ({
  type: 'notify',
  kind: 'acceptanceNotice',
  documentId: 'notice-7',
  method: 'posted',
  issuedOn: '2026-03-06',
  addressee: '张守义',
  route: '由本部办理,60日内答复',
  ...change,
});
const story = [registered(), triaged('2026-03-04')];
const transferred = arrival({
  origin: 'petitionOffice',
  transferKind: 'transfer',
  signedForOn: '2026-03-04',
});

describe('notify: does it', () => {
  it('R-13: the acceptance notice, with its number given on signing', () => {
    given(...story)
      .when(notice())
      .then({
        type: 'NotificationIssued',
        occurredOn: '2026-03-06',
        article: 'directNotice',
        data: {
          kind: 'acceptanceNotice',
          documentId: 'notice-7',
          docNo: '宛组信告〔2026〕1号',
          method: 'posted',
          onTheSpot: false,
          issuedOn: '2026-03-06',
          late: false,
        },
        sealed: { addressee: '张守义', route: '由本部办理,60日内答复' },
      });
    expect(seriesNeeded(stateAfter(...story), notice(), ctx)).toEqual([
      { orgId: 1, year: 2026, book: '宛组信告' },
    ]);
  });

  it('C3, O-04: an accusation is notified too', () => {
    given(registered(accusation()), triaged('2026-03-04', accusation()))
      .when(notice())
      .thenState((state) => expect(state?.notifications).toHaveLength(1));
  });

  it('O-05: a repeat is told in one sentence into which petition it went', () => {
    given(registered(), triaged('2026-03-04', arrival(), { intakeDecision: 'mergeInto', disposition: 'HB' }))
      .when(notice({ kind: 'mergeNotice' }))
      .thenState((state) => expect(state?.status).toBe('merged'));
  });

  it('R-13: on the spot, handed over', () => {
    given(...story)
      .when(notice({ onTheSpot: true, method: 'handed' }))
      .thenState((state) => expect(state?.notifications[0]?.onTheSpot).toBe(true));
  });

  it('QP04: late, with its statement, on the road that Article 23③ names for what was sent', () => {
    given(registered(transferred), triaged('2026-03-04', transferred))
      .when(notice({ issuedOn: '2026-03-20', lateStatement: '人手不足' }))
      .then({
        type: 'NotificationIssued',
        occurredOn: '2026-03-20',
        article: 'transferNotice',
        data: {
          kind: 'acceptanceNotice',
          documentId: 'notice-7',
          docNo: '宛组信告〔2026〕1号',
          method: 'posted',
          onTheSpot: false,
          issuedOn: '2026-03-20',
          late: true,
        },
        sealed: { addressee: '张守义', route: '由本部办理,60日内答复', lateStatement: '人手不足' },
      });
  });

  it('R-14, R-27, K-15: the days run from our signing for what was sent, from receipt for all others', () => {
    expect(notifyStart(stateAfter(registered(transferred)))).toBe('2026-03-04');
    expect(notifyLegalDue(stateAfter(registered(transferred)), ctx)).toBe('2026-03-19');
    const briefing = arrival({ ...transferred, transferKind: 'briefing' });
    expect(notifyStart(stateAfter(registered(briefing)))).toBe('2026-03-02');
    for (const origin of ['direct', 'leader', 'department', 'disciplineInspection', 'subordinate'] as const) {
      expect(notifyStart(stateAfter(registered(arrival({ origin }))))).toBe('2026-03-02');
    }
  });
});

describe('notify: says no', () => {
  it.each([
    ['D07 for what is handled here', { kind: 'transferNotice' as const }, 'NOTICE_DOES_NOT_FIT'],
    ['D05 for what is handled here', { kind: 'nonAcceptanceNotice' as const }, 'NOTICE_DOES_NOT_FIT'],
    [
      'QP04: after the legal due day without a statement',
      { issuedOn: '2026-03-18' },
      'NOTICE_LATE_NEEDS_STATEMENT',
    ],
    ['QP05: before triage', { issuedOn: '2026-03-03' }, 'DATE_BEFORE_STEP'],
    ['tomorrow', { issuedOn: '2026-03-21' }, 'DATE_IN_FUTURE'],
    ['on the spot by post', { onTheSpot: true }, 'NOTICE_NOT_ON_THE_SPOT'],
    ['C2: no route', { route: '' }, 'TEXT_REQUIRED'],
    ['to nobody', { addressee: '' }, 'TEXT_REQUIRED'],
  ])('%s', (_name, change, code) => {
    given(...story)
      .when(notice(change))
      .thenRejected(code);
  });

  it.each([
    ['passDown', 'ZS', 'transferNotice'],
    ['passUp', 'BS', 'transferNotice'],
    ['refer', 'YS', 'transferNotice'],
    ['redirect', null, 'competentOrganNotice'],
    ['import', null, 'procedureNotice'],
    ['notAccepted', null, 'nonAcceptanceNotice'],
    ['noLonger', null, 'noFurtherAcceptanceNotice'],
  ] as const)('§1.14: %s has its own paper and no other', (intakeDecision, disposition, kind) => {
    const events = [registered(), triaged('2026-03-04', arrival(), { intakeDecision, disposition })];
    given(...events)
      .when(notice())
      .thenRejected('NOTICE_DOES_NOT_FIT', ARTICLES.registration);
    given(...events)
      .when(notice({ kind }))
      .thenState((state) => expect(state?.notifications[0]?.kind).toBe(kind));
  });

  it('before triage nobody knows what to tell', () => {
    given(registered()).when(notice()).thenRejected('ACTION_NOT_IN_STATE');
  });
});

describe('notify: stays quiet', () => {
  it('the same paper recorded twice', () => {
    given(...story, noticed('2026-03-06'))
      .when(notice({ documentId: 'D04-1' }))
      .thenNothing();
  });
});
