import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type JsonValue, toPlainJson } from './json.js';

/** The RFC 8785 (JCS) text of a JSON value. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('the value has no JSON text');
  return text;
}

/**
 * The same text for a value that is known to be plain (`toPlainJson`, or parsed from jsonb): nothing to check, so an append and
 * `verify` of a million events need not pay for it. For such values JSON.stringify writes primitives as RFC 8785 asks.
 */
export function plainText(value: JsonValue): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value as readonly JsonValue[]) text += (text === '' ? '' : ',') + plainText(item);
    return `[${text}]`;
  }
  const object = value as { readonly [key: string]: JsonValue };
  // sort() compares UTF-16 code units, as the RFC does
  for (const key of Object.keys(object).sort())
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${plainText(object[key] as JsonValue)}`;
  return `{${text}}`;
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
