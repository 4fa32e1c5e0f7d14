import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PaperDesk } from '#paperwork';
import { openTestOffice, signedBy, type TestOffice } from '../../../../test/support/office.js';
import { ACCUSING, onRoad, triagedLetter } from '../../../../test/support/paper-road.js';
import { ListPapersHandler } from './papers.handlers.js';
import { ListPapers } from './papers.messages.js';

let office: TestOffice;
let desk: PaperDesk;
beforeAll(async () => {
  office = await openTestOffice();
  desk = new PaperDesk(office.runtime);
}, 120_000);
afterAll(() => office.close());

const stateOf = async (petitionId: string) =>
  (await desk.open(office.staff.windowHead, petitionId, 'act')).opened.state;
const FIELDS = { addressee: '召川县委组织部', dueOn: '2026-05-08', contact: '邵某', phone: '0377-60000000' };

async function decidedDown(matter: Parameters<TestOffice['register']>[0], of: object): Promise<string> {
  const { petitionId } = await office.register(matter, '2026-03-02');
  await office.act(
    'windowHead',
    petitionId,
    {
      type: 'triage',
      intakeDecision: 'passDown',
      disposition: 'YJG',
      targetOrgId: office.countyId,
      threePartTest: { significance: true, clarity: false, specificity: false },
      proposal: '属县管辖,交办要结果',
      reason: '属县管辖',
      approval: signedBy(office.staff.leader, '2026-03-03', true),
      ...of,
    } as never,
    '2026-03-03',
  );
  return petitionId;
}

const byHand = {
  type: 'sendDown',
  method: 'electronic',
  sentOn: '2026-03-05',
  requirement: '请办理',
} as const;

/** The letter on its whole road: signed on the 4th, out on the 5th. */
const lettered = (petitionId: string, who: { by?: 'windowHead'; checker?: 'handler' } = {}) =>
  onRoad(office, petitionId, {
    code: 'D09',
    fields: FIELDS,
    signer: 'leader',
    on: '2026-03-04',
    sent: { on: '2026-03-05', method: 'posted', received: '2026-03-06', receivedBy: '收发室' },
    ...who,
  });

describe('the assignment letter on its road, and the petition that it opens (O-29, §5)', () => {
  it('opens it in the county under the number of the paper, once; what is signed there is heard here', async () => {
    const petitionId = await decidedDown({}, { class: 'appeal', appealKind: 'item6', categoryCode: '0801' });
    const documentId = await lettered(petitionId);
    const state = await stateOf(petitionId);
    const [paper] = state.papers;
    expect(paper).toMatchObject({ documentId, code: 'D09', status: 'received' });
    expect(state.below).toMatchObject({
      docNo: paper?.signed?.docNo,
      sentOn: '2026-03-05',
      dueOn: '2026-05-08',
      targetOrgId: office.countyId,
      // the receipt of the post is not the county's signature
      signedForOn: null,
    });
    const childId = state.below?.childId ?? '';
    const child = (await desk.open(office.county, childId)).opened;
    expect(child.state).toMatchObject({
      status: 'toBeSignedFor',
      parentId: petitionId,
      arrival: { orgId: office.countyId, transferKind: 'assign' },
    });
    await expect(office.act('windowHead', petitionId, { ...byHand }, '2026-03-06')).rejects.toMatchObject({
      code: 'ALREADY_SENT_DOWN',
    });
    await office.act(office.county, childId, { type: 'signFor', signedForOn: '2026-03-06' }, '2026-03-06');
    expect((await stateOf(petitionId)).below).toMatchObject({ signedForOn: '2026-03-06', deemed: false });
    const { rows } = await office.db.pools.owner.query<{ next: number }>(
      `select next from office.number_series where org_id = $1 and year = 2026 and book = '宛组信交'`,
      [office.orgId],
    );
    expect(rows).toEqual([{ next: 2 }]);
  });

  it('of an accusation it takes down the words of the letter, without who reported (R-20, R-23)', async () => {
    const petitionId = await decidedDown(
      { ...(ACCUSING as object), content: '金丝雀原文:我亲眼所见。' },
      { class: 'accusation', categoryCode: '0102' },
    );
    await office.act(
      'windowHead',
      petitionId,
      {
        type: 'designateHandler',
        handlerId: office.staff.handler.accountId,
        coHandlerIds: [],
        needToKnow: [office.staff.handler.accountId],
        approval: signedBy(office.staff.leader, '2026-03-03', true),
      } as never,
      '2026-03-03',
    );
    await lettered(petitionId, { by: 'windowHead', checker: 'handler' });
    const childId = (await stateOf(petitionId)).below?.childId ?? '';
    const loaded = await office.runtime.store.load(office.db.pools.store, childId, { secrets: true });
    const told = JSON.stringify(loaded.events);
    expect(told).toContain('交你单位办理');
    expect(told).toContain('反映镇长违规用人');
    expect(told).not.toContain('金丝雀');
    expect(told).not.toContain('"role":"petitioner"');
  });
});

describe('an inner sheet (§5.1)', () => {
  it('is done when it is signed: the page offers neither seal nor sending', async () => {
    const petitionId = await triagedLetter(office);
    await onRoad(office, petitionId, { code: 'D03', signer: 'leader', on: '2026-03-04' });
    const { papers } = await new ListPapersHandler(desk, office.runtime).execute(
      new ListPapers(office.staff.windowHead, petitionId),
    );
    expect(papers).toMatchObject([{ code: 'D03', status: 'signed', docNo: null, next: ['void'] }]);
  });
});
