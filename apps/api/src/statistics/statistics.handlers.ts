import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { CaseworkRefused } from '#casework';
import { policyOn } from '#domain';
import { listOrganisations, may, organisationIdsBelow, type Viewer, withViewer } from '#identity';
import { today } from '#platform';
import { quarterCodeOf, quarterStatistics } from '#projections';
import { Runtime } from '../shared/runtime.js';
import type { QuarterStatistics } from './statistics.dto.js';
import { GetQuarterStatistics } from './statistics.queries.js';

/** Of an organisation and those below it, the ones whose figures this viewer may see. */
export async function organisationsInView(
  runtime: Runtime,
  viewer: Viewer,
  scope: { orgId: number; withSubordinates: boolean },
): Promise<number[]> {
  const answer = may(viewer, 'viewStatistics', { orgId: scope.orgId });
  if (!answer.allowed) throw new CaseworkRefused('forbidden', answer.code, answer.message);
  if (!scope.withSubordinates) return [scope.orgId];
  const below = await organisationIdsBelow(runtime.pools.store, scope.orgId);
  return below.filter((id) => viewer.orgIds.includes(id));
}

/** 本季: everything of one period on one screen. */
@QueryHandler(GetQuarterStatistics)
export class GetQuarterStatisticsHandler implements IQueryHandler<GetQuarterStatistics> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, query }: GetQuarterStatistics): Promise<QuarterStatistics> {
    const { pools } = this.runtime;
    const now = await today(pools.store);
    const scope = { orgId: query.orgId ?? viewer.orgId, withSubordinates: query.withSubordinates ?? true };
    const orgIds = await organisationsInView(this.runtime, viewer, scope);
    const organisations = (await listOrganisations(pools.store)).filter(({ id }) => orgIds.includes(id));
    return withViewer(pools.reader, viewer, (client) =>
      quarterStatistics(
        { client, store: pools.store },
        {
          ...scope,
          period: query.period ?? quarterCodeOf(now.today),
          today: now.today,
          ...(query.asOf === undefined ? {} : { asOf: query.asOf }),
          ...(query.axis === undefined ? {} : { axis: query.axis }),
          orgIds,
          organisations,
          policy: policyOn(now.today),
          countsRestricted: viewer.roles.some((role) => COUNTING.has(role)),
          accountId: viewer.accountId,
        },
      ),
    );
  }
}

/** Roles that may know how many accusations there are (identity: xf.counts). */
const COUNTING = new Set<string>(['windowHead', 'deputyLeader', 'leader']);
