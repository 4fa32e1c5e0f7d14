import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { clocksOf, gateOutcome, judgeGate, policyOn, Rejected } from '#domain';
import { hashRequest } from '#event-store';
import { letterOf, openTestOffice, signedBy, type TestOffice } from '../../../test/support/office.js';
import { CaseworkRefused, foldLoaded, PETITION, recordedOf } from './index.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
}, 240_000);
afterAll(() => office.close());

const stateOf = async (petitionId: string) => {
  const loaded = await office.runtime.store.load(office.db.pools.store, petitionId, { secrets: true });
  const state = foldLoaded(loaded);
  if (!state) throw new Error('no such petition');
  return { state, events: loaded.events.map(recordedOf), loaded };
};

const triage = (day: string) => ({
  type: 'triage' as const,
  intakeDecision: 'handle',
  disposition: 'ZB',
  class: 'appeal',
  appealKind: 'item6',
  categoryCode: '0801',
  proposal: '拟由本机关办理',
  approval: signedBy(office.staff.windowHead, day),
});

describe('the road of a command', () => {
  it('registers, numbers and seals: no name and no sentence in any column', async () => {
    const done = await office.register(
      { title: '金丝雀标题', content: '金丝雀正文,周某山请求补发。' },
      '2026-03-02',
    );
    expect(done).toMatchObject({ version: 1, status: 'registered', repeated: false });
    expect(done.numbers[0]).toMatch(/^宛组信〔2026〕来信\d+号$/);
    const { events } = await stateOf(done.petitionId);
    expect(events[0]?.sealed).toMatchObject({ title: '金丝雀标题' });
    const { rows } = await office.db.pools.owner.query<{ text: string }>(
      `select string_agg(t, ' ') as text from (
         select e.data::text || e.metadata::text || encode(e.sealed, 'escape') as t from es.event e
         union all select p::text from rm.petition p union all select i::text from rm.identifier i
         union all select f::text from rm.fact f union all select c::text from es.command c) all_rows`,
    );
    for (const canary of ['金丝雀', '周某山', '13800000001', '某镇某村'])
      expect(rows[0]?.text).not.toContain(canary);
  });

  it('answers the same command with the first answer, and the same key with another body with a conflict', async () => {
    const commandId = uuidv7();
    const command = letterOf({}, '2026-03-02');
    const frame = {
      viewer: office.staff.reception,
      commandId,
      requestHash: hashRequest({ n: 1 }),
      source: 'screen' as const,
      time: { today: '2026-03-02', now: '2026-03-02T01:00:00.000Z' },
    };
    const first = await office.runtime.casework.arrive(command, frame);
    const again = await office.runtime.casework.arrive(command, frame);
    const { after, today, ...told } = first;
    expect([after?.petitionId, today]).toEqual([
      first.petitionId,
      expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    ]);
    expect(again).toEqual({ ...told, repeated: true });
    await expect(
      office.runtime.casework.arrive(command, { ...frame, requestHash: hashRequest({ n: 2 }) }),
    ).rejects.toMatchObject({
      code: 'IDEMPOTENCY_MISMATCH',
    });
  });

  it('gives no number to a refused registration, and numbers without gaps to twenty at once', async () => {
    const before = await office.register({ channel: 'phone' }, '2026-03-03');
    await expect(
      office.register({ channel: 'phone', receivedOn: '2026-03-04' }, '2026-03-03'),
    ).rejects.toBeInstanceOf(Rejected);
    const many = await Promise.all(
      Array.from({ length: 20 }, () => office.register({ channel: 'phone' }, '2026-03-03')),
    );
    const serial = (text: string | undefined) => Number(/来电(\d+)号/.exec(text ?? '')?.[1]);
    const serials = many.map(({ numbers }) => serial(numbers[0])).sort((a, b) => a - b);
    const from = serial(before.numbers[0]);
    expect(serials).toEqual(Array.from({ length: 20 }, (_, index) => from + 1 + index));
  });

  it('refuses what was decided on an old page, and says nothing of what is not there (O-23)', async () => {
    const { petitionId } = await office.register({}, '2026-03-02');
    await office.act('windowHead', petitionId, triage('2026-03-03'), '2026-03-03');
    const frame = {
      viewer: office.staff.windowHead,
      commandId: uuidv7(),
      requestHash: hashRequest({}),
      source: 'screen' as const,
      time: { today: '2026-03-04', now: '2026-03-04T01:00:00.000Z' },
    };
    await expect(
      office.runtime.casework.execute(
        petitionId,
        {
          type: 'designateHandler',
          handlerId: office.staff.handler.accountId,
          approval: signedBy(office.staff.windowHead, '2026-03-04'),
        },
        { ...frame, expectedVersion: 1 },
      ),
    ).rejects.toMatchObject({ code: 'CASE_CHANGED' });
    const nowhere = await office
      .act('handler', uuidv7(), { type: 'accept', acceptedOn: '2026-03-04' }, '2026-03-04')
      .catch((error: unknown) => error);
    const notHis = await office
      .act(office.county, petitionId, { type: 'accept', acceptedOn: '2026-03-04' }, '2026-03-04')
      .catch((error: unknown) => error);
    expect(nowhere).toBeInstanceOf(CaseworkRefused);
    expect((notHis as Error).message).toBe((nowhere as Error).message);
  });

  it('is whole or not at all over two streams: a split letter makes its children in one transaction (R-23)', async () => {
    const matter = {
      class: 'appeal' as const,
      appealKind: 'item6' as const,
      categoryCode: '0801',
      purpose: 'claim' as const,
      summary: '求决',
      points: ['补发'],
    };
    const { petitionId } = await office.register(
      {
        matters: [
          matter,
          {
            ...matter,
            class: 'accusation',
            appealKind: null,
            categoryCode: '0102',
            purpose: 'accusation',
            summary: '反映某乙买官',
            points: ['买官'],
          },
        ],
        subjects: [
          { subjectId: uuidv7(), role: 'petitioner', name: '周某山', address: '某村' },
          { subjectId: uuidv7(), role: 'accused', name: '某乙', cadreAuthority: 'subordinate' },
        ],
      },
      '2026-03-02',
    );
    const split = await office.act(
      'windowHead',
      petitionId,
      {
        type: 'split',
        parts: [
          { matterNo: 1, part: 1 },
          { matterNo: 2, part: 2 },
        ],
        reason: '一信两事',
      },
      '2026-03-03',
    );
    const { state } = await stateOf(petitionId);
    expect(split.status).toBe('split');
    expect(state.children.map(({ class: kind }) => kind)).toEqual(['appeal', 'accusation']);
    const appeal = await stateOf(state.children[0]?.petitionId ?? '');
    expect(JSON.stringify([appeal.events, appeal.state])).not.toContain('买官');
    expect(JSON.stringify([appeal.events, appeal.state])).not.toContain('某乙');
    const before = await office.db.pools.store.query('select count(*) as n from es.event');
    await expect(
      office.act(
        'windowHead',
        petitionId,
        { type: 'split', parts: [{ matterNo: 1, part: 1 }], reason: '再拆' },
        '2026-03-03',
      ),
    ).rejects.toBeInstanceOf(Rejected);
    expect((await office.db.pools.store.query('select count(*) as n from es.event')).rows).toEqual(
      before.rows,
    );
  });
});

describe('an accusation (O-23)', () => {
  it('stays with those named, the one who named them and the one who signed; the registrar no longer sees it', async () => {
    const { staff } = office;
    const { petitionId } = await office.register(
      {
        matters: [
          {
            class: 'accusation',
            appealKind: null,
            categoryCode: '0102',
            purpose: 'accusation',
            summary: '反映某乙买官',
            points: ['买官'],
          },
        ],
        subjects: [
          { subjectId: uuidv7(), role: 'petitioner', name: '周某山', address: '某村' },
          { subjectId: uuidv7(), role: 'accused', name: '某乙', cadreAuthority: 'subordinate' },
        ],
      },
      '2026-03-02',
    );
    const approval = signedBy(staff.deputy, '2026-03-03', true);
    await office.act(
      'windowHead',
      petitionId,
      {
        type: 'triage',
        intakeDecision: 'handle',
        disposition: 'ZB',
        class: 'accusation',
        categoryCode: '0102',
        threePartTest: { significance: true, clarity: true, specificity: true },
        caseOpened: true,
        proposal: '拟立案查核',
        approval,
      },
      '2026-03-03',
    );
    await office.act(
      'windowHead',
      petitionId,
      { type: 'designateHandler', handlerId: staff.handler.accountId, approval },
      '2026-03-03',
    );
    const { state } = await stateOf(petitionId);
    expect([...state.needToKnow].sort()).toEqual(
      [staff.handler, staff.windowHead, staff.deputy].map(({ accountId }) => accountId).sort(),
    );
  });
});

describe('a whole life with one return for rework', () => {
  it('goes from registration to the archive', async () => {
    const { staff, act } = office;
    const { petitionId } = await office.register({}, '2026-03-02');
    await act('windowHead', petitionId, triage('2026-03-03'), '2026-03-03');
    await act(
      'windowHead',
      petitionId,
      {
        type: 'designateHandler',
        handlerId: staff.handler.accountId,
        approval: signedBy(staff.windowHead, '2026-03-03'),
      },
      '2026-03-03',
    );
    await act('handler', petitionId, { type: 'accept', acceptedOn: '2026-03-04' }, '2026-03-04');
    await act(
      'reception',
      petitionId,
      {
        type: 'notify',
        kind: 'acceptanceNotice',
        method: 'posted',
        issuedOn: '2026-03-05',
        addressee: '周某山',
        route: '由本机关办理,六十日内办结。',
      },
      '2026-03-05',
    );
    for (const kind of ['statement', 'recusalDeclaration', 'evidence'])
      await act(
        'handler',
        petitionId,
        {
          type: 'addNote',
          kind,
          occurredOn: '2026-03-10',
          staffIds: [staff.handler.accountId],
          text: '已记录在案。',
          ...(kind === 'evidence' ? { evidenceTitle: '工资档案' } : {}),
        },
        '2026-03-10',
      );
    const evidence = (await stateOf(petitionId)).state.notes.at(-1)?.noteId;
    const result = (opinion: string, day: string) => ({
      type: 'submitResult' as const,
      submittedOn: day,
      request: '请求补发津贴',
      facts: '经查,调资时漏算两年工龄。',
      opinion,
      basis: '《信访工作条例》第三十一条第(六)项、第三十二条',
      answers: ['1.1', '1.2'].map((point) => ({
        point,
        conclusion: 'support',
        evidence: [evidence],
        text: '予以支持。',
      })),
      conclusion: 'support',
      measures: [
        {
          measure: 'executeSupport',
          text: '由单位补发',
          dueOn: '2026-06-30',
          responsibleId: staff.handler.accountId,
        },
      ],
      legalBases: [{ source: '信访工作条例', article: '第三十二条' }],
      litigationChecked: true,
      petitionerOpinion: 'agree',
      secrecyMarked: true,
    });
    await act('handler', petitionId, result('予以支持。', '2026-04-01'), '2026-04-01');
    await act(
      'examiner',
      petitionId,
      {
        type: 'returnForRework',
        gate: 'signing',
        reason: '没有写明救济途径',
        requiredActions: ['补写复查途径、机关和期限'],
      },
      '2026-04-02',
    );
    const dueBefore = clocksOf((await stateOf(petitionId)).state, policyOn('2026-03-02')).find(
      ({ kind }) => kind === 'dueHandle',
    );
    await act(
      'handler',
      petitionId,
      result('予以支持。不服本意见的,可自收到本意见书之日起30日内向省委组织部申请复查。', '2026-04-03'),
      '2026-04-03',
    );
    const signAll = async (gate: 'signing' | 'closing', day: string) => {
      const { state } = await stateOf(petitionId);
      const ctx = { today: day, policy: policyOn('2026-03-02'), calendar: office.runtime.calendar };
      for (const check of gateOutcome(judgeGate(state, gate, ctx)).awaiting)
        await act('examiner', petitionId, { type: 'signCheck', gate, check, passed: true }, day);
      const after = gateOutcome(judgeGate((await stateOf(petitionId)).state, gate, ctx));
      await act(
        'examiner',
        petitionId,
        {
          type: 'passGate',
          gate,
          softFailureRemarks: Object.fromEntries(after.failedSoft.map((check) => [check, '已说明'])),
        },
        day,
      );
    };
    await signAll('signing', '2026-04-07');
    const issued = await act(
      'deputy',
      petitionId,
      {
        type: 'issue',
        documentKind: 'handlingOpinion',
        title: '关于补发津贴的处理意见',
        issuedOn: '2026-04-08',
        approval: signedBy(staff.deputy, '2026-04-08'),
      },
      '2026-04-08',
    );
    expect(issued.numbers).toEqual(['宛组信复〔2026〕1号']);
    await act(
      'handler',
      petitionId,
      { type: 'dispatch', method: 'posted', dispatchedOn: '2026-04-09', trackingNo: 'XA1' },
      '2026-04-09',
    );
    await act(
      'reception',
      petitionId,
      { type: 'recordDelivery', deliveredOn: '2026-04-13', how: 'signed', receivedBy: '周某山' },
      '2026-04-14',
    );
    await signAll('closing', '2026-04-15');
    await act(
      'windowHead',
      petitionId,
      { type: 'close', closedOn: '2026-04-16', approval: signedBy(staff.windowHead, '2026-04-16') },
      '2026-04-16',
    );
    await act(
      'reception',
      petitionId,
      {
        type: 'rate',
        target: 'handlingOrgan',
        rating: 'satisfied',
        by: 'petitioner',
        evidence: '卷内第9页',
        ratedOn: '2026-04-20',
      },
      '2026-04-20',
    );
    const archived = await act(
      'reception',
      petitionId,
      {
        type: 'archive',
        archivalCode: '2026-30-1',
        retention: '30y',
        pageCount: 24,
        archivedOn: '2026-05-06',
      },
      '2026-05-06',
    );
    expect(archived.status).toBe('archived');
    const { state } = await stateOf(petitionId);
    expect(state.reworks).toHaveLength(1);
    const dueAfter = clocksOf(state, policyOn('2026-03-02')).find(({ kind }) => kind === 'dueHandle');
    expect(dueAfter).toEqual({ ...dueBefore, stoppedOn: '2026-04-09' });
    const { rows } = await office.db.pools.store.query(
      'select status, is_open, version from rm.petition where petition_id = $1',
      [petitionId],
    );
    expect(rows[0]).toMatchObject({ status: 'archived', is_open: false, version: state.version });
    expect((await office.runtime.store.verify()).faults).toEqual([]);
    expect(PETITION).toBe('petition');
  }, 240_000);
});
