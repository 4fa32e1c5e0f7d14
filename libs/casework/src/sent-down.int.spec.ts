import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { foldLoaded } from './opened-case.js';
import { letterOf, openTestOffice, signedBy, type TestOffice } from '../../../test/support/office.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
}, 120_000);
afterAll(() => office.close(), 60_000);

const stateOf = async (petitionId: string) => {
  const state = foldLoaded(await office.runtime.store.load(office.db.pools.store, petitionId));
  if (!state) throw new Error('no such petition');
  return state;
};

/** A letter of the city that belongs to the county, routed and sent. */
async function sentDown(day: string, change: Parameters<typeof letterOf>[0] = {}) {
  const { petitionId } = await office.register(change, day);
  const { class: petitionClass, appealKind, categoryCode } = await stateOf(petitionId);
  await office.act(
    'windowHead',
    petitionId,
    {
      type: 'triage',
      intakeDecision: 'passDown',
      disposition: 'YJG',
      class: petitionClass,
      appealKind,
      categoryCode,
      targetOrgId: office.countyId,
      threePartTest: { significance: true, clarity: false, specificity: false },
      proposal: '属县管辖,交办要结果',
      reason: '属县管辖',
      approval: signedBy(office.staff.leader, day, true),
    },
    day,
  );
  return petitionId;
}

const send = (petitionId: string, day: string, change: Record<string, unknown> = {}) =>
  office.act(
    'windowHead',
    petitionId,
    { type: 'sendDown', method: 'electronic', sentOn: day, requirement: '请调查核实并报办结报告', ...change },
    day,
  );

describe('a petition that is sent down', () => {
  it('opens in the county under a number of its own, and signing there is heard here (§1.14, K-15, O-109)', async () => {
    const parentId = await sentDown('2026-03-02');
    const { numbers } = await send(parentId, '2026-03-03', { dueOn: '2026-05-04' });
    expect(numbers).toEqual([expect.stringMatching(/^宛组信交〔2026〕\d+号$/)]);
    const childId = (await stateOf(parentId)).below?.childId ?? '';
    const before = await stateOf(childId);
    expect(before).toMatchObject({
      status: 'toBeSignedFor',
      parentId,
      arrival: {
        orgId: office.countyId,
        origin: 'superiorOrgDept',
        transferKind: 'assign',
        signedForOn: null,
      },
    });
    expect(before.arrival.petitionNo).toMatch(/^411321Z-2026-L-\d{5}$/);
    await office.act(office.county, childId, { type: 'signFor', signedForOn: '2026-03-05' }, '2026-03-05');
    expect(await stateOf(childId)).toMatchObject({
      status: 'registered',
      arrival: { signedForOn: '2026-03-05', deemedSigned: false },
    });
    expect((await stateOf(parentId)).below).toMatchObject({ signedForOn: '2026-03-05', deemed: false });
  });

  it('signs by silence when the days are over, whenever the button is pressed (O-109, M-03)', async () => {
    const parentId = await sentDown('2026-03-02');
    await send(parentId, '2026-03-03');
    const childId = (await stateOf(parentId)).below?.childId ?? '';
    await office.act(office.county, childId, { type: 'signFor', signedForOn: '2026-03-20' }, '2026-03-20');
    expect((await stateOf(childId)).arrival).toMatchObject({ signedForOn: '2026-03-06', deemedSigned: true });
  });

  it('an objection below is answered above, and consent brings the matter back (R-15)', async () => {
    const parentId = await sentDown('2026-03-02');
    await send(parentId, '2026-03-03');
    const childId = (await stateOf(parentId)).below?.childId ?? '';
    await office.act(office.county, childId, { type: 'signFor', signedForOn: '2026-03-04' }, '2026-03-04');
    await office.act(
      office.county,
      childId,
      {
        type: 'raiseObjection',
        sentOn: '2026-03-06',
        reason: '该事项属人力资源和社会保障部门职权,不属组织系统,理由详见附件材料。',
        suggestedOrgan: '某县人社局',
        belongsToOwnSystem: false,
      },
      '2026-03-06',
    );
    expect((await stateOf(parentId)).below).toMatchObject({ objectedOn: '2026-03-06' });
    await office.act(
      'windowHead',
      parentId,
      { type: 'answerObjectionBelow', consent: true, decidedOn: '2026-03-09' },
      '2026-03-09',
    );
    expect((await stateOf(childId)).status).toBe('returnedToSender');
    expect(await stateOf(parentId)).toMatchObject({ status: 'triaged', below: { endedOn: '2026-03-09' } });
  });

  it('is recalled on both sides (O-25)', async () => {
    const parentId = await sentDown('2026-03-02');
    await send(parentId, '2026-03-03');
    const childId = (await stateOf(parentId)).below?.childId ?? '';
    await office.act(
      'windowHead',
      parentId,
      {
        type: 'recallAssignment',
        recalledOn: '2026-03-05',
        reason: '改由本部直接办理',
        approval: signedBy(office.staff.leader, '2026-03-05', true),
      },
      '2026-03-05',
    );
    expect((await stateOf(parentId)).status).toBe('triaged');
    expect((await stateOf(childId)).status).toBe('returnedToSender');
  });

  it('an accusation goes down in our own words, without its reporter, and never to the unit accused (R-20, R-23, O-19)', async () => {
    const accusation = {
      subjects: [
        {
          subjectId: '0193a000-0000-7000-8000-0000000000a1',
          role: 'petitioner' as const,
          name: '金丝雀举报人',
          address: '某县某镇某村9号',
        },
        {
          subjectId: '0193a000-0000-7000-8000-0000000000a2',
          role: 'accused' as const,
          name: '某乙',
          unit: '某县某局',
          cadreAuthority: 'subordinate' as const,
        },
      ],
      matters: [
        {
          class: 'accusation' as const,
          categoryCode: '0102',
          purpose: 'accusation' as const,
          summary: '反映买官',
          points: ['要点一'],
        },
      ],
      content: '金丝雀原文:我亲眼所见,署名金丝雀举报人。',
    };
    const parentId = await sentDown('2026-03-02', accusation);
    await expect(send(parentId, '2026-03-03')).rejects.toMatchObject({ code: 'RETELLING_REQUIRED' });
    await send(parentId, '2026-03-03', {
      retoldTitle: '反映某局干部问题',
      retoldContent: '反映其买官,要点一。',
    });
    const childId = (await stateOf(parentId)).below?.childId ?? '';
    const loaded = await office.runtime.store.load(office.db.pools.store, childId, { secrets: true });
    expect(JSON.stringify(loaded.events)).not.toContain('金丝雀');
    const child = await stateOf(childId);
    expect(child).toMatchObject({
      zone: 'accusation',
      arrival: { anonymity: 'unverified', nameClear: false },
    });
    expect(child.arrival.subjects.map(({ role }) => role)).toEqual(['accused']);
    expect(child.arrival.petitionNo).toMatch(/^411321Z-2026-M-\d{10}$/);

    const toTheAccused = await sentDown('2026-03-02', {
      ...accusation,
      subjects: accusation.subjects.map((subject) => ({
        ...subject,
        subjectId: subject.subjectId.replace('00a', '00b'),
        ...(subject.role === 'accused' ? { unit: '召川县委组织部' } : {}),
      })),
    });
    await expect(
      send(toTheAccused, '2026-03-03', { retoldTitle: '反映问题', retoldContent: '反映其问题。' }),
    ).rejects.toMatchObject({ code: 'TARGET_IS_ACCUSED_UNIT' });
  });

  it('the same letter sent twice is one letter (idempotency), and a second one is refused', async () => {
    const parentId = await sentDown('2026-03-02');
    await send(parentId, '2026-03-03');
    await expect(send(parentId, '2026-03-04')).rejects.toMatchObject({ code: 'ALREADY_SENT_DOWN' });
  });
});
