import { CommandHandler, type ICommandHandler, type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { backupState } from '#backup';
import { CaseworkRefused } from '#casework';
import { may, type Viewer } from '#identity';
import { queueStanding, replayParkedStream } from '#jobs';
import { Runtime } from '../shared/runtime.js';
import type { BackgroundState, Replay } from './operations.dto.js';
import { LookAtBackground, ReplayParked } from './operations.messages.js';

/** Whoever manages the accounts also looks after the machine; neither shows him a petition. */
function requireOperator(viewer: Viewer): void {
  const answer = may(viewer, 'manageAccounts', { orgId: viewer.orgId });
  if (!answer.allowed) throw new CaseworkRefused('forbidden', answer.code, answer.message);
}

@QueryHandler(LookAtBackground)
export class LookAtBackgroundHandler implements IQueryHandler<LookAtBackground> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer }: LookAtBackground): Promise<BackgroundState> {
    requireOperator(viewer);
    const { store, pools, settings } = this.runtime;
    const lag = await store.lag();
    const parked = await store.parked();
    const writers = await store.openWriters(pools.owner);
    const { scheduled, lastOkAt, lastError } = await backupState(pools.store, settings);
    const { everyHours, keep } = settings.backup;
    const { awaySince } = await queueStanding(pools.store);
    return {
      queue: { redis: settings.redisUrl !== null, awaySince },
      backup: { scheduled, everyHours, keep, lastOkAt, lastError },
      subscriptions: lag.map(
        ({ name, shard, status, eventsBehind, secondsBehind, failures, lastError, owner }) => ({
          name,
          shard,
          status,
          eventsBehind,
          secondsBehind,
          failures,
          lastError,
          held: owner !== null,
        }),
      ),
      parked,
      guardAgeSeconds: writers[0]?.seconds ?? 0,
    };
  }
}

@CommandHandler(ReplayParked)
export class ReplayParkedHandler implements ICommandHandler<ReplayParked> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, request }: ReplayParked): Promise<Replay> {
    requireOperator(viewer);
    const result = await replayParkedStream(this.runtime, request.name, request.streamId);
    if (result === null) return { result: 'unknown', error: null };
    return { result: result.kind, error: result.kind === 'failed' ? result.error : null };
  }
}
