import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { carryOut, uuid } from '../../libs/projections/src/testing/world.js';
import { type ApiClient, openTestApi, type TestApi } from '../support/api.js';
import { chanceFrom, figureLife } from '../support/figure-lives.js';

/** A quarter that has ended long ago, with its last one and the same of the year before. */
const PERIOD = '2026Q2';
const AS_OF = '2026-08-31';
const LIVES = 200;

let api: TestApi;
let leader: ApiClient;
let city: number;
let county: number;

beforeAll(async () => {
  api = await openTestApi();
  ({ orgId: city, countyId: county } = api.office);
  leader = await api.signInAs('leader');
  const chance = chanceFrom(731);
  let before: string | null = null;
  for (let n = 1; n <= LIVES; n += 1) {
    const id = uuid(70_000 + n);
    const orgId = chance.below(3) === 0 ? county : city;
    const from = chance.pick(['2025-04-01', '2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01']);
    await carryOut(
      api.office.runtime,
      id,
      figureLife(chance, n, { orgId, earlier: before, from, days: 90 }).events,
    );
    before = id;
  }
  await informationWork();
}, 600_000);
afterAll(() => api?.close(), 120_000);

/** Items of the county and of the city, adopted at several levels; a number of the periodical; two inspected cases. */
async function informationWork(): Promise<void> {
  const { owner } = api.office.db.pools;
  const who = { county: await api.signInAs('county'), city: await api.signInAs('windowHead') };
  const post = async (by: 'county' | 'city', path: string, body: object): Promise<string> => {
    const answer = await who[by].post(`/api/${path}`, body, { 'idempotency-key': uuidv7() });
    expect([path, answer.status, answer.text.slice(0, 200)]).toEqual([path, 200, answer.text.slice(0, 200)]);
    return answer.body.affairId as string;
  };
  const lay = (id: string, facts: object): Promise<unknown> =>
    owner.query('update rm.affair set facts = facts || $2::jsonb where affair_id = $1', [
      id,
      JSON.stringify(facts),
    ]);
  const adoption = (level: string, on: string) => ({ level, on });
  const ITEMS: [by: 'county' | 'city', on: string, level: string, adoptions: object[]][] = [
    ['county', '2026-04-10', 'city', [adoption('city', '2026-05-02'), adoption('province', '2026-06-03')]],
    ['county', '2026-05-10', 'city', []],
    ['county', '2026-02-10', 'city', [adoption('city', '2026-04-01')]],
    ['city', '2026-06-10', 'province', [adoption('province', '2026-07-15')]],
  ];
  for (const [by, on, level, adoptions] of ITEMS) {
    const id = await post(by, 'bulletins/draft', {
      itemType: 'trend',
      title: `动态 ${on}`,
      body: '来信增多。',
    });
    await lay(id, {
      submittedOn: on,
      submittedLevel: level,
      adoptions,
      instructions: [adoption('city', on)],
    });
  }
  const ROWS: [category: string, orgId: number, openedOn: string, facts: object][] = [
    ['special-issue', city, '2026-05-20', { publishedOn: '2026-05-20', itemIds: ['a', 'b', 'c'] }],
    ['self-opened-case', county, '2026-04-01', { closedOn: '2026-05-20', inspectedOn: '2026-06-20' }],
    ['self-opened-case', county, '2026-04-02', { closedOn: '2026-05-21', inspectedOn: null }],
  ];
  for (const [category, orgId, openedOn, facts] of ROWS)
    await owner.query(
      `insert into rm.affair (affair_id, category, org_id, party_org_ids, account_ids, status, is_open, opened_on, facts, version, updated_at)
       values (gen_random_uuid(), $1, $2, $3, '{}', 'done', false, $4, $5, 1, now())`,
      [category, orgId, [city], openedOn, JSON.stringify(facts)],
    );
}

type Cell = { what: string; ref: string; number: number };
const get = async (path: string) => {
  const answer = await leader.get(path);
  expect([path, answer.status, answer.text.slice(0, 300)]).toEqual([path, 200, answer.text.slice(0, 300)]);
  return answer.body;
};
const members = (ref: string) => get(`/api/statistics/members?${new URLSearchParams({ ref }).toString()}`);
const withTime = (ref: string, time: string): string => ref.replace(/^[^/]+/, time);

/** Every number of a page, with its reference; behind a dash there is nothing. */
function cellsOf(page: any): Cell[] {
  const { earlier } = page;
  const counts = (rows: any[]): Cell[] =>
    rows.flatMap(({ key, current, previous, lastYear, ref }) => [
      { what: key, ref, number: current },
      { what: `${key} 上期`, ref: withTime(ref, earlier.previous), number: previous ?? 0 },
      { what: `${key} 上年`, ref: withTime(ref, earlier.lastYear), number: lastYear ?? 0 },
    ]);
  const rates = page.indicators.flatMap((rate: any): Cell[] => [
    { what: `${rate.id} 分子`, ref: rate.numeratorRef, number: rate.numerator },
    { what: `${rate.id} 分母`, ref: rate.denominatorRef, number: rate.denominator },
  ]);
  const own = (row: any, measure: string): string => row.ref.replace(/\/total$/, `/${measure}`);
  const units = page.organisations.flatMap((row: any): Cell[] => [
    { what: `${row.name} 总量`, ref: row.ref, number: row.total },
    { what: `${row.name} 上年`, ref: withTime(row.ref, earlier.lastYear), number: row.totalLastYear ?? 0 },
    { what: `${row.name} 超期未结`, ref: own(row, 'overdueOpen'), number: row.overdueOpen },
    { what: `${row.name} 退回`, ref: own(row, 'returned'), number: row.returned },
  ]);
  const { submissions, firstSubmissions, firstPassed, returned, topFailures } = page.checkpoints;
  const of = (measure: string): string => page.total.ref.replace(/total$/, measure);
  const gates: Cell[] = [
    { what: '提交审签', ref: of('I-24b/denominator'), number: submissions },
    { what: '首次提交', ref: of('I-24/denominator'), number: firstSubmissions },
    { what: '一次通过', ref: of('I-24/numerator'), number: firstPassed },
    { what: '退回', ref: of('I-24b/numerator'), number: returned },
    ...topFailures.map(({ check, count, ref }: any) => ({ what: check, ref, number: count })),
  ];
  const { office } = page;
  const work = [
    ...office.levels.flatMap((row: any): Cell[] => [
      { what: `${row.level} 报送`, ref: row.submittedRef, number: row.submitted },
      { what: `${row.level} 采用`, ref: row.adoptedRef, number: row.adopted },
    ]),
    ...office.units.flatMap((row: any): Cell[] => [
      { what: `${row.name} 报送`, ref: row.submittedRef, number: row.submitted },
      { what: `${row.name} 被采用`, ref: row.adoptedRef, number: row.adoptedOfThem },
      { what: `${row.name} 期内采用`, ref: row.adoptionsRef, number: row.adoptions },
      { what: `${row.name} 得分`, ref: row.scoreRef, number: row.score },
    ]),
  ];
  return [
    ...counts([
      page.total,
      ...page.visits,
      ...page.byChannel,
      ...page.byClass,
      ...page.byOrigin,
      ...page.byDisposition,
      ...page.byCategory,
      ...page.byKeyArea,
      ...page.work,
      ...page.emerging,
      ...office.information,
      ...office.inspection,
    ]),
    ...rates,
    ...units,
    ...gates,
    ...work,
  ];
}

/** A product of sums says how many stand behind it by its square (I-15b). */
const expected = ({ what, number }: Cell): number => (what === 'I-15b 分母' ? Math.sqrt(number) : number);

describe('each number of the page leads to what it is made of, and that adds up to it', () => {
  it.each(['received', 'registered'])(
    'all counts, parts of rates, units, checks and information work, by the day %s',
    async (axis) => {
      const page = await get(
        `/api/statistics/quarter?period=${PERIOD}&orgId=${city}&asOf=${AS_OF}&axis=${axis}`,
      );
      const cells = cellsOf(page);
      // a walk over noughts proves nothing
      expect(cells.filter(({ number }) => number > 0).length).toBeGreaterThan(140);
      const wrong: string[] = [];
      for (const cell of cells) {
        if (cell.what === 'I-15b 分子') continue;
        const { total, hidden, items } = await members(cell.ref);
        const listed = items.reduce((sum: number, { adds }: { adds: number }) => sum + adds, 0);
        if (total !== expected(cell) || listed + hidden !== total)
          wrong.push(
            `${cell.what} ${cell.ref}: ${cell.number} on the page, ${total} behind it, ${listed} listed`,
          );
      }
      expect(wrong).toEqual([]);
      const rates = page.indicators.filter(({ denominator }: { denominator: number }) => denominator > 0);
      expect(rates.map(({ id }: { id: string }) => id)).toEqual(
        expect.arrayContaining(['I-08', 'I-09', 'I-14', 'I-15', 'I-15b', 'I-18', 'I-24', 'I-26', 'I-28']),
      );
    },
    300_000,
  );

  it('every breakdown, alone and within another, and the signals', async () => {
    const dimensions = [
      'organisation',
      'categoryGroup',
      'category',
      'class',
      'channel',
      'keyArea',
      'origin',
      'disposition',
      'handler',
      'place',
    ];
    const wrong: string[] = [];
    const paths = [
      ...dimensions.map((by) => `by=${by}`),
      ...dimensions.slice(1).map((by) => `by=${by}&within=channel:visit`),
    ];
    for (const path of paths) {
      const { total, rows } = await get(
        `/api/statistics/breakdown?period=${PERIOD}&orgId=${city}&asOf=${AS_OF}&${path}`,
      );
      for (const { key, current, ref } of [total, ...rows]) {
        const behind = await members(ref);
        if (behind.total !== current) wrong.push(`${path} ${key}: ${current} and ${behind.total}`);
      }
    }
    const { signals } = await get(`/api/statistics/signals?period=${PERIOD}&orgId=${city}&asOf=${AS_OF}`);
    expect(signals.length).toBeGreaterThan(1);
    for (const { kind, ref, count } of signals) {
      const behind = await members(ref);
      if (behind.total !== count) wrong.push(`${kind}: ${count} and ${behind.total}`);
    }
    expect(wrong).toEqual([]);
  }, 300_000);

  it('what a leader may count but not open is a number beside the list, and in no other way', async () => {
    const page = await get(`/api/statistics/quarter?period=${PERIOD}&orgId=${city}&asOf=${AS_OF}`);
    const of = page.byClass.find(({ key }: { key: string }) => key === 'class:accusation');
    expect(of.current).toBeGreaterThan(0);
    const behind = await members(of.ref);
    expect([behind.hidden, behind.items]).toEqual([of.current, []]);
    // who may not count them gets none, not even their number
    const handler = await api.signInAs('handler');
    const answer = await handler.get(
      `/api/statistics/members?${new URLSearchParams({ ref: of.ref.replace('+', '') }).toString()}`,
    );
    expect([answer.status, answer.body.total, answer.body.hidden]).toEqual([200, 0, 0]);
  });

  it('scores: each item leads to what its points were counted from', async () => {
    const head = await api.signInAs('windowHead');
    const set = async (body: object) => {
      const answer = await head.post(
        '/api/score-items/set-item',
        { year: 2026, document: '某〔2026〕1号', ...body },
        { 'idempotency-key': uuidv7() },
      );
      expect(answer.status).toBe(200);
    };
    await set({ title: '按期办结', rule: 'rate', indicator: 'I-09', points: 40 });
    await set({ title: '信息采用', rule: 'rate', indicator: 'I-26', points: 20 });
    await set({ title: '重复治理', rule: 'each', indicator: 'I-05', points: 20, per: 1 });
    await set({ title: '会议研究', rule: 'manual', points: 20 });
    const board = await get(`/api/statistics/scores?year=2026&quarter=2&orgId=${city}`);
    const [unit] = board.units;
    expect(unit.orgId).toBe(county);
    const counted = [];
    for (const line of unit.lines) {
      const [top, bottom] = /^(\d+)\/(\d+)/.exec(line.basis)?.slice(1).map(Number) ?? [];
      const each = /^(\d+) 件,上年同期 (\d+) 件/.exec(line.basis)?.slice(1).map(Number) ?? [];
      if (line.zh === '会议研究') expect([line.numeratorRef, line.denominatorRef]).toEqual([null, null]);
      else counted.push([line.zh, (await members(line.numeratorRef)).total]);
      if (bottom !== undefined) {
        expect([line.zh, (await members(line.numeratorRef)).total]).toEqual([line.zh, top]);
        expect([line.zh, (await members(line.denominatorRef)).total]).toEqual([line.zh, bottom]);
      }
      if (each.length > 0)
        expect([(await members(line.numeratorRef)).total, (await members(line.lastYearRef)).total]).toEqual(
          each,
        );
    }
    expect(counted.filter(([, total]) => Number(total) > 0).length).toBe(3);
  });

  it('refuses what is no figure, and another organisation’s', async () => {
    for (const [ref, status, code] of [
      ['x', 400, 'STAT_REF_INVALID'],
      [`${PERIOD}@${AS_OF}/org:${city}/information:nothing`, 400, 'STAT_REF_INVALID'],
      [`${PERIOD}@${AS_OF}/org:${city}/check:ZZ99`, 400, 'STAT_REF_INVALID'],
      [`${PERIOD}@${AS_OF}/org:999999/total`, 403, 'ORGANISATION_OTHER'],
      [`${PERIOD}@${AS_OF}/org:999999/information:score`, 403, 'ORGANISATION_OTHER'],
    ] as const) {
      const answer = await leader.get(`/api/statistics/members?${new URLSearchParams({ ref }).toString()}`);
      expect([ref, answer.status, answer.body.code]).toEqual([ref, status, code]);
    }
    const list = await leader.get(
      `/api/petitions?${new URLSearchParams({ statRef: `${PERIOD}@${AS_OF}/org:${city}/information:score` }).toString()}`,
    );
    expect([list.status, list.body.code]).toEqual([400, 'STAT_REF_INVALID']);
  });
});
