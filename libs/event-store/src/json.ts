import { EventRefused } from './errors.js';

/** What may stand in an event: no floats, no dates, no undefined. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A JSON object. */
export type JsonObject = { readonly [key: string]: JsonValue };

const MAX_DEPTH = 32;
const PRINTABLE_KEY = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * A copy of `value` that the database gives back unchanged: what is hashed is what `verify` will read.
 * Members that are undefined are left out, as JSON does.
 * @rejects TEXT_ILL_FORMED TEXT_HAS_NUL NUMBER_NOT_SAFE_INTEGER VALUE_NOT_JSON VALUE_TOO_DEEP
 */
export function toPlainJson(value: unknown, path: string, depth = 0): JsonValue {
  const quick = depth === 0 ? plainCopy(value, 0) : REFUSED;
  if (quick !== REFUSED) return quick;
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

const REFUSED = Symbol('refused');

/** What is refused is seldom: this copies without knowing where it is, and only a refusal is looked for again, with its path. */
function plainCopy(value: unknown, depth: number): JsonValue | typeof REFUSED {
  if (typeof value === 'string') return isStorable(value) ? value : REFUSED;
  if (typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value + 0 : REFUSED; // -0 becomes 0, as in jsonb
  if (typeof value !== 'object' || depth > MAX_DEPTH) return REFUSED;
  return Array.isArray(value) ? plainCopyOfArray(value, depth) : plainCopyOfObject(value, depth);
}

function plainCopyOfArray(value: readonly unknown[], depth: number): JsonValue | typeof REFUSED {
  const copy: JsonValue[] = [];
  for (const item of value) {
    const plain = plainCopy(item, depth + 1);
    if (plain === REFUSED) return REFUSED;
    copy.push(plain);
  }
  return copy;
}

function plainCopyOfObject(value: object, depth: number): JsonValue | typeof REFUSED {
  if (!isPlainObject(value)) return REFUSED;
  const copy: Record<string, JsonValue> = {};
  for (const key of Object.keys(value)) {
    const member = (value as Record<string, unknown>)[key];
    // __proto__ would be assigned as the prototype: left to the way that defines it
    if (!isStorable(key) || key === '__proto__') return REFUSED;
    if (member === undefined) continue;
    const plain = plainCopy(member, depth + 1);
    if (plain === REFUSED) return REFUSED;
    copy[key] = plain;
  }
  return copy;
}

const isStorable = (text: string): boolean => !text.includes('\0') && isWellFormed(text);

/** Every surrogate has its partner. In Node since 20, in the types of ES2024. */
const isWellFormed = (text: string): boolean =>
  (text as unknown as { isWellFormed(): boolean }).isWellFormed();

/**
 * A class instance has behaviour that storage would drop: Date, Map, Buffer, BigNumber …
 * The comparison is by structure, not identity, so that objects of another realm (vm) pass.
 */
function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
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
  if (!isPlainObject(value)) throw new EventRefused('VALUE_NOT_JSON', path);
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
  if (!isWellFormed(text)) throw new EventRefused('TEXT_ILL_FORMED', path);
  return text;
}
