import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { rebuild } from '../../apps/cli/src/commands/rebuild.js';
import { usesOfOrganisations } from '#casework';
import { CHINA_CALENDAR, type IndicatorFacts, indicatorFactsOf, withRepeats } from '#domain';
import { organisationIdsBelow } from '#identity';
import { inTransaction } from '#platform';
import {
  type InUse,
  periodOfCode,
  type QuarterStatistics,
  statFacts,
  statisticsOf,
  windowsOf,
} from '#projections';
import { statisticsWorkbook } from '#reports';
import { carryOut, policyFor, uuid } from '../../libs/projections/src/testing/world.js';
import { chanceFrom, figureLife, type Turn } from '../support/figure-lives.js';
import { type ApiClient, openTestApi, type TestApi } from '../support/api.js';

/** R16: as many random data sets, each an organisation of its own. */
const SETS = 200;
/** Of so many sets one workbook comes over the wire. */
const DOWNLOADED = 10;
const PERIOD = '2026Q2';
const AS_OF = '2026-07-20';

let api: TestApi;
let leader: ApiClient;
const chance = chanceFrom(4106);
const turns = new Set<Turn>();
const facts = new Map<number, IndicatorFacts[]>();
const orgs: number[] = [];

beforeAll(async () => {
  api = await openTestApi();
  const { store: pool } = api.office.db.pools;
  const { rows } = await pool.query<{ id: number }>(
    `insert into idn.organisation (parent_id, code, short_code, name, level)
     select $1, 'S' || n, '集' || n, '第' || n || '组', 'county' from generate_series(1, $2::int) n returning id`,
    [api.office.orgId, SETS],
  );
  orgs.push(...rows.map(({ id }) => id));
  let serial = 0;
  for (const orgId of orgs) {
    const list: IndicatorFacts[] = [];
    let before: string | null = null;
    for (let n = 1 + chance.below(3); n > 0; n -= 1) {
      serial += 1;
      const id = uuid(50_000 + serial);
      const life = figureLife(chance, serial, { orgId, earlier: before, from: '2026-03-01', days: 110 });
      life.turns.forEach((turn) => turns.add(turn));
      const state = await carryOut(api.office.runtime, id, life.events);
      list.push(indicatorFactsOf(state, CHINA_CALENDAR, policyFor(state)));
      before = id;
    }
    facts.set(orgId, withRepeats(list));
  }
  leader = await api.signInAs('leader');
}, 900_000);
afterAll(() => api?.close(), 120_000);

/** First day of receipt, out of the rows themselves. */
const firstReceipts = (rows: readonly IndicatorFacts[]): Map<number, string> =>
  new Map(
    [...rows]
      .sort((a, b) => (a.receivedOn < b.receivedOn ? 1 : -1))
      .map(({ orgId, receivedOn }) => [orgId, receivedOn]),
  );

const question = (orgId: number, inUse: InUse) => ({
  since: firstReceipts(facts.get(orgId) ?? []),
  period: PERIOD,
  asOf: AS_OF,
  axis: 'received' as const,
  orgId,
  withSubordinates: true,
  organisations: [{ id: orgId, name: '' }],
  inUse,
  policy: { smallSample: 5 },
  topFailures: [],
  countsRestricted: true,
});

const { current, previous, lastYear } = windowsOf(periodOfCode(PERIOD), AS_OF);
const WINDOWS = [current.period, previous.period, lastYear.period];

/** Names of units come with the answer, not with the figures. */
const unnamed = <P extends Pick<QuarterStatistics, 'office'>>({ office, ...page }: P) => ({
  ...page,
  office: office && { ...office, units: office.units.map((unit) => ({ ...unit, name: '' })) },
});

/** The file as it is downloaded, for a sample; for the others made of what the API answers, as the download is. */
async function workbookOf(orgId: number, query: string, page: QuarterStatistics): Promise<Buffer> {
  if (orgs.indexOf(orgId) % DOWNLOADED !== 0) return statisticsWorkbook(page);
  const file = await fetch(`${api.url}/api/statistics/workbook?${query}`, {
    headers: { cookie: leader.cookie ?? '' },
  });
  expect(file.status).toBe(200);
  return Buffer.from(await file.arrayBuffer());
}

describe('R16: four ways to the same figure, on 200 random data sets', () => {
  it('projection, direct fold of the events, cell of the workbook and API agree in every figure', async () => {
    let counted = 0;
    const { runtime } = api.office;
    const inUse = await usesOfOrganisations({ store: runtime.store, pool: runtime.pools.store }, orgs);
    expect((await organisationIdsBelow(api.office.db.pools.store, api.office.orgId)).length).toBe(SETS + 2);
    for (const orgId of orgs) {
      const rows = facts.get(orgId) ?? [];
      const direct = statisticsOf(rows, question(orgId, inUse));
      const query = `period=${PERIOD}&orgId=${orgId}&asOf=${AS_OF}`;
      const answer = await leader.get(`/api/statistics/quarter?${query}`);
      expect([orgId, answer.status]).toEqual([orgId, 200]);
      const { checkpoints, organisations, ...page } = answer.body;
      const { checkpoints: folded, organisations: named, ...expected } = direct;
      expect([orgId, unnamed(page)]).toEqual([
        orgId,
        unnamed(JSON.parse(JSON.stringify(expected)) as typeof expected),
      ]);
      expect({ ...checkpoints, topFailures: [] }).toEqual({ ...folded, topFailures: [] });
      expect(organisations.map((row: object) => ({ ...row, name: '' }))).toEqual(named);

      // the read model's rows: the second way
      const projected = await inTransaction(api.office.db.pools.store, (client) =>
        statFacts(client, { orgIds: [orgId], windows: WINDOWS }),
      );
      expect(JSON.parse(JSON.stringify(statisticsOf(projected, question(orgId, inUse))))).toEqual(
        JSON.parse(JSON.stringify(direct)),
      );

      const book = new ExcelJS.Workbook();
      await book.xlsx.load((await workbookOf(orgId, query, answer.body)) as never);
      const counts = new Map<string, number>();
      book
        .getWorksheet('总量')
        ?.eachRow((row) => counts.set(String(row.getCell(2).value), Number(row.getCell(4).value)));
      for (const { key, current: value } of [
        direct.total,
        ...direct.byChannel,
        ...direct.byCategory,
        ...direct.work,
      ])
        expect([orgId, key, counts.get(key)]).toEqual([orgId, key, value]);
      const rates = new Map<string, unknown[]>();
      book
        .getWorksheet('指标')
        ?.eachRow((row) =>
          rates.set(String(row.getCell(1).value), [
            row.getCell(3).value,
            row.getCell(4).value,
            row.getCell(5).result,
          ]),
        );
      for (const { id, numerator, denominator, display } of direct.indicators) {
        const [top, bottom, value] = rates.get(id) ?? [];
        expect([orgId, id, top, bottom]).toEqual([orgId, id, numerator, denominator]);
        const shown = typeof value === 'number' ? value : null;
        if (denominator === 0) expect(value).toBe('—');
        else if (display.endsWith('%')) expect(`${((shown ?? -1) * 100).toFixed(2)}%`).toBe(display);
        counted += denominator > 0 ? 1 : 0;
      }
    }
    // many figures with something under their line, or the test says nothing
    expect(counted).toBeGreaterThan(SETS * 5);
  }, 900_000);
  it('every turn that moves a figure was among them', () => {
    expect([...turns].sort()).toEqual(
      [
        'accusation',
        'correction',
        'extension',
        'lateEntry',
        'merge',
        'rating',
        'repeat',
        'returnedToSender',
        'rework',
        'sponsor',
      ].sort(),
    );
  });
  it('after a rebuild of all rows each page says the same to the byte', async () => {
    const pageOf = async (orgId: number) =>
      (await leader.get(`/api/statistics/quarter?period=${PERIOD}&orgId=${orgId}&asOf=${AS_OF}`)).text;
    const sample = orgs.filter((_, at) => at % 4 === 0);
    const before = [];
    for (const orgId of sample) before.push(await pageOf(orgId));
    const said: string[] = [];
    const code = await rebuild.run({
      runtime: api.office.runtime,
      words: [],
      options: { statistics: true },
      say: (line) => said.push(line),
    });
    expect([code, said.join('\n')]).toEqual([0, expect.stringContaining('新旧一致')]);
    const { rows } = await api.office.db.pools.owner.query<{ n: number }>(
      'select count(*)::int as n from rm.stat_tally',
    );
    expect(rows[0]?.n).toBe(0);
    const after = [];
    for (const orgId of sample) after.push(await pageOf(orgId));
    expect(after).toEqual(before);
  }, 600_000);
  it('the whole of all organisations is the sum of theirs', async () => {
    const whole = await leader.get(
      `/api/statistics/quarter?period=${PERIOD}&orgId=${api.office.orgId}&asOf=${AS_OF}`,
    );
    const all = [...facts.values()].flat();
    expect(whole.body.total.current).toBe(
      all.filter(
        ({ receivedOn, registeredOn, parentId }) =>
          parentId === null &&
          receivedOn >= current.period.from &&
          receivedOn <= current.period.to &&
          registeredOn <= AS_OF,
      ).length,
    );
  }, 300_000);
});
