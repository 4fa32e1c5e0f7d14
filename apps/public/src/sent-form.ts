import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';

/** A file as it was sent. @shape name: as it was called where it came from */
export type SentFile = { readonly name: string; readonly body: Buffer };

/**
 * What a form sent.
 * @shape fields: each as text, trimmed; said: why the files were not read; then there are none. release: gives back the room of the files
 */
export type SentForm = {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly SentFile[];
  readonly said: string | null;
  readonly release: () => void;
};

/** Of all files of one form. @unit MB */
export const FILES_MEGABYTES = 20;
const MEGABYTE = 1024 * 1024;
/** Of all forms that are being sent at this moment: a few at once, and no more memory however many come. @unit byte */
const ROOM = 48 * MEGABYTE;
/** Whatever comes after this much too much is not even read away. @unit byte */
const ABSURD = 100 * MEGABYTE;
const FIELDS = 30;
const FILES = 50;
const FIELD_BYTES = 128 * 1024;

const TOO_LARGE = `附件一共不超过 ${FILES_MEGABYTES} MB,没有收下,请减少或者压缩后重新选择;也可以来信、来访提交材料。`;
const EMPTY = '有一个附件是空文件,附件没有收下;请重新选择。';
const BUSY = '现在提交附件的人较多,附件没有收下;请过一分钟重新选择附件再提交。';

let taken = 0;

/** A form as it is sent without files. */
const plainForm = (body: unknown): SentForm => ({
  fields: Object.fromEntries(
    Object.entries(typeof body === 'object' && body !== null ? body : {}).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.trim() : '',
    ]),
  ),
  files: [],
  said: null,
  release: () => undefined,
});

/**
 * A form with or without files, held in memory and nowhere else. Files that are too large are read away, so that whatever was typed
 * can be shown again.
 * @rejects what a sender who goes on and on, or is no form, is refused with: statusCode 413 or 4xx
 */
export async function sentForm(request: FastifyRequest): Promise<SentForm> {
  if (!request.isMultipart()) return plainForm(request.body);
  const fields: [string, string][] = [];
  const files: SentFile[] = [];
  let said: string | null = null;
  let bytes = 0;
  let held = 0;
  const release = (): void => {
    taken -= held;
    held = 0;
  };
  const refuse = (why: string): void => {
    said ??= why;
    files.length = 0;
    release();
  };
  const read = async ({ file, filename }: MultipartFile): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of file as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > ABSURD) throw Object.assign(new Error('too much'), { statusCode: 413 });
      if (bytes > FILES_MEGABYTES * MEGABYTE) refuse(TOO_LARGE);
      else if (taken + chunk.length > ROOM) refuse(BUSY);
      if (said !== null) {
        // a sender who dribbles on holds nothing more here
        chunks.length = 0;
        continue;
      }
      taken += chunk.length;
      held += chunk.length;
      chunks.push(chunk);
    }
    if (said !== null) return;
    if (chunks.length > 0) files.push({ name: filename, body: Buffer.concat(chunks) });
    // a field in which nothing was chosen is sent all the same, without a name
    else if (filename) refuse(EMPTY);
  };
  try {
    const limits = {
      fields: FIELDS,
      files: FILES,
      parts: FIELDS + FILES,
      fieldSize: FIELD_BYTES,
      fileSize: ABSURD,
    };
    for await (const part of request.parts({ limits }))
      if (part.type === 'file') await read(part);
      else fields.push([part.fieldname, String(part.value).trim()]);
  } catch (error) {
    release();
    // the parser has no status of its own for what is no form at all
    const { statusCode = 400 } = error as { statusCode?: number };
    throw Object.assign(new Error('not a form'), { statusCode });
  }
  return { fields: Object.fromEntries(fields), files, said, release };
}
