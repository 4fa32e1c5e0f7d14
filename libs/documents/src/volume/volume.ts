import { composePaper } from '../compose/index.js';
import { RESULT } from '../compose/file-forms.js';
import { SETTLED } from '../compose/forms.js';
import { filePieces, type FilePiece } from '../compose/file-pieces.js';
import { caseOn, type DocumentCase } from '../document-case.js';
import type { DocumentModel } from '../document-model.js';
import { paperOf } from '../papers/draft.js';
import { gateFormDraft } from '../papers/ending-forms.js';
import { papersOf } from '../papers-of.js';
import { dateZh, officialDocNo, para } from '../wording.js';

/** One piece of a file with the pages that stand for it. */
export type VolumePart = { readonly piece: FilePiece; readonly model: DocumentModel };

/** A document of the road as it stands; null where its key was destroyed. */
export type KeptDocument = (documentId: string) => DocumentModel | null;

/**
 * Every piece of the file as pages, in the order of its list of contents: our papers as they were issued, of what came on
 * paper what the register knows of it, and that the original lies in the file.
 */
export function volumeParts(theCase: DocumentCase, kept: KeptDocument): VolumePart[] {
  const papers = papersOf(theCase).flatMap(({ model }) => (model === undefined ? [] : [model]));
  const made = (fits: (model: DocumentModel) => boolean) => papers.find(fits) ?? null;
  return filePieces(theCase).map((piece) => {
    const numbered =
      piece.docNo === '' ? null : made(({ docNo }) => docNo !== null && officialDocNo(docNo) === piece.docNo);
    const own = piece.documentId === null ? null : kept(piece.documentId);
    const named = caseOn(theCase, piece.on);
    return { piece, model: own ?? numbered ?? pageOf(named, piece) ?? originalPage(named, piece) };
  });
}

/** The page that the case itself gives for a piece, as it stands now. */
function pageOf(theCase: DocumentCase, { made, on }: FilePiece): DocumentModel | null {
  if (made === null) return null;
  if (made.form === 'gate') return paperOf(theCase, gateFormDraft(theCase, made.eventId)).model ?? null;
  const [code, typed] = {
    registrationForm: ['D01', {}] as const,
    routingSheet: ['D03', { settled: SETTLED }] as const,
    resultReceipt: ['D37', { documentId: RESULT }] as const,
    receipt: ['D37', { documentId: made.form === 'receipt' ? made.documentId : '' }] as const,
  }[made.form];
  const { organName, superiorName } = theCase;
  return composePaper(code, { theCase, organName, superiorName, typed, today: on }).model;
}

/** Stands for a paper that came to us, or for one that cannot be made again. */
function originalPage(theCase: DocumentCase, piece: FilePiece): DocumentModel {
  const rows = [
    ['题名', piece.title],
    ['责任者', piece.responsible],
    ['文号', piece.docNo],
    ['日期', dateZh(piece.on)],
    ['登记内容', piece.words],
  ] as const;
  return {
    kind: 'fileIndex',
    layout: 'form',
    issuer: theCase.organName,
    docNo: null,
    title: piece.title,
    addressee: null,
    caseNo: theCase.state.arrival.displayNo,
    paragraphs: [para('原件存卷；本页为系统登记的内容。')],
    sections: [
      {
        heading: '',
        rows: rows.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value })),
        checks: [],
      },
    ],
    attachments: [],
    date: null,
  };
}

/**
 * List of contents and note at the end (D38) with the pages as they were counted.
 * @shape counts: pages of each part, in order
 */
export function volumeIndex(
  source: { theCase: DocumentCase; organName: string; superiorName: string | null; today: string },
  counts: readonly number[],
): DocumentModel {
  const { model, missing } = composePaper('D38', { ...source, typed: { pages: counts.join('\n') } });
  if (model === null) throw new Error(`no list of contents: ${missing.join()}`);
  return model;
}
