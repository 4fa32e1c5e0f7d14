import type { OnlineMessages, ReceivedMessage, WrittenOnline } from '#casework';
import { Rejected } from '#domain';
import type { Viewer } from '#identity';
import { recordLook } from '../access-reason.js';
import { type PaperFile, safeName } from '../paper-file.js';
import { examineApart } from './examine-apart.js';
import type { ExaminedFile } from './examine-file.js';
import { endingOf } from './laying-down.js';
import { ScanStore } from './scan-store.js';
import type { ScanParts } from './scans.js';

type Parts = ScanParts & { readonly onlineMessages: Pick<OnlineMessages, 'receive' | 'read'> };

/** A file as it was sent. @shape name: as it was called where it came from */
export type SentFile = { readonly name: string; readonly file: Buffer };

/**
 * Takes in what was written on the public page with its attachments: each is examined and loses what tells of its maker, then all lie
 * sealed beside the events or nothing of the message is kept.
 * @rejects those of examineApart, with which of them it is, and of OnlineMessages.receive
 */
export async function receiveMessage(
  { onlineMessages, vault, settings: { dataDir } }: Parts,
  { files, ...written }: WrittenOnline & { files: readonly SentFile[] },
  frame: Parameters<OnlineMessages['receive']>[1],
): Promise<ReceivedMessage> {
  const examined: (ExaminedFile & { name: string })[] = [];
  for (const [index, { name, file }] of files.entries())
    examined.push({ name, ...(await examinedOf(file, index)) });
  const scans = new ScanStore(vault);
  return onlineMessages.receive(written, frame, {
    measured: examined.map(({ body, ...measured }) => ({ ...measured, bytes: body.length })),
    lay: async ({ messageId, scanIds, keyId }) => {
      for (const [index, scanId] of scanIds.entries()) {
        const place = { dataDir, ownerId: messageId, scanId };
        // what a try that was broken off left here is sealed under another key
        await scans.drop(place);
        await scans.put(place, keyId, examined[index]?.body ?? Buffer.alloc(0));
      }
    },
  });
}

/** Whoever sent several is told which one it is; its name stays out of what is said. */
async function examinedOf(file: Buffer, index: number) {
  try {
    return await examineApart('enclosure', file);
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    const { code, article, message, detail } = error;
    throw new Rejected(code, article, `第 ${index + 1} 个附件没有收下:${message}`, {
      ...detail,
      field: 'files',
    });
  }
}

/**
 * One attachment of a message that is no petition yet, recorded as taken out. Once it is one, the petition says who may see it.
 * @rejects AFFAIR_NOT_FOUND ATTACHMENT_UNKNOWN SCAN_GONE
 */
export async function attachmentFile(
  parts: Parts,
  viewer: Viewer,
  { messageId, scanId }: { messageId: string; scanId: string },
): Promise<PaperFile> {
  const { state, attachments } = await parts.onlineMessages.read(viewer, messageId);
  const at = attachments.findIndex((each) => each.scanId === scanId);
  const attachment = attachments[at];
  if (attachment === undefined)
    throw new Rejected(
      'ATTACHMENT_UNKNOWN',
      null,
      '这件网上来件没有这个附件;已经登记的,请在信访件的扫描件里查阅。',
      { field: 'scanId' },
    );
  const place = { dataDir: parts.settings.dataDir, ownerId: messageId, scanId };
  const body = await new ScanStore(parts.vault).get(place);
  if (body === null)
    throw new Rejected('SCAN_GONE', null, '附件已依法删除,或者文件不在。', { field: 'scanId' });
  const { orgId } = state;
  await recordLook(parts, viewer, { petitionId: messageId, sealedReason: null, orgId, action: 'export' });
  const { mediaType } = attachment;
  return {
    fileName: safeName(`网上来件-附件${at + 1}-${scanId.slice(-6)}.${endingOf(mediaType)}`),
    mediaType,
    body,
  };
}
