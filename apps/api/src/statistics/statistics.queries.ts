import { Query } from '@nestjs/cqrs';
import type { Viewer } from '#identity';
import type { QuarterQuery, QuarterStatistics } from './statistics.dto.js';

export class GetQuarterStatistics extends Query<QuarterStatistics> {
  constructor(
    readonly viewer: Viewer,
    readonly query: QuarterQuery,
  ) {
    super();
  }
}
