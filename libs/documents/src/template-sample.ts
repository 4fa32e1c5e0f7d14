import { DOCUMENT_KINDS, type DocumentKind, type DocumentLayout, isDocumentKind } from './document-kinds.js';
import type { DocumentModel } from './document-model.js';
import { LAYOUT_NAMES } from './templates.js';
import { para } from './wording.js';

const LAYOUTS_ZH: Readonly<Record<DocumentLayout, string>> = {
  letter: '信函格式(各种函、告知书、意见书)',
  official: '文件格式(红头)',
  report: '报告',
  form: '表格',
  review: '四关审核表',
};
/** A kind of paper that has this layout. */
const KIND_OF: Readonly<Record<DocumentLayout, DocumentKind>> = {
  letter: 'acceptanceNotice',
  official: 'circular',
  report: 'closureReport',
  form: 'registrationForm',
  review: 'checkpointReviewForm',
};

const isLayout = (name: string): name is DocumentLayout => LAYOUT_NAMES.includes(name);

/** What can have a template: the layouts, then every kind of paper. @shape name as it stands in the address */
export const TEMPLATE_NAMES: readonly {
  readonly name: string;
  readonly zh: string;
  readonly layout: DocumentLayout;
}[] = [
  ...LAYOUT_NAMES.filter(isLayout).map((name) => ({ name, zh: LAYOUTS_ZH[name], layout: name })),
  ...(Object.keys(DOCUMENT_KINDS) as DocumentKind[]).map((name) => ({
    name,
    zh: DOCUMENT_KINDS[name].zh,
    layout: DOCUMENT_KINDS[name].layout,
  })),
];

/** A fictitious paper to look at a template with; null where there is no such kind or layout. */
export function templateSample(name: string, issuer: string): DocumentModel | null {
  const kind = isDocumentKind(name) ? name : isLayout(name) ? KIND_OF[name] : null;
  if (kind === null) return null;
  const { layout, zh } = DOCUMENT_KINDS[kind];
  const isForm = layout === 'form' || layout === 'review';
  return {
    kind,
    layout,
    issuer,
    docNo: isForm ? null : '示组信函〔2026〕1号',
    title: zh,
    addressee: isForm ? null : '示范单位',
    caseNo: '示组信〔2026〕来信1号',
    paragraphs: [
      ...(isForm ? [] : [{ heading: true, text: '一、样张说明' }]),
      para('本页是模板的样张,内容都是虚构的,只供查看版式。'.replaceAll(',', '，')),
    ],
    sections: isForm
      ? [
          {
            heading: '一、样张',
            rows: [
              { label: '信访编号', value: '示组信〔2026〕来信1号' },
              { label: '内容', value: '样张内容，供查看版式。' },
            ],
            checks:
              layout === 'review'
                ? [{ code: 'QP01', name: '已登记且编号在册', verdict: '通过', remark: '' }]
                : [],
          },
        ]
      : [],
    attachments: isForm ? [] : ['样张附件'],
    date: isForm ? null : '2026年3月2日',
    cc: layout === 'official' ? ['示范单位'] : [],
  };
}
