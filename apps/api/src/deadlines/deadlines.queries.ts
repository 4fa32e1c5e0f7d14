import { Query } from '@nestjs/cqrs';
import type { Viewer } from '#identity';
import type { DeadlineBoard, Workbench } from './deadlines.dto.js';

export class GetDeadlineBoard extends Query<DeadlineBoard> {
  constructor(readonly viewer: Viewer) {
    super();
  }
}

export class GetWorkbench extends Query<Workbench> {
  constructor(readonly viewer: Viewer) {
    super();
  }
}
