import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { CATEGORIES, CATEGORY_GROUPS, codesOf } from '#domain/glossary';
import { listAccounts, listOrganisations, type Organisation as Stored } from '#identity';
import { Runtime } from '../shared/runtime.js';
import type { Directory, Organisation } from './directory.dto.js';
import { GetDirectory } from './directory.queries.js';

/** An organisation as the pages name it. */
export const organisationShown = ({
  id,
  parentId,
  code,
  name,
  shortCode,
  level,
  active,
}: Stored): Organisation => ({ id, parentId, code, name, shortCode, level, active });

/** Units, colleagues who can be named, categories: what forms choose from. */
@QueryHandler(GetDirectory)
export class GetDirectoryHandler implements IQueryHandler<GetDirectory> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer }: GetDirectory): Promise<Directory> {
    const { pools, settings } = this.runtime;
    const organisations = await listOrganisations(pools.store);
    const visible = new Set([viewer.orgId, ...viewer.orgIds]);
    const staff = await listAccounts(pools.store, [...visible]);
    return {
      organisations: organisations.map(organisationShown),
      staff: staff
        .filter(({ disabledAt }) => disabledAt === null)
        .map(({ id, displayName, orgId, section, postTitle, roles }) => ({
          accountId: id,
          displayName,
          orgId,
          section,
          postTitle,
          roles: [...roles],
        })),
      categories: [
        ...codesOf(CATEGORY_GROUPS).map((code) => ({
          code,
          zh: CATEGORY_GROUPS[code].zh,
          parent: null,
        })),
        ...codesOf(CATEGORIES).map((code) => ({
          code,
          zh: CATEGORIES[code].zh,
          parent: code.slice(0, 2),
        })),
      ],
      demo: settings.demo,
    };
  }
}
