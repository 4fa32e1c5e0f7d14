import { describe, expect, it } from '@jest/globals';
import { ARTICLES } from '../../articles.js';
import type { Triage } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { ArrivalFacts, CadreAuthority, PetitionEvent } from '../events.js';
import {
  accepted,
  accusation,
  approved,
  arrival,
  designated,
  on,
  registered,
  signature,
  triaged,
} from '../spec-fixtures.js';
import { aTriage, mixed, petitionOn, stateAfter } from './first-half-fixtures.js';
import { decide } from './index.js';

const { given } = petitionOn(on('2026-03-05', 'windowHead'));

type Organisation = NonNullable<NonNullable<DecisionContext['related']>['organisation']>;

const accusedOf = (cadreAuthority: CadreAuthority, change: Partial<ArrivalFacts> = {}) => {
  const facts = accusation(change);
  return registered({
    ...facts,
    subjects: facts.subjects.map((each) => (each.role === 'accused' ? { ...each, cadreAuthority } : each)),
  });
};
const ofAccusation = (change: Partial<Triage> = {}): Triage =>
  aTriage({
    class: 'accusation',
    appealKind: null,
    categoryCode: '0102',
    approval: signature('leader', '2026-03-04'),
    ...change,
  });
const KEY = { keyArea: 'cadreAppointment' as const };
const TRUE = { significance: true, clarity: true, specificity: true };
const VAGUE = { ...TRUE, specificity: false };

describe('triage: does it', () => {
  it('R-12: takes an appeal for handling, with everything that was decided', () => {
    given(registered())
      .when(aTriage({ instruction: '同意' }))
      .then({
        type: 'PetitionTriaged',
        occurredOn: '2026-03-04',
        article: 'registration',
        data: {
          intakeDecision: 'handle',
          disposition: 'ZB',
          way12380: null,
          class: 'appeal',
          appealKind: 'item6',
          categoryCode: '0701',
          keyArea: null,
          threePartTest: null,
          caseOpened: false,
          resultRequired: false,
          simplified: false,
          targetOrgId: null,
          mergedInto: null,
          fileReviewOn: null,
          reasonCode: null,
          litigationFinal: false,
          approval: approved('windowHead', '2026-03-04', 'A'),
        },
        sealed: { proposal: '拟由本部直接办理。', instruction: '同意' },
      } as PetitionEvent);
  });

  const roads: [string, Partial<Triage>, string][] = [
    ['passDown ZS', { intakeDecision: 'passDown', disposition: 'ZS', targetOrgId: 7 }, 'passedDown'],
    [
      'passDown YJG',
      { intakeDecision: 'passDown', disposition: 'YJG', targetName: '某村委会' },
      'assignedDown',
    ],
    ['redirect', { intakeDecision: 'redirect', disposition: null, reason: '属县自然资源局' }, 'redirected'],
    [
      'notAccepted',
      { intakeDecision: 'notAccepted', disposition: null, reason: '县委组织部在办' },
      'notAccepted',
    ],
    [
      'noLonger',
      { intakeDecision: 'noLonger', disposition: null, reason: '复核意见同一事实' },
      'noLongerAccepted',
    ],
    [
      'mergeInto',
      { intakeDecision: 'mergeInto', disposition: 'HB', mergedInto: '00000000-0000-4000-8000-000000000002' },
      'merged',
    ],
    ['handle', {}, 'triaged'],
  ];
  it.each(roads)('§1.14: %s leads where it should', (_name, change, status) => {
    given(registered())
      .when(aTriage(change))
      .thenState((state) => expect(state?.status).toBe(status));
  });

  describe('并案: the main petition is one that goes on here (§1.14)', () => {
    type Main = NonNullable<NonNullable<DecisionContext['related']>['main']>;
    const into = (main: Partial<Main>) => {
      const related = {
        state: null,
        organisation: null,
        main: { status: 'handling', class: 'appeal', arrival: { orgId: 1 }, ...main } as Main,
      };
      const mergedInto = '00000000-0000-4000-8000-000000000002';
      return petitionOn({ ...on('2026-03-05', 'windowHead'), related })
        .given(registered())
        .when(aTriage({ intakeDecision: 'mergeInto', disposition: 'HB', mergedInto }));
    };

    it.each([
      'registered',
      'triaged',
      'handling',
      'rework',
      'delivered',
      'recheckRequested',
      'passedDown',
    ] as const)('takes one that is %s', (status) =>
      into({ status }).thenState((state) => expect(state?.status).toBe('merged')),
    );

    it('refuses one that was merged itself: in a ring nobody would handle either', () =>
      into({ status: 'merged' }).thenRejected('MERGE_MAIN_MERGED', ARTICLES.oneDisposition));

    it.each([
      'withdrawn',
      'filed',
      'closed',
      'archived',
      'redirected',
      'terminated',
      'split',
      'takenBack',
    ] as const)('refuses one that is %s: there nobody works on it any more', (status) =>
      into({ status }).thenRejected('MERGE_MAIN_NOT_OPEN', ARTICLES.oneDisposition),
    );

    it('refuses one in the books of another organ, and one of another class', () => {
      into({ arrival: { orgId: 2 } }).thenRejected('MERGE_MAIN_ELSEWHERE', ARTICLES.inProcess);
      into({ class: 'accusation' }).thenRejected('MERGE_MAIN_OTHER_CLASS', ARTICLES.appealKinds);
    });
  });

  it('31(一)–(四): an appeal that belongs before a court is led into that procedure', () => {
    const [matter] = arrival().matters;
    const facts = arrival({ matters: matter ? [{ ...matter, appealKind: 'item1' }] : [] });
    given(registered(facts))
      .when(aTriage({ appealKind: 'item1', intakeDecision: 'import', disposition: null }))
      .thenState((state) => expect(state?.status).toBe('imported'));
  });

  it("O-10: an accusation against a superior's cadre goes up, sealed, with the head's signature", () => {
    given(accusedOf('superior'))
      .when(ofAccusation({ intakeDecision: 'passUp', disposition: 'BS' }))
      .thenState((state) => expect(state?.status).toBe('reportedUp'));
  });

  it('O-34: key area and all three true, opened', () => {
    given(accusedOf('subordinate'))
      .when(ofAccusation({ ...KEY, threePartTest: TRUE, caseOpened: true }))
      .thenState((state) => expect(state).toMatchObject({ caseOpened: true, keyArea: 'cadreAppointment' }));
  });

  it('O-34: referring and reporting up are the other two ways', () => {
    given(accusedOf('subordinate'))
      .when(
        ofAccusation({
          ...KEY,
          threePartTest: TRUE,
          intakeDecision: 'refer',
          disposition: 'YS',
          targetName: '县纪委',
        }),
      )
      .thenState((state) => expect(state?.status).toBe('referred'));
  });

  it('O-35: not opened with a named false element and a reason', () => {
    given(accusedOf('subordinate'))
      .when(ofAccusation({ ...KEY, threePartTest: VAGUE, reason: '线索不具体' }))
      .thenState((state) => expect(state?.caseOpened).toBe(false));
  });

  it('O-16: 举核字 wants its result', () => {
    given(accusedOf('subordinate', { via12380: true }))
      .when(ofAccusation({ way12380: 'JH' }))
      .thenState((state) => expect(state?.resultRequired).toBe(true));
  });

  it('O-25: a changed road after acceptance keeps the acceptance and its clock', () => {
    given(registered(), triaged('2026-03-03'), designated('2026-03-03'), accepted('2026-03-04'))
      .when(aTriage({ disposition: 'LB', reason: '须会同人社部门' }))
      .thenState((state) =>
        expect(state).toMatchObject({ status: 'accepted', accepted: { acceptedOn: '2026-03-04' } }),
      );
  });

  it('QP03 §2.14: the deputy signs on paper, the clerk records it', () => {
    const clerk = petitionOn(on('2026-03-05', 'registrar'));
    clerk
      .given(accusedOf('own'))
      .when(ofAccusation({ approval: signature('deputy', '2026-03-04') }))
      .thenState((state) => expect(state?.triage?.approval).toMatchObject({ level: 'B', onPaper: true }));
  });
});

describe('triage: says no', () => {
  const refusals: [string, PetitionEvent, Triage, string, { id: string } | undefined][] = [
    [
      'R-23: several classes in one letter',
      registered(mixed()),
      ofAccusation(),
      'SPLIT_REQUIRED',
      ARTICLES.appealKinds,
    ],
    [
      'R-26: another class than registered',
      registered(),
      ofAccusation(),
      'RECLASSIFY_FIRST',
      ARTICLES.reclassification,
    ],
    [
      'R-26: another item than registered',
      registered(),
      aTriage({ appealKind: 'item5' }),
      'RECLASSIFY_FIRST',
      ARTICLES.reclassification,
    ],
    [
      'O-10: superior handled here',
      accusedOf('superior'),
      ofAccusation(),
      'REPORT_UP_ONLY',
      ARTICLES.reportUp,
    ],
    ['O-11: our own head', accusedOf('ownHead'), ofAccusation(), 'REPORT_UP_ONLY', ARTICLES.ownHead],
    [
      'QP02: an accusation answered directly',
      accusedOf('own'),
      ofAccusation({ disposition: 'DF' }),
      'DISPOSITION_NOT_ALLOWED',
      undefined,
    ],
    [
      'QP02: own staff assigned down',
      accusedOf('ownStaff'),
      ofAccusation({ intakeDecision: 'passDown', disposition: 'YJG', targetOrgId: 7 }),
      'DISPOSITION_NOT_ALLOWED',
      undefined,
    ],
    [
      'QP02 △: talk with a subordinate cadre without a reason',
      accusedOf('subordinate'),
      ofAccusation({ disposition: 'HX' }),
      'DISPOSITION_NEEDS_REASON',
      undefined,
    ],
    [
      'QP02: 31(六) answered directly outside the simplified procedure',
      registered(),
      aTriage({ disposition: 'DF' }),
      'DISPOSITION_NOT_ALLOWED',
      undefined,
    ],
    [
      '§1.14: handled and transferred',
      registered(),
      aTriage({ disposition: 'ZS' }),
      'DISPOSITION_NOT_OF_DECISION',
      undefined,
    ],
    [
      'O-30: a 12380 report without a way',
      accusedOf('subordinate', { via12380: true }),
      ofAccusation(),
      'WAY_REQUIRED',
      ARTICLES.ways12380,
    ],
    [
      'O-30: 举函字 handled directly',
      accusedOf('subordinate', { via12380: true }),
      ofAccusation({ way12380: 'JN' }),
      'WAY_DISPOSITION_MISMATCH',
      ARTICLES.ways12380,
    ],
    [
      'O-30: a way without 12380',
      accusedOf('subordinate'),
      ofAccusation({ way12380: 'JH' }),
      'WAY_ONLY_FOR_12380',
      ARTICLES.ways12380,
    ],
    [
      'O-33: a key area without its assessment',
      accusedOf('subordinate'),
      ofAccusation(KEY),
      'THREE_PART_TEST_REQUIRED',
      ARTICLES.caseAssessment,
    ],
    [
      'O-34: key area, all true, not opened',
      accusedOf('subordinate'),
      ofAccusation({ ...KEY, threePartTest: TRUE, reason: '暂不立' }),
      'CASE_OPENING_REQUIRED',
      ARTICLES.caseOpening,
    ],
    [
      'O-35: not opened without a reason',
      accusedOf('subordinate'),
      ofAccusation({ ...KEY, threePartTest: VAGUE }),
      'NOT_OPENING_NEEDS_REASON',
      ARTICLES.notOpening,
    ],
    [
      'O-36: no key area, all true, nothing said',
      accusedOf('subordinate'),
      ofAccusation({ threePartTest: TRUE }),
      'NOT_OPENING_NEEDS_REASON',
      ARTICLES.openingDecision,
    ],
    [
      'O-34: opened and only transferred',
      accusedOf('subordinate'),
      ofAccusation({
        threePartTest: TRUE,
        caseOpened: true,
        intakeDecision: 'passDown',
        disposition: 'ZS',
        targetOrgId: 7,
      }),
      'CASE_OPENING_DISPOSITION',
      ARTICLES.caseOpening,
    ],
    [
      'O-15: a real-name 01 report with leads is not filed',
      accusedOf('subordinate'),
      ofAccusation({
        intakeDecision: 'file',
        disposition: 'CC',
        reason: '无',
        reasonCode: 'OTHER',
        fileReviewOn: '2026-09-01',
        threePartTest: { ...VAGUE, specificity: true, clarity: false },
      }),
      'REAL_NAME_NOT_FILED',
      ARTICLES.noFilingRealName,
    ],
    [
      'O-27: filed without a review day',
      accusedOf('subordinate'),
      ofAccusation({ intakeDecision: 'file', disposition: 'CC', reason: '无', reasonCode: 'OTHER' }),
      'FILE_REVIEW_REQUIRED',
      ARTICLES.filing,
    ],
    [
      'O-29: transferred to nobody',
      registered(),
      aTriage({ intakeDecision: 'passDown', disposition: 'ZS' }),
      'TARGET_REQUIRED',
      ARTICLES.passDown,
    ],
    [
      'R-15: an objection to a direct letter',
      registered(),
      aTriage({ intakeDecision: 'objection', disposition: null, reason: '不属' }),
      'OBJECTION_ORIGIN',
      ARTICLES.objection,
    ],
    [
      '§1.12: an accusation is never simplified',
      accusedOf('subordinate'),
      ofAccusation({ simplified: true }),
      'NOT_SIMPLIFIABLE',
      undefined,
    ],
    [
      'C2: 2022 knows one ground of refusal',
      registered(),
      aTriage({
        intakeDecision: 'notAccepted',
        disposition: null,
        reason: '应诉讼',
        reasonCode: 'PROPER_PROCEDURE_21_1',
      }),
      'REASON_NOT_IN_PROFILE',
      ARTICLES.inProcess,
    ],
    [
      '§1.4: only items 1–4 are led into a procedure',
      registered(),
      aTriage({ intakeDecision: 'import', disposition: null }),
      'IMPORT_ONLY_FOR_ITEMS_1_TO_4',
      ARTICLES.appealKinds,
    ],
    [
      'QP03: the window for a cadre of ours',
      accusedOf('own'),
      ofAccusation({ approval: signature('windowHead', '2026-03-04') }),
      'APPROVAL_LEVEL_TOO_LOW',
      undefined,
    ],
    [
      'QP05: signed before receipt',
      registered(),
      aTriage({ approval: signature('windowHead', '2026-03-01') }),
      'DATE_BEFORE_STEP',
      undefined,
    ],
    [
      "§2.14: another's signature that is not on paper",
      registered(),
      aTriage({ approval: signature('leader', '2026-03-04', false) }),
      'APPROVAL_NOT_BY_SIGNER',
      undefined,
    ],
  ];
  it.each(refusals)('%s', (_name, event, command, code, article) => {
    given(event).when(command).thenRejected(code, article);
  });

  it('R-25: litigation that has ended by law is not led into it again', () => {
    const [matter] = arrival().matters;
    const facts = arrival({ matters: matter ? [{ ...matter, appealKind: 'item1' }] : [] });
    given(registered(facts))
      .when(
        aTriage({ appealKind: 'item1', intakeDecision: 'import', disposition: null, litigationFinal: true }),
      )
      .thenRejected('LITIGATION_FINAL_NOT_IMPORTED', ARTICLES.afterTermination);
  });

  it('O-29: a receiving unit that is not there, or was taken out of use, takes nothing', () => {
    const to = (organisation: Organisation | null) => () =>
      decide(
        stateAfter(registered()),
        aTriage({ intakeDecision: 'passDown', disposition: 'ZS', targetOrgId: 7 }),
        { ...on('2026-03-05', 'windowHead'), related: { state: null, organisation } },
      );
    const county = { ...on('2026-03-05').organisation, id: 7, name: '召川县委组织部' };
    expect(to(null)).toThrow(expect.objectContaining({ code: 'TARGET_UNKNOWN' }));
    expect(to({ ...county, active: false })).toThrow(expect.objectContaining({ code: 'TARGET_DISABLED' }));
    expect(to({ ...county, active: true })).not.toThrow();
  });

  it('R-12: keeps the name of the unit that was chosen, as of that day: the notice says where it went', () => {
    const organisation = { ...on('2026-03-05').organisation, id: 7, name: '召川县委组织部', active: true };
    const nameOn = (change: object) =>
      decide(
        stateAfter(registered()),
        aTriage({ intakeDecision: 'passDown', disposition: 'ZS', targetOrgId: 7, ...change }),
        { ...on('2026-03-05', 'windowHead'), related: { state: null, organisation } },
      ).events.flatMap((event) => (event.type === 'PetitionTriaged' ? [event.sealed.targetName] : []));
    expect(nameOn({})).toEqual(['召川县委组织部']);
    expect(nameOn({ targetName: '召川县委组织部干部科' })).toEqual(['召川县委组织部干部科']);
  });

  it('O-25: a changed road needs its reason', () => {
    given(registered(), triaged('2026-03-03'))
      .when(aTriage({ disposition: 'LB' }))
      .thenRejected('CHANGE_NEEDS_REASON', ARTICLES.oneDisposition);
  });

  it('§1.14: names the state and what would be possible in it', () => {
    const state = stateAfter(
      registered(),
      triaged('2026-03-03', arrival(), { intakeDecision: 'redirect', disposition: null }),
    );
    expect(() => decide(state, aTriage(), on('2026-03-05'))).toThrow(
      expect.objectContaining({
        code: 'ACTION_NOT_IN_STATE',
        message: expect.stringMatching(/已告知向有权机关提出.*不能“分流”.*书面告知/u),
      }),
    );
  });
});

describe('triage: stays quiet', () => {
  it('an approved triage leaves the arrival as it is', () => {
    const before = stateAfter(registered());
    const { others } = decide(before, aTriage(), on('2026-03-05', 'windowHead'));
    expect(others).toEqual([]);
    given(registered())
      .when(aTriage())
      .thenState((state) => expect(state?.arrival).toEqual(before.arrival));
  });
});
