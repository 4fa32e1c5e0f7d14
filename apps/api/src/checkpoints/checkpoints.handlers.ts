import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { periodOf } from '#domain';
import { withViewer } from '#identity';
import { checkpointAudit, gateQueue } from '#projections';
import { listContextOf } from '../petitions/register-view.js';
import { Runtime } from '../shared/runtime.js';
import { InputRefused } from '../shared/validation.js';
import type { CheckpointAudit, GateQueue } from './checkpoints.dto.js';
import { GetCheckpointAudit, GetGateQueue } from './checkpoints.queries.js';

/** Lines on the screen, longest waiting first; the page says how many there are. */
const SHOWN = 500;

@QueryHandler(GetGateQueue)
export class GetGateQueueHandler implements IQueryHandler<GetGateQueue> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer }: GetGateQueue): Promise<GateQueue> {
    const context = await listContextOf(this.runtime);
    const { rows, total } = await withViewer(this.runtime.pools.reader, viewer, (client) =>
      gateQueue(client, viewer, { ...context, limit: SHOWN }),
    );
    return {
      total,
      rows: rows.map(({ petition, ...row }) => ({
        petitionId: petition.petitionId,
        displayNo: petition.displayNo,
        title: petition.title,
        handlerName: petition.handlerName,
        ...row,
      })),
    };
  }
}

/** How often which check passed and failed; the running quarter unless said otherwise. */
@QueryHandler(GetCheckpointAudit)
export class GetCheckpointAuditHandler implements IQueryHandler<GetCheckpointAudit> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, query }: GetCheckpointAudit): Promise<CheckpointAudit> {
    const { today } = await listContextOf(this.runtime);
    const quarter = periodOf('quarter', today);
    const period = { from: query.from ?? quarter.from, to: query.to ?? quarter.to };
    if (period.from > period.to)
      throw new InputRefused([{ field: 'to', code: 'PERIOD_INVALID', message: '“止”不得早于“起”。' }]);
    const rows = await withViewer(this.runtime.pools.reader, viewer, (client) =>
      checkpointAudit(client, period),
    );
    return { ...period, rows };
  }
}
