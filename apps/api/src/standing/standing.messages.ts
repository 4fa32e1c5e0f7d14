import { Command, Query } from '@nestjs/cqrs';
import type { Viewer } from '#identity';
import type { DeliveryPage, ResentCount, StuckPage } from './standing.dto.js';

export class ListStuck extends Query<StuckPage> {
  constructor(readonly viewer: Viewer) {
    super();
  }
}

export class ListDeliveries extends Query<DeliveryPage> {
  constructor(readonly viewer: Viewer) {
    super();
  }
}

export class ResendMessage extends Command<void> {
  constructor(
    readonly viewer: Viewer,
    readonly dispatchId: string,
  ) {
    super();
  }
}

export class ResendAllMessages extends Command<ResentCount> {
  constructor(readonly viewer: Viewer) {
    super();
  }
}
