import { usesOfOrganisations } from '#casework';
import { isPlainDate } from '#domain';
import { listOrganisations, organisationIdsBelow } from '#identity';
import { today } from '#platform';
import { officeRows, periodOfCode, quarterCodeOf, type QuarterRequest } from '#projections';
import { writtenSources } from '#reports';
import type { Runtime } from '#runtime';
import { type Invocation, UsageError } from '../command.js';

/** The operator is no account that anybody accuses. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
const AXES = ['received', 'registered'] as const;

/**
 * The question that the page asks for a head of the organisation: the same organisations, evening, returns on paper and last
 * year's signed figures, so that a terminal never prints another number. @rejects PERIOD_INVALID
 */
export async function figuresRequest(
  { pools, profiles, statBooks, store }: Runtime,
  options: Invocation['options'],
): Promise<QuarterRequest> {
  const now = await today(pools.store);
  const all = await listOrganisations(pools.store);
  const { org, period: code, axis: name = 'received', 'as-of': asOf } = options;
  const chosen =
    typeof org === 'string'
      ? all.find(({ id }) => id === Number(org))
      : all.find(({ parentId }) => parentId === null);
  if (!chosen) throw new UsageError('没有这个单位。');
  const axis = AXES.find((one) => one === name);
  if (axis === undefined) throw new UsageError(`--axis 只能是 ${AXES.join(' 或 ')}。`);
  if (asOf !== undefined && (typeof asOf !== 'string' || !isPlainDate(asOf)))
    throw new UsageError('--as-of 应写成 2026-09-30 的样子。');
  const period = typeof code === 'string' ? code : quarterCodeOf(now.today);
  periodOfCode(period);
  const orgIds = await organisationIdsBelow(pools.store, chosen.id);
  return {
    period,
    orgId: chosen.id,
    withSubordinates: true,
    today: now.today,
    axis,
    ...(asOf === undefined ? {} : { asOf }),
    orgIds,
    organisations: all.filter(({ id }) => orgIds.includes(id)),
    inUse: await usesOfOrganisations({ store, pool: pools.store }, orgIds),
    policy: profiles.policyOn(chosen.id, now.today),
    countsRestricted: true,
    accountId: NOBODY,
    office: await officeRows(pools.store, orgIds),
    ...(await writtenSources(statBooks, { orgId: chosen.id, orgIds, period })),
  };
}
