import { CaseworkRefused, keyIdsOf, PETITION_PART } from '#casework';
import {
  DOCUMENTS,
  paperRule,
  type PetitionState,
  Rejected,
  SCAN_SUBJECT_ZH,
  type ScanSubject,
} from '#domain';
import { deriveStreamId } from '#event-store';
import type { Viewer } from '#identity';
import type { Vault } from '#vault';
import { loadForViewer, mayKnowReporter, namesReporter, type OpenedCase } from '../load-for-viewer.js';
import { type PaperFile, safeName } from '../paper-file.js';
import { recordExport } from '../paper-out.js';
import type { PaperworkParts } from '../parts.js';
import { examineApart } from './examine-apart.js';
import { endingOf, layingDown } from './laying-down.js';
import { placeOf, ScanStore } from './scan-store.js';

export type ScanParts = PaperworkParts & { readonly vault: Pick<Vault, 'sealParts' | 'openParts'> };

/** What is filed. @shape file: as it was scanned */
export type ScanRequest = {
  readonly of: ScanSubject;
  readonly refId?: string | undefined;
  readonly title: string;
  readonly signer?: string | undefined;
  readonly signedOn?: string | undefined;
  readonly file: Buffer;
};

/**
 * Looks at the file, lays it sealed beside the events and has its event written; of what is refused nothing stays.
 * @shape command: gives the command fileScan with what was measured
 * @rejects PETITION_NOT_FOUND, those of examineApart and of the command
 */
export async function fileScan<T>(
  parts: ScanParts,
  by: { viewer: Viewer; petitionId: string; commandId: string },
  { file, refId, signer, signedOn, ...request }: ScanRequest,
  command: (measured: Record<string, unknown>) => Promise<T>,
): Promise<T> {
  const { viewer, petitionId, commandId } = by;
  const { stored } = await loadForViewer(parts, viewer, petitionId, 'act');
  const { body, mediaType, pages, sha256 } = await examineApart(request.of, file);
  const scanId = deriveStreamId(commandId, 'scan');
  const place = { dataDir: parts.settings.dataDir, ownerId: petitionId, scanId };
  const keyId = keyIdsOf(stored)[PETITION_PART];
  if (keyId === undefined) throw new Error('petition without a key');
  const scans = new ScanStore(parts.vault);
  return layingDown(scans, { place, keyId, body }, () =>
    command({
      ...request,
      scanId,
      refId: refId ?? null,
      ...(signer === undefined ? {} : { signer }),
      ...(signedOn === undefined ? {} : { signedOn }),
      mediaType,
      pages,
      bytes: body.length,
      sha256,
    }),
  );
}

/**
 * Is it kept from this person? What shows the reporter's hand is for those alone who may know him (§9, R-20).
 */
export function scanIsWithheld(
  opened: OpenedCase,
  viewer: Viewer,
  of: ScanSubject,
  refId: string | null,
): boolean {
  if (mayKnowReporter(opened, viewer)) return false;
  if (of === 'instruction' || of === 'unitFeedback') return false;
  if (of !== 'document') return true;
  const paper = opened.state.papers.find(({ documentId }) => documentId === refId);
  if (paper === undefined || paperRule(paper.code).to === 'petitioner') return true;
  // a form of the house may have been filled in by one who knows him
  return opened.events.some(
    (event) =>
      event.type === 'DocumentDrafted' &&
      event.data.documentId === refId &&
      namesReporter(opened, JSON.stringify(event.sealed ?? {})),
  );
}

/**
 * One scan as a file, recorded as taken out.
 * @rejects PETITION_NOT_FOUND ACCESS_REASON_REQUIRED SCAN_UNKNOWN SCAN_WITHHELD SCAN_GONE
 */
export async function scanFile(
  parts: ScanParts,
  viewer: Viewer,
  { petitionId, scanId }: { petitionId: string; scanId: string },
): Promise<PaperFile> {
  const opened = await loadForViewer(parts, viewer, petitionId);
  const scan = opened.state.scans.find((each) => each.scanId === scanId);
  if (scan === undefined)
    throw new Rejected('SCAN_UNKNOWN', null, '此件没有这个扫描件。', { field: 'scanId' });
  if (scanIsWithheld(opened, viewer, scan.of, scan.refId))
    throw new CaseworkRefused('forbidden', 'SCAN_WITHHELD', '扫描件会显出信访人身份,您无权查阅(§9)。');
  const body = await new ScanStore(parts.vault).get(placeOf(parts.settings.dataDir, petitionId, scan));
  if (body === null)
    throw new Rejected('SCAN_GONE', null, '扫描件已依法删除,或者文件不在。', { field: 'scanId' });
  await recordExport(parts, viewer, opened);
  const name = `${SCAN_SUBJECT_ZH[scan.of]}-${opened.state.arrival.displayNo}-${scanId.slice(-6)}.${endingOf(scan.mediaType)}`;
  return { fileName: safeName(name), mediaType: scan.mediaType, body };
}

/** What of this petition can have a scan now. */
export function scannableOf({ papers, instructions, unitFeedback }: PetitionState) {
  const live = papers.filter(({ status }) => status !== 'voided');
  const of = (subject: ScanSubject, refId: string | null, zh: string) => ({ of: subject, refId, zh });
  return [
    of('arrival', null, SCAN_SUBJECT_ZH.arrival),
    of('enclosure', null, '随来信、来访、来电交来的材料'),
    of('recording', null, '来电、来访、回访的录音录像'),
    ...live.map(({ documentId, code }) => of('document', documentId, `签署后的《${DOCUMENTS[code].zh}》`)),
    ...live
      .filter(({ receipt }) => receipt !== null)
      .map(({ documentId, code }) => of('receipt', documentId, `送达回证(${DOCUMENTS[code].zh})`)),
    ...instructions.map(({ instructionId, occurredOn }) =>
      of('instruction', instructionId, `${occurredOn} 的领导批示`),
    ),
    ...unitFeedback.map(({ feedbackId, receivedOn }) =>
      of('unitFeedback', feedbackId, `${receivedOn} 收到的单位来文`),
    ),
  ];
}
