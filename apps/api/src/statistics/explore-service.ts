import { Injectable } from '@nestjs/common';
import { type PeriodScope, placeName, risingSignals, type Signal, signalsIn } from '#domain';
import { listOrganisations, type Viewer, withViewer } from '#identity';
import {
  addTallies,
  ALL_REGISTERED,
  arrivalsByDay,
  type Basis,
  basisOf,
  breakdownOf,
  clusterMeasure,
  type ClusterRow,
  clustersIn,
  countedFacts,
  type CountFigure,
  firstOf,
  hiddenFrom,
  keptFor,
  keptSignals,
  listRegister,
  measureOf,
  NO_TALLY,
  onAxis,
  ProjectionsRefused,
  type QuarterRequest,
  signalSumsFor,
  type StatQuestion,
  talliesFor,
  talliesWithin,
  totalFigure,
  unregisteredIn,
  windowsOfBasis,
  withWritten,
  within,
  writeStatRef,
} from '#projections';
import { readAffairs } from '../affairs/affairs.handlers.js';
import { topicWords } from '#reports';
import { listContextOf } from '../petitions/register-view.js';
import { Runtime } from '../shared/runtime.js';
import type { Breakdown, BreakdownQuery, Signals } from './explore.dto.js';
import { FiguresService } from './figures-service.js';
import { daysOf, sensitiveSignals } from './sensitive-signals.js';
import type { QuarterQuery } from './statistics.dto.js';

const CLUSTERS_SHOWN = 12;
const READ_FOR_A_NAME = 20;
const WORDS_SHOWN = 3;

const CLUSTERS: Readonly<Record<ClusterRow['kind'], { zh: string; reason: (count: number) => string }>> = {
  nearDuplicate: { zh: '内容雷同', reason: (count) => `${count} 件文字几乎相同` },
  hotTopic: { zh: '热点', reason: (count) => `${count} 件说的是同一类事` },
  accusedOrganisation: { zh: '反复被反映的单位', reason: (count) => `${count} 件反映同名单位` },
};

/** The words that most of the titles share. */
async function commonWords(titles: readonly string[]): Promise<string[]> {
  const counts = new Map<string, number>();
  for (const words of await topicWords(titles))
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count * 2 >= titles.length)
    .sort(([a, one], [b, other]) => other - one || b.length - a.length || (a < b ? -1 : 1))
    .slice(0, WORDS_SHOWN)
    .map(([word]) => word);
}

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
    const marks = await keptSignals(pools.store, request);
    const { basis, sums } = await withViewer(pools.reader, viewer, async (client) => {
      const { question, tallies } = await talliesFor({ client, store: pools.store, kept }, request);
      return { basis: basisOf(tallies, question), sums: await signalSumsFor(client, marks, request) };
    });
    const { smallSample } = request.policy;
    const seats = await listOrganisations(pools.store);
    const total = totalFigure(basis);
    const { current, previous, lastYear } = basis.windows;
    const stage = {
      year: previous.period.from === lastYear.period.from,
      running: current.asOf < current.period.to,
    };
    const rising = (['category', 'place'] as const).flatMap((name) =>
      risingSignals(
        breakdownOf(name, basis).map((figure) => ({
          ...figure,
          measure: figure.key,
          zh: name === 'place' ? `属地 ${placeName(figure.zh, seats)}` : figure.zh,
        })),
        (total.previous ?? 0) + (total.lastYear ?? 0),
        { smallSample, ...stage },
      ),
    );
    const organisations = new Map(request.organisations.map(({ id, name }) => [id, name]));
    const named = signalsIn(sums).map((signal) => {
      const name = organisations.get(Number(signal.measure.split(':')[2] ?? 0));
      return name === undefined ? signal : { ...signal, zh: `${signal.zh}:${name}` };
    });
    const told = [...rising, ...named].map((signal) => ({
      ...shownOf(signal),
      ref: writeStatRef(basis.scope, signal.measure),
    }));
    const alike = await this.alike(viewer, basis, request);
    return { signals: [...told, ...(await this.sensitive(viewer, basis, request)), ...alike] };
  }

  /** Petitions that belong together, named by words of those that the viewer may open. */
  private async alike(
    viewer: Viewer,
    { windows, scope }: Basis,
    { orgIds }: QuarterRequest,
  ): Promise<Signals['signals']> {
    const context = await listContextOf(this.runtime);
    return withViewer(this.runtime.pools.reader, viewer, async (client) => {
      const clusters = await clustersIn(client, { orgIds, ...windows.current.period });
      const told: Signals['signals'] = [];
      for (const { id, kind, from, to, petitionIds } of clusters.slice(0, CLUSTERS_SHOWN)) {
        const ids = petitionIds.slice(0, READ_FOR_A_NAME);
        const { items } = await listRegister(client, { ids }, { limit: READ_FOR_A_NAME }, context);
        const words = await commonWords(items.map(({ title }) => title));
        told.push({
          kind,
          zh: `${CLUSTERS[kind].zh}:${words.join('、') || (items[0]?.title ?? '')}`,
          reason: `${from} 至 ${to} ${CLUSTERS[kind].reason(petitionIds.length)}`,
          count: petitionIds.length,
          ref: writeStatRef(scope, clusterMeasure(id)),
        });
      }
      return told;
    });
  }

  /** Petitions received in a sensitive period (O-63), counted by what the period covers. */
  private async sensitive(
    viewer: Viewer,
    { windows, scope }: Basis,
    request: QuarterRequest,
  ): Promise<Signals['signals']> {
    const { orgIds } = request;
    const { period, asOf } = windows.current;
    const { rows: periods } = await readAffairs(this.runtime, viewer, { category: 'sensitive-period' });
    const told: Signals['signals'] = [];
    for (const row of periods) {
      const covered = row.facts as unknown as PeriodScope;
      const window = daysOf(covered, { ...period, asOf });
      if (window === null) continue;
      const { store, reader } = this.runtime.pools;
      const arrived = { orgIds, ...window, asOf, axis: scope.axis };
      const days = request.countsRestricted
        ? await arrivalsByDay(store, { ...arrived, without: await hiddenFrom({ store, ...request }) })
        : await withViewer(reader, viewer, (client) => arrivalsByDay(client, arrived));
      const names = new Map(request.organisations.map(({ id, name }) => [id, name]));
      told.push(...sensitiveSignals({ title: row.title, covered }, days, { ...window, asOf, scope, names }));
    }
    return told;
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
    const seats = by === 'place' ? await listOrganisations(pools.store) : [];
    return withViewer(pools.reader, viewer, async (client) => {
      const { question, tallies } = await talliesFor({ client, store: pools.store, kept }, request);
      const basis = basisOf(tallies, question);
      const about = { by, within: other ?? null, ...aboutOf(basis), total: totalFigure(basis) };
      if (by === 'organisation') return { ...about, rows: byOrganisation(tallies, question, basis) };
      const named = (rows: CountFigure[]): CountFigure[] =>
        by === 'place' ? rows.map((row) => ({ ...row, zh: placeName(row.zh, seats) })) : rows;
      if (other === undefined) return { ...about, rows: named(breakdownOf(by, basis)) };
      const counting = { client, store: pools.store, ...request };
      const rows = await countedFacts(counting, { orgIds: request.orgIds, windows: windowsOfBasis(basis) });
      const inside = talliesWithin(other, onAxis(rows, basis.scope.axis), basis.windows);
      if (inside === null) return { ...about, rows: [] };
      const narrowed: Basis = { ...basis, tallies: inside, byHand: {} };
      return {
        ...about,
        total: within(totalFigure(narrowed), other, narrowed),
        rows: named(breakdownOf(by, narrowed).map((figure) => within(figure, other, narrowed))),
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
  counted: Awaited<ReturnType<typeof talliesFor>>['tallies'],
  { organisations, manual = new Map(), since }: StatQuestion,
  basis: Basis,
): CountFigure[] {
  const tallies = withWritten(counted, manual);
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
    const written = [...manual].filter(([orgId]) => isBelow(orgId, id));
    const byHand = addTallies(written.map(([, { current }]) => current?.tally ?? NO_TALLY));
    const scope = { ...basis.scope, orgId: id, withSubordinates: true };
    const below = organisations.filter((one) => isBelow(one.id, id)).map((one) => one.id);
    const unregistered =
      since === undefined
        ? ALL_REGISTERED
        : unregisteredIn(basis.windows, sums, {
            first: firstOf(since, below),
            written: {
              previous: written.some(([, windows]) => windows.previous !== undefined),
              lastYear: written.some(([, windows]) => windows.lastYear !== undefined),
            },
          });
    return {
      ...totalFigure({ ...basis, tallies: sums, byHand, scope, unregistered }),
      key: `organisation:${id}`,
      zh: name,
    };
  });
}
