import { Query } from '@nestjs/cqrs';
import type { Viewer } from '#identity';
import type { CheckpointAudit, CheckpointAuditQuery, GateQueue } from './checkpoints.dto.js';

export class GetGateQueue extends Query<GateQueue> {
  constructor(readonly viewer: Viewer) {
    super();
  }
}

export class GetCheckpointAudit extends Query<CheckpointAudit> {
  constructor(
    readonly viewer: Viewer,
    readonly query: CheckpointAuditQuery,
  ) {
    super();
  }
}
