import { CommandHandler, type ICommandHandler, type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { changeOrganisationByEvent, continueNumbers, organisationChanges } from '#casework';
import type { OrganisationCommand, OrganisationEvent } from '#domain';
import { accountById, createOrganisation } from '#identity';
import { inTransaction } from '#platform';
import { requireManage } from '../accounts/require-manage.js';
import type { Organisation } from '../directory/directory.dto.js';
import { organisationShown } from '../directory/directory.handlers.js';
import { Runtime } from '../shared/runtime.js';
import type { ChangeOrganisationRequest, OrganisationHistory } from './organisations.dto.js';
import { ChangeOrganisation, CreateOrganisation, GetOrganisationHistory } from './organisations.messages.js';

@CommandHandler(CreateOrganisation)
export class CreateOrganisationHandler implements ICommandHandler<CreateOrganisation> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, body }: CreateOrganisation): Promise<Organisation> {
    const { pools, profiles } = this.runtime;
    requireManage(viewer, body.parentId);
    const made = await inTransaction(pools.store, async (client) => {
      const organisation = await createOrganisation(client, body);
      await continueNumbers(client, organisation);
      return organisation;
    });
    // what its superiors set for all below holds for it from now on
    await profiles.refresh();
    return organisationShown(made);
  }
}

function commandOf(orgId: number, { change, name = '', before, on, basis }: ChangeOrganisationRequest) {
  const head = { orgId, on, basis };
  const commands: Record<ChangeOrganisationRequest['change'], OrganisationCommand> = {
    rename: { ...head, type: 'renameOrganisation', name, ...(before === undefined ? {} : { before }) },
    disable: { ...head, type: 'disableOrganisation' },
    enable: { ...head, type: 'enableOrganisation' },
  };
  return commands[change];
}

@CommandHandler(ChangeOrganisation)
export class ChangeOrganisationHandler implements ICommandHandler<ChangeOrganisation> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, orgId, change }: ChangeOrganisation): Promise<Organisation> {
    requireManage(viewer, orgId);
    const { accountId } = viewer;
    const frame = { accountId, orgId: viewer.orgId, ...change.request };
    return organisationShown(
      await changeOrganisationByEvent(this.runtime, commandOf(orgId, change.body), frame),
    );
  }
}

const whatOf = (event: OrganisationEvent): string => {
  switch (event.type) {
    case 'OrganisationRenamed':
      return `更名:原为“${event.data.before}”,现为“${event.data.name}”`;
    case 'OrganisationDisabled':
      return '停用';
    case 'OrganisationEnabled':
      return '恢复使用';
    default:
      return event satisfies never;
  }
};

/** What was done to a unit since it was made, newest first. */
@QueryHandler(GetOrganisationHistory)
export class GetOrganisationHistoryHandler implements IQueryHandler<GetOrganisationHistory> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, orgId }: GetOrganisationHistory): Promise<OrganisationHistory> {
    requireManage(viewer, orgId);
    const { store, pools } = this.runtime;
    const changes = await organisationChanges({ store, pool: pools.store }, orgId);
    const items = await Promise.all(
      changes.map(async ({ event, at, by }) => ({
        at,
        byName: by === null ? null : (await accountById(pools.store, by)).displayName,
        on: event.data.on,
        what: whatOf(event),
        basis: event.data.basis,
      })),
    );
    return { items: items.reverse() };
  }
}
