import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '#identity';
import { Organisation } from '../directory/directory.dto.js';
import { CurrentCommand, CurrentViewer, Idempotent } from '../shared/case-context.js';
import { OrgIdPipe } from '../shared/id-param.js';
import {
  ChangeOrganisationRequest,
  CreateOrganisationRequest,
  OrganisationHistory,
} from './organisations.dto.js';
import { ChangeOrganisation, CreateOrganisation, GetOrganisationHistory } from './organisations.messages.js';

const ORG_ID = { name: 'orgId', schema: { type: 'integer', minimum: 1 } } as const;

@ApiTags('accounts')
@Controller('organisations')
export class OrganisationsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({ operationId: 'createOrganisation', summary: '新建单位' })
  @ApiCreatedResponse({ type: Organisation })
  create(@CurrentViewer() viewer: Viewer, @Body() body: CreateOrganisationRequest): Promise<Organisation> {
    return this.commands.execute(new CreateOrganisation(viewer, body));
  }

  @Get(':orgId/changes')
  @ApiParam(ORG_ID)
  @ApiOperation({ operationId: 'getOrganisationHistory', summary: '单位变动' })
  @ApiOkResponse({ type: OrganisationHistory })
  history(
    @CurrentViewer() viewer: Viewer,
    @Param('orgId', OrgIdPipe) orgId: number,
  ): Promise<OrganisationHistory> {
    return this.queries.execute(new GetOrganisationHistory(viewer, orgId));
  }

  @Post(':orgId/changes')
  @HttpCode(200)
  @Idempotent()
  @ApiParam(ORG_ID)
  @ApiOperation({ operationId: 'changeOrganisation', summary: '单位更名、停用、恢复' })
  @ApiOkResponse({ type: Organisation })
  change(
    @CurrentViewer() viewer: Viewer,
    @CurrentCommand() request: CurrentCommand,
    @Param('orgId', OrgIdPipe) orgId: number,
    @Body() body: ChangeOrganisationRequest,
  ): Promise<Organisation> {
    return this.commands.execute(new ChangeOrganisation(viewer, orgId, { body, request }));
  }
}
