import { describe, expect, it } from '@jest/globals';
import { ARTICLES } from '../../articles.js';
import type { AddNote } from '../commands.js';
import type { PetitionEvent } from '../events.js';
import {
  accepted,
  accusation,
  ACCUSED,
  arrival,
  designated,
  noted,
  noticed,
  on,
  PETITIONER,
  registered,
  STAFF,
  triaged,
  uuid,
} from '../spec-fixtures.js';
import { petitionOn, stateAfter } from './first-half-fixtures.js';
import { decide } from './index.js';
import { appeal, inHand, verified } from './second-half-fixtures.js';

describe('accept', () => {
  const { given } = petitionOn(on('2026-03-09'));
  const accept = { type: 'accept', acceptedOn: '2026-03-09' } as const;

  it('R-34, K-19: accepts on the day of the decision', () => {
    given(...appeal)
      .when(accept)
      .then(accepted('2026-03-09'));
  });

  it('K-19: a notice or an act of handling that came first makes the day', () => {
    given(...appeal, noticed('2026-03-06'))
      .when(accept)
      .then(accepted('2026-03-09', '2026-03-06'));
    given(...appeal, noticed('2026-03-06'), noted('2026-03-05', uuid(31), 'siteVisit'))
      .when(accept)
      .then(accepted('2026-03-09', '2026-03-05'));
  });

  it('K-19: a contact, a reception or an instruction begins nothing', () => {
    given(...appeal, noted('2026-03-05', uuid(31), 'receptionInterview'))
      .when(accept)
      .then(accepted('2026-03-09'));
  });

  it('R-14: names 23③ for what a petition office passed on', () => {
    const facts = arrival({ origin: 'petitionOffice', transferKind: 'transfer', signedForOn: '2026-03-03' });
    given(registered(facts), triaged('2026-03-04', facts), designated('2026-03-04'))
      .when(accept)
      .then({ ...accepted('2026-03-09'), article: 'transferNotice' } as PetitionEvent);
  });

  it('says no without a handler, without the road, or with an impossible day', () => {
    given(registered(), triaged('2026-03-04'))
      .when(accept)
      .thenRejected('HANDLER_MISSING', ARTICLES.responsibility);
    given(registered(), triaged('2026-03-04', arrival(), { intakeDecision: 'objection', disposition: null }))
      .when(accept)
      .thenRejected('NOT_FOR_HANDLING', ARTICLES.registration);
    given(...appeal)
      .when({ ...accept, acceptedOn: '2026-03-10' })
      .thenRejected('DATE_IN_FUTURE');
    given(...appeal)
      .when({ ...accept, acceptedOn: '2026-03-03' })
      .thenRejected('DATE_BEFORE_STEP');
    given(...appeal)
      .when({ ...accept, acceptedOn: '2026-02-30' })
      .thenRejected('DATE_INVALID');
    given(...inHand)
      .when(accept)
      .thenRejected('ACTION_NOT_IN_STATE');
  });

  it('R-21: says no where the handler has a confirmed interest', () => {
    const ruled: PetitionEvent = {
      type: 'RecusalHitRuled',
      occurredOn: '2026-03-05',
      article: 'recusal',
      data: {
        accountId: STAFF.handler,
        ground: 'relative',
        ruling: 'confirmed',
        ruledBy: STAFF.windowHead,
      },
      sealed: { reason: '亲属' },
    };
    given(...appeal, ruled)
      .when(accept)
      .thenRejected('RECUSAL_CONFIRMED', ARTICLES.recusal);
  });
});

describe('addNote', () => {
  const { given } = petitionOn(on('2026-03-20'));
  const note: AddNote = {
    type: 'addNote',
    noteId: uuid(41),
    kind: 'statement',
    occurredOn: '2026-03-18',
    staffIds: [STAFF.handler],
    text: ' 信访人陈述事实和理由 ',
  };

  it('R-30: writes down what was heard, with its length', () => {
    given(...inHand)
      .when(note)
      .then({
        type: 'HandlingNoteAdded',
        occurredOn: '2026-03-18',
        article: 'appealItem6',
        data: {
          noteId: uuid(41),
          kind: 'statement',
          staffIds: [STAFF.handler],
          externalStaffCount: 0,
          contactSucceeded: null,
          textLength: 10,
        },
        sealed: { text: '信访人陈述事实和理由' },
      });
  });

  it('cites of an accusation and of a suggestion their own article, never 31(六) (§1.4)', () => {
    const articleOf = (given: readonly PetitionEvent[]) =>
      decide(stateAfter(...given), note, on('2026-03-20')).events[0]?.article;
    const told = accusation();
    expect(articleOf([registered(told), triaged('2026-03-04', told), designated('2026-03-04')])).toBe(
      'accusations',
    );
    const idea = arrival({ matters: [{ ...arrival().matters[0]!, class: 'suggestion', appealKind: null }] });
    expect(articleOf([registered(idea), triaged('2026-03-04', idea), designated('2026-03-04')])).toBe(
      'suggestions',
    );
  });

  it('QP07: asks two for a talk; §2.14: one of our own and one lent in a small office', () => {
    const talk: AddNote = {
      ...note,
      kind: 'interviewTranscript',
      staffIds: [STAFF.handler],
      externalStaffCount: 1,
    };
    given(...inHand)
      .when(talk)
      .thenRejected('INTERVIEW_NEEDS_TWO', ARTICLES.verificationTeam);
    given(...inHand)
      .when({ ...talk, staffIds: [STAFF.handler, STAFF.handler] })
      .thenRejected('INTERVIEW_NEEDS_TWO');
    const small = petitionOn(on('2026-03-20', 'handler', { smallOffice: true }));
    small
      .given(...inHand)
      .when(talk)
      .thenState((state) => expect(state?.notes).toHaveLength(2));
    small
      .given(...inHand)
      .when({ ...talk, staffIds: [], externalStaffCount: 2 })
      .thenRejected('INTERVIEW_NEEDS_TWO');
  });

  it('says no to what cannot be', () => {
    const cases: [Partial<AddNote>, string][] = [
      [{ occurredOn: '2026-03-21' }, 'DATE_IN_FUTURE'],
      [{ occurredOn: '2026-03-01' }, 'DATE_BEFORE_STEP'],
      [{ text: '  ' }, 'TEXT_REQUIRED'],
      [{ kind: 'contact' }, 'CONTACT_OUTCOME_MISSING'],
      [{ kind: 'evidence' }, 'TEXT_REQUIRED'],
      [{ kind: 'gossip' as never }, 'CODE_UNKNOWN'],
      [{ noteId: 'x' }, 'ID_INVALID'],
      [{ noteId: uuid(31) }, 'NOTE_DUPLICATE'],
      [{ externalStaffCount: -1 }, 'NUMBER_INVALID'],
    ];
    for (const [change, code] of cases)
      given(...inHand)
        .when({ ...note, ...change })
        .thenRejected(code);
    given(...verified)
      .when({ ...note, kind: 'mediation' })
      .thenRejected('MEDIATION_APPEAL_ONLY', ARTICLES.mediation);
  });

  it('stays quiet when the same note comes again', () => {
    const [event] = decide(stateAfter(...inHand), note, on('2026-03-20')).events;
    if (!event) throw new Error('decided');
    given(...inHand, event)
      .when(note)
      .thenNothing();
    given(...inHand, event)
      .when({ ...note, text: '另一份' })
      .thenRejected('NOTE_DUPLICATE');
  });

  it('R-21: the accused who uses this system takes no part', () => {
    const facts = accusation({
      subjects: [
        { subjectId: PETITIONER, role: 'petitioner' },
        { subjectId: ACCUSED, role: 'accused', cadreAuthority: 'ownStaff', accountId: STAFF.second },
      ],
    });
    given(registered(facts), triaged('2026-03-04', facts), designated('2026-03-04'))
      .when({ ...note, staffIds: [STAFF.handler, STAFF.second] })
      .thenRejected('RECUSAL_ACCUSED', ARTICLES.recusal);
  });
});
