import { type AccountAuditRecord, type Role, ROLE_NAMES, ROLES } from '#identity';
import type { AccountChangeView } from './account-audit.dto.js';

const FIELDS: Readonly<Record<string, string>> = {
  displayName: '姓名',
  section: '科室',
  postTitle: '职务',
};

const rolesZh = (roles: readonly Role[] = []): string =>
  roles.length === 0
    ? '无'
    : ROLES.filter((role) => roles.includes(role))
        .map((role) => ROLE_NAMES[role])
        .join('、');

function whatOf({ change, detail }: AccountAuditRecord): string {
  switch (change) {
    case 'created':
      return `新建账号,角色:${rolesZh(detail.roles)}`;
    case 'changed':
      return `修改${(detail.fields ?? []).map((field) => FIELDS[field] ?? '其他项').join('、')}`;
    case 'roles':
      return `改角色:原为${rolesZh(detail.before)};现为${rolesZh(detail.after)}`;
    case 'disabled':
      return '停用';
    case 'enabled':
      return '恢复使用';
    case 'passwordChanged':
      return '修改口令';
    case 'passwordReset':
      return '重置口令';
    default:
      return change satisfies never;
  }
}

/** One line of the page 账号变动: words, never codes. */
export const accountChangeView = (entry: AccountAuditRecord): AccountChangeView => ({
  at: entry.recordedAt,
  byName: entry.byName ?? '系统安装、后台命令',
  accountId: entry.accountId,
  displayName: entry.displayName,
  login: entry.login,
  orgId: entry.orgId,
  what: whatOf(entry),
  ownPower: entry.byId === entry.accountId && (entry.change === 'roles' || entry.change === 'enabled'),
});
