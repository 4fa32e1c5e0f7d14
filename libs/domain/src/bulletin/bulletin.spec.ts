import { describe, expect, it } from '@jest/globals';
import { affairContext, affairSpecification, as, PEOPLE } from '../affairs/spec-support.js';
import { SAMPLE_AFFAIR } from '../affairs/define.js';
import { ASSISTANCE } from './assistance.js';
import type { BulletinEvent } from './bulletin-events.js';
import { BULLETIN } from './bulletin.js';
import { CONTACT_POINT, isSilent } from './contact-point.js';
import { bulletinScore, bulletinStandings, type CountedBulletin, lastTwice, schemeOf } from './scoring.js';
import { SPECIAL_ISSUE } from './special-issue.js';
import { TOPIC_REQUEST, unanswered } from './topic-request.js';

const sampleOf = <T extends BulletinEvent['type']>(type: T): BulletinEvent => BULLETIN.events[type].sample;
const DRAFTED = sampleOf('BulletinDrafted');
const CHECKED = [DRAFTED, sampleOf('BulletinDesensitised')];
const SUBMITTED = [...CHECKED, sampleOf('BulletinSubmitted')];
const on = (day: string, change: Parameters<typeof affairContext>[1] = {}) =>
  affairSpecification(BULLETIN, affairContext(day, change));

describe('信访信息 (O-55…O-58)', () => {
  it('O-55 is checked by another person before it goes out; a change makes it unchecked again', () => {
    const check = { type: 'checkDesensitised', passed: true, note: '无点名' } as const;
    on('2026-03-03').given(DRAFTED).when(check).then(sampleOf('BulletinDesensitised'));
    on('2026-03-03', as('reception')).given(DRAFTED).when(check).thenRejected('BULLETIN_CHECKED_BY_AUTHOR');
    const submit = { type: 'submit', level: 'city', to: '某市委组织部' } as const;
    on('2026-03-04').given(DRAFTED).when(submit).thenRejected('AFFAIR_STEP_NOT_OPEN');
    on('2026-03-04')
      .given(...CHECKED)
      .when(submit)
      .then(sampleOf('BulletinSubmitted'));
    on('2026-03-04')
      .given(...CHECKED, sampleOf('BulletinRevised'))
      .when(submit)
      .thenRejected('AFFAIR_STEP_NOT_OPEN');
    const small = { ...affairContext('2026-03-03').organisation, smallOffice: true };
    on('2026-03-03', { ...as('reception'), organisation: small })
      .given(DRAFTED)
      .when(check)
      .thenState((state) => expect(state?.status).toBe('checked'));
  });

  it('O-56 is adopted level by level, also in a later quarter, and instructed upon', () => {
    on('2026-07-10')
      .given(...SUBMITTED, sampleOf('BulletinAdopted'))
      .when({ type: 'recordAdoption', level: 'province', channel: '某刊' })
      .thenState((state) =>
        expect(state?.adoptions).toEqual([
          { level: 'city', on: '2026-03-20' },
          { level: 'province', on: '2026-07-10' },
        ]),
      );
    on('2026-03-25')
      .given(...SUBMITTED)
      .when({ type: 'recordInstruction', level: 'city', words: '请阅研' })
      .then(sampleOf('BulletinInstructed'));
    on('2026-03-25')
      .given(...SUBMITTED)
      .when({ type: 'recordAdoption', on: '2026-03-01', level: 'city', channel: '某刊' })
      .thenRejected('DATE_BEFORE_STEP');
  });

  it('O-58 scores 1/2/5/10 with a bonus for an instruction, each by the scheme of its year', () => {
    const recognised = (level: 'county' | 'city' | 'province' | 'central', day = '2026-03-01') => ({
      level,
      on: day,
    });
    expect(
      bulletinScore({
        adoptions: [recognised('county'), recognised('city'), recognised('province'), recognised('central')],
        instructions: [recognised('city')],
      }),
    ).toBe(1 + 2 + 5 + 10 + 2);
    const schemes = [
      { fromYear: 2005, adopted: { county: 1, city: 2, province: 5, central: 10 }, instructed: 2 },
      { fromYear: 2027, adopted: { county: 1, city: 3, province: 6, central: 12 }, instructed: 4 },
    ];
    expect(schemeOf(2026, schemes).instructed).toBe(2);
    const item = {
      adoptions: [recognised('city', '2026-12-31'), recognised('city', '2027-01-01')],
      instructions: [],
    };
    expect(bulletinScore(item, { from: '2026-01-01', to: '2027-12-31' }, schemes)).toBe(2 + 3);
    expect(bulletinScore(item, { from: '2027-01-01', to: '2027-12-31' }, schemes)).toBe(3);
  });
});

describe('季度通报 (O-57, O-59, O-62, O-70)', () => {
  const period = { from: '2026-01-01', to: '2026-03-31', asOf: '2026-04-10' };
  const item = (orgId: number, submittedOn: string | null, adoptedOn: string[] = []): CountedBulletin => ({
    orgId,
    submittedOn,
    adoptions: adoptedOn.map((day) => ({ level: 'city', on: day })),
    instructions: [],
  });

  it('O-57 counts an item once in the rate however often it was adopted, and each adoption by its own day', () => {
    const [line] = bulletinStandings(
      [
        item(2, '2026-03-30', ['2026-04-02', '2026-04-05']),
        item(2, '2025-12-20', ['2026-01-15']),
        item(2, '2026-03-01', ['2026-04-20']),
        item(2, null),
      ],
      [2],
      period,
    );
    expect(line).toMatchObject({ submitted: 2, adoptedOfThem: 1, adoptions: 1, score: 2, zeroReport: false });
  });

  it('I-26 8/86 as in the founding words', () => {
    const items = Array.from({ length: 86 }, (_, at) => item(2, '2026-02-01', at < 8 ? ['2026-03-01'] : []));
    const [line] = bulletinStandings(items, [2], period);
    expect([line?.adoptedOfThem, line?.submitted]).toEqual([8, 86]);
  });

  it('O-59 lists units that reported nothing, O-70 gives equal places 1, 1, 3', () => {
    const lines = bulletinStandings(
      [item(2, '2026-02-01', ['2026-03-01']), item(3, '2026-02-01', ['2026-03-01'])],
      [2, 3, 4],
      period,
    );
    expect(lines.map(({ orgId, place, zeroReport }) => [orgId, place, zeroReport])).toEqual([
      [2, 1, false],
      [3, 1, false],
      [4, 3, true],
    ]);
  });

  it('O-62 names who was last twice running, nobody where all are equal', () => {
    const place = (orgId: number, at: number) => ({ orgId, place: at }) as never;
    expect(lastTwice([place(2, 1), place(3, 2)], [place(2, 1), place(3, 2)])).toEqual([3]);
    expect(lastTwice([place(2, 2), place(3, 1)], [place(2, 1), place(3, 2)])).toEqual([]);
    expect(lastTwice([place(2, 1), place(3, 1)], [place(2, 1), place(3, 1)])).toEqual([]);
  });
});

describe('专期、联系点、点题、帮扶', () => {
  const related = (status: string, category = 'bulletin') => ({
    related: [{ affairId: SAMPLE_AFFAIR.bulletin, category, orgId: 1, status, facts: {} }],
  });
  const publish = { type: 'publish', title: '组工信访专期', itemIds: [SAMPLE_AFFAIR.bulletin] } as const;

  it('prints checked items only, with the number of the issue', () => {
    const issue = (change: Parameters<typeof affairContext>[1]) =>
      affairSpecification(SPECIAL_ISSUE, affairContext('2026-03-28', change))
        .given()
        .when({ ...publish, itemIds: [...publish.itemIds] });
    issue(related('submitted')).then(SPECIAL_ISSUE.events.SpecialIssuePublished.sample);
    issue(related('drafted')).thenRejected('ISSUE_ITEM_UNCHECKED');
    issue(related('submitted', 'incident')).thenRejected('ISSUE_ITEM_UNCHECKED');
    issue({}).thenRejected('ISSUE_ITEM_UNCHECKED');
    affairSpecification(SPECIAL_ISSUE, affairContext('2026-03-28'))
      .given()
      .when({ ...publish, itemIds: [] })
      .thenRejected('ISSUE_WITHOUT_ITEMS');
  });

  it('O-60 calls a point silent that sent nothing in a whole quarter', () => {
    const q1 = { from: '2026-01-01', to: '2026-03-31' };
    const point = { since: '2025-06-01', until: null, contributions: ['2025-12-31', '2026-04-01'] };
    expect(isSilent(point, q1)).toBe(true);
    expect(isSilent({ ...point, contributions: ['2026-03-31'] }, q1)).toBe(false);
    expect(isSilent({ ...point, since: '2026-02-01' }, q1)).toBe(false);
    expect(isSilent({ ...point, until: '2026-03-01' }, q1)).toBe(false);
    affairSpecification(CONTACT_POINT, affairContext('2026-03-01'))
      .given(CONTACT_POINT.events.ContactPointOpened.sample, CONTACT_POINT.events.ContactPointClosed.sample)
      .when({ type: 'recordContribution', subject: '晚了' })
      .thenRejected('AFFAIR_STEP_NOT_OPEN');
  });

  it('O-61 lets only those asked reply, and names those who have not by the day', () => {
    const asked = TOPIC_REQUEST.events.TopicRequested.sample;
    const reply = { type: 'reply', reply: '本县一季度收到三件' } as const;
    const spec = (orgId: number) =>
      affairSpecification(TOPIC_REQUEST, affairContext('2026-03-10', as('reception', orgId))).given(asked);
    spec(2).when(reply).then(TOPIC_REQUEST.events.TopicReplied.sample);
    spec(4).when(reply).thenRejected('TOPIC_NOT_ASKED_OF_YOU');
    const state = { askedOf: [2, 3], dueOn: '2026-03-16', replies: [{ orgId: 2, on: '2026-03-10' }] };
    expect(unanswered(state, '2026-03-16')).toEqual([]);
    expect(unanswered(state, '2026-03-17')).toEqual([3]);
  });

  it('O-62 help is proposed, and confirmed by a person before it is done', () => {
    const proposed = ASSISTANCE.events.AssistanceProposed.sample;
    const spec = affairSpecification(ASSISTANCE, affairContext('2026-04-20')).given(proposed);
    spec.when({ type: 'conclude', result: '下季升至第四' }).thenRejected('AFFAIR_STEP_NOT_OPEN');
    spec
      .when({ type: 'confirm', helperId: PEOPLE.windowHead, actions: '跟班学习一周' })
      .then(ASSISTANCE.events.AssistanceConfirmed.sample);
  });
});
