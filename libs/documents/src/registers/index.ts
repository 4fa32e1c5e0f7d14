import { type RegisterCode, REGISTERS } from '#domain';
import { ARRIVAL_BOOKS } from './arrival-books.js';
import { HANDLING_BOOKS } from './handling-books.js';
import { PETITION_OFFICE_FEEDBACK } from './petition-office-feedback.js';
import type { Book, BookCase, BookRow } from './register.js';
import { WATCHED_BOOKS } from './watched-books.js';

export { type Book, type BookCase, type BookClock, type BookRow, sumOf } from './register.js';

/** Books whose lines are not made of petitions: their columns are settled here. */
const ELSEWHERE: Readonly<Partial<Record<RegisterCode, readonly string[]>>> = {
  L07: ['县区', '案件号', '立案日', '结案日', '检查日', '检查人', '检查结论', '问题'],
  L09: ['立项号', '事由码', '轮次', '发出', '反馈期限', '反馈日', '再检查', '销号', '信访编号'],
  L14: ['题目', '类型', '报送日', '报送对象', '采用级别', '批示', '得分'],
  L20: ['卷号', '借阅人', '事由', '批准人', '借出', '应还', '实还'],
  L21: ['移交人', '接收人', '监交人', '清单号', '日期'],
  L22: ['得知来源', '得知时刻', '发生时刻', '地点', '单位', '是否对应报告', '判定', '判定人'],
  L23: ['日期', '班次', '值班员', '带班领导', '电话', '换班', '交班记录'],
  L24: ['联系点', '信息员', '点题', '应回日', '回复', '帮扶'],
  L26: ['期', '指标', '冻结值', '现值', '差', '原因', '事件号', '登记日'],
  L27: ['簿', '纸质末号', '系统下一号', '在办件数(纸质)', '在办件数(系统)', '差异', '签字'],
  L28: ['单位', '期', '报送日', '版本', '审核', '是否零报告'],
  L29: ['单位', '年度', '指标', '目标', '实绩', '得分', '整改', '追究措施'],
  L31: [
    '清册号',
    '信访编号',
    '档号',
    '页数',
    '归档日',
    '保管期限',
    '届满日',
    '鉴定结果',
    '鉴定人',
    '批准人',
    '批准日',
    '监销人',
    '实施人',
    '销毁日',
  ],
  L32: ['收到日', '署名', '应登记日', '登记日', '信访编号', '未登记的原因', '说明'],
};

const AUDIT: Book = {
  code: 'L19',
  columns: ['人', '时间', '对象', '字段', '理由', '结果'],
  sums: [],
  source: 'audit',
  rowsOf: () => [],
};

/** L01–L29 of §6.1, our L30 to L32, in order. */
export const BOOKS: readonly Book[] = (Object.keys(REGISTERS) as RegisterCode[]).map(
  (code) =>
    [...ARRIVAL_BOOKS, ...HANDLING_BOOKS, ...WATCHED_BOOKS, AUDIT, PETITION_OFFICE_FEEDBACK].find(
      (each) => each.code === code,
    ) ?? {
      code,
      columns: ELSEWHERE[code] ?? [],
      sums: [],
      source: code === 'L26' || code === 'L28' ? 'figures' : 'affair',
      rowsOf: () => [],
    },
);

/** The book of a code. */
export const bookOf = (code: RegisterCode): Book | undefined => BOOKS.find((each) => each.code === code);

/**
 * Lines of a book in a period, oldest first, numbered where the book has a column 序号.
 * @shape from, to YYYY-MM-DD, both inside
 */
export function linesOf(
  book: Book,
  cases: readonly BookCase[],
  { from, to }: { from: string; to: string },
): BookRow[] {
  const rowsOf = (kept: BookCase) =>
    book.rowsIn?.(kept, { from, to }) ?? book.rowsOf(kept).filter(({ on }) => on >= from && on <= to);
  const lines = cases
    .flatMap((kept) => rowsOf(kept).map((row) => ({ ...row, petitionId: kept.theCase.state.petitionId })))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return book.columns[0] === '序号'
    ? lines.map((line, at) => ({ ...line, cells: [String(at + 1), ...line.cells.slice(1)] }))
    : lines;
}
