import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { bindVolume, PaperDesk } from '#paperwork';
import { Runtime } from '../shared/runtime.js';
import { BindVolume } from './papers.messages.js';

@QueryHandler(BindVolume)
export class BindVolumeHandler implements IQueryHandler<BindVolume> {
  constructor(
    private readonly desk: PaperDesk,
    private readonly runtime: Runtime,
  ) {}

  /** @rejects PETITION_NOT_FOUND, PDF_NOT_AVAILABLE where there is no LibreOffice */
  execute({ viewer, petitionId }: BindVolume) {
    return bindVolume({ ...this.runtime, desk: this.desk }, viewer, petitionId);
  }
}
