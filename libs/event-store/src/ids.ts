import { hash } from 'node:crypto';
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
  NAMED.write(commandId.replaceAll('-', ''), 'hex');
  const end = SPACE_BYTES + NAMED.write(`${streamId}:${index}`, SPACE_BYTES, 'latin1');
  const hex = hash('sha1', NAMED.subarray(0, end), 'hex');
  // version 5 and the variant of RFC 9562
  const variant = VARIANTS.charAt(Number.parseInt(hex.charAt(16), 16) & 3);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const SPACE_BYTES = 16;
const VARIANTS = '89ab';
// what one call hashes: the command's bytes, a stream's id and an index
const NAMED = Buffer.alloc(128);

/**
 * The id in the form that the database gives back, so that hashes agree.
 * @rejects ID_INVALID
 */
export function checkedId(id: string, path: string): string {
  if (typeof id !== 'string' || !validate(id)) throw new EventRefused('ID_INVALID', path);
  return id.toLowerCase();
}
