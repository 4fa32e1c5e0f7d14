import { Controller, Get, HttpException, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { isBearer } from '#platform';
import type { XinfangRequest } from '../shared/case-context.js';
import { Public } from '../shared/public.js';
import { Runtime } from '../shared/runtime.js';
import { isAdministrator } from './administrator.js';
import { createMetrics, type Metrics } from './metrics.js';

/** For whoever watches the machine: an administrator signed in, or a collector with the token of the settings. */
@ApiExcludeController()
@Controller()
export class MetricsController {
  private known: Metrics | null = null;

  constructor(private readonly runtime: Runtime) {}

  @Get('metrics')
  @Public()
  async metrics(@Req() request: XinfangRequest, @Res() reply: FastifyReply): Promise<void> {
    const { metricsToken } = this.runtime.settings;
    if (!(
      isBearer(request.headers.authorization, metricsToken) ||
      (await isAdministrator(this.runtime, request.cookies))
    ))
      throw new HttpException('session', 401);
    const metrics = (this.known ??= createMetrics(this.runtime));
    const text = await metrics.text();
    await reply
      .status(200)
      .header('content-type', metrics.contentType)
      .header('cache-control', 'no-store')
      .send(text);
  }
}
