import { Command, Query } from '@nestjs/cqrs';
import type { Viewer } from '#identity';
import type { PaperFile } from '#paperwork';
import type { ComposedView, OfficePaperRequest, TemplateView } from './office-papers.dto.js';

export class ComposeOfficePaper extends Query<ComposedView> {
  constructor(
    readonly viewer: Viewer,
    readonly body: OfficePaperRequest,
  ) {
    super();
  }
}

export class RenderOfficePaper extends Query<PaperFile> {
  constructor(
    readonly viewer: Viewer,
    readonly body: OfficePaperRequest,
  ) {
    super();
  }
}

export class ListTemplates extends Query<TemplateView[]> {
  constructor(readonly viewer: Viewer) {
    super();
  }
}

/** The template in force, or a sample of it. */
export class ReadTemplate extends Query<PaperFile> {
  constructor(
    readonly viewer: Viewer,
    readonly name: string,
    readonly form: 'docx' | 'sample' | 'pdf',
  ) {
    super();
  }
}

/** @shape docx: base64; null = back to ours; seen: version of the template that was looked at */
export class ChangeTemplate extends Command<TemplateView> {
  constructor(
    readonly viewer: Viewer,
    readonly name: string,
    readonly docx: string | null,
    readonly seen: string | undefined,
  ) {
    super();
  }
}
