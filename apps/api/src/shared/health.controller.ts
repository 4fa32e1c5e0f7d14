import { Controller, Get, Res } from '@nestjs/common';
import { backupState, backupWarning } from '#backup';
import { queueStanding, queueWarning, seenFromOutside, standingStill } from '#jobs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from './public.js';
import { Runtime } from './runtime.js';

/** Seconds by which this machine's clock may differ from the database's before a warning (R7). */
const SKEW_WARN_SECONDS = 5;

@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(private readonly runtime: Runtime) {}

  /** The process answers. */
  @Get('healthz')
  @Public()
  alive(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /**
   * The database answers, subscriptions run, the clocks agree. A queue that is away is named and no more: PostgreSQL has the truth, and the
   * sweeper does its work meanwhile.
   */
  @Get('readyz')
  @Public()
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const { pools, store, settings, room } = this.runtime;
    try {
      const { rows } = await pools.store.query<{ now: string }>(
        `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`,
      );
      const skewSeconds = Math.round((Date.now() - Date.parse(rows[0]?.now ?? '')) / 1000);
      const seen = await seenFromOutside(store, pools.store);
      const { lag } = seen;
      const still = standingStill(seen);
      const halted = lag.filter(({ status }) => status === 'halted').map(({ name }) => name);
      const backup = backupWarning(await backupState(pools.store, settings), settings);
      const queue = queueWarning((await queueStanding(pools.store)).awaySince, settings.redisUrl);
      const parked = lag.reduce((sum, { shard, parked: n }) => sum + (shard === 0 ? n : 0), 0);
      const warnings = [
        ...(backup === null ? [] : [backup]),
        ...(Math.abs(skewSeconds) > SKEW_WARN_SECONDS
          ? [`本机时钟与数据库相差 ${skewSeconds} 秒,日期以数据库为准。`]
          : []),
        ...(room.isShort() ? ['磁盘空间将尽,登记和办理已停,查看照常;请腾出空间,之后自行恢复。'] : []),
        ...(parked > 0 ? [`后台有 ${parked} 件处理失败而搁置,请在“管理—后台”查看。`] : []),
        ...(still === null ? [] : [still]),
        ...(queue === null ? [] : [queue]),
        ...halted.map((name) => `后台订阅“${name}”已停,请运行 doctor。`),
      ];
      const degraded = [
        ...(queue === null ? [] : ['queue']),
        ...(still === null ? [] : ['background']),
        ...halted.map((name) => `subscription:${name}`),
      ];
      await reply
        .status(200)
        .header('cache-control', 'no-store')
        .send({ status: halted.length > 0 ? 'degraded' : 'ready', degraded, warnings });
    } catch {
      await reply
        .status(503)
        .header('cache-control', 'no-store')
        .send({ status: 'unavailable', degraded: ['database'], warnings: ['数据库暂时不可用。'] });
    }
  }
}
