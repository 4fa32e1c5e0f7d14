import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { STATUSES, zhOf } from '#domain';
import type { AffairListRow } from '#projections';
import { readAffairs } from '../affairs/affairs.handlers.js';
import { Runtime } from '../shared/runtime.js';
import { fastLaneItems } from './fast-lane-items.js';
import type { FastLaneBoard } from './office.dto.js';
import { GetFastLane } from './office.queries.js';

/** Lines on the screen; the page says how many there are, the book has them all. */
const SHOWN = 1_000;

/** L25: what the periods with a fast lane cover, with the days by which each has to be done (O-74, O-75). */
@QueryHandler(GetFastLane)
export class GetFastLaneHandler implements IQueryHandler<GetFastLane> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer }: GetFastLane): Promise<FastLaneBoard> {
    const {
      rows: periods,
      names,
      today,
    } = await readAffairs(this.runtime, viewer, { category: 'sensitive-period', facts: { fastLane: true } });
    const items = await fastLaneItems(this.runtime, viewer, { periods });
    return {
      today,
      total: items.length,
      rows: items
        .slice(0, SHOWN)
        .map(({ period, petitionId, displayNo, orgId, receivedOn, status, dueOn, complex, open }) => ({
          period,
          petitionId,
          displayNo,
          orgName: names.organisation(orgId),
          receivedOn,
          statusZh: zhOf(STATUSES, status),
          dueOn,
          complex,
          overdue: open && today > dueOn,
        })),
      lifted: liftedIn(periods),
    };
  }
}

const liftedIn = (rows: readonly AffairListRow[]): number =>
  rows.reduce((sum, { facts }) => sum + (facts['lifted'] as string[]).length, 0);
