import { Injectable } from '@nestjs/common';
import type { StatBookCommand } from '#domain';
import type { Viewer } from '#identity';
import { figuresScanFile, fileFiguresScan, type PaperFile } from '#paperwork';
import type { CurrentCommand } from '../shared/case-context.js';
import { Runtime } from '../shared/runtime.js';
import type { BookQuery, BookView, HistoricBody } from './book.dto.js';
import { FiguresService } from './figures-service.js';

type Entering = Extract<StatBookCommand, { type: 'enterHistoric' }>;

/** 历史录入 with its scan (O-104): for those who may see and sign figures, and nobody else. */
@Injectable()
export class HistoricScanService {
  constructor(
    private readonly runtime: Runtime,
    private readonly figures: FiguresService,
  ) {}

  /** @rejects ROLE_MISSING ORGANISATION_OTHER, those of the scan and of the figures */
  async enter(viewer: Viewer, body: HistoricBody, request: CurrentCommand): Promise<BookView> {
    const { orgId, period, scan: file, ...written } = body;
    // before any file is laid down
    await this.figures.keyOf(viewer, { orgId, period });
    const enter = (scan: Entering['scan']): Promise<BookView> =>
      this.figures.execute(viewer, { orgId, period, request }, { type: 'enterHistoric', ...written, scan });
    if (file === undefined) return enter(null);
    const { commandId } = request;
    return fileFiguresScan(this.runtime, { commandId, file: Buffer.from(file, 'base64') }, enter);
  }

  /** @rejects ROLE_MISSING ORGANISATION_OTHER SCAN_UNKNOWN SCAN_GONE SCAN_DAMAGED */
  async file(viewer: Viewer, query: BookQuery): Promise<PaperFile> {
    const key = await this.figures.keyOf(viewer, query);
    const { historic } = (await this.runtime.statBooks.open(key)).book;
    const { scan = null, scanHash = null } = historic ?? {};
    return figuresScanFile(this.runtime, { scan, scanHash, name: `签发的数-${key.period}` });
  }
}
