import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { watchOffice } from '#jobs';
import { answerPetition } from '../support/answered-petition.js';
import { type ApiClient, openTestApi, type TestApi } from '../support/api.js';

let api: TestApi;
const clients = {} as Record<'handler' | 'second' | 'reception' | 'windowHead' | 'deputy', ApiClient>;
beforeAll(async () => {
  api = await openTestApi();
  for (const login of ['handler', 'second', 'reception', 'windowHead', 'deputy'] as const)
    clients[login] = await api.signInAs(login);
}, 240_000);
afterAll(() => api?.close(), 120_000);

/** As the background does every ten minutes, by the database's today. */
const watch = () => watchOffice(api.office.runtime);
type Row = { affairId: string; title: string; displayNo: string | null; cells?: unknown };
const supervisionsOf = async (petitionId: string): Promise<Row[]> =>
  (await clients.windowHead.get(`/api/supervisions?petitionId=${petitionId}`)).body.rows;
const linesOf = async (who: keyof typeof clients, displayNo: string, code: string): Promise<string[]> => {
  const { body } = await clients[who].get('/api/inbox');
  return (body.items as { displayNo: string; sentence: string }[])
    .filter((item) => item.displayNo === displayNo && item.sentence.includes(code))
    .map(({ sentence }) => sentence);
};
const caseOf = async (petitionId: string) =>
  (await clients.windowHead.get(`/api/petitions/${petitionId}`)).body;

describe('SUP-06 不执行处理意见 (32②, 42(四))', () => {
  const measures = [
    { text: '补发津贴', dueOn: '2026-06-30' },
    { text: '书面说明', dueOn: '2026-07-15' },
  ];

  it('is opened by the machine with a number for each measure that is late, seen in the case, once', async () => {
    const { petitionId } = await answerPetition(api.office, { measures });
    // carried out in time: nobody is late with that one
    const { version } = await caseOf(petitionId);
    const done = await clients.handler.command(petitionId, 'complete-measure', {
      version,
      body: { measureNo: 2, completedOn: '2026-07-10', evidence: '说明书回执' },
    });
    expect([done.status, done.text]).toEqual([200, expect.any(String)]);
    const late = (await caseOf(petitionId)).clocks.filter(
      ({ kind, stoppedOn }: { kind: string; stoppedOn?: string }) => kind === 'executionDue' && !stoppedOn,
    );
    expect(late).toHaveLength(1);
    expect(late[0]).toMatchObject({ legalDue: '2026-06-30', light: { key: 'red' } });

    await watch();
    await watch();
    const sup06 = (await supervisionsOf(petitionId)).filter((row) => JSON.stringify(row).includes('不执行'));
    expect(sup06).toHaveLength(1);
    const view = (await clients.windowHead.get(`/api/supervisions/${sup06[0]?.affairId}`)).body;
    expect(JSON.stringify(view)).toMatch(/督〔20\d\d〕\d+号/);
    expect(JSON.stringify(view)).toMatch(/系统按规则判定:SUP-06/);
  });

  it('of a volume that is put away asks the head of the window first: silence may only be a missing note', async () => {
    const { petitionId, displayNo } = await answerPetition(api.office, {
      measures: measures.slice(0, 1),
      archived: true,
    });
    await watch();
    await watch();
    expect(await linesOf('windowHead', displayNo, 'SUP-06')).toEqual([
      `${displayNo}:可能属于“不执行处理意见”(SUP-06),请判断是否立项督办`,
    ]);
    expect(
      (await supervisionsOf(petitionId)).filter((row) => JSON.stringify(row).includes('不执行')),
    ).toEqual([]);
  });
});

describe('SUP-07 弄虚作假: signs of a rating that was made up', () => {
  const measures = [{ text: '补发津贴', dueOn: '2026-12-31' }];
  const rate = async (who: keyof typeof clients, petitionId: string) =>
    clients[who].command(petitionId, 'rate', {
      version: (await caseOf(petitionId)).version,
      body: {
        target: 'handlingOrgan',
        rating: 'satisfied',
        by: 'petitioner',
        evidence: '卷内第9页',
        ratedOn: '2026-06-10',
      },
    });

  it('entered by a former handler: those one higher are asked to look into it, once; the handlers hear nothing', async () => {
    const { petitionId, displayNo } = await answerPetition(api.office, {
      handlers: ['handler', 'second'],
      measures,
    });
    expect((await rate('second', petitionId)).body.code).toBe('RATING_BY_HANDLER');
    // he sits at the counter now, and enters what he says the petitioner said of his own work
    await api.office.db.pools.owner.query(
      `insert into idn.account_role (account_id, role) values ($1, 'reception')`,
      [api.office.staff.handler.accountId],
    );
    clients.handler = await api.signInAs('handler');
    const rated = await rate('handler', petitionId);
    expect([rated.status, rated.text]).toEqual([200, expect.any(String)]);
    await watch();
    await watch();
    for (const who of ['windowHead', 'deputy'] as const)
      expect(await linesOf(who, displayNo, 'SUP-07')).toEqual([
        `${displayNo}:可能属于“弄虚作假”(SUP-07),请提级核查`,
      ]);
    for (const who of ['handler', 'second', 'reception'] as const)
      expect(await linesOf(who, displayNo, 'SUP-07')).toEqual([]);
    // asked, not judged: the machine opens none
    expect((await supervisionsOf(petitionId)).filter((row) => JSON.stringify(row).includes('弄虚'))).toEqual(
      [],
    );
  });

  it('under one phone number of three persons, when the rating comes, and not before', async () => {
    const phone = '19900004321';
    const ofPhone = (name: string) => ({
      subjects: [{ subjectId: uuidv7(), role: 'petitioner' as const, name, phone, address: '某县某镇某村' }],
    });
    for (const name of ['某甲一', '某甲二']) await api.office.register(ofPhone(name), '2026-05-06');
    const { petitionId, displayNo } = await answerPetition(api.office, {
      input: ofPhone('某甲三'),
      measures,
    });
    await watch();
    expect(await linesOf('deputy', displayNo, 'SUP-07')).toEqual([]);
    expect((await rate('reception', petitionId)).status).toBe(200);
    await watch();
    expect(await linesOf('deputy', displayNo, 'SUP-07')).toHaveLength(1);
  });
});
