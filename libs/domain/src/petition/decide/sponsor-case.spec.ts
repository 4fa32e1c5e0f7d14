import { describe, it } from '@jest/globals';
import type { PetitionEvent } from '../events.js';
import { accusation, arrival, designated, on, registered, STAFF } from '../spec-fixtures.js';
import { petitionOn } from './first-half-fixtures.js';

describe('包案 (18②, R-04)', () => {
  const { given } = petitionOn(on('2026-03-10', 'windowHead'));
  const sponsor = { type: 'sponsorCase', sponsorId: STAFF.deputy, assignedOn: '2026-03-10' } as const;
  const taken: PetitionEvent = {
    type: 'CaseSponsored',
    occurredOn: '2026-03-10',
    article: 'leaderReception',
    data: { sponsorId: STAFF.deputy, assignedOn: '2026-03-10' },
    sealed: {},
  };
  const named = designated('2026-03-04', STAFF.handler) as Extract<
    PetitionEvent,
    { type: 'HandlerDesignated' }
  >;

  it('takes one leader at a time, and asks why he leaves it', () => {
    given(registered()).when(sponsor).then(taken);
    given(registered(), taken).when(sponsor).thenRejected('SPONSOR_SAME');
    given(registered(), taken)
      .when({ ...sponsor, sponsorId: null })
      .thenRejected('TEXT_REQUIRED');
    given(registered(), taken)
      .when({ ...sponsor, sponsorId: null, reason: '职务变动' })
      .then({
        ...taken,
        data: { ...taken.data, sponsorId: null },
        sealed: { reason: '职务变动' },
      } as PetitionEvent);
    given(registered())
      .when({ ...sponsor, sponsorId: null })
      .thenRejected('SPONSOR_SAME');
  });
  it('of an accusation, nobody who could not open it (§9)', () => {
    given(registered(accusation()), named).when(sponsor).thenRejected('SPONSOR_NOT_INFORMED');
    const informed = { ...named, data: { ...named.data, needToKnow: [STAFF.handler, STAFF.deputy] } };
    given(registered(accusation()), informed).when(sponsor).then(taken);
  });
  it('nobody whom it is about', () => {
    const accused = accusation();
    const subjects = accused.subjects.map((subject) =>
      subject.role === 'accused' ? { ...subject, accountId: STAFF.deputy } : subject,
    );
    given(registered({ ...accused, subjects }))
      .when(sponsor)
      .thenRejected('RECUSAL_ACCUSED');
    given(registered(arrival()))
      .when({ ...sponsor, assignedOn: '2026-03-01' })
      .thenRejected('DATE_BEFORE_STEP');
  });
});
