import { DOCUMENTS, isRetention, type PaperState, RETENTION_PERIODS, shortestRetention } from '#domain';
import { type DocumentCase, isRestricted, wordsOf } from '../document-case.js';
import { RECEIPT_NOTE, serviceReceiptDrafts } from '../papers/ending-forms.js';
import { dateZh, officialDocNo } from '../wording.js';
import { type Composer, list, optional, row, rowsSection, tableSection, text } from './composer.js';
import { draftTitle, filePieces } from './file-pieces.js';
import { withheld } from './notices.js';

const METHODS = { handed: '直接送达', posted: '邮寄送达', electronic: '电子送达' } as const;
const OUTCOMES = {
  signed: '签收',
  refused: '拒收',
  leftAtAddress: '留置送达',
  returned: '退回',
  deemed: '视为签收（未交回证，O-109）',
} as const;

function receiptRows(theCase: DocumentCase, paper: PaperState) {
  const sent = wordsOf(theCase, paper.sent?.eventId);
  const receipt = wordsOf(theCase, paper.receipt?.eventId);
  const returned = paper.receipt?.outcome === 'returned';
  return [
    row('信访编号', theCase.state.arrival.displayNo),
    row('送达文书', draftTitle(theCase, paper.documentId) || DOCUMENTS[paper.code].zh),
    row('文号', paper.signed?.docNo == null ? '' : officialDocNo(paper.signed.docNo)),
    row('受送达人', sent('addressee')),
    row('送达方式', paper.sent === null ? '' : METHODS[paper.sent.method]),
    row('交付、交邮日期', paper.sent === null ? '' : dateZh(paper.sent.on)),
    row('收到日期', paper.receipt === null || returned ? '' : dateZh(paper.receipt.on)),
    row('送达结果', paper.receipt === null ? '' : OUTCOMES[paper.receipt.outcome]),
    row('签收人', receipt('receivedBy')),
    row('拒收理由', paper.receipt?.outcome === 'refused' ? receipt('reason') : ''),
    row('见证人', receipt('witness')),
    row('退回原因', returned ? receipt('reason') : ''),
    row('送达人', sent('carriedBy')),
    RECEIPT_NOTE,
  ];
}

/** 送达回证 D37 of one document of the road, or of the notice or result in force. */
export const serviceReceipt: Composer = {
  fields: [text('documentId', '文书', { ...optional, hint: '不填用最近发出的文书' })],
  lacks: ({ theCase, typed }) => [
    withheld(theCase),
    paperFor(theCase, typed['documentId']) === undefined &&
      serviceReceiptDrafts(theCase).length === 0 &&
      '已发出的文书',
  ],
  compose: ({ theCase, typed }) => {
    const paper = paperFor(theCase, typed['documentId']);
    if (paper === undefined) return serviceReceiptDrafts(theCase)[0]?.make() ?? { title: '送达回证' };
    return {
      title: '送达回证',
      sections: [rowsSection('', receiptRows(theCase, paper))],
    };
  },
};

/** Typed for the receipt of the result that was issued without a paper on its road. */
export const RESULT = 'result';

const paperFor = ({ state }: DocumentCase, documentId: string | undefined) =>
  documentId
    ? state.papers.find((paper) => paper.documentId === documentId)
    : state.papers.findLast(({ signed, voidedOn }) => signed !== null && voidedOn === null);

/** Where the file is kept: accusations apart from the ordinary (§6.5). */
export const roomZh = (theCase: DocumentCase): string =>
  isRestricted(theCase) ? '检举控告专库' : '一般信访库';

/** 卷内目录、备考表 D38: order, number, who answers for it, title, day, pages; pages as counted (QC10). */
export const fileIndex: Composer = {
  fields: [
    list('pages', '各件页数', { ...optional, hint: '按目录次序,每行一个数' }),
    text('archivalCode', '档号', optional),
    text('bound', '立卷人', optional),
    text('checkedBy', '检查人', optional),
  ],
  compose: ({ theCase, typed, today }) => {
    const pages = (typed['pages'] ?? '').split(/\n/u).map((line) => Number(line.trim()));
    const sure = (count: number | undefined) =>
      count !== undefined && Number.isInteger(count) && count > 0 ? count : 1;
    let from = 1;
    const rows = filePieces(theCase).map((each, at) => {
      const count = sure(pages[at]);
      const range = count === 1 ? String(from) : `${from}-${from + count - 1}`;
      from += count;
      return [String(at + 1), each.docNo, each.responsible, each.title, dateZh(each.on), range];
    });
    const retention = theCase.state.archived?.retention ?? shortestRetention(theCase.state);
    return {
      title: '卷内目录、备考表',
      sections: [
        tableSection('一、卷内目录', {
          columns: ['序号', '文号', '责任者', '题名', '日期', '页号'],
          widths: [1, 3.2, 2.6, 4.4, 3, 1.2],
          rows,
        }),
        rowsSection('二、备考表', [
          row('信访编号', theCase.state.arrival.displayNo),
          row(
            '档号',
            typed['archivalCode'] || wordsOf(theCase, theCase.state.archived?.eventId)('archivalCode'),
          ),
          row('件数、页数', `${rows.length}件，${from - 1}页`),
          row(
            '保管期限、存放',
            `${isRetention(retention) ? RETENTION_PERIODS[retention].zh : String(retention)}，${roomZh(theCase)}`,
          ),
          ...(typed['pages'] ? [] : [row('情况说明', '页数未填的按每件1页计。')]),
          row('立卷人、检查人', `${typed['bound'] ?? ''}　${typed['checkedBy'] ?? ''}`),
          row('立卷日期', dateZh(today)),
        ]),
      ],
    };
  },
};
