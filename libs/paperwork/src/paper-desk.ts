import { CaseworkRefused } from '#casework';
import { DOCUMENTS, type DocumentCode, paperRule, type PaperState, Rejected, ROLES } from '#domain';
import {
  bodyOf,
  type ComposedPaper,
  composePaper,
  type DocumentCase,
  type DocumentModel,
  dateZh,
  examine,
  isCaseCode,
  officialDocNo,
  paperPrinted,
} from '#documents';
import { organisationById, type Viewer } from '#identity';
import type { OpenedFor } from './access-reason.js';
import { documentCaseOf, type Superior } from './document-case-of.js';
import { loadForViewer, mayKnowReporter, namesReporter, type OpenedCase } from './load-for-viewer.js';
import type { CaseParts } from './parts.js';

/** A case opened for its papers. */
export type OpenedPapers = { opened: OpenedCase; theCase: DocumentCase; superiorName: string | null };

/** One draft as it was kept. */
export type KeptDraft = {
  draft: number;
  on: string;
  authorId: string;
  title: string;
  fields: Record<string, string>;
  /** Null where its key was destroyed. */
  model: DocumentModel | null;
};

const HEADING = /^[一二三四五六七八九十百]+、/u;

/** Typed text as paragraphs; a line that begins like a first-level heading is one. */
const paragraphsOf = (body: string) =>
  bodyOf(body).map(({ text }) => ({ heading: HEADING.test(text) && [...text].length <= 30, text }));

/** Composes, keeps and reads the papers of a case. */
export class PaperDesk {
  constructor(private readonly parts: CaseParts) {}

  /** @rejects as {@link loadForViewer} */
  async open(viewer: Viewer, petitionId: string, openedFor: OpenedFor = 'read'): Promise<OpenedPapers> {
    const opened = await loadForViewer(this.parts, viewer, petitionId, openedFor);
    const superior = await this.superiorOf(opened.state.arrival.orgId);
    const theCase = documentCaseOf(opened, {
      mayKnowReporter: mayKnowReporter(opened, viewer),
      superior,
    });
    return { opened, theCase, superiorName: theCase.superiorName };
  }

  /** What the paper would be now. @rejects DOCUMENT_OF_OFFICE DOCUMENT_TABLE_TOO_LONG */
  compose(
    { opened, theCase, superiorName }: OpenedPapers,
    code: DocumentCode,
    fields: Record<string, string>,
  ): ComposedPaper {
    if (!isCaseCode(code))
      throw new Rejected('DOCUMENT_OF_OFFICE', null, `《${DOCUMENTS[code].zh}》不属于某一件信访件(§5.1)。`, {
        field: 'code',
      });
    return composePaper(code, {
      theCase,
      organName: theCase.organName,
      superiorName,
      typed: fields,
      today: opened.today,
    });
  }

  /**
   * The paper to be kept: composed, with title and body as they were written over it, and examined.
   * @rejects DOCUMENT_INCOMPLETE with what is missing, DOCUMENT_FAULTY with what may not be said
   */
  toKeep(
    papers: OpenedPapers,
    request: { code: DocumentCode; fields: Record<string, string>; title?: string; body?: string },
  ): DocumentModel {
    const { code, fields, title, body } = request;
    const { model, missing, faults } = this.compose(papers, code, fields);
    const { zh } = DOCUMENTS[code];
    if (missing.length > 0 || (model === null && faults.length === 0))
      throw new Rejected('DOCUMENT_INCOMPLETE', null, `《${zh}》还缺:${missing.join(';')}。`, {
        field: 'fields',
        missing: [...missing],
      });
    if (model === null) throw faulty(zh, faults);
    const edited = paperPrinted({
      ...model,
      ...(title === undefined || title.trim() === '' ? {} : { title: title.trim() }),
      ...(body === undefined || body.trim() === '' ? {} : { paragraphs: paragraphsOf(body) }),
    });
    this.requireSayable(papers, code, edited);
    return edited;
  }

  /** @rejects DOCUMENT_FAULTY with what may not be said (30③, R-23, R-53) */
  requireSayable({ theCase }: OpenedPapers, code: DocumentCode, model: DocumentModel): void {
    const faults = examine(model, theCase, code);
    if (faults.length > 0) throw faulty(DOCUMENTS[code].zh, faults);
  }

  /** Every draft of a document, in order. */
  drafts({ opened }: OpenedPapers, documentId: string): KeptDraft[] {
    return opened.events.flatMap((event) => {
      if (event.type !== 'DocumentDrafted' || event.data.documentId !== documentId) return [];
      const { sealed } = event;
      const gone = sealed === undefined || 'redacted' in sealed;
      return [
        {
          draft: event.data.draft,
          on: event.occurredOn,
          authorId: event.data.authorId,
          title: gone ? '' : sealed.title,
          fields: gone ? {} : sealed.fields,
          model: gone ? null : (JSON.parse(sealed.content) as DocumentModel),
        },
      ];
    });
  }

  /** @rejects DOCUMENT_UNKNOWN */
  paper({ opened }: OpenedPapers, documentId: string): PaperState {
    const found = opened.state.papers.find((paper) => paper.documentId === documentId);
    if (found === undefined)
      throw new Rejected('DOCUMENT_UNKNOWN', null, '此件没有这份文书(§5)。', { field: 'documentId' });
    return found;
  }

  /**
   * A document as it stands or stood: the draft in force with number and day once it is signed.
   * @rejects DOCUMENT_UNKNOWN, DOCUMENT_GONE when its key was destroyed
   */
  asKept(papers: OpenedPapers, documentId: string, draft?: number): DocumentModel {
    const paper = this.paper(papers, documentId);
    const drafts = this.drafts(papers, documentId);
    const kept = draft === undefined ? drafts.at(-1) : drafts.find((each) => each.draft === draft);
    if (kept?.model == null)
      throw new Rejected('DOCUMENT_GONE', null, '这一稿不存在,或者已依法删除。', { field: 'draft' });
    const inForce = kept.draft === paper.draft;
    const { signed } = paper;
    if (!inForce || signed === null) return kept.model;
    if (kept.model.layout === 'form') return signedForm(papers, kept.model, signed);
    const dated = kept.model.layout !== 'review';
    return {
      ...kept.model,
      docNo: signed.docNo === null ? null : officialDocNo(signed.docNo),
      date: dated && paper.code !== 'D24' ? dateZh(signed.on) : kept.model.date,
    };
  }

  /**
   * The same for somebody who reads it. @rejects DOCUMENT_UNKNOWN DOCUMENT_GONE PAPER_WITHHELD
   */
  toRead(papers: OpenedPapers, documentId: string, draft?: number): DocumentModel {
    const model = this.asKept(papers, documentId, draft);
    if (this.isWithheld(papers, this.paper(papers, documentId).code, model))
      throw new CaseworkRefused(
        'forbidden',
        'PAPER_WITHHELD',
        '这份文书写有举报人身份,只由扎口负责人、部长掌握,您无权查阅(§9)。',
      );
    return model;
  }

  /**
   * Was it written by one who may know the reporter for one who may not (§9, R-20)? What goes to the reporter always is,
   * and whatever else holds his name or how he is reached.
   */
  isWithheld(
    { opened, theCase }: OpenedPapers,
    code: DocumentCode,
    ...models: readonly (DocumentModel | null)[]
  ): boolean {
    if (opened.state.zone === 'general' || theCase.mayKnowReporter) return false;
    if (paperRule(code).to === 'petitioner') return true;
    return namesReporter(opened, JSON.stringify(models));
  }

  private async superiorOf(orgId: number): Promise<Superior> {
    const { store } = this.parts.pools;
    const { parentId } = await organisationById(store, orgId);
    return parentId === null ? null : organisationById(store, parentId);
  }
}

/** A form that was signed says by whom, below the rooms for hands: the sheet itself lies in the file. */
function signedForm(
  { theCase }: OpenedPapers,
  model: DocumentModel,
  { docNo, approval }: NonNullable<PaperState['signed']>,
): DocumentModel {
  const how = approval.onPaper ? '纸质签批，原件入卷' : '系统内签批';
  const hand = `${theCase.nameOf(approval.signerId)}　${dateZh(approval.signedOn)}（${how}）`;
  // A routing sheet holds the approval in its own room already.
  const said = model.sections.some(({ rows }) => rows.some(({ value }) => value.includes(hand)));
  const last = said ? -1 : model.sections.length - 1;
  const value = `${ROLES[approval.capacity].zh}${hand}`;
  return {
    ...model,
    docNo: docNo === null ? null : officialDocNo(docNo),
    sections: model.sections.map((section, at) =>
      at === last ? { ...section, rows: [...section.rows, { label: '签批', value }] } : section,
    ),
  };
}

const faulty = (zh: string, faults: readonly string[]): Rejected =>
  new Rejected('DOCUMENT_FAULTY', null, `《${zh}》不能这样写:${faults.join(';')}。`, {
    field: 'fields',
    missing: [...faults],
  });

/** What the command that keeps a composed paper says. @shape documentId: of an earlier draft; left out = a new paper */
export const draftInput = (
  code: DocumentCode,
  fields: Record<string, string>,
  model: DocumentModel,
  documentId?: string,
) => ({
  ...(documentId === undefined ? {} : { documentId }),
  code,
  title: model.title,
  addressee: model.addressee ?? '',
  content: JSON.stringify(model),
  fields,
});
