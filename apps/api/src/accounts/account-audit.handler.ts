import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { CaseworkRefused } from '#casework';
import { listAccountAudit, may, type Viewer } from '#identity';
import { auditedBelow } from '../shared/audited-below.js';
import { Runtime } from '../shared/runtime.js';
import { InputRefused } from '../shared/validation.js';
import { accountChangeView } from './account-audit.js';
import type { AccountAuditPage } from './account-audit.dto.js';

const PAGE = 50;

export class ListAccountAudit extends Query<AccountAuditPage> {
  constructor(
    readonly viewer: Viewer,
    readonly after: string | null,
  ) {
    super();
  }
}

/**
 * 账号变动 (§9): of one's own organisation; an administrator's also of those that he manages; an auditor's also of the
 * small offices below, whose auditor he is (§2.14: 审计员由上级组织部兼).
 */
@QueryHandler(ListAccountAudit)
export class ListAccountAuditHandler implements IQueryHandler<ListAccountAudit> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, after }: ListAccountAudit): Promise<AccountAuditPage> {
    const answer = may(viewer, 'readAccountAudit', { orgId: viewer.orgId });
    if (!answer.allowed) throw new CaseworkRefused('forbidden', answer.code, answer.message);
    if (after !== null && !/^\d{1,18}$/.test(after))
      throw new InputRefused([
        { field: 'after', code: 'CURSOR_INVALID', message: '翻页标记无效,请从第一页重新打开。' },
      ]);
    const orgIds = [viewer.orgId, ...viewer.managedOrgIds, ...(await auditedBelow(this.runtime, viewer))];
    const page = { before: after, limit: PAGE + 1 };
    const rows = await listAccountAudit(this.runtime.pools.store, orgIds, page);
    const shown = rows.slice(0, PAGE);
    return {
      items: shown.map(accountChangeView),
      next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
    };
  }
}
