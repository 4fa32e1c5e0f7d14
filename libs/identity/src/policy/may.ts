import { CASE_ROLES, hasAnyRole, type Role, ROLE_NAMES } from '../roles.js';
import type { Viewer } from '../viewer.js';

/** Zones of access: 一般件, 检举控告, 密封件 (domain.md §9). */
export type Zone = 'general' | 'accusation' | 'sealed';

/**
 * What must be known of a petition to say who may do what.
 * @shape named the accounts of the need-to-know (知悉范围); excluded those accused or with a confirmed conflict
 *   of interest; registrarId, handlerId null where there is none
 */
export type CaseFacts = {
  readonly orgId: number;
  readonly zone: Zone;
  readonly named: readonly string[];
  readonly excluded: readonly string[];
  readonly registrarId: string | null;
  readonly handlerId: string | null;
};

/** Facts for what concerns an organisation and no petition. */
export type OfficeFacts = { readonly orgId: number };

/** What can be done to a petition. */
export const CASE_ACTIONS = [
  'view',
  'triage',
  'designate',
  'handle',
  'approveExtension',
  'examine',
  'sign',
  'close',
  'archive',
] as const;

/** What can be done in an organisation. */
export const OFFICE_ACTIONS = [
  'register',
  'viewStatistics',
  'manageAccounts',
  'readAccountAudit',
  'importData',
] as const;

/** One action on a petition. */
export type CaseAction = (typeof CASE_ACTIONS)[number];
/** One action in an organisation. */
export type OfficeAction = (typeof OFFICE_ACTIONS)[number];

/** Why something is not allowed; the code is stable, the message is shown. */
export type PolicyCode =
  'PETITION_NOT_FOUND' | 'ORGANISATION_OTHER' | 'ROLE_MISSING' | 'HANDLER_OTHER' | 'EXAMINER_IS_HANDLER';

/**
 * The answer of the policy.
 * @shape standIn the duty that someone else does in a small office, to be told in the verdict (O-99)
 */
export type PolicyAnswer =
  | { readonly allowed: true; readonly standIn?: Role }
  | { readonly allowed: false; readonly code: PolicyCode; readonly message: string };

const YES: PolicyAnswer = Object.freeze({ allowed: true });
const no = (code: PolicyCode, message: string): PolicyAnswer => ({ allowed: false, code, message });

// One answer for "is not there" and "not for you": the accused must not learn of a petition by being refused.
const notFound = () => no('PETITION_NOT_FOUND', '未找到该信访件。');
const otherOrganisation = () => no('ORGANISATION_OTHER', '只能办理本单位的事项。');
const roleMissing = (roles: readonly Role[]) =>
  no('ROLE_MISSING', `该操作须由${roles.map((role) => ROLE_NAMES[role]).join('、')}进行。`);

/** Who decides what in his own organisation; levels of approval by the table QP03. */
const DECIDING: Record<'triage' | 'designate' | 'sign' | 'close' | 'archive', readonly Role[]> = {
  triage: ['windowHead', 'deputyLeader', 'leader'],
  designate: ['windowHead', 'deputyLeader', 'leader'],
  sign: ['deputyLeader', 'leader'],
  close: ['windowHead', 'deputyLeader', 'leader'],
  archive: ['reception', 'windowHead'],
};

/** Whether the petition exists at all for this viewer. Exclusion (the accused, R-20, R-21) goes before everything. */
const isVisible = (viewer: Viewer, facts: CaseFacts): boolean => {
  const { accountId, roles } = viewer;
  if (facts.excluded.includes(accountId)) return false;
  // administrator and auditor read no petition by themselves (三员分立)
  if (!hasAnyRole(roles, CASE_ROLES)) return false;
  const ownOrganisation = viewer.orgId === facts.orgId;
  switch (facts.zone) {
    case 'general':
      return viewer.orgIds.includes(facts.orgId) || facts.named.includes(accountId);
    case 'accusation':
      if (facts.named.length > 0) return facts.named.includes(accountId);
      // O-23: until the need-to-know is settled
      return facts.registrarId === accountId || (ownOrganisation && roles.includes('windowHead'));
    case 'sealed':
      return ownOrganisation && hasAnyRole(roles, ['windowHead', 'leader']);
    default:
      return facts.zone satisfies never;
  }
};

const mayHandle = (viewer: Viewer, facts: CaseFacts): PolicyAnswer => {
  const isHandler = facts.handlerId === viewer.accountId;
  if (viewer.roles.includes('handler'))
    return isHandler || facts.named.includes(viewer.accountId)
      ? YES
      : no('HANDLER_OTHER', '该件已指定或尚待指定其他承办人,您不是承办人。');
  // 小机关:主任顶(R-21 一行)
  if (isHandler && viewer.smallOffice && viewer.roles.includes('windowHead'))
    return { allowed: true, standIn: 'handler' };
  return roleMissing(['handler']);
};

const mayApproveExtension = (viewer: Viewer): PolicyAnswer => {
  if (viewer.roles.includes('leader')) return YES;
  // 小机关:书面授权的副部长;批示件由命令录入(§2.14,R-35)
  if (viewer.smallOffice && viewer.roles.includes('deputyLeader'))
    return { allowed: true, standIn: 'leader' };
  return roleMissing(['leader']);
};

const mayExamine = (viewer: Viewer, facts: CaseFacts): PolicyAnswer => {
  const standIns: readonly Role[] = viewer.smallOffice ? ['windowHead', 'deputyLeader'] : [];
  const byRole = viewer.roles.includes('examiner');
  if (!byRole && !hasAnyRole(viewer.roles, standIns)) return roleMissing(['examiner', ...standIns]);
  if (facts.handlerId === viewer.accountId)
    return no(
      'EXAMINER_IS_HANDLER',
      viewer.smallOffice
        ? '审核人不能是承办人(§2.14):由扎口负责人审核;扎口负责人自办的,由分管副部长审核。'
        : '审核人不能是承办人(§2.14):请另一人审核。',
    );
  return byRole ? YES : { allowed: true, standIn: 'examiner' };
};

const mayOnCase = (viewer: Viewer, action: CaseAction, facts: CaseFacts): PolicyAnswer => {
  if (!isVisible(viewer, facts)) return notFound();
  if (action === 'view') return YES;
  // people lent from elsewhere handle a case (抽调); they decide nothing in it
  if (action === 'handle') return mayHandle(viewer, facts);
  if (viewer.orgId !== facts.orgId) return otherOrganisation();
  switch (action) {
    case 'approveExtension':
      return mayApproveExtension(viewer);
    case 'examine':
      return mayExamine(viewer, facts);
    case 'triage':
    case 'designate':
    case 'sign':
    case 'close':
    case 'archive':
      return hasAnyRole(viewer.roles, DECIDING[action]) ? YES : roleMissing(DECIDING[action]);
    default:
      return action satisfies never;
  }
};

const byRoleIn = (viewer: Viewer, roles: readonly Role[], inOrganisation: boolean): PolicyAnswer => {
  if (!hasAnyRole(viewer.roles, roles)) return roleMissing(roles);
  return inOrganisation ? YES : otherOrganisation();
};

const mayInOffice = (viewer: Viewer, action: OfficeAction, { orgId }: OfficeFacts): PolicyAnswer => {
  switch (action) {
    case 'register':
      return byRoleIn(viewer, ['reception', 'windowHead'], orgId === viewer.orgId);
    case 'viewStatistics':
      return byRoleIn(viewer, CASE_ROLES, viewer.orgIds.includes(orgId));
    case 'manageAccounts':
      return byRoleIn(viewer, ['admin'], viewer.managedOrgIds.includes(orgId));
    case 'readAccountAudit':
      // three who watch each other (§9): not the administrator alone reads what administrators did
      return viewer.managedOrgIds.includes(orgId)
        ? YES
        : byRoleIn(viewer, ['auditor', 'windowHead', 'leader', 'admin'], orgId === viewer.orgId);
    case 'importData':
      return byRoleIn(viewer, ['windowHead'], orgId === viewer.orgId);
    default:
      return action satisfies never;
  }
};

/**
 * Whether a viewer may do something: the application's own check, before row-level security. Pure. It says who;
 * what the state of the petition permits is the decider's to say.
 * @article, O-23, QP03, domain.md §2.14, §9
 */
export function may(viewer: Viewer, action: CaseAction, facts: CaseFacts): PolicyAnswer;
export function may(viewer: Viewer, action: OfficeAction, facts: OfficeFacts): PolicyAnswer;
export function may(
  viewer: Viewer,
  action: CaseAction | OfficeAction,
  facts: CaseFacts | OfficeFacts,
): PolicyAnswer {
  return (OFFICE_ACTIONS as readonly string[]).includes(action)
    ? mayInOffice(viewer, action as OfficeAction, facts)
    : mayOnCase(viewer, action as CaseAction, facts as CaseFacts);
}
