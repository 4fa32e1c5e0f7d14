import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { FiguresService } from './figures-service.js';
import type { QuarterStatistics } from './statistics.dto.js';
import { GetQuarterStatistics } from './statistics.queries.js';

/** 本季: everything of one period on one screen. */
@QueryHandler(GetQuarterStatistics)
export class GetQuarterStatisticsHandler implements IQueryHandler<GetQuarterStatistics> {
  constructor(private readonly figures: FiguresService) {}

  execute({ viewer, query }: GetQuarterStatistics): Promise<QuarterStatistics> {
    return this.figures.page(viewer, query);
  }
}
