import { type Channel, type DocumentCode, DOCUMENTS, GATES, type ScanSubject } from '#domain';
import { type DocumentCase, isGone, isRestricted, wordsOf } from '../document-case.js';
import { officialDocNo, printed } from '../wording.js';

/** The title that the draft in force of a document bears. */
export function draftTitle(theCase: DocumentCase, documentId: string): string {
  const drafted = theCase.events.findLast(
    (event) => event.type === 'DocumentDrafted' && event.data.documentId === documentId,
  );
  return wordsOf(theCase, drafted?.meta.eventId)('title');
}

/** One piece of the file, in the order in which it lies there. @shape pages: null where nobody counted them */
export type FilePiece = {
  readonly docNo: string;
  readonly responsible: string;
  readonly title: string;
  /** What it is, without a word of the case: for names of files (pitfall 26). */
  readonly name: string;
  readonly on: string;
  /** The page that the case itself gives for it: a form, a gate as it was passed, a receipt; null where it has none. */
  readonly made: PieceMade | null;
  readonly documentId: string | null;
  /** What the register knows of a piece that is no document of ours; '' where the original alone says it. */
  readonly words: string;
  /** Files that were scanned of it, in the order in which they came. */
  readonly scanIds: readonly string[];
};

export type PieceMade =
  | { readonly form: 'registrationForm' | 'routingSheet' | 'resultReceipt' }
  | { readonly form: 'gate'; readonly eventId: string }
  | { readonly form: 'receipt'; readonly documentId: string };

/** How the original is called that came in by this way. */
const ORIGINALS: Readonly<Record<Channel, string>> = {
  letter: '来信原件',
  visit: '来访材料、接谈记录',
  phone: '来电记录、录音',
  online: '网页存证',
  sms: '短信存证',
  fax: '传真原件',
  other: '来件原件',
};

/**
 * The pieces of a file in order (§6.5): what came in, what was decided, what went out, what came back. Every piece of
 * an accusation's file belongs to the room for accusations; nothing of another petition is in it.
 */
export function filePieces(theCase: DocumentCase): FilePiece[] {
  const { state, organNameOn, texts } = theCase;
  const ours = (docNo: string, title: string, on: string): Piece => [docNo, organNameOn(on), title, on];
  const { arrival } = state;
  const mayName = !isRestricted(theCase) || theCase.mayKnowReporter;
  const form = arrival.via12380 ? '12380举报登记表' : '来信来访登记表';
  const scanned = (of: ScanSubject, refId: string | null) =>
    state.scans.filter((scan) => scan.of === of && scan.refId === refId).map(({ scanId }) => scanId);
  const pieces: FilePiece[] = [
    piece(ours('', form, arrival.registeredOn), { made: { form: 'registrationForm' } }),
    piece(['', '信访人', ORIGINALS[arrival.channel], arrival.receivedOn], {
      words: texts.arrival.content,
      scanIds: scanned('arrival', null),
    }),
  ];
  for (const { eventId, occurredOn, scanId, pages } of state.scans.filter(({ of }) => of === 'enclosure'))
    pieces.push(
      piece(
        [
          '',
          '信访人',
          `来件附件${pages > 0 ? '' : '（电子）'}${mayName ? wordsOf(theCase, eventId)('title') : ''}`,
          occurredOn,
        ],
        {
          name: '来件附件',
          scanIds: pages > 0 ? [scanId] : [],
        },
      ),
    );
  if (state.triage !== null && !onRoad(theCase, 'D03'))
    pieces.push(piece(ours('', '信访呈批单', state.triage.occurredOn), { made: { form: 'routingSheet' } }));
  for (const { documentId, docNo, issuedOn } of state.notifications)
    if (!state.papers.some((paper) => paper.documentId === documentId))
      pieces.push(piece(ours(docNo ?? '', '告知书', issuedOn), { documentId }));
  for (const { eventId, occurredOn, instructionId } of state.instructions) {
    const words = wordsOf(theCase, eventId);
    pieces.push(
      piece(['', words('leaderName'), '领导批示原件', occurredOn], {
        words: words('words'),
        scanIds: scanned('instruction', instructionId),
      }),
    );
  }
  for (const { noteId, occurredOn } of state.notes) {
    const note = texts.notes[noteId];
    const title = String(note?.['evidenceTitle'] ?? '') || '办理记录';
    pieces.push(
      piece(ours('', title, occurredOn), {
        name: title === '办理记录' ? title : '证据材料',
        words: String(note?.['text'] ?? ''),
      }),
    );
  }
  for (const { code, documentId, status, signed, draftedOn } of state.papers)
    if (status !== 'voided' && status !== 'drafted') {
      const title = draftTitle(theCase, documentId) || DOCUMENTS[code].zh;
      pieces.push(
        piece(ours(signed?.docNo ?? '', title, signed?.on ?? draftedOn), {
          documentId,
          name: DOCUMENTS[code].zh,
          scanIds: scanned('document', documentId),
        }),
      );
    }
  for (const { code, receipt, documentId } of state.papers)
    if (receipt !== null) {
      const words = wordsOf(theCase, receipt.eventId);
      const title = `送达回证（${DOCUMENTS[code].zh}）`;
      // Who signed for the paper of an accusation is who reported, or stands by him (§9).
      const told = mayName
        ? [words('receivedBy'), words('witness'), words('reason')].filter((each) => each !== '')
        : [];
      pieces.push(
        piece(['', '受送达人', title, receipt.on], {
          words: told.join('；'),
          made: mayName ? { form: 'receipt', documentId } : null,
          scanIds: scanned('receipt', documentId),
        }),
      );
    }
  for (const { eventId, kind, receivedOn, feedbackId } of state.unitFeedback) {
    const words = wordsOf(theCase, eventId);
    const title = kind === 'feedback' ? '来文：办理反馈' : '来文：办结报告';
    pieces.push(
      piece(['', words('unit'), title, receivedOn], {
        words: words('text'),
        scanIds: scanned('unitFeedback', feedbackId),
      }),
    );
  }
  // kept as files beside the paper: the volume names them, and has no page of theirs
  for (const { eventId, occurredOn } of state.scans.filter(({ of }) => of === 'recording'))
    pieces.push(
      piece(['', '', `录音录像（电子）${mayName ? wordsOf(theCase, eventId)('title') : ''}`, occurredOn], {
        name: '录音录像',
      }),
    );
  for (const { eventId, gate, round, occurredOn } of state.gates)
    pieces.push(
      piece(ours('', `四关审核表（${GATES[gate].zh}，第${round}轮）`, occurredOn), {
        made: { form: 'gate', eventId },
      }),
    );
  const { issued, delivered } = state;
  if (
    delivered !== null &&
    mayName &&
    !state.papers.some(({ receipt }) => receipt?.on === delivered.deliveredOn)
  )
    pieces.push(
      piece(['', '受送达人', '送达回证', delivered.deliveredOn], { made: { form: 'resultReceipt' } }),
    );
  if (issued !== null && !state.papers.some(({ signed }) => signed !== null && signed.docNo === issued.docNo))
    pieces.push(
      piece(ours(issued.docNo ?? '', wordsOf(theCase, issued.eventId)('title'), issued.occurredOn), {
        name: '结果文书',
      }),
    );
  return pieces.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** Is there a paper of this kind on its road? */
const onRoad = ({ state }: DocumentCase, wanted: DocumentCode): boolean =>
  state.papers.some(({ code, status }) => code === wanted && status !== 'voided' && status !== 'drafted');

type Piece = readonly [docNo: string, responsible: string, title: string, on: string];
type More = Partial<Pick<FilePiece, 'name' | 'made' | 'words' | 'scanIds'>> & { documentId?: string };

const piece = (
  [docNo, responsible, title, on]: Piece,
  { documentId, name = title, made = null, words = '', scanIds = [] }: More = {},
): FilePiece => ({
  docNo: docNo === '' ? '' : officialDocNo(docNo),
  responsible,
  title: printed(title),
  name,
  on,
  made,
  documentId: documentId ?? null,
  words: isGone(words) ? '' : words,
  scanIds,
});
