import { v5, v7, validate } from 'uuid';
import { EventRefused } from './errors.js';

/** A new UUIDv7 for a stream or a command: sorts by time, so that indexes grow at their end. */
export function newId(): string {
  return v7();
}

/** The id of a derived stream: the same parent and purpose give the same stream (§5.0 no. 5). */
export function deriveStreamId(parentId: string, purpose: string): string {
  return v5(purpose, checkedId(parentId, 'parentId'));
}

/** The id of an event: UUIDv5 of command, stream and index, so that a repeated append names the same events. */
export function eventIdOf(commandId: string, streamId: string, index: number): string {
  return v5(`${streamId}:${index}`, commandId);
}

/**
 * The id in the form that the database gives back, so that hashes agree.
 * @rejects ID_INVALID
 */
export function checkedId(id: string, path: string): string {
  if (typeof id !== 'string' || !validate(id)) throw new EventRefused('ID_INVALID', path);
  return id.toLowerCase();
}
