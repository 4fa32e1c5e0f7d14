import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Viewer } from '#identity';
import { CurrentViewer, type XinfangRequest } from '../shared/case-context.js';
import { Runtime } from '../shared/runtime.js';
import { cookieName } from '../shared/session.guard.js';
import { LiveDesk } from './live-desk.js';
import { LiveQuery } from './live.dto.js';

/** Server-sent events for open pages: that something is new, never what. */
@ApiExcludeController()
@Controller('live')
export class LiveController {
  constructor(
    private readonly desk: LiveDesk,
    private readonly runtime: Runtime,
  ) {}

  @Get()
  live(
    @CurrentViewer() viewer: Viewer,
    @Req() request: XinfangRequest,
    @Res() reply: FastifyReply,
    @Query() query: LiveQuery,
  ): void {
    const token = request.cookies[cookieName(this.runtime.settings)] ?? '';
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-accel-buffering': 'no',
    });
    raw.write('retry: 3000\n\n');
    this.desk.add({ viewer, token, petitionId: query.petition ?? null, raw });
  }
}
