import type { RegisterPetition } from '../../commands-arrival.js';
import type { FileScan, MeasuredFile } from '../../commands-papers.js';
import type { DecisionContext } from '../../context.js';
import type { PetitionEvent, ScanSubject } from '../../events.js';
import type { PetitionState } from '../../state.js';
import { requireOneOf, requireWhole } from '../checks/codes.js';
import { refuseIf } from '../checks/refuse.js';
import { present, requireText, TEXT_LIMITS } from '../checks/text.js';
import { documentIdOf } from '../notify.js';
import { requireDay } from '../preconditions.js';
import { paperOf } from './paper-of.js';

/** How each is called at the screen. */
export const SCAN_SUBJECT_ZH: Readonly<Record<ScanSubject, string>> = {
  arrival: '来件原件',
  enclosure: '来件附件',
  document: '签署后的文书',
  receipt: '送达回证',
  instruction: '领导批示原件',
  unitFeedback: '单位来文',
  recording: '录音录像',
};

/** What a scan may be: pages as a scanner gives them. */
export const SCAN_MEDIA_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const;
/** @unit byte */
export const SCAN_BYTES_LIMIT = 8 * 1024 * 1024;
export const SCAN_PAGES_LIMIT = 200;
/** What a recording of a call or a visit may be. */
export const RECORDING_MEDIA_TYPES = [
  'audio/mpeg',
  'audio/wav',
  'audio/amr',
  'audio/mp4',
  'video/mp4',
] as const;
/** More than an hour of speech. @unit byte */
export const RECORDING_BYTES_LIMIT = 20 * 1024 * 1024;
/** Most scans of one petition. */
const SCANS_LIMIT = 300;

/**
 * 扫描件入卷: a file is linked to what it is a scan of; a sheet that was signed on paper comes with name and day (§2.14,
 * QC04). Says nothing when it was filed already.
 * @rejects ID_INVALID CODE_UNKNOWN SCAN_OF_UNKNOWN SCAN_TOO_MANY DOCUMENT_UNKNOWN DOCUMENT_STEP_NOT_NOW TEXT_REQUIRED
 *   TEXT_TOO_LONG NUMBER_INVALID DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function fileScan(state: PetitionState, command: FileScan, ctx: DecisionContext): PetitionEvent[] {
  const scanId = documentIdOf(command.scanId);
  if (state.scans.some((scan) => scan.scanId === scanId)) return [];
  refuseIf(state.scans.length >= SCANS_LIMIT, 'SCAN_TOO_MANY', {
    message: `一件至多 ${SCANS_LIMIT} 个扫描件,请合并成 PDF 再入卷。`,
    detail: { field: 'file' },
  });
  const of = requireOneOf(command.of, SUBJECTS, 'of', '扫描的是什么');
  const refId = subjectOf(state, of, command.refId);
  const signed = of === 'document';
  return [
    {
      type: 'ScanFiled',
      occurredOn: ctx.today,
      article: 'fourCheckpoints',
      data: {
        scanId,
        of,
        refId,
        ...measuredOf(of, command),
        signedOn: signed
          ? requireDay(ctx, {
              value: command.signedOn,
              field: 'signedOn',
              zh: '签署日',
              notBefore: [{ on: state.arrival.receivedOn, zh: '收到日' }],
            })
          : null,
      },
      sealed: {
        title: requireText(command.title, 'title', '扫描件名称', { max: TEXT_LIMITS.evidence }),
        ...present({
          signer: signed
            ? requireText(command.signer, 'signer', '签署人', { max: TEXT_LIMITS.name })
            : undefined,
        }),
      },
    },
  ];
}

/**
 * 来件附件 of a message that becomes a petition: they lie where they lay, and go with it.
 * @rejects CODE_UNKNOWN NUMBER_INVALID TEXT_REQUIRED TEXT_TOO_LONG
 */
export const enclosuresFiled = (
  { messageId, files }: NonNullable<RegisterPetition['enclosures']>,
  { today }: DecisionContext,
): PetitionEvent[] =>
  files.map(({ title, scanId, ...measured }) => ({
    type: 'ScanFiled',
    occurredOn: today,
    article: 'fourCheckpoints',
    data: {
      scanId,
      of: 'enclosure',
      refId: null,
      ...measuredOf('enclosure', measured),
      signedOn: null,
      messageId,
    },
    sealed: { title: requireText(title, 'title', '附件名称', { max: TEXT_LIMITS.evidence }) },
  }));

/** What may be filed of this: pages, a recording, or either. @rejects CODE_UNKNOWN NUMBER_INVALID TEXT_REQUIRED TEXT_TOO_LONG */
export function measuredOf(
  of: ScanSubject,
  { mediaType, bytes, pages, sha256 }: Omit<MeasuredFile, 'scanId'>,
): Omit<MeasuredFile, 'scanId'> {
  const recorded = of === 'recording' || (of === 'enclosure' && isRecording(mediaType));
  const zh = of === 'enclosure' ? SCAN_SUBJECT_ZH.enclosure : recorded ? SCAN_SUBJECT_ZH.recording : '扫描件';
  return {
    mediaType: recorded
      ? requireOneOf(mediaType, RECORDING_MEDIA_TYPES, 'file', `${zh}的格式(MP3、WAV、AMR、M4A、MP4)`)
      : requireOneOf(mediaType, SCAN_MEDIA_TYPES, 'file', `${zh}的格式(PDF、JPEG、PNG)`),
    bytes: requireWhole(bytes, 'file', `${zh}大小`, {
      min: 1,
      max: recorded ? RECORDING_BYTES_LIMIT : SCAN_BYTES_LIMIT,
    }),
    pages: requireWhole(
      pages,
      'file',
      `${zh}页数`,
      recorded ? { min: 0, max: 0 } : { min: 1, max: SCAN_PAGES_LIMIT },
    ),
    sha256: requireText(sha256, 'file', '文件摘要', { max: 64, min: 64 }),
  };
}

const isRecording = (mediaType: string): boolean => RECORDING_MEDIA_TYPES.some((each) => each === mediaType);

const SUBJECTS = Object.keys(SCAN_SUBJECT_ZH) as ScanSubject[];

/** The id of what it is a scan of; it must be there. */
function subjectOf(state: PetitionState, of: ScanSubject, value: unknown): string | null {
  if (of === 'arrival' || of === 'enclosure' || of === 'recording') return null;
  if (of === 'document')
    return paperOf(state, value, {
      zh: '附签署后的扫描件',
      from: ['drafted', 'checked', 'signed', 'stamped', 'sent', 'received'],
    }).paper.documentId;
  if (of === 'receipt')
    return paperOf(state, value, { zh: '附回证扫描件', from: ['received'] }).paper.documentId;
  const id = documentIdOf(value);
  const known =
    of === 'instruction'
      ? state.instructions.some((each) => each.instructionId === id)
      : state.unitFeedback.some((each) => each.feedbackId === id);
  refuseIf(!known, 'SCAN_OF_UNKNOWN', {
    message: `此件没有这份${SCAN_SUBJECT_ZH[of]},请先登记,再附扫描件。`,
    detail: { field: 'refId' },
  });
  return id;
}
