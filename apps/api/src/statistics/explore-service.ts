import { Injectable } from '@nestjs/common';
import {
  covers,
  type IndicatorFacts,
  type PeriodScope,
  risingSignals,
  type Signal,
  signalsOf,
  zhOf,
} from '#domain';
import { CATEGORY_GROUPS, KEY_AREAS } from '#domain/glossary';
import { type Viewer, withViewer } from '#identity';
import {
  addTallies,
  type Basis,
  basisOf,
  breakdownOf,
  type CountFigure,
  keptFor,
  measureOf,
  onAxis,
  ProjectionsRefused,
  type QuarterRequest,
  statFacts,
  talliesFor,
  talliesWithin,
  totalFigure,
  windowsOfBasis,
  within,
  writeStatRef,
} from '#projections';
import { readAffairs } from '../affairs/affairs.handlers.js';
import { Runtime } from '../shared/runtime.js';
import type { Breakdown, BreakdownQuery, Signals } from './explore.dto.js';
import { FiguresService } from './figures-service.js';
import type { QuarterQuery } from './statistics.dto.js';

/** Breakdowns of a period by any dimension, and what in it is worth a look. */
@Injectable()
export class ExploreService {
  constructor(
    private readonly runtime: Runtime,
    private readonly figures: FiguresService,
  ) {}

  /** What is worth a look in a period; each leads to its petitions like any figure. */
  async signals(viewer: Viewer, query: QuarterQuery): Promise<Signals> {
    const request = await this.figures.requestOf(viewer, query);
    const { pools } = this.runtime;
    const kept = await keptFor(pools.store, request);
    const { basis, rows } = await withViewer(pools.reader, viewer, async (client) => {
      const { question, tallies } = await talliesFor({ client, store: pools.store, kept }, request);
      const made = basisOf(tallies, question);
      const { period } = made.windows.current;
      return { basis: made, rows: await statFacts(client, { orgIds: request.orgIds, windows: [period] }) };
    });
    const { smallSample } = request.policy;
    const total = totalFigure(basis);
    const rising = (['category', 'place'] as const).flatMap((name) =>
      risingSignals(
        breakdownOf(name, basis).map((figure) => ({
          ...figure,
          measure: figure.key,
          zh: name === 'place' ? `属地 ${figure.zh}` : figure.zh,
        })),
        total.previous + total.lastYear,
        { smallSample },
      ),
    );
    const organisations = new Map(request.organisations.map(({ id, name }) => [id, name]));
    const named = signalsOf(onAxis(rows, basis.scope.axis), basis.windows.current).map((signal) => {
      const name = organisations.get(Number(signal.measure.split(':')[2] ?? 0));
      return name === undefined ? signal : { ...signal, zh: `${signal.zh}:${name}` };
    });
    const told = [...rising, ...named].map((signal) => ({
      ...shownOf(signal),
      ref: writeStatRef(basis.scope, signal.measure),
    }));
    return { signals: [...told, ...(await this.sensitive(viewer, basis, rows))] };
  }

  /** Petitions received in a sensitive period (O-63), counted by what the period covers. */
  private async sensitive(
    viewer: Viewer,
    { windows, scope }: Basis,
    rows: readonly IndicatorFacts[],
  ): Promise<Signals['signals']> {
    const { period, asOf } = windows.current;
    const { rows: periods } = await readAffairs(this.runtime, viewer, { category: 'sensitive-period' });
    return periods.flatMap((row) => {
      const covered = row.facts as unknown as PeriodScope;
      const from = covered.from > period.from ? covered.from : period.from;
      const to = [covered.to, period.to, asOf].sort()[0] ?? period.to;
      if (to < from) return [];
      const own = rows.filter(
        (one) =>
          one.parentId === null && one.receivedOn >= from && one.receivedOn <= to && covers(covered, one),
      );
      if (own.length === 0) return [];
      const inDays = { ...scope, period: `${from}..${to}`, asOf };
      const parts = [
        ...covered.categories.map((code) => [
          `${code.length === 2 ? 'categoryGroup' : 'category'}:${code}`,
          zhOf(CATEGORY_GROUPS, code.slice(0, 2)),
        ]),
        ...covered.keyAreas.map((code) => [`keyArea:${code}`, zhOf(KEY_AREAS, code)]),
      ];
      const [measure = 'total'] = parts.length === 1 ? (parts[0] ?? []) : ['total'];
      return [
        {
          kind: 'sensitivePeriod',
          zh: `敏感时期:${row.title ?? ''}`,
          reason: `${from} 至 ${to} 收到 ${own.length} 件`,
          count: own.length,
          ref: writeStatRef(inDays, measureOf(measure) === null ? 'total' : measure),
        },
      ];
    });
  }

  /** The total of a period by a dimension, all of it or what has a place in another one too. @rejects STAT_KEY_UNKNOWN PERIOD_INVALID */
  async breakdown(viewer: Viewer, query: BreakdownQuery): Promise<Breakdown> {
    const { by, within: other, ...asked } = query;
    const request = await this.figures.requestOf(viewer, asked);
    if (other !== undefined && measureOf(other)?.indicator !== 'I-01')
      throw new ProjectionsRefused('STAT_REF_INVALID', '“其中”应是一个分布里的项目,如 channel:letter。', {
        field: 'within',
      });
    const { pools } = this.runtime;
    const kept = await keptFor(pools.store, request);
    return withViewer(pools.reader, viewer, async (client) => {
      const { question, tallies } = await talliesFor({ client, store: pools.store, kept }, request);
      const basis = basisOf(tallies, question);
      const about = { by, within: other ?? null, ...aboutOf(basis), total: totalFigure(basis) };
      if (by === 'organisation') return { ...about, rows: byOrganisation(tallies, request, basis) };
      if (other === undefined) return { ...about, rows: breakdownOf(by, basis) };
      const rows = await statFacts(client, { orgIds: request.orgIds, windows: windowsOfBasis(basis) });
      const inside = talliesWithin(other, onAxis(rows, basis.scope.axis), basis.windows);
      if (inside === null) return { ...about, rows: [] };
      const narrowed: Basis = { ...basis, tallies: inside, byHand: {} };
      return {
        ...about,
        total: within(totalFigure(narrowed), other, narrowed),
        rows: breakdownOf(by, narrowed).map((figure) => within(figure, other, narrowed)),
      };
    });
  }
}

const shownOf = ({ kind, zh, reason, count }: Signal) => ({ kind, zh, reason, count });

const aboutOf = ({ windows, scope }: Basis) => ({
  from: windows.current.period.from,
  to: windows.current.period.to,
  asOf: windows.current.asOf,
  axis: scope.axis,
});

/** Each organisation with all below it. */
function byOrganisation(
  tallies: Awaited<ReturnType<typeof talliesFor>>['tallies'],
  { organisations }: QuarterRequest,
  basis: Basis,
): CountFigure[] {
  const parents = new Map(organisations.map(({ id, parentId }) => [id, parentId ?? null]));
  const isBelow = (id: number, above: number): boolean => {
    for (let at: number | null = id; at !== null; at = parents.get(at) ?? null) if (at === above) return true;
    return false;
  };
  return organisations.map(({ id, name }) => {
    const own = [...tallies].filter(([orgId]) => isBelow(orgId, id)).map(([, sums]) => sums);
    const sums = {
      current: addTallies(own.map(({ current }) => current)),
      previous: addTallies(own.map(({ previous }) => previous)),
      lastYear: addTallies(own.map(({ lastYear }) => lastYear)),
    };
    const scope = { ...basis.scope, orgId: id, withSubordinates: true };
    return {
      ...totalFigure({ ...basis, tallies: sums, byHand: {}, scope }),
      key: `organisation:${id}`,
      zh: name,
    };
  });
}
