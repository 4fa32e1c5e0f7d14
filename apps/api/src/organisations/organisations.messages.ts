import { Command, Query } from '@nestjs/cqrs';
import type { Viewer } from '#identity';
import type { Organisation } from '../directory/directory.dto.js';
import type { CurrentCommand } from '../shared/case-context.js';
import type {
  ChangeOrganisationRequest,
  CreateOrganisationRequest,
  OrganisationHistory,
} from './organisations.dto.js';

export class CreateOrganisation extends Command<Organisation> {
  constructor(
    readonly viewer: Viewer,
    readonly body: CreateOrganisationRequest,
  ) {
    super();
  }
}

export class ChangeOrganisation extends Command<Organisation> {
  constructor(
    readonly viewer: Viewer,
    readonly orgId: number,
    readonly change: { readonly body: ChangeOrganisationRequest; readonly request: CurrentCommand },
  ) {
    super();
  }
}

export class GetOrganisationHistory extends Query<OrganisationHistory> {
  constructor(
    readonly viewer: Viewer,
    readonly orgId: number,
  ) {
    super();
  }
}
