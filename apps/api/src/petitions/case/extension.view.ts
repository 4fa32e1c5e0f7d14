import type { OpenedCase } from '#paperwork';
import type { OpenExtensionView } from '../extension.dto.js';

/** The extension that waits for its decision or, granted, for its notice; null where none does. */
export function openExtensionOf({
  state,
  texts,
}: Pick<OpenedCase, 'state' | 'texts'>): OpenExtensionView | null {
  const last = state.extensions.at(-1);
  if (last === undefined || last.decided?.approved === false || last.notified !== null) return null;
  const { eventId, occurredOn, days } = last.requested;
  const reason = texts.byEvent[eventId]?.['reason'] ?? texts.byEvent[eventId]?.['text'];
  return {
    requestedOn: occurredOn,
    days,
    approvedDays: last.decided?.days ?? null,
    reason: typeof reason === 'string' ? reason : '',
  };
}
