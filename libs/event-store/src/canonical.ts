import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type JsonValue, toPlainJson } from './json.js';

/** The RFC 8785 (JCS) text of a JSON value. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('the value has no JSON text');
  return text;
}

/** SHA-256 of bytes or of the UTF-8 of a text. */
export function sha256(input: string | Uint8Array): Buffer {
  return hash('sha256', input, 'buffer');
}

/**
 * The hash that tells a repeated request from another one under the same key (§5.0 no. 6).
 * Give it only what may be fingerprinted: for bodies with personal data pass an HMAC of your own instead.
 */
export function hashRequest(request: JsonValue): Buffer {
  return sha256(canonicalText(toPlainJson(request, 'request')));
}
