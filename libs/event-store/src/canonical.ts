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
 * The same text for a value that is known to be plain (`toPlainJson`, or parsed from what was stored): nothing to check, so an append and
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
  const { sorted, opened } = orderOf(Object.keys(object));
  for (let i = 0; i < sorted.length; i++)
    text += (opened[i] as string) + plainText(object[sorted[i] as string] as JsonValue);
  return `{${text}}`;
}

/** How an object with these keys is written. @shape opened: each sorted key with what stands before its value */
type Order = {
  readonly keys: readonly string[];
  readonly sorted: readonly string[];
  readonly opened: readonly string[];
};

// Events of one kind have the same keys in the same order, so the last order of each number of keys is nearly always the one.
const ORDERS: Order[] = [];
const MAX_KEYS = 64;

function orderOf(keys: readonly string[]): Order {
  const known = ORDERS[keys.length];
  if (known && keys.every((key, i) => key === known.keys[i])) return known;
  // sort() compares UTF-16 code units, as the RFC does
  const sorted = [...keys].sort();
  const opened = sorted.map((key, i) => `${i === 0 ? '' : ','}${JSON.stringify(key)}:`);
  const order = { keys, sorted, opened };
  if (keys.length <= MAX_KEYS) ORDERS[keys.length] = order;
  return order;
}

/** SHA-256 of bytes or of the UTF-8 of a text. */
export function sha256(input: string | Uint8Array): Buffer {
  return hash('sha256', input, 'buffer');
}

/** The same in lower-case hexadecimal digits. */
export function sha256Hex(input: string | Uint8Array): string {
  return hash('sha256', input, 'hex');
}

/**
 * The hash that tells a repeated request from another one under the same key (§5.0 no. 6).
 * Give it only what may be fingerprinted: for bodies with personal data pass an HMAC of your own instead.
 */
export function hashRequest(request: JsonValue): Buffer {
  return sha256(canonicalText(toPlainJson(request, 'request')));
}
