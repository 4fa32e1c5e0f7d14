import { foldLoaded, PETITION, recordedOf } from '#casework';
import {
  affairOf,
  computeIndicator,
  foldAffair,
  INDICATOR_IDS,
  type IndicatorFacts,
  indicatorDefinition,
  indicatorFactsOf,
  withRepeats,
} from '#domain';
import { inTransaction } from '#platform';
import {
  type Aside,
  asidesOf,
  basisOf,
  breakdownOf,
  type CountFigure,
  DIMENSION_NAMES,
  type DimensionName,
  onAxis,
  periodOfCode,
  type QuarterRequest,
  quarterStatistics,
  statFacts,
  talliesFor,
  withAsides,
} from '#projections';
import { readScores } from '#reports';
import type { Runtime } from '#runtime';
import { type CliCommand, UsageError } from '../command.js';
import { figuresRequest } from './figures-request.js';

/** The same figures by the long way: every petition's events folded one by one. */
async function factsByFold(
  { pools, store, calendar, profiles }: Runtime,
  orgIds: readonly number[],
): Promise<IndicatorFacts[]> {
  const { rows } = await pools.store.query<{ id: string }>(
    'select stream_id as id from es.stream where category = $1',
    [PETITION],
  );
  const facts: IndicatorFacts[] = [];
  for (const { id } of rows) {
    const state = foldLoaded(await store.load(pools.store, id));
    if (state && orgIds.includes(state.arrival.orgId))
      facts.push(indicatorFactsOf(state, calendar, profiles.policyFor(state)));
  }
  const asides = await asidesByFold({ pools, store });
  return withRepeats(facts).map((row) => withAsides(row, asides.get(row.petitionId) ?? []));
}

/** What affairs say of petitions (催办, 督办, 公开, 排除统计), from their own events. */
async function asidesByFold({
  pools,
  store,
}: Pick<Runtime, 'pools' | 'store'>): Promise<Map<string, Aside[]>> {
  const { rows } = await pools.store.query<{ id: string; category: string }>(
    `select stream_id as id, category from es.stream where category = any($1)`,
    [['urging', 'supervision', 'publication', 'stat-exclusion']],
  );
  const asides = new Map<string, Aside[]>();
  for (const { id, category } of rows) {
    const { events } = await store.load(pools.store, id);
    const state = foldAffair(affairOf(category), id, events.map(recordedOf) as never);
    if (state === null || state.petitionId === null) continue;
    asides.set(state.petitionId, [...(asides.get(state.petitionId) ?? []), ...asidesOf(category, state)]);
  }
  return asides;
}

/** `--by channel`: the total by a dimension, as the API's breakdown gives it. */
function breakdown({ pools }: Runtime, request: QuarterRequest, name: DimensionName): Promise<CountFigure[]> {
  return inTransaction(pools.store, async (client) => {
    const { question, tallies } = await talliesFor({ client, store: pools.store }, request);
    return breakdownOf(name, basisOf(tallies, question));
  });
}

const isDimension = (name: unknown): name is DimensionName =>
  (DIMENSION_NAMES as readonly unknown[]).includes(name);

/** `--scores 2026`: 考核得分 of the units, as the page shows it. */
async function scores(runtime: Runtime, request: QuarterRequest, year: number): Promise<string[]> {
  const { pools, calendar, vault } = runtime;
  const context = {
    today: request.today,
    calendar,
    open: (items: Parameters<typeof vault.openPage>[0]) => vault.openPage(items),
  };
  const board = await inTransaction(pools.store, (client) =>
    readScores({ client, store: pools.store, context }, { year, request }),
  );
  return [
    `${board.year} 年考核得分,截至 ${board.asOf},方案满分 ${board.full} 分`,
    ...board.units.map(
      ({ place, name, score, deduction }) =>
        `  ${place ?? '—'} ${name}:${score}${deduction > 0 ? `(扣 ${deduction} 分)` : ''}`,
    ),
  ];
}

/** A period's figures in the terminal; `--check` folds all events beside them and compares. */
export const stats: CliCommand = {
  name: 'stats',
  usage: `stats [--period 2026Q3] [--org <单位标识>] [--axis received|registered] [--as-of 2026-09-30] [--by ${DIMENSION_NAMES.join('|')}] [--scores <年>] [--check]`,
  zh: '一期的主要数字,或者按一个维度的分布、一年的考核得分;--check 用事件逐件折算核对',
  values: ['period', 'org', 'axis', 'as-of', 'by', 'scores'],
  flags: ['check'],
  async run({ runtime, options, say }) {
    const { by, scores: year } = options;
    if (by !== undefined && !isDimension(by)) throw new UsageError(`用法:${this.usage}`);
    if (year !== undefined && !/^\d{4}$/.test(String(year))) throw new UsageError('--scores 后写年份。');
    const request = await figuresRequest(runtime, options);
    if (year !== undefined) {
      for (const line of await scores(runtime, request, Number(year))) say(line);
      return 0;
    }
    const { orgIds } = request;
    const axis = request.axis ?? 'received';
    const { page, facts } = await inTransaction(runtime.pools.store, async (client) => ({
      page: await quarterStatistics({ client, store: runtime.pools.store }, request),
      facts:
        options['check'] === true
          ? onAxis(await statFacts(client, { orgIds, windows: [periodOfCode(request.period)] }), axis)
          : [],
    }));
    say(`${page.periodZh} 截至 ${page.asOf}`);
    say(page.sentence);
    if (by !== undefined) {
      for (const { zh, current, previous, lastYear } of await breakdown(runtime, request, by))
        say(`  ${zh}:${current} 件(上期 ${previous ?? '—'},上年同期 ${lastYear ?? '—'})`);
      return 0;
    }
    for (const { zh, current } of [page.total, ...page.visits, ...page.work]) say(`  ${zh}:${current}`);
    for (const { id, zh, display, numerator, denominator } of page.indicators)
      if (denominator > 0) say(`  ${id.padEnd(6)} ${zh}:${display}(${numerator}/${denominator})`);
    for (const { zh, current } of [...(page.office?.information ?? []), ...(page.office?.inspection ?? [])])
      say(`  ${zh}:${current}`);
    if (options['check'] !== true) return 0;
    const folded = onAxis(await factsByFold(runtime, orgIds), axis);
    const window = { period: periodOfCode(request.period), asOf: page.asOf };
    const other = INDICATOR_IDS.filter((id) => {
      const of = (rows: readonly IndicatorFacts[]): string =>
        JSON.stringify(computeIndicator(id, rows, window.period, window.asOf));
      return of(folded) !== of(facts);
    });
    for (const id of other) say(`  ≠ 逐件折算:${id} ${indicatorDefinition(id).zh}`);
    say(
      other.length === 0 ? `${INDICATOR_IDS.length} 项指标 = 逐件折算` : `${other.length} 项与逐件折算不符`,
    );
    return other.length === 0 ? 0 : 1;
  },
};
