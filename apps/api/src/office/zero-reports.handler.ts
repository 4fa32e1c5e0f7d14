import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { isToldOf, reportedDays, type ZeroReportPeriod, zeroReportStatus } from '#domain';
import { listOrganisations } from '#identity';
import { today } from '#platform';
import { readAffairs } from '../affairs/affairs.handlers.js';
import { Runtime } from '../shared/runtime.js';
import type { ZeroReportBoard, ZeroReportTable } from './office.dto.js';
import { GetZeroReports } from './office.queries.js';

/** So many days back the table goes. */
const DAYS = 7;

/** Of each period that asks for zero reports: which unit reported, late or not, day by day, as far as this person sees the unit (O-63). */
@QueryHandler(GetZeroReports)
export class GetZeroReportsHandler implements IQueryHandler<GetZeroReports> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer }: GetZeroReports): Promise<ZeroReportBoard> {
    const { pools } = this.runtime;
    const { rows } = await readAffairs(this.runtime, viewer, { category: 'sensitive-period', open: true });
    const { today: day, now } = await today(pools.store);
    const units = (await listOrganisations(pools.store)).filter(
      ({ id, active }) => active && viewer.orgIds.includes(id),
    );
    const periods = rows.flatMap(({ affairId, title, orgId, facts }): ZeroReportTable[] => {
      const period = { ...facts, orgId } as unknown as ZeroReportPeriod;
      const days = period.zeroReport ? reportedDays(period, day, DAYS) : [];
      // one that is long over is in its register
      if (days[0] !== day) return [];
      // those who were never told are not late
      const covered = units.filter(({ id }) => isToldOf(period, id));
      const table = covered
        .map(({ id, name }) => ({
          orgId: id,
          name,
          days: days.map((one) => zeroReportStatus(period, { orgId: id, day: one, now })),
        }))
        .filter((unit) => unit.days.some((status) => status !== 'notAsked'));
      return [{ affairId, title, orgId, reportBy: period.reportBy ?? null, days, units: table }];
    });
    return { periods };
  }
}
