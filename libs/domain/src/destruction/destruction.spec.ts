import { describe, expect, it } from '@jest/globals';
import { affairContext, affairSpecification, as, PEOPLE } from '../affairs/spec-support.js';
import type { AffairContext } from '../affairs/affair.js';
import { archivalCodeIn } from './decide.js';
import { DESTRUCTION } from './destruction.js';
import type { DestructionCommand } from './destruction-events.js';
import { type FiledPetition, obstaclesTo } from './filed-petition.js';
import { keptUntil, RETENTION_PERIODS } from './retention-periods.js';

const TODAY = '2037-03-02';
const { DestructionListed, DestructionAppraised, DestructionApproved, DestructionWitnessed } =
  DESTRUCTION.events;
const LETTER = DestructionListed.sample.data.files[0]!.petitionId;
const OTHER = '01900000-0000-7000-8000-000000000002';

const file = (change: Partial<FiledPetition> = {}): FiledPetition => ({
  petitionId: LETTER,
  displayNo: '宛组信〔2026〕来信37号',
  orgId: 1,
  zone: 'general',
  status: 'archived',
  archivedOn: '2026-06-30',
  archivingEnteredOn: '2026-07-01',
  retention: '10y',
  pageCount: 41,
  archivalCode: 'Z001-XF·2026-D10-0037',
  excludedIds: [],
  underReview: false,
  held: false,
  openAffairs: [],
  openPetitions: 0,
  onAnotherList: false,
  ...change,
});
const world = (
  who: keyof typeof PEOPLE,
  { filed = [file()], today = TODAY, ...more }: Partial<AffairContext> = {},
) => affairSpecification(DESTRUCTION, affairContext(today, { ...as(who), filed, ...more }));
const LIST: Extract<DestructionCommand, { type: 'list' }> = {
  type: 'list',
  title: '2026 年度一般信访卷',
  petitionIds: [LETTER],
  appraiserId: PEOPLE.windowHead,
  approverId: PEOPLE.leader,
  witnessId: PEOPLE.handler,
  secondWitnessId: PEOPLE.deputyLeader,
};
const list = (change: Partial<typeof LIST> = {}) => ({ ...LIST, ...change });
const listed = DestructionListed.sample;
const appraised = DestructionAppraised.sample;
const approved = DestructionApproved.sample;
const witnessed = (who: 'handler' | 'deputyLeader', no: number) => ({
  ...DestructionWitnessed.sample,
  data: { byId: PEOPLE[who], no },
});
const DESTROY = { type: 'carryOut', confirmed: true } as const;

describe('保管期限 (§6.5)', () => {
  it('counts from the end of the year of archiving; the last day is still kept; 永久 has no end', () => {
    expect(keptUntil('2026-01-01', '10y')).toBe('2036-12-31');
    expect(keptUntil('2026-12-31', '30y')).toBe('2056-12-31');
    expect(keptUntil('2026-06-30', 'permanent')).toBeNull();
    expect(obstaclesTo(file(), '2037-01-01')).toEqual([]);
    expect(obstaclesTo(file(), '2036-12-31').map(({ code }) => code)).toEqual(['DESTRUCTION_RETENTION_RUNS']);
  });

  it('every period names its source', () => {
    for (const { source, zh } of Object.values(RETENTION_PERIODS))
      expect(source + zh).toMatch(/令.*\d|永久/u);
  });
});

describe('列销毁清册 (§6.5)', () => {
  it('names files, people and a number; the sealed register keeps number, 档号, pages and period', () => {
    world('reception').given().when(LIST).then(listed);
    const late = [file({ archivingEnteredOn: '2036-05-01' })];
    const [first] = DESTRUCTION.decide(null, LIST, affairContext(TODAY, { ...as('reception'), filed: late }));
    expect(first?.sealed).toMatchObject({
      register: expect.stringContaining('2026-06-30归档(2036-05-01录入)'),
    });
    expect(archivalCodeIn(listed.sealed.register)).toBe('Z001-XF·2026-D10-0037');
  });

  it.each([
    ['永久', { retention: 'permanent' }, 'DESTRUCTION_PERMANENT'],
    ['期限未满', { archivedOn: '2027-01-01' }, 'DESTRUCTION_RETENTION_RUNS'],
    ['没有归档', { status: 'closed', archivedOn: null, retention: null }, 'DESTRUCTION_NOT_ARCHIVED'],
    ['已经销毁', { status: 'destroyed' }, 'DESTRUCTION_NOT_ARCHIVED'],
    ['依法保全', { held: true }, 'DESTRUCTION_UNDER_HOLD'],
    ['借出未还', { openAffairs: ['borrowing'] }, 'DESTRUCTION_FILE_LENT'],
    ['督办没有销号', { openAffairs: ['supervision'] }, 'DESTRUCTION_SUPERVISION_OPEN'],
    ['其他事项没有了结', { openAffairs: ['publication'] }, 'DESTRUCTION_AFFAIR_OPEN'],
    ['复查没有了结', { underReview: true }, 'DESTRUCTION_REVIEW_OPEN'],
    ['关联的件在办', { openPetitions: 1 }, 'DESTRUCTION_LINKED_OPEN'],
    ['在另一份清册里', { onAnotherList: true }, 'DESTRUCTION_LISTED_TWICE'],
    ['别的机关的卷', { orgId: 2 }, 'DESTRUCTION_ORGANISATION_OTHER'],
  ] as const)('refuses %s', (_, change, code) => {
    world('reception', { filed: [file(change as Partial<FiledPetition>)] })
      .given()
      .when(LIST)
      .thenRejected(code);
  });

  it('takes a file that is left out of the rates: 排除统计 is lasting, and to lift it would change frozen figures', () => {
    expect(obstaclesTo(file({ openAffairs: ['stat-exclusion'] }), TODAY)).toEqual([]);
  });

  it('分库分柜: one list, one zone; restricted files need the head himself and take a number without a gap', () => {
    const mixed = [file(), file({ petitionId: OTHER, zone: 'accusation' })];
    world('reception', { filed: mixed }).given().when(LIST).thenRejected('DESTRUCTION_ZONES_MIXED');
    const filed = [file({ zone: 'accusation' })];
    world('reception', { filed })
      .given()
      .when(list({ approverId: PEOPLE.examiner }))
      .thenRejected('DESTRUCTION_NEEDS_HEAD');
    const { number } = listed.data;
    const restricted = {
      ...listed.data,
      zone: 'accusation' as const,
      number: '宛组信销密〔2037〕4820175936号',
    };
    world('reception', { filed })
      .given()
      .when(LIST)
      .then({ ...listed, data: restricted });
    expect(number).toBe('宛组信销〔2037〕1号');
  });

  it('refuses an empty list, one witness twice, and whoever approves his own list or appraisal', () => {
    world('reception', { filed: [] }).given().when(LIST).thenRejected('DESTRUCTION_LIST_EMPTY');
    world('reception')
      .given()
      .when(list({ secondWitnessId: PEOPLE.handler }))
      .thenRejected('DESTRUCTION_WITNESS_TWICE');
    world('reception')
      .given()
      .when(list({ appraiserId: PEOPLE.leader }))
      .thenRejected('DESTRUCTION_SELF_APPROVED');
    world('leader').given().when(LIST).thenRejected('DESTRUCTION_SELF_APPROVED');
  });

  it.each([
    ['appraiserId', 'windowHead'],
    ['approverId', 'leader'],
    ['witnessId', 'handler'],
    ['secondWitnessId', 'deputyLeader'],
    ['type', 'reception'],
  ] as const)('R-20 refuses the accused as %s', (field, who) => {
    const filed = [file(), file({ petitionId: OTHER, excludedIds: [PEOPLE[who]] })];
    expect(() => DESTRUCTION.decide(null, LIST, affairContext(TODAY, { ...as('reception'), filed }))).toThrow(
      expect.objectContaining({ code: 'DESTRUCTION_PERSON_EXCLUDED', detail: { field } }),
    );
    world('reception', { filed }).given().when(LIST).thenRejected('DESTRUCTION_PERSON_EXCLUDED');
  });
});

describe('鉴定、审批 (§6.5)', () => {
  const APPRAISE = { type: 'appraise', outcome: 'destroy', opinion: '没有继续保存的价值。' } as const;

  it('is appraised by the one named, all that is left at once', () => {
    world('windowHead').given(listed).when(APPRAISE).then(appraised);
    world('examiner').given(listed).when(APPRAISE).thenRejected('DESTRUCTION_NOT_YOURS');
    world('windowHead')
      .given(listed)
      .when({ ...APPRAISE, petitionIds: [OTHER] })
      .thenRejected('DESTRUCTION_FILE_UNKNOWN');
  });

  it('延长 says until when, and never shortens', () => {
    const extend = { ...APPRAISE, outcome: 'extend' } as const;
    world('windowHead').given(listed).when(extend).thenRejected('DESTRUCTION_RETENTION_MISSING');
    const thirty = [{ ...listed.data.files[0]!, retention: '30y' as const }];
    world('windowHead')
      .given({ ...listed, data: { ...listed.data, files: thirty } })
      .when({ ...extend, retention: '30y' })
      .thenRejected('DESTRUCTION_RETENTION_NOT_LONGER');
    const data = { ...appraised.data, outcome: 'extend' as const, retention: 'permanent' as const };
    world('windowHead')
      .given(listed)
      .when({ ...extend, retention: 'permanent' })
      .then({ ...appraised, data });
    // where nothing is destroyed the list ends with the approval
    const extended = [{ petitionId: LETTER, retention: 'permanent' as const }];
    world('leader')
      .given(listed, { ...appraised, data })
      .when({ type: 'approve', opinion: '同意。' })
      .then({
        ...approved,
        data: { byId: PEOPLE.leader, destroyed: [], extended },
      });
  });

  it('is approved by the one named, when all is appraised and nothing has come between', () => {
    const approve = { type: 'approve', opinion: '同意。' } as const;
    world('leader').given(listed).when(approve).thenRejected('AFFAIR_STEP_NOT_OPEN');
    world('deputyLeader').given(listed, appraised).when(approve).thenRejected('DESTRUCTION_NOT_YOURS');
    world('leader', { filed: [file({ held: true })] })
      .given(listed, appraised)
      .when(approve)
      .thenRejected('DESTRUCTION_UNDER_HOLD');
    world('leader').given(listed, appraised).when(approve).then(approved);
  });
});

describe('双人监销 (§6.5)', () => {
  const ready = [listed, appraised, approved, witnessed('handler', 1), witnessed('deputyLeader', 2)];

  it('is signed by both, each for himself, once', () => {
    const witness = { type: 'witness', note: '与清册核对相符。' } as const;
    world('handler').given(listed, appraised, approved).when(witness).then(DestructionWitnessed.sample);
    world('examiner').given(listed, appraised, approved).when(witness).thenRejected('DESTRUCTION_NOT_YOURS');
    world('handler')
      .given(listed, appraised, approved, witnessed('handler', 1))
      .when(witness)
      .thenRejected('DESTRUCTION_ALREADY_SIGNED');
    world('handler').given(listed, appraised).when(witness).thenRejected('AFFAIR_STEP_NOT_OPEN');
  });

  it('is carried out by a third, with both signatures, and once', () => {
    world('reception')
      .given(...ready.slice(0, -1))
      .when(DESTROY)
      .thenRejected('AFFAIR_STEP_NOT_OPEN');
    const { sample } = DESTRUCTION.events.DestructionCarriedOut;
    world('reception')
      .given(...ready)
      .when(DESTROY)
      .then(sample);
    world('reception')
      .given(...ready, sample)
      .when(DESTROY)
      .thenRejected('AFFAIR_STEP_NOT_OPEN');
    world('reception')
      .given(...ready)
      .when({ type: 'carryOut', confirmed: false })
      .thenRejected('DESTRUCTION_NOT_CONFIRMED');
    world('deputyLeader')
      .given(...ready)
      .when(DESTROY)
      .thenRejected('DESTRUCTION_WITNESS_CARRIES_OUT');
  });

  it('O-98 in an office of two a witness carries it out: nobody else is there', () => {
    const organisation = { ...affairContext(TODAY).organisation, smallOffice: true };
    world('handler', { organisation })
      .given(...ready)
      .when(DESTROY)
      .then({
        ...DESTRUCTION.events.DestructionCarriedOut.sample,
        data: { byId: PEOPLE.handler, petitionIds: [LETTER] },
      });
  });

  it('stops at what has come between: a hold, a borrowing, an accused who was found', () => {
    for (const [change, code] of [
      [{ held: true }, 'DESTRUCTION_UNDER_HOLD'],
      [{ openAffairs: ['borrowing'] }, 'DESTRUCTION_FILE_LENT'],
      [{ excludedIds: [PEOPLE.reception] }, 'DESTRUCTION_PERSON_EXCLUDED'],
    ] as const)
      world('reception', { filed: [file(change)] })
        .given(...ready)
        .when(DESTROY)
        .thenRejected(code);
  });

  it('can be given up until then, not after', () => {
    const cancel = { type: 'cancel', reason: '有一卷须先归还。' } as const;
    world('reception')
      .given(...ready)
      .when(cancel)
      .then(DESTRUCTION.events.DestructionCancelled.sample);
    world('reception')
      .given(...ready, DESTRUCTION.events.DestructionCarriedOut.sample)
      .when(cancel)
      .thenRejected('AFFAIR_STEP_NOT_OPEN');
  });
});
