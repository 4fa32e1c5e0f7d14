import { DOCUMENTS, type DocumentCode, Rejected } from '#domain';
import { DOCUMENT_KINDS, kindOfCode } from '../document-kinds.js';
import type { DocumentModel } from '../document-model.js';
import { TABLE_ROWS_LIMIT } from '../render/markup.js';
import { paperPrinted } from '../wording.js';
import type {
  CaseCode,
  Composed,
  Composer,
  FieldSpec,
  OfficeCode,
  OfficeSource,
  Source,
} from './composer.js';
import { examine, examineOffice } from './examine.js';
import { fileIndex, serviceReceipt } from './file-forms.js';
import * as forms from './forms.js';
import * as letters from './letters.js';
import * as supervision from './supervision-letters.js';
import * as verification from './verification-forms.js';
import * as notices from './notices.js';
import { OFFICE_COMPOSERS } from './office.js';

export type { FieldSpec, OfficeSource, Source } from './composer.js';
export { examine, examineOffice } from './examine.js';
export { roomZh } from './file-forms.js';
export { draftTitle, type FilePiece, filePieces } from './file-pieces.js';

/** The papers of a petition, one composer for each code of §5.1. */
export const CASE_COMPOSERS: Readonly<Record<CaseCode, Composer>> = {
  D01: forms.registrationForm,
  D02: forms.interviewRecord,
  D03: forms.routingSheet,
  D04: notices.acceptanceNotice,
  D05: notices.nonAcceptanceNotice,
  D06: notices.noFurtherAcceptanceNotice,
  D07: notices.transferNotice,
  D08: letters.transferLetter,
  D09: letters.assignmentLetter,
  D10: letters.objectionLetter,
  D11: letters.inquiryLetter,
  D12: verification.caseOpeningApproval,
  D13: verification.investigationPlan,
  D14: verification.investigationReport,
  D15: verification.extensionApproval,
  D16: notices.extensionNotice,
  D17: notices.handlingOpinion,
  D18: notices.suggestionReply,
  D19: verification.feedbackRecord,
  D20: forms.reviewRequest,
  D21: notices.reviewOpinion,
  D22: notices.recheckOpinion,
  D23: notices.hearingNotice,
  D24: notices.mediationAgreement,
  D25: supervision.urgeNotice,
  D26: supervision.supervisionNotice,
  D27: supervision.adviceLetter,
  D28: supervision.adviceReply,
  D29: forms.closureReport,
  D30: forms.checkpointForm,
  D31: supervision.reworkNotice,
  D32: letters.referralLetter,
  D37: serviceReceipt,
  D38: fileIndex,
  D39: notices.procedureNotice,
  D40: notices.competentOrganNotice,
  D41: notices.dutyReply,
  D42: forms.withdrawalRecord,
  D43: forms.overdueStatement,
};

/** Their codes, in order. */
export const CASE_CODES = Object.keys(CASE_COMPOSERS) as CaseCode[];

/** Does the paper belong to one petition? */
export const isCaseCode = (code: DocumentCode): code is CaseCode => Object.hasOwn(CASE_COMPOSERS, code);

/** What a person fills in for a kind of paper. */
export const fieldsOf = (code: DocumentCode): readonly FieldSpec[] =>
  isCaseCode(code) ? CASE_COMPOSERS[code].fields : OFFICE_COMPOSERS[code as OfficeCode].fields;

/**
 * A paper as it can be made now.
 * @shape model null where something is missing; missing, faults: Chinese, for the person at the screen
 */
export type ComposedPaper = {
  readonly code: DocumentCode;
  readonly model: DocumentModel | null;
  readonly missing: readonly string[];
  readonly faults: readonly string[];
};

const gapsIn = (fields: readonly FieldSpec[], typed: Readonly<Record<string, string>>): string[] =>
  fields.filter(({ name, required }) => required && !(typed[name] ?? '').trim()).map(({ zh }) => zh);

const wrongDays = (fields: readonly FieldSpec[], typed: Readonly<Record<string, string>>): string[] =>
  fields
    .filter(({ name, kind }) => kind === 'date' && typed[name] && !/^\d{4}-\d{2}-\d{2}$/u.test(typed[name]))
    .map(({ zh }) => `${zh}（日期写作 YYYY-MM-DD）`);

function modelFrom(code: DocumentCode, organName: string, caseNo: string, composed: Composed): DocumentModel {
  const kind = kindOfCode(code);
  const { layout } = DOCUMENT_KINDS[kind];
  const model = paperPrinted({
    kind,
    layout,
    issuer: organName,
    docNo: null,
    addressee: null,
    caseNo,
    paragraphs: [],
    sections: [],
    attachments: [],
    date: null,
    ...composed,
  });
  const longest = Math.max(0, ...model.sections.map(({ table }) => table?.rows.length ?? 0));
  if (longest > TABLE_ROWS_LIMIT)
    throw new Rejected(
      'DOCUMENT_TABLE_TOO_LONG',
      null,
      `《${DOCUMENTS[code].zh}》的表超过${TABLE_ROWS_LIMIT}行，请分期、分单位出具。`,
      {
        field: 'fields',
      },
    );
  return model;
}

function composed(
  code: DocumentCode,
  missing: readonly (string | false)[],
  make: () => DocumentModel,
  judge: (model: DocumentModel) => string[],
): ComposedPaper {
  const lacking = missing.filter((each): each is string => each !== false);
  if (lacking.length > 0) return { code, model: null, missing: lacking, faults: [] };
  try {
    const model = make();
    return { code, model, missing: [], faults: judge(model) };
  } catch (error) {
    if (!(error instanceof Rejected) || error.code !== 'CITATION_NOT_OURS') throw error;
    return { code, model: null, missing: [], faults: [error.message] };
  }
}

/** A paper of a petition. @rejects DOCUMENT_TABLE_TOO_LONG */
export function composePaper(code: CaseCode, source: Source): ComposedPaper {
  const { fields, lacks, compose } = CASE_COMPOSERS[code];
  const { theCase, typed, organName } = source;
  return composed(
    code,
    [...gapsIn(fields, typed), ...wrongDays(fields, typed), ...(lacks?.(source) ?? [])],
    () => modelFrom(code, organName, theCase.state.arrival.displayNo, compose(source)),
    (model) => examine(model, theCase, code),
  );
}

/** A paper of the office. @rejects DOCUMENT_TABLE_TOO_LONG */
export function composeOfficePaper(code: OfficeCode, source: OfficeSource): ComposedPaper {
  const { fields, lacks, compose } = OFFICE_COMPOSERS[code];
  const { typed, organName } = source;
  return composed(
    code,
    [...gapsIn(fields, typed), ...wrongDays(fields, typed), ...(lacks?.(source) ?? [])],
    () => modelFrom(code, organName, '', compose(source)),
    (model) => examineOffice(model, organName),
  );
}

export type { CaseCode, OfficeCode } from './composer.js';
