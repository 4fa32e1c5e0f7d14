import { Query } from '@nestjs/cqrs';
import type { Viewer } from '#identity';
import type { PaperFile } from '#paperwork';
import type { RegisterQuestion } from './register-filter.js';
import type { RegisterBookView } from './registers.dto.js';

export class GetRegister extends Query<RegisterBookView> {
  constructor(
    readonly viewer: Viewer,
    readonly code: string,
    readonly question: RegisterQuestion,
  ) {
    super();
  }
}

/** A register as a file; taken out means written into the access audit, petition by petition. */
export class ExportRegister extends Query<PaperFile> {
  constructor(
    readonly viewer: Viewer,
    readonly code: string,
    readonly question: RegisterQuestion,
    readonly form: 'xlsx' | 'print',
  ) {
    super();
  }
}
