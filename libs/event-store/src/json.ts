import { EventRefused } from './errors.js';

/** What may stand in an event: no floats, no dates, no undefined. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A JSON object. */
export type JsonObject = { readonly [key: string]: JsonValue };

const MAX_DEPTH = 32;
// With the `u` flag a surrogate class matches only those that have no partner.
const LONE_SURROGATE = /\p{Surrogate}/u;
const PRINTABLE_KEY = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * A copy of `value` that the database gives back unchanged: what is hashed is what `verify` will read.
 * Members that are undefined are left out, as JSON does.
 * @rejects TEXT_ILL_FORMED TEXT_HAS_NUL NUMBER_NOT_SAFE_INTEGER VALUE_NOT_JSON VALUE_TOO_DEEP
 */
export function toPlainJson(value: unknown, path: string, depth = 0): JsonValue {
  // Depth also ends cycles.
  if (depth > MAX_DEPTH) throw new EventRefused('VALUE_TOO_DEEP', path);
  switch (typeof value) {
    case 'string':
      return checkedText(value, path);
    case 'boolean':
      return value;
    case 'number':
      if (!Number.isSafeInteger(value)) throw new EventRefused('NUMBER_NOT_SAFE_INTEGER', path);
      return value + 0; // -0 becomes 0, as in jsonb
    case 'object':
      break;
    default:
      throw new EventRefused('VALUE_NOT_JSON', path);
  }
  if (value === null) return null;
  if (Array.isArray(value)) {
    // Array.from visits holes, which map() would skip.
    return Array.from(value, (item: unknown, i) => toPlainJson(item, `${path}[${i}]`, depth + 1));
  }
  return plainObject(value, path, depth);
}

/** Like {@link toPlainJson}, for a value that must be an object. */
export function toPlainObject(value: unknown, path: string): JsonObject {
  const plain = toPlainJson(value, path);
  if (plain === null || typeof plain !== 'object' || Array.isArray(plain)) {
    throw new EventRefused('VALUE_NOT_JSON', path);
  }
  return plain as JsonObject;
}

function plainObject(value: object, path: string, depth: number): JsonObject {
  const prototype: unknown = Object.getPrototypeOf(value);
  // A class instance has behaviour that storage would drop: Date, Map, Buffer, BigNumber …
  // The comparison is by structure, not identity, so that objects of another realm (vm) pass.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null)
    throw new EventRefused('VALUE_NOT_JSON', path);
  const entries: [string, JsonValue][] = [];
  for (const [key, member] of Object.entries(value)) {
    const memberPath = `${path}.${PRINTABLE_KEY.test(key) ? key : '?'}`;
    checkedText(key, memberPath);
    if (member !== undefined) entries.push([key, toPlainJson(member, memberPath, depth + 1)]);
  }
  return Object.fromEntries(entries); // defines `__proto__` as a member, not as the prototype
}

function checkedText(text: string, path: string): string {
  if (text.includes('\0')) throw new EventRefused('TEXT_HAS_NUL', path);
  if (LONE_SURROGATE.test(text)) throw new EventRefused('TEXT_ILL_FORMED', path);
  return text;
}
