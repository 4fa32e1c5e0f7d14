import { Command, Query } from '@nestjs/cqrs';
import type { DocumentCode } from '#domain';
import type { Viewer } from '#identity';
import type { PaperFile, PaperForm } from '#paperwork';
import type { CommandDone } from '../petitions/case.dto.js';
import type { CaseContext } from '../shared/case-context.js';
import type {
  ComposedView,
  DraftDocumentRequest,
  FileScanRequest,
  PapersView,
  SupervisionLetterView,
  SignDocumentRequest,
} from './papers.dto.js';

export class ListPapers extends Query<PapersView> {
  constructor(
    readonly viewer: Viewer,
    readonly petitionId: string,
  ) {
    super();
  }
}

export class ComposePaper extends Query<ComposedView> {
  constructor(
    readonly viewer: Viewer,
    readonly petitionId: string,
    readonly code: DocumentCode,
    readonly fields: Record<string, string>,
  ) {
    super();
  }
}

/** The whole file 卷宗 as one PDF. */
export class BindVolume extends Query<PaperFile> {
  constructor(
    readonly viewer: Viewer,
    readonly petitionId: string,
  ) {
    super();
  }
}

/** A document of the road as a file. @shape draft: an earlier one; left out = the one in force */
export class RenderPaper extends Query<PaperFile> {
  constructor(
    readonly viewer: Viewer,
    readonly petitionId: string,
    readonly paper: { documentId: string; form: PaperForm; draft?: number },
  ) {
    super();
  }
}

/** Composed, examined and kept as a draft. */
export class DraftPaper extends Command<CommandDone> {
  constructor(
    readonly on: CaseContext,
    readonly body: DraftDocumentRequest,
  ) {
    super();
  }
}

/** The letters that a supervision of this petition calls for. */
export class ListSupervisionLetters extends Query<SupervisionLetterView[]> {
  constructor(
    readonly viewer: Viewer,
    readonly petitionId: string,
    readonly affairId: string,
  ) {
    super();
  }
}

/** One scan as a file. */
export class ReadScan extends Query<PaperFile> {
  constructor(
    readonly viewer: Viewer,
    readonly petitionId: string,
    readonly scanId: string,
  ) {
    super();
  }
}

/** Looked at, laid beside the events, linked to what it is a scan of. */
export class FileScan extends Command<CommandDone> {
  constructor(
    readonly on: CaseContext,
    readonly body: FileScanRequest,
  ) {
    super();
  }
}

/** Examined once more, then checked or signed. */
export class ExaminedStep extends Command<CommandDone> {
  constructor(
    readonly on: CaseContext,
    readonly input:
      | ({ type: 'signDocument' } & SignDocumentRequest)
      | { type: 'checkDocument'; documentId: string; remark?: string },
  ) {
    super();
  }
}
