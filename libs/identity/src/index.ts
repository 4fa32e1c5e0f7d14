export * from './access-audit.js';
export * from './access-reason.js';
export { type AccountAuditRecord, type AccountChange, listAccountAudit } from './account-audit.js';
export {
  type Account,
  accountById,
  accountByLogin,
  changeAccount,
  type ChangedBy,
  changeOwnPassword,
  createAccount,
  listAccounts,
  loginKey,
  type NewAccount,
  resetPassword,
  setDisabled,
  setRoles,
} from './accounts.js';
export { accountVersion, lockAccount } from './account-version.js';
export { isUuid } from './fields.js';
export { IdentityRefused, type IdentityRefusalCode } from './identity-refused.js';
export { identityMigrations } from './migrations/index.js';
export {
  changeOrganisation,
  createOrganisation,
  listOrganisations,
  lockDesignations,
  type NewOrganisation,
  type Organisation,
  ORGANISATION_LEVELS,
  organisationById,
  organisationIdsBelow,
  type OrganisationLevel,
  type OrganisationNode,
  organisationTree,
  requireActiveOrganisation,
} from './organisations.js';
export * from './policy/may.js';
export {
  type ApprovalLevel,
  approvalLevelOf,
  CASE_ROLES,
  hasAnyRole,
  type Role,
  ROLE_NAMES,
  ROLES,
} from './roles.js';
export {
  DEFAULT_SESSION_LIMITS,
  endSession,
  endSessionById,
  endSessionsOf,
  listSessions,
  openSession,
  resolveSession,
  resolveSessions,
  type Session,
  type SessionLimits,
  type SignedIn,
  tidySessions,
} from './sessions.js';
export { createSetupCode, install, type InstallRequest, isInstalled } from './set-up.js';
export { signIn, type SignInRequest, type SignInResult, unlockSignIn } from './sign-in.js';
export {
  type Viewer,
  viewerOf,
  viewerSettings,
  type ViewerSettings,
  type ViewerSource,
  withViewer,
} from './viewer.js';
