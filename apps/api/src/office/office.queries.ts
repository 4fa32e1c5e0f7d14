import { Query } from '@nestjs/cqrs';
import type { Zone } from '#domain';
import type { Viewer } from '#identity';
import type {
  DutyGaps,
  FastLaneBoard,
  InspectionDraw,
  QuarterCircular,
  RetentionEnded,
  TargetBoard,
  TargetsQuery,
  ZeroReportBoard,
} from './office.dto.js';

export class GetQuarterCircular extends Query<QuarterCircular> {
  constructor(
    readonly viewer: Viewer,
    readonly quarter: string | undefined,
  ) {
    super();
  }
}

export class GetDutyGaps extends Query<DutyGaps> {
  constructor(readonly viewer: Viewer) {
    super();
  }
}

export class GetZeroReports extends Query<ZeroReportBoard> {
  constructor(readonly viewer: Viewer) {
    super();
  }
}

export class GetFastLane extends Query<FastLaneBoard> {
  constructor(readonly viewer: Viewer) {
    super();
  }
}

export class GetInspectionDraw extends Query<InspectionDraw> {
  constructor(
    readonly viewer: Viewer,
    readonly quarter: string | undefined,
  ) {
    super();
  }
}

export class GetTargetBoard extends Query<TargetBoard> {
  constructor(
    readonly viewer: Viewer,
    readonly query: TargetsQuery,
  ) {
    super();
  }
}

export class GetRetentionEnded extends Query<RetentionEnded> {
  constructor(
    readonly viewer: Viewer,
    readonly zone: Zone,
  ) {
    super();
  }
}
