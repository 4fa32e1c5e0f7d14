import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { usesOfOrganisations } from '#casework';
import {
  affairOf,
  addDays,
  earlierOf,
  type FastSummary,
  fastSummary,
  fourFastOf,
  isSilent,
  lastTwice,
  previousPeriod,
  reportFaults,
  type Share,
  type SupervisionState,
  unanswered,
} from '#domain';
import { listOrganisations, type Viewer } from '#identity';
import { type AffairListRow, officeRows, periodOfCode, quarterCodeOf, standingsOfUse } from '#projections';
import { affairRowView } from '../affairs/affair-view.js';
import { readAffairs } from '../affairs/affairs.handlers.js';
import { Runtime } from '../shared/runtime.js';
import { fastLaneItems, fastLaneLine } from './fast-lane-items.js';
import type { FastInterval, FastLaneLine, QuarterCircular } from './office.dto.js';
import { GetQuarterCircular } from './office.queries.js';

const CATEGORIES = ['contact-point', 'topic-request', 'incident', 'supervision', 'sensitive-period'];

/** A part of a whole in per cent with two digits; `—` where the whole is nothing (§3.1). */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '—';
  const hundredths = Math.floor((part * 10_000) / whole + 0.5);
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}%`;
}

const half = (twice: number | null): string | null =>
  twice === null ? null : twice % 2 === 0 ? String(twice / 2) : (twice / 2).toFixed(1);

const interval = (zh: string, summary: FastSummary): FastInterval => ({
  zh,
  count: summary.count,
  median: half(summary.medianTwice),
  slowest: summary.slowest,
});

/** What goes into the quarter's circular: information (zero reports too), silent points, topics, report faults, 四快. */
@QueryHandler(GetQuarterCircular)
export class GetQuarterCircularHandler implements IQueryHandler<GetQuarterCircular> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, quarter }: GetQuarterCircular): Promise<QuarterCircular> {
    const { calendar } = this.runtime;
    const { rows, names, today } = await readAffairs(this.runtime, viewer, { categories: CATEGORIES });
    const code = quarter ?? quarterCodeOf(today);
    const period = periodOfCode(code);
    const before = previousPeriod(period);
    const of = (category: string): AffairListRow[] => rows.filter((row) => row.category === category);
    const below = (await listOrganisations(this.runtime.pools.store))
      .map(({ id }) => id)
      .filter((id) => id !== viewer.orgId && viewer.orgIds.includes(id));
    const counties = below.length === 0 ? [viewer.orgId] : below;
    const { bulletins: items } = await officeRows(this.runtime.pools.store, counties);
    const { store, pools } = this.runtime;
    const uses = await usesOfOrganisations({ store, pool: pools.store }, counties);
    const standingsIn = (of: typeof period, asOf: string): ReturnType<typeof standingsOfUse> =>
      standingsOfUse(items, counties, { ...of, asOf, inUse: (id) => uses(id, of) });
    const standings = standingsIn(period, today);
    const then = standingsIn(before, addDays(period.from, -1));
    const inPeriod = (day: unknown): boolean =>
      typeof day === 'string' && period.from <= day && day <= period.to;
    const fast = of('supervision')
      .filter(({ facts }) => inPeriod(facts['openedOn']))
      .map(({ facts }) => fourFastOf(facts as unknown as SupervisionState, calendar));
    return {
      quarter: code,
      ...period,
      asOf: today,
      bulletins: standings.map((line) => ({
        ...line,
        orgName: names.organisation(line.orgId),
        rate: percent(line.adoptedOfThem, line.submitted),
      })),
      silentPoints: of('contact-point')
        .filter(({ facts }) => isSilent(facts as unknown as Parameters<typeof isSilent>[0], period))
        .map((row) => affairRowView(affairOf('contact-point'), row, names)),
      unanswered: of('topic-request').flatMap((row) => {
        const facts = row.facts as unknown as Parameters<typeof unanswered>[0];
        const missing = inPeriod(facts.dueOn) ? unanswered(facts, today) : [];
        return missing.length === 0
          ? []
          : [
              {
                affairId: row.affairId,
                title: row.title,
                dueOn: facts.dueOn,
                orgNames: missing.map(names.organisation),
              },
            ];
      }),
      lastTwice: lastTwice(then, standings).map(names.organisation),
      reportFaults: reportFaults(
        of('incident')
          .filter(({ facts }) => inPeriod(facts['registeredOn']))
          .map(({ facts }) => facts as unknown as Parameters<typeof reportFaults>[0][number]),
      ).map(({ orgId, ...counts }) => ({ orgName: names.organisation(orgId), ...counts })),
      fourFast: [
        interval('立项快(批示→立项)', fastSummary(fast.map(({ opening }) => opening))),
        interval('协调快(立项→首次协调)', fastSummary(fast.map(({ coordination }) => coordination))),
        interval('督办快(立项→发出督办)', fastSummary(fast.map(({ supervision }) => supervision))),
        interval('反馈快(反馈期限→实际反馈)', fastSummary(fast.map(({ feedback }) => feedback))),
      ],
      fastLane: await this.fastLane(viewer, of('sensitive-period'), { ...period, asOf: today }),
    };
  }

  /** 季报单列一行 (O-76): as of the evening of the quarter's last day, or of today while it runs. */
  private async fastLane(
    viewer: Viewer,
    periods: readonly AffairListRow[],
    { from, to, asOf }: { from: string; to: string; asOf: string },
  ): Promise<FastLaneLine> {
    const items = await fastLaneItems(this.runtime, viewer, { periods, from, to });
    const line = fastLaneLine(items, earlierOf(to, asOf));
    return { ...line, sameDay: shareZh(line.sameDay), onTime: shareZh(line.onTime) };
  }
}

const shareZh = ({ part, whole }: Share): string =>
  whole === 0 ? '—' : `${percent(part, whole)}(${part}/${whole})`;
