import type { PoolClient } from 'pg';
import { queryCodeMac } from '#casework';
import { queryCodeIsWellFormed } from '#domain';
import type { Light } from '#domain/glossary';
import type { Viewer } from '#identity';
import {
  type AskedIdentifier,
  identifierMac,
  idsBehindRef,
  queryCodeToken,
  type RegisterFilter,
} from '#projections';
import type { Runtime } from '../shared/runtime.js';
import { organisationsInView } from '../statistics/organisations-in-view.js';
import type { ListPetitionsQuery } from './list.dto.js';

/** One box for all: whoever types a whole query code means that petition alone. */
function tokensOf({ vault }: Runtime, q: string): string[] {
  return queryCodeIsWellFormed(q.trim())
    ? [queryCodeToken(queryCodeMac(vault, q.trim()))]
    : vault.blindQuery(q);
}

const PHONE = /^(?:\+?86)?\d{7,12}$/;
const ID_NUMBER = /^(?:\d{15}|\d{17}[\dXx])$/;

/** A whole telephone or number of an identity card, however it is spaced: whoever gave it is meant. */
function identifiersOf({ vault }: Runtime, q: string): AskedIdentifier[] {
  const typed = q.normalize('NFKC').replace(/[\s-]/g, '');
  const asked = (kind: AskedIdentifier['kind']): AskedIdentifier[] => {
    const mac = identifierMac(vault, kind, typed);
    return mac === null ? [] : [{ kind, mac }];
  };
  return [...(PHONE.test(typed) ? asked('phone') : []), ...(ID_NUMBER.test(typed) ? asked('idNo') : [])];
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
    ...(q === undefined || q.trim() === ''
      ? {}
      : { tokens: tokensOf(runtime, q), identifiers: identifiersOf(runtime, q) }),
    ...(mine === true ? { handledBy: viewer.accountId } : {}),
    ...(light === undefined ? {} : { light: light as Light }),
    ...(ids === undefined ? {} : { ids }),
  };
}
