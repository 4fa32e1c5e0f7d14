import {
  computeIndicator,
  earlierOf,
  type IndicatorFacts,
  informationFigures,
  inspectionRate,
  isIndicatorId,
  progressOf,
  type ScoredTarget,
  TARGET_INDICATORS,
  type TargetIndicator,
  targetPoints,
  targetScore,
} from '#domain';
import { type Viewer, withViewer } from '#identity';
import { countedFacts, officeRows, type OfficeRows, ONLY_OWN, periodOfCode } from '#projections';
import { maySeeSigned } from '#reports';
import { readAffairs } from '../affairs/affairs.handlers.js';
import type { Runtime } from '../shared/runtime.js';
import { FiguresService } from '../statistics/figures-service.js';
import type { TargetBoard, TargetUnit } from './office.dto.js';
import { INDICATOR_ORDER, isRate, partOf, shown, targetOf } from './target-figures.js';

type TargetFacts = {
  targetOrgId: number;
  year: number;
  indicator: TargetIndicator;
  op: ScoredTarget['op'];
  value: number;
  weight: number;
};
type Actuals = (orgId: number, indicator: TargetIndicator) => number | null;

/**
 * Progress of a year's targets unit by unit, with the score so far (O-85…O-87): to the end of the quarter asked for, of
 * the running year otherwise to the quarter that runs. Counted as the page of statistics counts for this viewer, so that
 * the two never differ; a unit whose petitions are not his to count has neither figures nor score here.
 */
export async function targetBoard(
  runtime: Runtime,
  viewer: Viewer,
  query: { readonly year?: number; readonly quarter?: 1 | 2 | 3 | 4 },
): Promise<TargetBoard> {
  const { rows, names, today } = await readAffairs(runtime, viewer, {
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
  const orgIds = [...new Set(targets.map(({ facts }) => (facts as unknown as TargetFacts).targetOrgId))].sort(
    (a, b) => a - b,
  );
  const inView = (orgId: number): boolean => viewer.orgIds.includes(orgId);
  const figures = new FiguresService(runtime);
  const facts = await withViewer(runtime.pools.reader, viewer, async (client) =>
    countedFacts(await figures.countingOf(viewer, client), {
      orgIds: orgIds.filter(inView),
      windows: [period],
    }),
  );
  const office = await officeRows(runtime.pools.store, orgIds);
  const actualOf = actualsFrom(facts, office, { period, asOf });
  const units = orgIds.map((orgId): TargetUnit => {
    const own = targets
      .map((row) => ({ row, ...(row.facts as unknown as TargetFacts) }))
      .filter(({ targetOrgId }) => targetOrgId === orgId)
      .map((one) => ({
        ...one,
        target: targetOf(one.indicator, one.value),
        actual: inView(orgId) ? actualOf(orgId, one.indicator) : null,
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
      inView: inView(orgId),
      score: pointsZh(hundredths),
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
          earned: pointsZh(targetPoints(one)),
        };
      }),
    };
  });
  return { year, quarter, asOf, note: maySeeSigned(viewer) ? null : ONLY_OWN, units };
}

/** @shape hundredths of a point; `—` where nothing could be counted */
const pointsZh = (hundredths: number | null): string =>
  hundredths === null ? '—' : (hundredths / 100).toFixed(2);

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
