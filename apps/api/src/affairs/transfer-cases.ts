import { CaseworkRefused, foldLoaded, recordedOf } from '#casework';
import { affairOf, foldAffair, Rejected } from '#domain';
import { deriveStreamId, hashRequest } from '#event-store';
import type { Viewer } from '#identity';
import type { Runtime } from '../shared/runtime.js';

type Handover = { status: string; fromId: string; toId: string; petitionIds: readonly string[] };
type Signing = { affairId: string; viewer: Viewer; commandId: string };

/**
 * With the third signature the cases pass to the receiver (O-96), each by the ordinary 指定承办 in the name of the
 * supervisor who signed. A case that its own rules keep back (a recusal to be ruled on) stays with the former handler
 * and is named: it is among the cases that are stuck. Ids follow from the signature, so a repetition passes nothing twice.
 * @shape one Chinese sentence for each case that did not pass
 */
export async function transferCases(runtime: Runtime, signing: Signing): Promise<string[]> {
  const { store, pools, casework } = runtime;
  const loaded = await store.load(pools.store, signing.affairId);
  const state = foldAffair(
    affairOf('handover'),
    signing.affairId,
    loaded.events.map(recordedOf) as never[],
  ) as Handover | null;
  if (state?.status !== 'completed') return [];
  const kept: string[] = [];
  for (const petitionId of state.petitionIds) {
    const petition = foldLoaded(await store.load(pools.store, petitionId));
    if (petition?.handlerId !== state.fromId) continue;
    const without = (ids: readonly string[], id: string): string[] => ids.filter((one) => one !== id);
    try {
      await casework.execute(
        petitionId,
        {
          type: 'designateHandler',
          handlerId: state.toId,
          coHandlerIds: without(petition.coHandlerIds, state.toId),
          needToKnow: without(petition.needToKnow, state.fromId),
          reason: '办理人员交接',
          approval: {
            signerId: signing.viewer.accountId,
            capacity: 'windowHead',
            signedOn: loaded.today,
            onPaper: false,
          },
        },
        {
          viewer: signing.viewer,
          commandId: deriveStreamId(signing.commandId, `handover/${petitionId}`),
          requestHash: hashRequest({ handover: signing.affairId, petitionId }),
          source: 'screen',
          expectedVersion: 'any',
        },
      );
    } catch (error) {
      if (!(error instanceof Rejected) && !(error instanceof CaseworkRefused)) throw error;
      kept.push(`${petition.arrival.displayNo} 没有转移:${error.message}`);
    }
  }
  return kept;
}
