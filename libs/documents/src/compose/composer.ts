import { type Approval, type DocumentCode, ROLES } from '#domain';
import type { DocumentCase } from '../document-case.js';
import type { DocumentModel, FormSection, PaperTable, Paragraph } from '../document-model.js';
import { bodyOf, dateZh, para, sentence, sentencesOf } from '../wording.js';

/** One field that a person fills in. @shape list: one row for each line, cells parted by | or a tab */
export type FieldSpec = {
  readonly name: string;
  readonly zh: string;
  readonly kind: 'text' | 'long' | 'date' | 'choice' | 'list';
  readonly required: boolean;
  readonly choices?: readonly string[];
  readonly hint?: string;
};

/** What a paper may be composed of. @shape typed: by field name; today YYYY-MM-DD */
export type Source = {
  readonly theCase: DocumentCase;
  readonly organName: string;
  readonly superiorName: string | null;
  readonly typed: Readonly<Record<string, string>>;
  readonly today: string;
};

/** Words and blocks of a paper, without what every paper has. */
export type Composed = Pick<DocumentModel, 'title'> & Partial<DocumentModel>;

/** How one kind of paper is made. */
export type Composer<S = Source> = {
  readonly fields: readonly FieldSpec[];
  /** What else it needs; false where it is there. */
  readonly lacks?: (source: S) => readonly (string | false)[];
  readonly compose: (source: S) => Composed;
};

/** A composer of a paper that belongs to no petition. */
export type OfficeSource = Omit<Source, 'theCase'>;
export type OfficeComposer = Composer<OfficeSource>;

const field =
  (kind: FieldSpec['kind']) =>
  (name: string, zh: string, more: Partial<FieldSpec> = {}): FieldSpec => ({
    name,
    zh,
    kind,
    required: true,
    ...more,
  });

export const text = field('text');
export const long = field('long');
export const date = field('date');
export const list = field('list');
export const choice = (name: string, zh: string, choices: readonly string[]): FieldSpec =>
  field('choice')(name, zh, { choices });
export const optional = { required: false };

/** Contact of the office, in brackets below the date (附注). */
export const CONTACT: readonly FieldSpec[] = [
  text('contact', '联系人', optional),
  text('phone', '联系电话', optional),
];
/** Marks at the top left and the copies (§5.2). */
export const MARKS: readonly FieldSpec[] = [
  text('classification', '内部标识', { ...optional, hint: '如“内部”;涉密内容不得录入' }),
  { ...choice('urgency', '紧急程度', ['', '特急', '加急']), required: false },
  text('cc', '抄送', { ...optional, hint: '用、分开' }),
  ...CONTACT,
];

/** What MARKS says, as a model has it. */
export function marksOf(typed: Source['typed']): Partial<DocumentModel> {
  const contact = [
    typed['contact'] && `联系人：${typed['contact']}`,
    typed['phone'] && `电话：${typed['phone']}`,
  ];
  return {
    classification: typed['classification'] ?? null,
    urgency: typed['urgency'] ?? null,
    cc: (typed['cc'] ?? '')
      .split(/[、，,\n]/u)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    note: contact.filter(Boolean).join('，') || null,
  };
}

/** A day as typed, in words; as it stands where it is no day. */
export const dayOf = (typed: string | undefined): string =>
  typed !== undefined && /^\d{4}-\d{2}-\d{2}$/u.test(typed) ? dateZh(typed) : (typed ?? '');

/** Enclosures as typed. */
export const attachmentsOf = (typed: string | undefined): string[] =>
  (typed ?? '')
    .split(/\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A typed list as a table. */
export const tableOf = (
  typed: string | undefined,
  columns: readonly string[],
  widths?: readonly number[],
): PaperTable => ({
  columns,
  ...(widths === undefined ? {} : { widths }),
  rows: (typed ?? '')
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(/\t|\|/u).map((cell) => cell.trim())),
});

export const row = (label: string, value: string | null | undefined) => ({ label, value: value ?? '' });
export const rowsSection = (heading: string, rows: FormSection['rows']): FormSection => ({
  heading,
  rows,
  checks: [],
});
export const tableSection = (heading: string, table: PaperTable): FormSection => ({
  heading,
  rows: [],
  checks: [],
  table,
});

/** A sheet of one case: its number, then what it says. */
export const caseSheet = (
  { state }: Source['theCase'],
  title: string,
  rows: FormSection['rows'],
): Composed => ({
  title,
  sections: [rowsSection('', [row('信访编号', state.arrival.displayNo), ...rows])],
});

/** Room for a hand: words where there are some, else empty lines and a place for name and day. */
export const signingRoom = (words = ''): string => (words === '' ? readAndSigned('') : words);

/** What somebody confirms with his hand, and the place for it. */
export const readAndSigned = (words: string): string =>
  `${words}\n\n　　　　　　签名：　　　　　　年　月　日`;

/** Whose hand stands under it, in which capacity, and when. */
export const handOf = ({ nameOf }: Source['theCase'], { capacity, signerId, signedOn }: Approval): string =>
  `${ROLES[capacity].zh}${nameOf(signerId)}　${dateZh(signedOn)}`;

/** Are fewer than two people named (QP07, D02)? */
export const fewerThanTwo = (typed: string | undefined): boolean =>
  (typed ?? '').split(/[、，,]/u).filter((name) => name.trim() !== '').length < 2;

/** A label in front of a typed text, each line a paragraph; nothing where nothing was typed. */
export const told = (label: string, typed: string | undefined): Paragraph[] => {
  const [first, ...rest] = bodyOf(typed ?? '');
  return first === undefined
    ? []
    : [para(`${label}：${sentence(first.text)}`), ...rest.map((each) => para(sentence(each.text)))];
};

/** A block under a first-level heading. */
export const block = (heading: string, typed: string | undefined) => ({
  heading,
  body: sentencesOf(typed ?? ''),
});

/** Codes of the papers of a case. */
export type CaseCode = Exclude<
  DocumentCode,
  'D33' | 'D34' | 'D35' | 'D36' | 'D44' | 'D45' | 'D46' | 'D47' | 'D48'
>;
/** Codes of the papers of the office. */
export type OfficeCode = Exclude<DocumentCode, CaseCode>;
