import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, HttpException, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { XinfangRequest } from '../shared/case-context.js';
import { Public } from '../shared/public.js';
import { Runtime } from '../shared/runtime.js';
import { isAdministrator } from './administrator.js';
import { createMetrics, type Metrics } from './metrics.js';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** For whoever watches the machine: an administrator signed in, or a collector with the token of the settings. */
@ApiExcludeController()
@Controller()
export class MetricsController {
  private known: Metrics | null = null;

  constructor(private readonly runtime: Runtime) {}

  @Get('metrics')
  @Public()
  async metrics(@Req() request: XinfangRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!(this.hasToken(request) || (await isAdministrator(this.runtime, request.cookies))))
      throw new HttpException('session', 401);
    const metrics = (this.known ??= createMetrics(this.runtime));
    const text = await metrics.text();
    await reply
      .status(200)
      .header('content-type', metrics.contentType)
      .header('cache-control', 'no-store')
      .send(text);
  }

  private hasToken({ headers }: XinfangRequest): boolean {
    const { metricsToken } = this.runtime.settings;
    const given = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
    return (
      metricsToken !== null && given !== undefined && timingSafeEqual(digest(given), digest(metricsToken))
    );
  }
}
