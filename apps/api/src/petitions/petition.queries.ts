import { Query } from '@nestjs/cqrs';
import type { Viewer } from '#identity';
import type { PetitionPreview, PreviewPetitionRequest } from './arrival.dto.js';
import type { AccessEntry, CaseView, RawEvent } from './case.dto.js';
import type { RegisterPage } from './register.dto.js';
import type { ListPetitionsQuery } from './list.dto.js';

export class ListPetitions extends Query<RegisterPage> {
  constructor(
    readonly viewer: Viewer,
    readonly filter: ListPetitionsQuery,
  ) {
    super();
  }
}

export class PreviewPetition extends Query<PetitionPreview> {
  constructor(
    readonly viewer: Viewer,
    readonly typed: PreviewPetitionRequest,
  ) {
    super();
  }
}

export class GetCase extends Query<CaseView> {
  constructor(
    readonly viewer: Viewer,
    readonly petitionId: string,
  ) {
    super();
  }
}

/** @shape at.time HH:MM; the end of the day unless said */
export class GetCaseAsOf extends Query<CaseView> {
  constructor(
    readonly viewer: Viewer,
    readonly petitionId: string,
    readonly at: { on: string; time?: string },
  ) {
    super();
  }
}

export class GetRawEvent extends Query<RawEvent> {
  constructor(
    readonly viewer: Viewer,
    readonly petitionId: string,
    readonly version: number,
  ) {
    super();
  }
}

export class ListAccess extends Query<AccessEntry[]> {
  constructor(
    readonly viewer: Viewer,
    readonly petitionId: string,
  ) {
    super();
  }
}

/** A paper of the case. @shape `docx` or a page for the browser's print dialogue */
export class RenderDocument extends Query<{ fileName: string; mediaType: string; body: Buffer }> {
  constructor(
    readonly viewer: Viewer,
    readonly petitionId: string,
    readonly kind: string,
    readonly form: 'docx' | 'print',
  ) {
    super();
  }
}
