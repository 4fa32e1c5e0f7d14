import type { PoolClient } from 'pg';
import { queryCodeIsWellFormed, queryCodeMac } from '#casework';
import type { Light } from '#domain/glossary';
import type { Viewer } from '#identity';
import { idsBehindRef, queryCodeToken, type RegisterFilter } from '#projections';
import type { Runtime } from '../shared/runtime.js';
import { organisationsInView } from '../statistics/organisations-in-view.js';
import type { ListPetitionsQuery } from './list.dto.js';

/** One box for all: whoever types a whole query code means that petition alone. */
function tokensOf({ vault }: Runtime, q: string): string[] {
  return queryCodeIsWellFormed(q.trim())
    ? [queryCodeToken(queryCodeMac(vault, q.trim()))]
    : vault.blindQuery(q);
}

/** What was asked of the list, as the register is asked; the client is under the viewer's settings. */
export async function registerFilterOf(
  runtime: Runtime,
  viewer: Viewer,
  filter: ListPetitionsQuery,
  client: PoolClient,
): Promise<RegisterFilter> {
  const { q, mine, light, statRef, sort: _sort, after: _after, limit: _limit, ...plain } = filter;
  const ids =
    statRef === undefined
      ? undefined
      : await idsBehindRef(client, statRef, (orgId, withSubordinates) =>
          organisationsInView(runtime, viewer, { orgId, withSubordinates }),
        );
  return {
    ...plain,
    ...(q === undefined || q.trim() === '' ? {} : { tokens: tokensOf(runtime, q) }),
    ...(mine === true ? { handledBy: viewer.accountId } : {}),
    ...(light === undefined ? {} : { light: light as Light }),
    ...(ids === undefined ? {} : { ids }),
  };
}
