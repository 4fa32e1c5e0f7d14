/** Types of PostgreSQL whose arrays are sent in binary form. @shape oid of the element */
const OID = { bytea: 17, text: 25, json: 114, jsonb: 3802 } as const;

const HEADER = 20;
const NULL_LENGTH = -1;
const JSONB_VERSION = 1;

/**
 * An array parameter in PostgreSQL's binary form, which `pg` takes a Buffer for: no quoting here, no parsing of quotes there. The
 * statement must give the parameter the very type, because the server does not cast binary values.
 * @shape json, jsonb: JSON texts; bytea: Buffers
 */
export function binaryArray(type: keyof typeof OID, values: readonly (string | Buffer | null)[]): Buffer {
  const prefix = type === 'jsonb' ? 1 : 0;
  const lengths = values.map((value) =>
    value === null
      ? NULL_LENGTH
      : prefix + (typeof value === 'string' ? Buffer.byteLength(value) : value.length),
  );
  const size = lengths.reduce((sum, length) => sum + 4 + Math.max(length, 0), HEADER);
  const array = Buffer.allocUnsafe(size);
  let at = array.writeInt32BE(1, 0); // dimensions
  at = array.writeInt32BE(lengths.includes(NULL_LENGTH) ? 1 : 0, at);
  at = array.writeInt32BE(OID[type], at);
  at = array.writeInt32BE(values.length, at);
  at = array.writeInt32BE(1, at); // arrays begin at 1
  values.forEach((value, i) => {
    at = array.writeInt32BE(lengths[i] as number, at);
    if (value === null) return;
    if (prefix > 0) at = array.writeUInt8(JSONB_VERSION, at);
    at += typeof value === 'string' ? array.write(value, at) : value.copy(array, at);
  });
  return array;
}

/** An array parameter of elements that never need quoting: ids, numbers, instants. */
export const plainArray = (values: readonly (string | number)[]): string => `{${values.join(',')}}`;
