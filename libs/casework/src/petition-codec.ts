import type { EventCodec, SealContext } from '#event-store';
import { REDACTED, type Vault } from '#vault';

/** Name of the part that is sealed under the petition's own key; all other parts are named by subject id. */
export const PETITION_PART = 'petition';

/** Key ids of a petition by part; they stand in the metadata of its arrival event. */
export type KeyIds = Readonly<Record<string, string>>;

/** What casework hands to the store as the secret of an event. */
export type Secret = {
  readonly keys: KeyIds;
  readonly sealed?: unknown;
  readonly persons?: Readonly<Record<string, unknown>>;
};

/** An opened secret; what was erased is `{ redacted: true }`. */
export type OpenedSecret = { readonly sealed?: unknown; readonly persons?: Record<string, unknown> };

/** Ciphertext belongs to one event of one stream and cannot be moved. */
const boundTo = (at: SealContext): string =>
  `es.event/${at.tenantId}/${at.streamId}/${at.version}/${at.type}/${at.schemaVersion}`;

/** Seals each event's text under the petition's key and each person's identity under that person's key. */
export function petitionCodec(vault: Pick<Vault, 'sealParts' | 'openPage'>): EventCodec {
  return {
    seal: (items) =>
      Promise.all(
        items.map(({ secret, at }) => {
          const { keys, sealed, persons } = secret as unknown as Secret;
          const parts: Record<string, unknown> = { ...persons };
          if (sealed !== undefined) parts[PETITION_PART] = sealed;
          const used: Record<string, string> = {};
          for (const part of Object.keys(parts)) {
            const keyId = keys[part];
            if (keyId === undefined) throw new Error('sealed part without a key');
            used[part] = keyId;
          }
          return vault.sealParts({ parts, keys: used, aad: boundTo(at) });
        }),
      ),
    open: async (items) => {
      const opened = await vault.openPage(
        items.map(({ sealed, at }) => ({ buffer: sealed, aad: boundTo(at) })),
      );
      return opened.map((parts): OpenedSecret => {
        const { [PETITION_PART]: sealed, ...persons } = parts;
        return {
          ...(sealed === undefined ? {} : { sealed: sealed === REDACTED ? { redacted: true } : sealed }),
          ...(Object.keys(persons).length === 0 ? {} : { persons }),
        };
      });
    },
  };
}
