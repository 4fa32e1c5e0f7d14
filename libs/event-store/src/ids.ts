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
  const space = Buffer.from(commandId.replaceAll('-', ''), 'hex');
  const bytes = hash('sha1', Buffer.concat([space, Buffer.from(`${streamId}:${index}`)]), 'buffer');
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6); // version 5
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8); // variant of RFC 9562
  const hex = bytes.toString('hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/**
 * The id in the form that the database gives back, so that hashes agree.
 * @rejects ID_INVALID
 */
export function checkedId(id: string, path: string): string {
  if (typeof id !== 'string' || !validate(id)) throw new EventRefused('ID_INVALID', path);
  return id.toLowerCase();
}
