import { CaseworkRefused, keyIdsOf, PETITION_PART } from '#casework';
import type { PetitionState } from '#domain';
import { type AccessAction, accessReasonAad, reasonInForce, recordAccess, type Viewer } from '#identity';
import type { Vault } from '#vault';
import type { OpenedCase } from './opened-case.js';
import type { CaseParts } from './parts.js';

/**
 * What a petition is opened for. Of accusations and sealed petitions the details are shown to the need-to-know alone,
 * and to them for a reason that is kept (§9): whoever is shown the details of ONE such petition is asked for it.
 *
 * - `read`: its page, its past, its events, its readers and reminders, its papers, scans and volume, on the screen, as a
 *   file or on the command line; and the page of an affair that concerns it. The reason is asked for.
 * - `act`: a command. Who is assigned must be able to act in time, and is answered with a version, a state and numbers,
 *   never with what is in the file. Registering is a command too: its receipt and result need no reason.
 * - `book`: lines of many petitions at once: registers, stacks of papers. Each shows what the rights of the reader allow,
 *   and a book that is taken out is recorded for every petition in it.
 *
 * Lists, searches, the inbox, counts, statistics, reports and all background jobs do not open a petition for anyone and
 * do not come by here. Nor is a reason asked for a petition that was destroyed: nothing is left to be read.
 */
export type OpenedFor = 'read' | 'act' | 'book';

/**
 * The sealed reason under which it is opened; null where none is asked. For whoever may see the petition: ask that first,
 * so that the refusal tells nobody that it is there.
 * @rejects ACCESS_REASON_REQUIRED
 */
export async function requireReason(
  { pools }: Pick<CaseParts, 'pools'>,
  viewer: Viewer,
  { petitionId, zone, status }: Pick<PetitionState, 'petitionId' | 'zone' | 'status'>,
): Promise<Buffer | null> {
  if (zone === 'general' || status === 'destroyed') return null;
  const sealedReason = await reasonInForce(pools.store, { accountId: viewer.accountId, petitionId });
  if (sealedReason === null)
    throw new CaseworkRefused(
      'invalid',
      'ACCESS_REASON_REQUIRED',
      '检举控告件、密封件须写明查阅事由才能打开详情(§9),请填写“查阅事由”。',
      { field: 'reason', petitionId },
    );
  return sealedReason;
}

/** Writes a look into the audit, with the reason under which it was taken. */
export const recordLook = (
  { pools }: Pick<CaseParts, 'pools'>,
  viewer: Viewer,
  look: Pick<OpenedCase, 'petitionId' | 'sealedReason'> & { orgId: number; action: AccessAction },
): Promise<unknown> =>
  recordAccess(pools.store, {
    orgId: look.orgId,
    accountId: viewer.accountId,
    petitionId: look.petitionId,
    action: look.action,
    sealedReason: look.sealedReason,
  });

type SealingParts = Pick<CaseParts, 'pools'> & { readonly vault: Pick<Vault, 'sealParts'> };

/**
 * Records why somebody opens a petition; from then on it is open to this account for {@link ACCESS_REASON_HOURS}.
 * @shape opened: for him, so that he may see it; reason: trimmed @rejects VaultRefused
 */
export async function giveReason(
  parts: SealingParts,
  viewer: Viewer,
  { opened, reason }: { opened: OpenedCase; reason: string },
): Promise<void> {
  const { petitionId, state, stored } = opened;
  // its key is gone with everything that it opened
  if (state.status === 'destroyed') return;
  const keyId = keyIdsOf(stored)[PETITION_PART];
  if (keyId === undefined) throw new Error('petition without a key');
  const sealedReason = await parts.vault.sealParts({
    parts: { reason },
    keys: { reason: keyId },
    aad: accessReasonAad({ accountId: viewer.accountId, petitionId }),
  });
  await recordLook(parts, viewer, { petitionId, sealedReason, orgId: state.arrival.orgId, action: 'view' });
}

/** What was recorded of a look, as far as a reason is read from it. */
type Reasoned = { accountId: string; petitionId: string | null; sealedReason: Buffer | null };

/** The reasons of looks in words, in their order; null = none was given, or its key was destroyed with the petition. */
export async function reasonsIn(
  { vault }: { readonly vault: Pick<Vault, 'openPage'> },
  looks: readonly Reasoned[],
): Promise<(string | null)[]> {
  const sealed = looks.flatMap(({ accountId, petitionId, sealedReason }) =>
    sealedReason === null || petitionId === null
      ? []
      : [{ buffer: sealedReason, aad: accessReasonAad({ accountId, petitionId }) }],
  );
  const opened = (await vault.openPage(sealed)).values();
  return looks.map(({ petitionId, sealedReason }) => {
    if (sealedReason === null || petitionId === null) return null;
    const reason: unknown = opened.next().value?.['reason'];
    return typeof reason === 'string' ? reason : null;
  });
}
