import { useRef } from 'react';

/** A UUID for `Idempotency-Key`. `crypto.randomUUID` needs a secure context, `getRandomValues` does not. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * One key for one act: the same while the same body is sent again after a failure, another for a changed body.
 * A repeated click or a retry after a lost answer is then never a second act.
 */
export function useIdempotencyKey(): (body: unknown) => string {
  const last = useRef<{ body: string; key: string } | null>(null);
  return (body) => {
    const written = JSON.stringify(body);
    if (last.current?.body !== written) last.current = { body: written, key: newKey() };
    return last.current.key;
  };
}
