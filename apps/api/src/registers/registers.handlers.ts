import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { CaseworkRefused } from '#casework';
import { PRINT_MEDIA_TYPE, registerPage, renderXlsx, sumOf, XLSX_MEDIA_TYPE } from '#documents';
import { hasAnyRole, recordAccess } from '#identity';
import { Runtime } from '../shared/runtime.js';
import { RegisterDesk, registerZh } from './register-desk.js';
import { registerInfo } from './register-info.js';
import { ExportRegister, GetRegister } from './registers.messages.js';

/** Lines on the page; print and file have them all. */
const SHOWN = 200;

@QueryHandler(GetRegister)
export class GetRegisterHandler implements IQueryHandler<GetRegister> {
  constructor(private readonly desk: RegisterDesk) {}

  async execute({ viewer, code, question }: GetRegister) {
    const { book, rows, filterZh } = await this.desk.open(viewer, code, question);
    const countable = rows.map((row) => ({ ...row, petitionId: row.petitionId ?? '' }));
    return {
      ...registerInfo(book),
      from: question.from,
      to: question.to,
      filterZh,
      total: rows.length,
      rows: rows.slice(0, SHOWN).map(({ petitionId, cells }) => ({ petitionId, cells: [...cells] })),
      sums: book.columns.map((name, at) => (book.sums.includes(name) ? String(sumOf(countable, at)) : '')),
    };
  }
}

@QueryHandler(ExportRegister)
export class ExportRegisterHandler implements IQueryHandler<ExportRegister> {
  constructor(
    private readonly desk: RegisterDesk,
    private readonly runtime: Runtime,
  ) {}

  /** @rejects ROLE_MISSING: a book leaves the system by whoever answers for it (QP03, 批量导出) */
  async execute({ viewer, code, question, form }: ExportRegister) {
    if (!hasAnyRole(viewer.roles, ['windowHead', 'deputyLeader', 'leader', 'auditor']))
      throw new CaseworkRefused(
        'forbidden',
        'ROLE_MISSING',
        '台账的打印、导出由扎口负责人、部领导办理(QP03:批量导出)。',
      );
    const { book, rows, organName, filterZh } = await this.desk.open(viewer, code, question);
    const period = `${question.from}至${question.to}`;
    const lines = rows.map((row) => ({ ...row, petitionId: row.petitionId ?? '' }));
    const zh = registerZh(book.code);
    const body =
      form === 'xlsx'
        ? renderXlsx({
            name: zh,
            title: `${organName} ${zh}(${period})${filterZh}`,
            columns: book.columns,
            rows: lines.map(({ cells }) => cells),
          })
        : Buffer.from(registerPage(book, lines, { organName, period, filterZh }), 'utf8');
    // of what is no petition's, or of petitions that the reader is not shown (L19), the book itself was taken out
    const taken = new Set(rows.map((row) => row.petitionId));
    if (taken.size === 0) taken.add(null);
    for (const petitionId of taken)
      await recordAccess(this.runtime.pools.store, {
        orgId: viewer.orgId,
        accountId: viewer.accountId,
        petitionId,
        action: 'export',
        sealedReason: null,
        register: book.code,
      });
    return {
      fileName:
        `${zh}-${period}${filterZh === '' ? '' : '(部分)'}.${form === 'xlsx' ? 'xlsx' : 'html'}`.replace(
          /[\\/:*?"<>|]/gu,
          '-',
        ),
      mediaType: form === 'xlsx' ? XLSX_MEDIA_TYPE : PRINT_MEDIA_TYPE,
      body,
    };
  }
}
