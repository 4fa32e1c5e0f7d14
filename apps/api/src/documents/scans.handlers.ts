import {
  CommandBus,
  CommandHandler,
  type ICommandHandler,
  type IQueryHandler,
  QueryHandler,
} from '@nestjs/cqrs';
import { fileScan, scanFile } from '#paperwork';
import type { CommandDone } from '../petitions/case.dto.js';
import { PetitionCommand } from '../petitions/petition.command.js';
import { Runtime } from '../shared/runtime.js';
import { FileScan, ReadScan } from './papers.messages.js';

@QueryHandler(ReadScan)
export class ReadScanHandler implements IQueryHandler<ReadScan> {
  constructor(private readonly runtime: Runtime) {}

  execute({ viewer, petitionId, scanId }: ReadScan) {
    return scanFile(this.runtime, viewer, { petitionId, scanId });
  }
}

@CommandHandler(FileScan)
export class FileScanHandler implements ICommandHandler<FileScan> {
  constructor(
    private readonly runtime: Runtime,
    private readonly commands: CommandBus,
  ) {}

  execute({ on, body }: FileScan): Promise<CommandDone> {
    const request = { ...body, file: Buffer.from(body.file, 'base64') };
    return fileScan(this.runtime, on, request, (measured) =>
      this.commands.execute(new PetitionCommand(on, { ...measured, type: 'fileScan' as const })),
    );
  }
}
