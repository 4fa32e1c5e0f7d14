import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { foldLoaded } from '#casework';
import { withViewer } from '#identity';
import { unitsBelow } from '#projections';
import { inboxRows, watchOffice } from '../index.js';
import { signedBy } from '../../../../test/support/office.js';
import { accusationAgainst, openReminderOffice, type ReminderOffice } from '../testing/reminder-office.js';

jest.setTimeout(180_000);

const DAY = '2026-03-03';
let office: ReminderOffice;
beforeAll(async () => {
  office = await openReminderOffice();
  office.goTo(DAY);
}, 180_000);
afterAll(() => office.close());

type Who = keyof ReminderOffice['staff'] | 'county';
/** What somebody was told about what ended below, in the file that it leads into. */
const toldTo = async (who: Who): Promise<{ petitionId: string; sentence: string }[]> => {
  const viewer = who === 'county' ? office.county : office.staff[who];
  const rows = await withViewer(office.db.pools.reader, viewer, (client) =>
    inboxRows(client, { before: null, limit: 100 }),
  );
  return rows
    .filter(({ kind, sentence }) => kind === 'notice' && sentence.includes('没有上报办结报告'))
    .map(({ petitionId, sentence }) => ({ petitionId, sentence }));
};
const watch = async (): Promise<void> => {
  await watchOffice(office.parts);
  await watchOffice(office.parts);
};
const stateOf = async (petitionId: string) => {
  const state = foldLoaded(await office.runtime.store.load(office.db.pools.store, petitionId));
  if (state === null) throw new Error('no such petition');
  return state;
};

const LETTER = {
  type: 'sendDown',
  method: 'electronic',
  sentOn: DAY,
  requirement: '请核实并报结果',
  dueOn: '2026-05-04',
} as const;
const ROAD = {
  type: 'triage',
  intakeDecision: 'passDown',
  disposition: 'YJG',
  proposal: '属县管辖,交办要结果',
  reason: '属县管辖',
} as const;

/** Sent down to the county, followed here by the handler; the county signed for it. */
async function sentDown({ accusation = false } = {}) {
  const { petitionId } = await office.register(
    accusation ? accusationAgainst({ displayName: '赵某', accountId: uuidv7() }, [uuidv7(), uuidv7()]) : {},
    DAY,
  );
  const kind = accusation
    ? { class: 'accusation', categoryCode: '0102' }
    : { class: 'appeal', appealKind: 'item6', categoryCode: '0801' };
  const approval = signedBy(office.staff.leader, DAY, true);
  await office.act(
    'windowHead',
    petitionId,
    { ...ROAD, ...kind, targetOrgId: office.countyId, approval } as never,
    DAY,
  );
  await office.act(
    'windowHead',
    petitionId,
    { type: 'designateHandler', handlerId: office.staff.handler.accountId, approval },
    DAY,
  );
  const retold = accusation ? { retoldTitle: '转述的标题', retoldContent: '转述的内容' } : {};
  await office.act('windowHead', petitionId, { ...LETTER, ...retold }, DAY);
  return { petitionId, childId: await signedFor(petitionId) };
}

async function signedFor(petitionId: string): Promise<string> {
  const childId = (await stateOf(petitionId)).below?.childId ?? '';
  await office.act(office.county, childId, { type: 'signFor', signedForOn: DAY }, DAY);
  return childId;
}

const withdrawn = (childId: string) =>
  office.act(
    office.county,
    childId,
    {
      type: 'withdraw',
      withdrawnOn: DAY,
      evidence: '本人书面撤回',
      approval: { ...signedBy(office.county, DAY), capacity: 'windowHead' },
    },
    DAY,
  );

describe('what ends below without a report (O-31)', () => {
  it('is told once to who follows it and to the head of the window, with the number of their own file', async () => {
    const { petitionId, childId } = await sentDown();
    await watch();
    expect(await toldTo('handler')).toEqual([]);
    const unit = { parentId: petitionId, unitName: '召川县委组织部', ended: false };
    expect(await unitsBelow(office.db.pools.store, [petitionId])).toEqual([unit]);
    await withdrawn(childId);
    expect(await unitsBelow(office.db.pools.store, [petitionId])).toEqual([{ ...unit, ended: true }]);
    await watch();
    const [line] = await toldTo('handler');
    const [parent, child] = [await stateOf(petitionId), await stateOf(childId)];
    expect(line?.petitionId).toBe(petitionId);
    expect(line?.sentence).toBe(
      `${parent.arrival.displayNo}:召川县委组织部已了结交办的件,没有上报办结报告。请向该单位问明情况:` +
        '要结果的,请其书面补报后用“报结果”代录;不再由其办理的,提请“收回交办”后另行分流(O-31、O-25)',
    );
    expect(line?.sentence).not.toContain(child.arrival.displayNo);
    expect(await toldTo('handler')).toHaveLength(1);
    expect(await toldTo('windowHead')).toEqual([line]);
    for (const who of ['second', 'examiner', 'county'] as const) expect(await toldTo(who)).toEqual([]);
    // and not once more on the next day
    office.goTo('2026-03-04');
    await watch();
    office.goTo(DAY);
    expect(await toldTo('handler')).toHaveLength(1);
  });

  it('of an accusation is told to who handles it alone', async () => {
    const before = await toldTo('windowHead');
    const { petitionId, childId } = await sentDown({ accusation: true });
    await withdrawn(childId);
    await watch();
    const lines = (await toldTo('handler')).filter((line) => line.petitionId === petitionId);
    expect(lines).toHaveLength(1);
    expect(await toldTo('windowHead')).toEqual(before);
    const { rows } = await office.db.pools.store.query<{ receiver: string }>(
      'select distinct receiver from jobs.reminder where petition_id = $1 and sentence like $2',
      [petitionId, '%没有上报办结报告%'],
    );
    expect(rows).toEqual([{ receiver: office.staff.handler.accountId }]);
  });

  it('is not told of what was recalled, and of a second letter when its own file ended', async () => {
    const count = async () => (await toldTo('handler')).length;
    const before = await count();
    const { petitionId } = await sentDown();
    const approval = signedBy(office.staff.leader, DAY, true);
    await office.act(
      'windowHead',
      petitionId,
      { type: 'recallAssignment', recalledOn: DAY, reason: '要求有变', approval },
      DAY,
    );
    await watch();
    expect(await count()).toBe(before);
    await office.act(
      'windowHead',
      petitionId,
      {
        ...ROAD,
        class: 'appeal',
        appealKind: 'item6',
        categoryCode: '0801',
        targetOrgId: office.countyId,
        approval,
      } as never,
      DAY,
    );
    await office.act('windowHead', petitionId, LETTER, DAY);
    const second = await signedFor(petitionId);
    await watch();
    expect(await count()).toBe(before);
    await withdrawn(second);
    await watch();
    expect(await count()).toBe(before + 1);
  });
});

describe('a report that the superior sent back (O-50)', () => {
  it('is told once for each time to the unit that made it, under its own number, with the day', async () => {
    const { petitionId, childId } = await sentDown();
    // as the rows stand after the return; how they come about is the projections' affair
    const { owner } = office.db.pools;
    await owner.query(`update rm.petition set status = 'rework' where petition_id = $1`, [petitionId]);
    await owner.query(
      `insert into rm.clock select petition_id, 'reworkDue:1', org_id, zone, unnamed, registrar_id, 'reworkDue', '2026-03-03',
         15, 'day', 0, '2026-03-18', '2026-03-18', false, '2026-03-10', '2026-03-15', null, false
         from rm.petition where petition_id = $1`,
      [petitionId],
    );
    await owner.query(`update rm.petition set awaits = '{returnForRework}' where petition_id = $1`, [
      childId,
    ]);
    await watch();
    const rows = await withViewer(office.db.pools.reader, office.county, (client) =>
      inboxRows(client, { before: null, limit: 100 }),
    );
    const told = rows.filter(({ sentence }) => sentence.includes('退回了上报的结果'));
    const child = await stateOf(childId);
    expect(told.map((row) => [row.petitionId, row.sentence])).toEqual([
      [
        childId,
        `${child.arrival.displayNo}:上级退回了上报的结果,应于2026-03-18前(含当日)重办后再报。退回的理由和要求见案卷“情况”:` +
          '请审核人“退回重办”,承办人改好、重新签发后再“上报办结报告”(O-31、O-50)',
      ],
    ]);
  });
});
