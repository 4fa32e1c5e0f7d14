import { foldLoaded, PETITION } from '#casework';
import {
  computeIndicator,
  displayOf,
  type IndicatorFacts,
  type IndicatorId,
  indicatorDefinition,
  indicatorFactsOf,
  withRepeats,
} from '#domain';
import { listOrganisations } from '#identity';
import { inTransaction, today } from '#platform';
import {
  basisOf,
  breakdownOf,
  type CountFigure,
  DIMENSION_NAMES,
  type DimensionName,
  onAxis,
  periodOfCode,
  quarterCodeOf,
  type QuarterRequest,
  quarterStatistics,
  statFacts,
  talliesFor,
} from '#projections';
import type { Runtime } from '#runtime';
import { type CliCommand, UsageError } from '../command.js';

const SHOWN: readonly IndicatorId[] = ['I-01', 'I-02', 'I-02p', 'I-08', 'I-09', 'I-10', 'I-11', 'I-20'];

/** The operator is no account that anybody accuses. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

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
  return withRepeats(facts);
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
const AXES = ['received', 'registered'] as const;

/** A period's figures in the terminal; `--check` folds all events beside them and compares. */
export const stats: CliCommand = {
  name: 'stats',
  usage: `stats [--period 2026Q3] [--org <单位标识>] [--axis ${AXES.join('|')}] [--by ${DIMENSION_NAMES.join('|')}] [--check]`,
  zh: '一期的主要数字,或者按一个维度的分布;--check 用事件逐件折算核对',
  values: ['period', 'org', 'axis', 'by'],
  async run({ runtime, options, say }) {
    const now = await today(runtime.pools.store);
    const organisations = await listOrganisations(runtime.pools.store);
    const chosen =
      typeof options['org'] === 'string'
        ? organisations.filter(({ id }) => id === Number(options['org']))
        : organisations;
    const [first] = chosen;
    if (!first) {
      say('没有这个单位。');
      return 2;
    }
    const code = typeof options['period'] === 'string' ? options['period'] : quarterCodeOf(now.today);
    const period = periodOfCode(code);
    const asOf = now.today;
    const orgIds = chosen.map(({ id }) => id);
    const axis = AXES.find((name) => name === (options['axis'] ?? 'received'));
    const by = options['by'];
    if (axis === undefined || (by !== undefined && !isDimension(by)))
      throw new UsageError(`用法:${this.usage}`);
    const request: QuarterRequest = {
      period: code,
      orgId: first.id,
      withSubordinates: true,
      today: now.today,
      asOf,
      axis,
      orgIds,
      organisations: chosen,
      policy: runtime.profiles.policyOn(first.id, now.today),
      countsRestricted: true,
      accountId: NOBODY,
    };
    const { page, facts } = await inTransaction(runtime.pools.store, async (client) => ({
      page: await quarterStatistics({ client, store: runtime.pools.store }, request),
      facts: onAxis(await statFacts(client, { orgIds, windows: [period] }), axis),
    }));
    say(`${page.periodZh} 截至 ${asOf}`);
    say(page.sentence);
    if (by !== undefined) {
      for (const { zh, current, previous, lastYear } of await breakdown(runtime, request, by))
        say(`  ${zh}:${current} 件(上期 ${previous},上年同期 ${lastYear})`);
      return 0;
    }
    const folded = options['check'] === true ? onAxis(await factsByFold(runtime, orgIds), axis) : null;
    let same = true;
    for (const id of SHOWN) {
      const figure = computeIndicator(id, facts, period, asOf);
      const direct = folded === null ? null : computeIndicator(id, folded, period, asOf);
      const agrees = direct === null || JSON.stringify(direct) === JSON.stringify(figure);
      same &&= agrees;
      const of = figure.denominator === null ? '' : `(${figure.numerator}/${figure.denominator})`;
      say(
        `  ${id.padEnd(6)} ${indicatorDefinition(id).zh}:${displayOf(figure)}${of}${direct === null ? '' : agrees ? '  = 逐件折算' : `  ≠ 逐件折算 ${displayOf(direct)}`}`,
      );
    }
    return same ? 0 : 1;
  },
};
