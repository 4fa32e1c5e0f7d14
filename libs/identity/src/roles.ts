import { ROLES as GLOSSARY } from '#domain';
import { IdentityRefused } from './identity-refused.js';

/** The roles; one person may combine several (domain.md §2.14). */
export const ROLES = [
  'reception',
  'handler',
  'examiner',
  'windowHead',
  'deputyLeader',
  'leader',
  'admin',
  'auditor',
] as const;

/** One role of an account. */
export type Role = (typeof ROLES)[number];

/** What each role is called, on the screen and in every sentence: as the glossary has it. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = Object.fromEntries(
  ROLES.map((role) => [role, GLOSSARY[role].zh]),
) as Record<Role, string>;

/** Roles that work on petitions; administrator and auditor alone read none (domain.md §9, 三员分立). */
export const CASE_ROLES: readonly Role[] = [
  'reception',
  'handler',
  'examiner',
  'windowHead',
  'deputyLeader',
  'leader',
];

/** Roles that read the general petitions of subordinate organisations too. */
export const SUPERVISING_ROLES: readonly Role[] = ['leader', 'examiner', 'windowHead'];

/** Levels of approval of the table QP03; D (the Party committee) signs outside the system, on paper. */
export type ApprovalLevel = 'A' | 'B' | 'C';

const LEVEL_OF: Partial<Record<Role, ApprovalLevel>> = { windowHead: 'A', deputyLeader: 'B', leader: 'C' };

/**
 * The highest level at which someone with these roles may approve; null for none.
 * @article QP03: A 科室(扎口)负责人, B 分管副部长, C 部长
 */
export const approvalLevelOf = (roles: readonly Role[]): ApprovalLevel | null =>
  roles
    .map((role) => LEVEL_OF[role])
    .filter((level) => level !== undefined)
    .sort()
    .at(-1) ?? null;

/** Whether any of the roles is among those asked for. */
export const hasAnyRole = (roles: readonly Role[], wanted: readonly Role[]): boolean =>
  roles.some((role) => wanted.includes(role));

/**
 * Checks a set of roles and gives it back without repeats, in the order of {@link ROLES}.
 * @rejects ROLES_INVALID, ROLES_NOT_COMBINABLE (domain.md §2.14: whoever administers does not audit)
 */
export const checkedRoles = (roles: readonly string[]): Role[] => {
  if (roles.length === 0 || roles.some((role) => !(ROLES as readonly string[]).includes(role)))
    throw new IdentityRefused('ROLES_INVALID', '角色至少选一个,且须为系统规定的角色。', 'roles');
  const checked = ROLES.filter((role) => roles.includes(role));
  if (checked.includes('admin') && checked.includes('auditor'))
    throw new IdentityRefused(
      'ROLES_NOT_COMBINABLE',
      '系统管理员与审计员不得由同一人担任(三员分立)。小机关可由上级组织部兼任审计员。',
      'roles',
    );
  return checked;
};
