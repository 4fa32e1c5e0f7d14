import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { fastLaneDues, inFastLane, type PeriodFacts, type PeriodScope, STATUSES, zhOf } from '#domain';
import { type Viewer, withViewer } from '#identity';
import type { AffairListRow } from '#projections';
import { readAffairs } from '../affairs/affairs.handlers.js';
import { Runtime } from '../shared/runtime.js';
import type { FastLaneBoard, FastLaneRow } from './office.dto.js';
import { GetFastLane } from './office.queries.js';

type Found = PeriodFacts & { displayNo: string; status: string; outer: string | null; open: boolean };

const IN_PERIOD = `select p.petition_id as "petitionId", p.org_id as "orgId", p.received_on as "receivedOn",
    p.category_code as "categoryCode", p.key_area as "keyArea", p.display_no as "displayNo", p.status, p.is_open as open,
    (select min(coalesce(c.legal_due, c.nominal_due)) from rm.clock c
      where c.petition_id = p.petition_id and c.kind in ('dueHandle', 'verificationDue') and c.stopped_on is null) as outer
  from rm.petition p where p.received_on between $1 and $2 and not p.history
  order by p.received_on, p.petition_id limit 1000`;

/** L25: what the periods with a fast lane cover, with the days by which each has to be done (O-74…O-76). */
@QueryHandler(GetFastLane)
export class GetFastLaneHandler implements IQueryHandler<GetFastLane> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer }: GetFastLane): Promise<FastLaneBoard> {
    const { rows, names, today } = await readAffairs(this.runtime, viewer, {
      category: 'sensitive-period',
      facts: { fastLane: true },
    });
    const lines: FastLaneRow[] = [];
    for (const row of rows) {
      const period = row.facts as unknown as PeriodScope;
      for (const petition of await this.received(viewer, period)) {
        if (!inFastLane(period, petition)) continue;
        const due = dueOf(petition, this.runtime);
        lines.push({
          period: row.title,
          petitionId: petition.petitionId,
          displayNo: petition.displayNo,
          orgName: names.organisation(petition.orgId),
          receivedOn: petition.receivedOn,
          statusZh: zhOf(STATUSES, petition.status),
          dueOn: due,
          overdue: petition.open && today > due,
        });
      }
    }
    return { today, rows: lines, lifted: liftedIn(rows) };
  }

  private async received(viewer: Viewer, { from, to }: PeriodScope): Promise<Found[]> {
    const { rows } = await withViewer(this.runtime.pools.reader, viewer, (client) =>
      client.query<Found>(IN_PERIOD, [from, to]),
    );
    return rows;
  }
}

/** The day by which it is to be ended: the lane's, or the Regulation's where that is earlier. */
function dueOf({ orgId, receivedOn, outer }: Found, { calendar, profiles }: Runtime): string {
  const received = { receivedOn, outerLimit: outer, complexApproved: false };
  return fastLaneDues(received, profiles.policyOn(orgId, receivedOn), calendar).close.date;
}

const liftedIn = (rows: readonly AffairListRow[]): number =>
  rows.reduce((sum, { facts }) => sum + (facts['lifted'] as string[]).length, 0);
