import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import type { Viewer } from '#identity';
import { CurrentCommand, CurrentViewer, Idempotent } from '../shared/case-context.js';
import { Int } from '../shared/fields.js';
import { ProfileChanged, ProfileChangeRequest, ProfilePreviewView, ProfileView } from './profile.dto.js';
import { ChangeProfile, GetProfile, PreviewProfile } from './profile.messages.js';

/** Whose parameters; left out: the viewer's own organisation. */
export class ProfileQuery {
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value,
  )
  @Int({ zh: '单位', min: 1, optional: true })
  orgId?: number;
}

@ApiTags('profile')
@Controller('profile')
export class ProfileController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getProfile', summary: '期限与参数' })
  @ApiOkResponse({ type: ProfileView })
  profile(@CurrentViewer() viewer: Viewer, @Query() query: ProfileQuery): Promise<ProfileView> {
    return this.queries.execute(new GetProfile(viewer, query.orgId ?? viewer.orgId));
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({ operationId: 'previewProfile', summary: '预览:改参数将变动多少口时钟' })
  @ApiOkResponse({ type: ProfilePreviewView })
  preview(@CurrentViewer() viewer: Viewer, @Body() body: ProfileChangeRequest): Promise<ProfilePreviewView> {
    return this.queries.execute(new PreviewProfile(viewer, body));
  }

  @Post('changes')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ operationId: 'changeProfile', summary: '设定或停用参数' })
  @ApiOkResponse({ type: ProfileChanged })
  change(
    @CurrentViewer() viewer: Viewer,
    @CurrentCommand() request: CurrentCommand,
    @Body() body: ProfileChangeRequest,
  ): Promise<ProfileChanged> {
    return this.commands.execute(new ChangeProfile(viewer, body, request));
  }
}
