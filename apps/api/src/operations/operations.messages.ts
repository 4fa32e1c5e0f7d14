import { Command, Query } from '@nestjs/cqrs';
import type { Viewer } from '#identity';
import type { BackgroundState, Replay, ReplayRequest } from './operations.dto.js';

/** How the background is doing. */
export class LookAtBackground extends Query<BackgroundState> {
  constructor(readonly viewer: Viewer) {
    super();
  }
}

/** Let a parked stream be handled again. */
export class ReplayParked extends Command<Replay> {
  constructor(
    readonly viewer: Viewer,
    readonly request: ReplayRequest,
  ) {
    super();
  }
}
