import { algorithmById, algorithmByName, type SealingAlgorithmName } from './algorithms.js';
import { VaultRefused } from './vault-refused.js';

/** A data key with its id. @shape key 32 bytes, keyId a UUID */
export type DataKey = { readonly keyId: string; readonly key: Buffer };

/** What stands where something was whose key is gone: the content is erased for good. */
export type Redacted = { readonly redacted: true };

/** The one value of {@link Redacted}. */
export const REDACTED: Redacted = Object.freeze({ redacted: true });

/** Whether an opened part was erased. */
export const isRedacted = (value: unknown): value is Redacted => value === REDACTED;

/** Opened parts by name; a part whose key is gone is {@link REDACTED}. */
export type OpenedParts = Record<string, unknown>;

/*
 * Layout, version 1 (all integers big-endian):
 *   'X' 'F' | version u8 | parts u16 | per part: name length u8, name UTF-8, key id 16 bytes, algorithm u8,
 *   length u32, sealed bytes (nonce ‖ ciphertext ‖ tag).
 * Associated data of each part: the caller's (tenant ‖ stream ‖ version), the names of ALL parts in stored
 * order (a part cannot be dropped unnoticed) and the part's own name, each with its length before it.
 */
const MAGIC = Buffer.from('XF', 'latin1');
const VERSION = 1;
const HEAD_BYTES = 5;
const MAX_PARTS = 0xffff;
const LONE_SURROGATE = /\p{Cs}/u;

type SealedPart = { name: string; keyId: string; alg: number; sealed: Buffer };

const uuidToBytes = (uuid: string): Buffer => {
  const hex = uuid.replaceAll('-', '');
  if (!/^[0-9a-f]{32}$/i.test(hex)) throw new VaultRefused('KEY_UNKNOWN', '密钥编号不是有效的 UUID。');
  return Buffer.from(hex, 'hex');
};

const bytesToUuid = (bytes: Buffer): string => {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

/** Bytes of which each has its length before it. */
const withLengths = (all: readonly (Buffer | string)[]): Buffer => {
  const lengths = all.map((each) => (typeof each === 'string' ? Buffer.byteLength(each) : each.length));
  const bytes = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + 4 + length, 0));
  let at = 0;
  all.forEach((each, i) => {
    at = bytes.writeUInt32BE(lengths[i] as number, at);
    at += typeof each === 'string' ? bytes.write(each, at) : each.copy(bytes, at);
  });
  return bytes;
};

const BOUND = Buffer.from('xinfang/envelope/1');

/** The associated data of the parts of one envelope: what they share is put together once. */
const associatedDataOf = (aad: Buffer | string, names: readonly string[]): ((name: string) => Buffer) => {
  const shared = Buffer.concat([BOUND, withLengths([aad, withLengths(names)])]);
  return (name) => Buffer.concat([shared, withLengths([name])]);
};

/** Order of a part's name bytes on disk: sorted, so that the same parts always give the same layout. */
const partNames = (parts: Readonly<Record<string, unknown>>): string[] => {
  const names = Object.keys(parts).sort();
  if (names.length === 0 || names.length > MAX_PARTS)
    throw new VaultRefused('PART_INVALID', '信封里没有可以加密的内容,或者分项过多。');
  return names;
};

/** What {@link sealPartsWith} needs. @shape aad binds tenant, stream and version */
export type SealRequest = {
  readonly parts: Readonly<Record<string, unknown>>;
  readonly keys: Readonly<Record<string, DataKey>>;
  readonly aad: Buffer | string;
  readonly algorithm?: SealingAlgorithmName;
};

/**
 * Seals JSON values, each part under its own key, into one envelope. Synchronous: the keys are given.
 * @rejects PART_INVALID, KEY_UNKNOWN
 */
export const sealPartsWith = ({ parts, keys, aad, algorithm = 'aes-256-gcm' }: SealRequest): Buffer => {
  const names = partNames(parts);
  const { id, seal } = algorithmByName(algorithm);
  const head = Buffer.alloc(HEAD_BYTES);
  MAGIC.copy(head);
  head.writeUInt8(VERSION, 2);
  head.writeUInt16BE(names.length, 3);
  const chunks: Buffer[] = [head];
  const associatedData = associatedDataOf(aad, names);
  for (const name of names) {
    const dataKey = Object.hasOwn(keys, name) ? keys[name] : undefined;
    if (!dataKey) throw new VaultRefused('KEY_UNKNOWN', '信封里有一个分项没有给出密钥。');
    const json = JSON.stringify(parts[name]) as string | undefined;
    const nameBytes = Buffer.from(name, 'utf8');
    if (json === undefined || nameBytes.length === 0 || nameBytes.length > 255 || LONE_SURROGATE.test(name))
      throw new VaultRefused('PART_INVALID', '信封的分项名或内容不能编码。');
    const sealed = seal(dataKey.key, Buffer.from(json, 'utf8'), associatedData(name));
    const fixed = Buffer.alloc(5);
    fixed.writeUInt8(id, 0);
    fixed.writeUInt32BE(sealed.length, 1);
    chunks.push(Buffer.from([nameBytes.length]), nameBytes, uuidToBytes(dataKey.keyId), fixed, sealed);
  }
  return Buffer.concat(chunks);
};

const readEnvelope = (buffer: Buffer): SealedPart[] => {
  if (buffer.length < HEAD_BYTES || !buffer.subarray(0, 2).equals(MAGIC) || buffer[2] !== VERSION)
    throw new VaultRefused('ENVELOPE_UNKNOWN_FORMAT', '不是本系统的密文信封,或者版本较新。');
  const damaged = () => new VaultRefused('ENVELOPE_DAMAGED', '密文信封不完整:长度与目录不符。');
  const parts: SealedPart[] = [];
  let at = HEAD_BYTES;
  const take = (length: number): Buffer => {
    if (at + length > buffer.length) throw damaged();
    at += length;
    return buffer.subarray(at - length, at);
  };
  for (let left = buffer.readUInt16BE(3); left > 0; left -= 1) {
    const name = take(take(1).readUInt8()).toString('utf8');
    const keyId = bytesToUuid(take(16));
    const alg = take(1).readUInt8();
    parts.push({ name, keyId, alg, sealed: take(take(4).readUInt32BE()) });
  }
  if (at !== buffer.length || parts.length === 0) throw damaged();
  return parts;
};

/** The ids of the keys an envelope needs, so that a page of events asks for all its keys once. */
export const collectKeyIds = (...buffers: readonly Buffer[]): string[] => [
  ...new Set(buffers.flatMap((buffer) => readEnvelope(buffer).map((part) => part.keyId))),
];

/**
 * Opens an envelope with keys already at hand. A part whose key is not among them is {@link REDACTED}.
 * @rejects ENVELOPE_DAMAGED, ENVELOPE_UNKNOWN_FORMAT
 */
export const openPartsWith = (
  buffer: Buffer,
  aad: Buffer | string,
  keys: ReadonlyMap<string, Buffer>,
): OpenedParts => openRead(readEnvelope(buffer), aad, keys);

/**
 * Opens a page of envelopes: `load` is asked once for the keys of all of them.
 * @rejects as {@link openPartsWith}
 */
export const openPageWith = async (
  items: readonly { readonly buffer: Buffer; readonly aad: Buffer | string }[],
  load: (keyIds: string[]) => Promise<ReadonlyMap<string, Buffer>>,
): Promise<OpenedParts[]> => {
  const read = items.map(({ buffer }) => readEnvelope(buffer));
  const keys = await load([...new Set(read.flatMap((parts) => parts.map(({ keyId }) => keyId)))]);
  return items.map(({ aad }, i) => openRead(read[i] as SealedPart[], aad, keys));
};

const openRead = (
  parts: readonly SealedPart[],
  aad: Buffer | string,
  keys: ReadonlyMap<string, Buffer>,
): OpenedParts => {
  const associatedData = associatedDataOf(
    aad,
    parts.map((part) => part.name),
  );
  // no prototype: a part may bear any name, "__proto__" included
  const opened = Object.create(null) as OpenedParts;
  for (const { name, keyId, alg, sealed } of parts) {
    const key = keys.get(keyId);
    opened[name] = key
      ? (JSON.parse(algorithmById(alg).open(key, sealed, associatedData(name)).toString('utf8')) as unknown)
      : REDACTED;
  }
  return opened;
};

const FIELD = 'field';

/** Seals one value for a column of a read model: an envelope with a single part. @rejects PART_INVALID */
export const sealField = (value: unknown, key: DataKey, aad: Buffer | string): Buffer =>
  sealPartsWith({ parts: { [FIELD]: value }, keys: { [FIELD]: key }, aad });

/** Opens what {@link sealField} made; {@link REDACTED} when its key is gone. @rejects ENVELOPE_DAMAGED */
export const openField = (
  buffer: Buffer,
  aad: Buffer | string,
  keys: ReadonlyMap<string, Buffer>,
): unknown => {
  const opened = openPartsWith(buffer, aad, keys);
  if (!Object.hasOwn(opened, FIELD))
    throw new VaultRefused('ENVELOPE_UNKNOWN_FORMAT', '这个信封不是单个字段的密文。');
  return opened[FIELD];
};
