import {
  type Calendar,
  deemedSignedOn,
  type DocumentCode,
  DOCUMENTS,
  isInnerSheet,
  PAPER_STATUS_ZH,
  type PaperState,
  paperRule,
  resultPaperOf,
  SCAN_SUBJECT_ZH,
} from '#domain';
import {
  CASE_CODES,
  type DocumentModel,
  fieldsOf,
  filePieces,
  kindOfCode,
  officialDocNo,
  roomZh,
  wordsOf,
} from '#documents';
import type { Viewer } from '#identity';
import { type OpenedPapers, type PaperDesk, scanIsWithheld, scannableOf } from '#paperwork';
import type { PaperFieldView, PaperKindView, PapersView, PaperView, ScanView } from './papers.dto.js';

/** Body of a model as text to be written over. */
export const bodyTextOf = ({ paragraphs }: DocumentModel): string =>
  paragraphs.map(({ text }) => text).join('\n');

/** The papers of a case as the page shows them. */
export function papersViewOf(
  papers: OpenedPapers,
  desk: PaperDesk,
  { calendar, pdf, viewer }: { calendar: Calendar; pdf: boolean; viewer: Viewer },
): PapersView {
  const { opened, theCase } = papers;
  return {
    version: opened.version,
    kinds: kindsOf(papers, desk),
    papers: opened.state.papers.map((paper) => paperViewOf(papers, desk, paper, calendar)),
    pieces: filePieces(theCase).map(({ docNo, responsible, title, on }) => ({
      docNo,
      responsible,
      title,
      on,
    })),
    scans: scanViewsOf(papers, viewer),
    scannable: scannableOf(opened.state),
    room: roomZh(theCase),
    pdf,
  };
}

function scanViewsOf({ opened, theCase }: OpenedPapers, viewer: Viewer): ScanView[] {
  return opened.state.scans.map(({ scanId, of, refId, eventId, occurredOn, pages, signedOn }) => {
    const withheld = scanIsWithheld(opened, viewer, of, refId);
    const words = wordsOf(theCase, eventId);
    return {
      scanId,
      of,
      ofZh: SCAN_SUBJECT_ZH[of],
      title: withheld ? '' : words('title'),
      signer: withheld ? '' : words('signer'),
      signedOn,
      on: occurredOn,
      pages,
      withheld,
    };
  });
}

/** What a person fills in for a kind, as the page draws it. */
export const fieldViewsOf = (code: DocumentCode, fields = fieldsOf(code)): PaperFieldView[] =>
  fields.map(({ choices = [], hint = '', ...field }) => ({ ...field, choices: [...choices], hint }));

/** Kinds with what is missing even when every field is filled: those that cannot be made now say why. */
function kindsOf(papers: OpenedPapers, desk: PaperDesk): PaperKindView[] {
  return CASE_CODES.map((code) => {
    const fields = fieldsOf(code);
    const filled = Object.fromEntries(
      fields
        // 主送 is taken from the case where it knows one; else it is to be filled in
        .filter(({ name, required }) => required || name === 'addressee')
        .map(({ name, kind, choices }) => [name, probe(kind, choices)]),
    );
    const { missing } = desk.compose(papers, code, filled);
    return {
      code,
      zh: DOCUMENTS[code].zh,
      fields: fieldViewsOf(code),
      missing: [...missing],
    };
  }).filter(({ code, missing }) => missing.length === 0 || fitsLater(papers, code));
}

const probe = (kind: string, choices: readonly string[] = []): string =>
  kind === 'date' ? '2026-01-01' : kind === 'choice' ? (choices[0] ?? '') : '试填、试填';

/** Kinds that this petition will need on its road, even if something is missing today. */
function fitsLater({ opened: { state } }: OpenedPapers, code: string): boolean {
  const result = resultPaperOf(state);
  return (result !== null && kindOfCode(code as never) === result) || code === 'D30' || code === 'D16';
}

function paperViewOf(
  papers: OpenedPapers,
  desk: PaperDesk,
  paper: PaperState,
  calendar: Calendar,
): PaperView {
  const { opened, theCase } = papers;
  const drafts = desk.drafts(papers, paper.documentId);
  const last = drafts.at(-1);
  const withheld = desk.isWithheld(papers, paper.code, ...drafts.map(({ model }) => model));
  const shown = withheld ? undefined : last;
  return {
    documentId: paper.documentId,
    code: paper.code,
    zh: DOCUMENTS[paper.code].zh,
    title: shown?.title ?? '',
    addressee: shown?.model?.addressee ?? '',
    docNo: paper.signed?.docNo == null ? null : officialDocNo(paper.signed.docNo),
    status: paper.status,
    statusZh: PAPER_STATUS_ZH[paper.status],
    drafts: drafts.map(({ draft, on, authorId, title }) => ({
      draft,
      on,
      author: theCase.nameOf(authorId),
      title: withheld ? '' : title,
    })),
    body: shown?.model == null ? '' : bodyTextOf(shown.model),
    fields: shown?.fields ?? {},
    withheld,
    steps: stepsOf(paper, theCase.nameOf),
    // who may not read it cannot write it anew
    next: nextOf(paper).filter((step) => !withheld || step !== 'revise'),
    deemedOn:
      paper.sent?.toPaperUnit === true
        ? deemedSignedOn(paper.sent.on, { calendar, policy: opened.policy })
        : null,
    isNotice: paperRule(paper.code).act === 'notice',
  };
}

const METHODS = { handed: '当面交付', posted: '交邮', electronic: '电子送达' } as const;
const OUTCOMES = {
  signed: '签收',
  refused: '拒收',
  leftAtAddress: '留置',
  returned: '退回',
  deemed: '视为签收',
} as const;

function stepsOf(paper: PaperState, nameOf: (id: string) => string): string[] {
  const { checked, signed, stamped, sent, receipt, voidedOn } = paper;
  return [
    checked === null ? '' : `${checked.on} ${nameOf(checked.checkerId)}核稿`,
    signed === null ? '' : `${signed.on} ${nameOf(signed.approval.signerId)}签发`,
    stamped === null ? '' : `${stamped.on} ${stamped.seal === 'organ' ? '盖机关公章' : '盖信访工作专用章'}`,
    sent === null ? '' : `${sent.on} ${METHODS[sent.method]}${sent.toPaperUnit ? '(无账号单位)' : ''}`,
    receipt === null ? '' : `${receipt.on} ${OUTCOMES[receipt.outcome]}${receipt.hasScan ? '(附回证)' : ''}`,
    voidedOn === null ? '' : `${voidedOn} 作废`,
  ].filter((step) => step !== '');
}

function nextOf({ status, code, receipt }: PaperState): string[] {
  const rule = paperRule(code);
  const signs = rule.decision !== null;
  // signed it is done: it is filed, nobody stamps or sends it
  const out = (step: string) => (isInnerSheet(rule) ? [] : [step]);
  switch (status) {
    case 'drafted':
      return ['check', 'revise', 'void'];
    case 'checked':
      return [...(signs ? ['sign'] : []), 'revise', 'void'];
    case 'signed':
      return [...out('stamp'), 'void'];
    case 'stamped':
      return [...out('send'), 'void'];
    case 'sent':
      return ['receipt'];
    case 'received':
      return receipt?.outcome === 'returned' ? ['send'] : [];
    case 'voided':
      return [];
  }
}
