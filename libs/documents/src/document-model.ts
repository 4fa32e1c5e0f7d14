import type { DocumentKind, DocumentLayout } from './document-kinds.js';

/** One paragraph; a heading is a first-level heading `一、…` in 黑体. */
export type Paragraph = { readonly heading: boolean; readonly text: string };

/** A list in a paper. @shape every row has as many cells as there are columns; widths: shares of the type area */
export type PaperTable = {
  readonly columns: readonly string[];
  readonly widths?: readonly number[];
  readonly rows: readonly (readonly string[])[];
};

/** One block of a form. @shape rows: label and value; checks: rows of D30; table: a list with its own columns */
export type FormSection = {
  readonly heading: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly checks: readonly {
    readonly code: string;
    readonly name: string;
    readonly verdict: string;
    readonly remark: string;
  }[];
  readonly table?: PaperTable;
};

/**
 * An official paper as words in order: no markup, no layout. What may not be said is not in it.
 * @shape docNo `宛组信告〔2026〕1号`; date `2026年9月5日`; caseNo is the display number; all in full-width punctuation
 */
export type DocumentModel = {
  readonly kind: DocumentKind;
  readonly layout: DocumentLayout;
  /** The organ, never a section of it (pitfall 22). */
  readonly issuer: string;
  readonly docNo: string | null;
  readonly title: string;
  readonly addressee: string | null;
  readonly caseNo: string;
  readonly paragraphs: readonly Paragraph[];
  readonly sections: readonly FormSection[];
  /** Names of enclosures; numbered where there are several. */
  readonly attachments: readonly string[];
  /** Signed by the issuer on this day; null = a form without signature block. */
  readonly date: string | null;
  /** 密级或内部标识, top left (§5.2); no state secret is kept here. */
  readonly classification?: string | null;
  /** 特急、加急, below it. */
  readonly urgency?: string | null;
  /** 签发人, of a paper that goes up. */
  readonly signer?: string | null;
  /** 附注, one line below the date, in brackets. */
  readonly note?: string | null;
  /** 抄送. */
  readonly cc?: readonly string[];
};

/**
 * A paper of a case: ready to be issued, or what it still lacks.
 * @shape on: YYYY-MM-DD; missing: Chinese, for the person at the screen; model: there exactly when nothing is missing
 */
export type Paper = {
  readonly kind: DocumentKind;
  readonly zh: string;
  readonly docNo: string | null;
  readonly on: string | null;
  readonly missing: string[];
  readonly model?: DocumentModel;
};
