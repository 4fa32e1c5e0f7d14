import { CaseworkRefused } from '#casework';
import { may, type Viewer } from '#identity';

/** Only an administrator of the organisation or of one above it. @rejects ROLE_MISSING ORGANISATION_OTHER */
export function requireManage(viewer: Viewer, orgId: number): void {
  const answer = may(viewer, 'manageAccounts', { orgId });
  if (!answer.allowed) throw new CaseworkRefused('forbidden', answer.code, answer.message);
}
