import { Query } from '@nestjs/cqrs';
import type { Viewer } from '#identity';
import type {
  CaseReminderView,
  DeadlineBoard,
  LoadAhead,
  MovedClockList,
  Workbench,
} from './deadlines.dto.js';

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

export class GetLoadAhead extends Query<LoadAhead> {
  constructor(readonly viewer: Viewer) {
    super();
  }
}

export class ListCaseReminders extends Query<CaseReminderView[]> {
  constructor(
    readonly viewer: Viewer,
    readonly petitionId: string,
  ) {
    super();
  }
}

export class ListMovedClocks extends Query<MovedClockList> {
  constructor(readonly viewer: Viewer) {
    super();
  }
}
