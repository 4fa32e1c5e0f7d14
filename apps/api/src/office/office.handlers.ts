import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import {
  affairOf,
  computeIndicator,
  DUTY_SHIFTS,
  earlierOf,
  type IndicatorFacts,
  informationFigures,
  inspectionRate,
  inspectionSample,
  isIndicatorId,
  type PlannedShift,
  progressOf,
  rosterGaps,
  type ScoredTarget,
  TARGET_INDICATORS,
  type TargetIndicator,
  targetScore,
} from '#domain';
import { withViewer } from '#identity';
import {
  type AffairListRow,
  officeRows,
  type OfficeRows,
  periodOfCode,
  quarterCodeOf,
  statFacts,
} from '#projections';
import { affairRowView } from '../affairs/affair-view.js';
import { readAffairs } from '../affairs/affairs.handlers.js';
import { Runtime } from '../shared/runtime.js';
import { percent } from './circular.handler.js';
import type { DutyGaps, InspectionDraw, TargetBoard, TargetUnit } from './office.dto.js';
import { GetDutyGaps, GetInspectionDraw, GetTargetBoard } from './office.queries.js';
import { INDICATOR_ORDER, isRate, partOf, shown, targetOf } from './target-figures.js';

const MISSING_ZH = { officer: '值班员', leader: '带班领导' } as const;

/** Shifts of the coming days in one's own office that lack somebody (O-79). */
@QueryHandler(GetDutyGaps)
export class GetDutyGapsHandler implements IQueryHandler<GetDutyGaps> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer }: GetDutyGaps): Promise<DutyGaps> {
    const { rows, today } = await readAffairs(this.runtime, viewer, {
      category: 'duty-shift',
      orgId: viewer.orgId,
    });
    const shifts = rows.map(({ facts }) => facts as unknown as PlannedShift);
    const days = this.runtime.profiles.policyOn(viewer.orgId, today).rosterAheadDays;
    return {
      from: today,
      days,
      gaps: rosterGaps(shifts, today, days).map(({ on, shift, missing }) => ({
        on,
        shiftZh: DUTY_SHIFTS[shift].zh,
        missing: missing.map((one) => MISSING_ZH[one]),
      })),
    };
  }
}

const closedOnOf = ({ facts }: AffairListRow): string | null => facts['closedOn'] as string | null;

/** The draw of a quarter among the cases that units below opened themselves (O-43), with the rate I-28. */
@QueryHandler(GetInspectionDraw)
export class GetInspectionDrawHandler implements IQueryHandler<GetInspectionDraw> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, quarter }: GetInspectionDraw): Promise<InspectionDraw> {
    const { rows, names, today } = await readAffairs(this.runtime, viewer, { category: 'self-opened-case' });
    const code = quarter ?? quarterCodeOf(today);
    const period = periodOfCode(code);
    const policy = this.runtime.profiles.policyOn(viewer.orgId, today);
    const below = rows.filter((row) => row.orgId !== viewer.orgId);
    const closed = below.filter((row) => {
      const on = closedOnOf(row);
      return on !== null && period.from <= on && on <= period.to;
    });
    const drawn = new Set(
      inspectionSample(
        closed.map((row) => ({
          id: row.affairId,
          orgId: row.orgId,
          keyArea: row.facts['keyArea'] as string | null,
        })),
        { quarter: code, ratePercent: policy.selfInspectRate, min: policy.selfInspectMin },
      ),
    );
    const rate = inspectionRate(
      below.map((row) => ({
        closedOn: closedOnOf(row),
        inspectedOn: row.facts['inspectedOn'] as string | null,
      })),
      { ...period, asOf: today },
    );
    return {
      quarter: code,
      closed: rate.denominator,
      inspected: rate.numerator,
      rate: percent(rate.numerator, rate.denominator),
      drawn: closed
        .filter((row) => drawn.has(row.affairId))
        .map((row) => affairRowView(affairOf('self-opened-case'), row, names)),
    };
  }
}

type TargetFacts = {
  targetOrgId: number;
  year: number;
  indicator: TargetIndicator;
  op: ScoredTarget['op'];
  value: number;
  weight: number;
};
type Actuals = (orgId: number, indicator: TargetIndicator) => number | null;

/** Progress of the year's targets unit by unit, with the score so far (O-85…O-87). */
@QueryHandler(GetTargetBoard)
export class GetTargetBoardHandler implements IQueryHandler<GetTargetBoard> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, query }: GetTargetBoard): Promise<TargetBoard> {
    const { rows, names, today } = await readAffairs(this.runtime, viewer, {
      categories: ['annual-target', 'accountability'],
    });
    const year = query.year ?? Number(today.slice(0, 4));
    const running = Math.ceil(Number(today.slice(5, 7)) / 3) as 1 | 2 | 3 | 4;
    const quarter = query.quarter ?? (year === Number(today.slice(0, 4)) ? running : 4);
    const period = { from: `${year}-01-01`, to: periodOfCode(`${year}Q${quarter}`).to };
    const asOf = earlierOf(period.to, today);
    const targets = rows.filter(
      (row) => row.category === 'annual-target' && (row.facts as unknown as TargetFacts).year === year,
    );
    const orgIds = [
      ...new Set(targets.map(({ facts }) => (facts as unknown as TargetFacts).targetOrgId)),
    ].sort((a, b) => a - b);
    const facts = await withViewer(this.runtime.pools.reader, viewer, (client) =>
      statFacts(client, { orgIds, windows: [period] }),
    );
    const office = await officeRows(this.runtime.pools.store, orgIds);
    const actualOf = actualsFrom(facts, office, { period, asOf });
    const units = orgIds.map((orgId): TargetUnit => {
      const own = targets
        .map((row) => ({ row, ...(row.facts as unknown as TargetFacts) }))
        .filter(({ targetOrgId }) => targetOrgId === orgId)
        .map((one) => ({
          ...one,
          target: targetOf(one.indicator, one.value),
          actual: actualOf(orgId, one.indicator),
        }))
        .sort((a, b) => INDICATOR_ORDER.indexOf(a.indicator) - INDICATOR_ORDER.indexOf(b.indicator));
      const deduction = rows
        .filter(
          ({ category, facts: taken }) =>
            category === 'accountability' && taken['targetOrgId'] === orgId && taken['year'] === year,
        )
        .reduce((sum, { facts: taken }) => sum + (taken['points'] as number), 0);
      const { hundredths } = targetScore(own, { bonus: 0, deduction });
      return {
        orgId,
        orgName: names.organisation(orgId),
        score: hundredths === null ? '—' : (hundredths / 100).toFixed(2),
        deduction,
        lines: own.map((one) => {
          const { due, met } = progressOf(one, quarter, isRate(one.indicator) ? 'rate' : 'count');
          return {
            affairId: one.row.affairId,
            zh: TARGET_INDICATORS[one.indicator].zh,
            op: one.op,
            target: shown(one.indicator, one.target),
            due: shown(one.indicator, due),
            actual: shown(one.indicator, one.actual),
            met,
            weight: one.weight,
          };
        }),
      };
    });
    return { year, quarter, asOf, units };
  }
}

/** What a unit has reached, in the unit of `partOf` or as a count: statistics, bulletins and inspections by the same definitions as there. */
function actualsFrom(
  facts: readonly IndicatorFacts[],
  office: OfficeRows,
  { period, asOf }: { period: { from: string; to: string }; asOf: string },
): Actuals {
  return (orgId, indicator) => {
    const own = <T extends { orgId: number }>(rows: readonly T[]): T[] =>
      rows.filter((row) => row.orgId === orgId);
    if (indicator === 'submitted' || indicator === 'I-26') {
      const { submitted, adopted } = informationFigures(own(office.bulletins), {
        period,
        asOf,
      });
      return indicator === 'submitted' ? submitted : partOf(adopted, submitted);
    }
    if (indicator === 'I-28') {
      const { numerator, denominator } = inspectionRate(own(office.cases), { ...period, asOf });
      return partOf(numerator, denominator);
    }
    if (!isIndicatorId(indicator)) return null;
    const figure = computeIndicator(
      indicator,
      facts.filter((row) => row.orgId === orgId),
      period,
      asOf,
    );
    return figure.denominator === null ? null : partOf(figure.numerator, figure.denominator);
  };
}
