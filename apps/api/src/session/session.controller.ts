import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Viewer as SignedIn } from '#identity';
import { CurrentViewer, type XinfangRequest } from '../shared/case-context.js';
import { Public } from '../shared/public.js';
import { ChangePasswordRequest, SignInRequest, Viewer } from './session.dto.js';
import { SessionDesk } from './session-desk.js';

@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(private readonly desk: SessionDesk) {}

  @Post()
  @Public()
  @HttpCode(200)
  @ApiOperation({ operationId: 'signIn', summary: '登录' })
  @ApiOkResponse({ type: Viewer })
  signIn(@Body() body: SignInRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Viewer> {
    return this.desk.signIn(body, reply);
  }

  @Get()
  @ApiOperation({ operationId: 'getViewer', summary: '我是谁' })
  @ApiOkResponse({ type: Viewer })
  viewer(@CurrentViewer() viewer: SignedIn): Promise<Viewer> {
    return this.desk.describe(viewer);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ operationId: 'signOut', summary: '退出' })
  @ApiNoContentResponse()
  signOut(@Req() request: XinfangRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    return this.desk.signOut(request, reply);
  }

  @Put('password')
  @HttpCode(204)
  @ApiOperation({ operationId: 'changePassword', summary: '改密码' })
  @ApiNoContentResponse()
  changePassword(
    @CurrentViewer() viewer: SignedIn,
    @Body() body: ChangePasswordRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    return this.desk.changePassword(viewer, body, reply);
  }
}
