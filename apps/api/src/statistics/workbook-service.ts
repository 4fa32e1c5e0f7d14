import { Injectable } from '@nestjs/common';
import type { Viewer } from '#identity';
import type { QuarterStatistics } from '#projections';
import { type FrozenStanding, maySeeSigned, recountedFigures, type ScoreBoard } from '#reports';
import { Runtime } from '../shared/runtime.js';
import { FiguresService } from './figures-service.js';
import type { QuarterQuery } from './statistics.dto.js';

/** What a workbook is made of. @shape standing: null where the period is not frozen */
type Contents = { page: QuarterStatistics; scores: ScoreBoard | null; standing: FrozenStanding | null };

/** 统计表 to take away: of a frozen period what was signed, or what says on its first sheet that it is counted anew (O-65). */
@Injectable()
export class WorkbookService {
  constructor(
    private readonly figures: FiguresService,
    private readonly runtime: Runtime,
  ) {}

  async contents(viewer: Viewer, query: QuarterQuery): Promise<Contents> {
    const page = await this.figures.page(viewer, query);
    const key = { orgId: page.orgId, period: page.period };
    const { book } = await this.runtime.statBooks.open(key);
    const { frozen } = book;
    if (frozen === null)
      return { page, scores: await this.scoresBeside(viewer, query, page), standing: null };
    const { signedOn, asOf } = frozen;
    const recount = (why: string, signed?: QuarterStatistics): Contents => ({
      page,
      scores: null,
      standing: {
        holds: 'recount',
        signedOn,
        asOf,
        why,
        changed: signed === undefined ? null : recountedFigures(signed, page),
      },
    });
    if (!maySeeSigned(viewer))
      return recount('本表是按您有权查看的件重算的;签发的数由扎口负责人、部领导查看。');
    if (query.withSubordinates === false) return recount('签发的数含下级单位,本表只含本单位,不能直接对比。');
    if (query.axis === 'registered') return recount('签发的数按收到日归期,本表按登记日归期,不能直接对比。');
    const { snapshot } = await this.figures.signed.snapshot(key);
    if (query.asOf !== undefined || query.knownOn !== undefined)
      return recount(`本表按您选的日子重算,截至 ${page.asOf} 24:00。`, snapshot.page);
    const standing = await this.figures.signed.standing(key);
    return { page: snapshot.page, scores: snapshot.scores, standing };
  }

  /** Scores are those of now and of an organisation with all below it. */
  private async scoresBeside(
    viewer: Viewer,
    query: QuarterQuery,
    { orgId, period, withSubordinates }: QuarterStatistics,
  ): Promise<ScoreBoard | null> {
    const asItIs = query.knownOn === undefined && query.asOf === undefined && withSubordinates;
    return asItIs ? this.figures.scoresWith(viewer, { orgId, period }) : null;
  }
}
