import { may, resolveSession } from '#identity';
import { cookieName } from '../shared/session.guard.js';
import type { Runtime } from '../shared/runtime.js';

/** Whether these cookies are an administrator's who has a password of his own; for routes beside the guard. */
export async function isAdministrator(
  { pools, settings }: Pick<Runtime, 'pools' | 'settings'>,
  cookies: Readonly<Record<string, string | undefined>>,
): Promise<boolean> {
  const token = cookies[cookieName(settings)];
  const session = token === undefined ? null : await resolveSession(pools.store, token);
  if (session === null || session.viewer.mustChangePassword) return false;
  return may(session.viewer, 'manageAccounts', { orgId: session.viewer.orgId }).allowed;
}
