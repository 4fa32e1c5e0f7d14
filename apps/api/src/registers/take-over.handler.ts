import { Command, CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { CaseworkRefused } from '#casework';
import { may, type Viewer } from '#identity';
import {
  ImportRefused,
  mappingFor,
  readTable,
  readXlsx,
  type Table,
  takeRegisterOver,
  type TakeOverReport,
} from '#importing';
import { GetAffair } from '../affairs/affairs.messages.js';
import { Runtime } from '../shared/runtime.js';
import type { TakeOverReportView, TakeRegisterOverRequest } from './take-over.dto.js';

export class TakeRegisterOver extends Command<TakeOverReportView> {
  constructor(
    readonly viewer: Viewer,
    readonly takeoverId: string,
    readonly body: TakeRegisterOverRequest,
  ) {
    super();
  }
}

const FAULTS_SHOWN = 100;

function tableIn({ file, fileName, encoding, sheet }: TakeRegisterOverRequest): Promise<Table> {
  const bytes = Buffer.from(file, 'base64');
  return /\.xlsx$/i.test(fileName) ? readXlsx(bytes, { sheet }) : Promise.resolve(readTable(bytes, encoding));
}

function viewOf(report: TakeOverReport, table: Table, book: string): TakeOverReportView {
  const { faults, ...counts } = report;
  return {
    ...counts,
    book,
    faultCount: faults.length,
    faults: faults.slice(0, FAULTS_SHOWN).map(({ line, column, message }) => {
      const letter = table.letters?.[column];
      return { line, column, cell: letter === undefined ? '' : `${letter}${line}`, message };
    }),
  };
}

@CommandHandler(TakeRegisterOver)
export class TakeRegisterOverHandler implements ICommandHandler<TakeRegisterOver> {
  constructor(
    private readonly runtime: Runtime,
    private readonly queries: QueryBus,
  ) {}

  /** @rejects ROLE_MISSING IMPORT_FILE_UNREADABLE AFFAIR_NOT_FOUND AFFAIR_STEP_NOT_OPEN */
  async execute({ viewer, takeoverId, body }: TakeRegisterOver): Promise<TakeOverReportView> {
    // First of all: one that this person may not see does not exist for him.
    await this.queries.execute(new GetAffair('takeover', viewer, takeoverId));
    const answer = may(viewer, 'importData', { orgId: viewer.orgId });
    if (!answer.allowed) throw new CaseworkRefused('forbidden', answer.code, answer.message);
    try {
      const table = await tableIn(body);
      const mapping = mappingFor(table.columns, undefined);
      const { fileName, dryRun } = body;
      const plan = { takeoverId, table, mapping, fileName, viewer, dryRun };
      return viewOf(await takeRegisterOver(this.runtime, plan), table, mapping.name);
    } catch (error) {
      if (!(error instanceof ImportRefused)) throw error;
      throw new CaseworkRefused('invalid', 'IMPORT_FILE_UNREADABLE', error.message, { field: 'file' });
    }
  }
}
