import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { withViewer } from '#identity';
import { detectSupervision, inboxRows, wordsSubscription } from '../index.js';
import { samePhoneAs } from './detect-supervision.js';
import { openReminderOffice, type ReminderOffice } from '../testing/reminder-office.js';

jest.setTimeout(180_000);

let office: ReminderOffice;
beforeAll(async () => {
  office = await openReminderOffice();
}, 180_000);
afterAll(() => office.close());

const opened = async (): Promise<number> => {
  const { rows } = await office.db.pools.store.query<{ n: number }>(
    `select count(*)::int as n from es.event where type = 'SupervisionOpened'`,
  );
  return rows[0]?.n ?? 0;
};

describe('supervision by rule (§1.7, O-90)', () => {
  it('opens what is certain once, with a number, and asks the head of the window about the rest once', async () => {
    await office.accepted('2026-08-03');
    office.goTo('2026-10-12');
    const first = await detectSupervision(office.parts);
    // the handling period is past (SUP-02), the petitioner was never told (SUP-01)
    expect(first.supervised).toBe(2);
    expect(await opened()).toBe(2);
    expect(await detectSupervision(office.parts)).toEqual({ supervised: 0, asked: 0 });
    const [again] = await Promise.all([detectSupervision(office.parts), detectSupervision(office.parts)]);
    expect(again.supervised).toBe(0);
    expect(await opened()).toBe(2);
    const inbox = await withViewer(office.db.pools.reader, office.staff.windowHead, (client) =>
      inboxRows(client, { before: null, limit: 20 }),
    );
    const asked = inbox.filter(({ sentence }) => sentence.includes('SUP-05'));
    expect(asked).toHaveLength(1);
    expect(asked[0]?.sentence).toMatch(/号:可能属于“推诿、敷衍、拖延”/);
    // what the machine opened waits for a notice: the head hears of each
    await office.runtime.store.subscription(wordsSubscription(office.parts)).catchUp();
    const told = await withViewer(office.db.pools.reader, office.staff.windowHead, (client) =>
      inboxRows(client, { before: null, limit: 20 }),
    );
    expect(told.filter(({ sentence }) => sentence.includes('已按规则立项督办'))).toHaveLength(2);
  });

  it('looks at every late petition, however many there are', async () => {
    office.goTo('2026-08-03');
    for (let at = 0; at < 3; at += 1) await office.accepted('2026-08-03');
    office.goTo('2026-10-12');
    const { supervised } = await detectSupervision({ ...office.parts, detectionPage: 2 });
    expect(supervised).toBe(6);
  });
});

describe('what a leader and an urging say (§1.7)', () => {
  const words = () => office.runtime.store.subscription(wordsSubscription(office.parts)).catchUp();
  const linesOf = async (
    who: 'handler' | 'windowHead' | 'deputy' | 'county',
    displayNo: string,
  ): Promise<string[]> => {
    const viewer = who === 'county' ? office.county : office.staff[who];
    const rows = await withViewer(office.db.pools.reader, viewer, (client) =>
      inboxRows(client, { before: null, limit: 100 }),
    );
    return rows
      .filter((row) => row.displayNo === displayNo)
      .map(({ sentence }) => sentence)
      .reverse();
  };
  const numberOf = async (petitionId: string): Promise<string> => {
    const { rows } = await office.db.pools.store.query<{ no: string }>(
      'select display_no as no from rm.petition where petition_id = $1',
      [petitionId],
    );
    return rows[0]?.no ?? '';
  };
  const instruct = (petitionId: string, day: string) =>
    office.affair(
      'deputy',
      { category: 'supervision' },
      {
        type: 'instruct',
        petitionId,
        leaderId: office.staff.deputy.accountId,
        on: day,
        title: '请抓紧核实',
        instruction: '一周内报我。',
      },
      day,
    );

  it('is in the inbox of whoever handles it, once, without name or content', async () => {
    const petitionId = await office.accepted('2026-08-03');
    const no = await numberOf(petitionId);
    await instruct(petitionId, '2026-08-04');
    await words();
    await words();
    const told = await linesOf('handler', no);
    expect(told).toEqual([`${no}:领导有批示,请看案卷“督办”一栏并按批示办理`]);
    expect(await linesOf('windowHead', no)).toEqual([]);
    await office.affair(
      'windowHead',
      { category: 'urging' },
      { type: 'urgePetition', petitionId, cause: 'SUP-05', title: '请尽快报结果' },
      '2026-08-05',
    );
    await words();
    expect((await linesOf('handler', no)).sort()).toEqual(
      [...told, `${no}:收到催办,请看案卷“督办”一栏并回复`].sort(),
    );
  });

  it('goes back and forth: the notice and each urging to the handler, each answer to whoever asked for it', async () => {
    const petitionId = await office.accepted('2026-08-03');
    const no = await numberOf(petitionId);
    const opened = await office.affair(
      'deputy',
      { category: 'supervision' },
      { type: 'openSupervision', petitionId, cause: 'SUP-05', title: '久拖不办' },
      '2026-08-04',
    );
    const on = { category: 'supervision', on: opened.affairId };
    await office.affair(
      'deputy',
      on,
      { type: 'inspect', feedbackDueOn: '2026-08-14', requirement: '查明原因' },
      '2026-08-04',
    );
    // twice on one day, and the urging comes on the same day as the notice: none is taken for the other
    await office.affair('windowHead', on, { type: 'urge', words: '请尽快' }, '2026-08-04');
    await office.affair('windowHead', on, { type: 'urge', words: '再催' }, '2026-08-04');
    await words();
    await words();
    const urged = `${no}:督办有催办,请看案卷“督办”一栏并抓紧反馈`;
    expect(await linesOf('handler', no)).toEqual([
      `${no}:收到督办通知,请看案卷“督办”一栏签收,并在反馈期限前书面反馈`,
      urged,
      urged,
    ]);
    await office.affair('handler', on, { type: 'giveFeedback', feedback: '已查明' }, '2026-08-05');
    const { affairId } = await office.affair(
      'windowHead',
      { category: 'urging' },
      { type: 'urgePetition', petitionId, cause: 'SUP-05', title: '请尽快报结果' },
      '2026-08-05',
    );
    await office.affair(
      'handler',
      { category: 'urging', on: affairId },
      { type: 'answerUrging', answer: '明日报' },
      '2026-08-05',
    );
    await words();
    // whoever sent the notice, whoever urged: not the other, and not the handler who answered
    expect(await linesOf('deputy', no)).toEqual([`${no}:督办有书面反馈,请看案卷“督办”一栏并再检查`]);
    expect(await linesOf('windowHead', no)).toEqual([`${no}:催办有回复,请看案卷“督办”一栏`]);
    expect(await linesOf('handler', no)).toHaveLength(4);
  });

  it('of a supervision without a petition is for the head of the window of the unit that is to answer', async () => {
    const opened = await office.affair(
      'deputy',
      { category: 'supervision' },
      { type: 'openSupervision', cause: 'SUP-03', title: '反馈迟缓', targetOrgId: office.countyId },
      '2026-08-04',
    );
    const on = { category: 'supervision', on: opened.affairId };
    await office.affair(
      'deputy',
      on,
      { type: 'inspect', feedbackDueOn: '2026-08-14', requirement: '查明原因' },
      '2026-08-04',
    );
    await words();
    const no = opened.numbers[0] ?? '';
    expect(no).toMatch(/信督/);
    expect(await linesOf('county', no)).toEqual([
      `${no}:收到督办通知,请看“督办”页签收,并在反馈期限前书面反馈`,
    ]);
    expect(await linesOf('windowHead', no)).toEqual([]);
  });

  it('is for the head of the window while nobody handles the petition', async () => {
    const { petitionId } = await office.register({}, '2026-08-03');
    const displayNo = await numberOf(petitionId);
    await instruct(petitionId, '2026-08-04');
    await words();
    expect(await linesOf('windowHead', displayNo)).toHaveLength(1);
    expect(await linesOf('handler', displayNo)).toEqual([]);
  });
});

describe('signs of a rating that was made up (SUP-07)', () => {
  const phone = (at: number) => ({
    subjects: [
      {
        subjectId: uuidv7(),
        role: 'petitioner' as const,
        name: `某甲${at}`,
        phone: '19900001234',
        address: '某村',
      },
    ],
  });
  it('counts the persons behind one phone number, whoever they are, once each', async () => {
    const ids: string[] = [];
    for (const at of [1, 2, 2, 3]) ids.push((await office.register(phone(at), '2026-08-03')).petitionId);
    const counts = await Promise.all(ids.map((id) => samePhoneAs(office.db.pools.store, id)));
    expect(counts).toEqual([3, 3, 3, 3]);
    const { petitionId } = await office.register({}, '2026-08-03');
    expect(await samePhoneAs(office.db.pools.store, petitionId)).toBeLessThan(3);
  });
});
