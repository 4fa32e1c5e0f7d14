import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import {
  affairOf,
  DUTY_SHIFTS,
  inspectionRate,
  inspectionSample,
  type PlannedShift,
  rosterGaps,
} from '#domain';
import { type AffairListRow, periodOfCode, quarterCodeOf } from '#projections';
import { affairRowView } from '../affairs/affair-view.js';
import { readAffairs } from '../affairs/affairs.handlers.js';
import { Runtime } from '../shared/runtime.js';
import { percent } from './circular.handler.js';
import type { DutyGaps, InspectionDraw, TargetBoard } from './office.dto.js';
import { GetDutyGaps, GetInspectionDraw, GetTargetBoard } from './office.queries.js';
import { targetBoard } from './target-board.js';

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

/** Progress of the year's targets unit by unit, with the score so far (O-85…O-87). */
@QueryHandler(GetTargetBoard)
export class GetTargetBoardHandler implements IQueryHandler<GetTargetBoard> {
  constructor(private readonly runtime: Runtime) {}

  execute({ viewer, query }: GetTargetBoard): Promise<TargetBoard> {
    return targetBoard(this.runtime, viewer, query);
  }
}
