import type { IntakeDecision } from '#domain';
import * as c from './cells.js';
import type { Book, BookCase } from './register.js';

/** What ended with the way in; the rest is handled, here or below. The ground is no business of the petition office's. */
const DISPOSED: Readonly<Partial<Record<IntakeDecision, string>>> = {
  passUp: '已移送、报送',
  refer: '已移送、报送',
  objection: '已提出异议',
  redirect: '已处置',
  import: '已处置',
  notAccepted: '已处置',
  noLonger: '已处置',
  mergeInto: '已处置',
  file: '已处置',
};

/** How it stands, in the few words that the petition office is told, and since when. @shape on: null while it is handled */
function standing({ theCase: { state } }: BookCase): { zh: string; on: string | null } {
  const { triage, closed, left } = state;
  if (closed !== null) return { zh: '已办结', on: closed.closedOn };
  if (left !== null) return { zh: '已终止', on: left.on };
  const disposed = triage === null ? undefined : DISPOSED[triage.intakeDecision];
  return disposed === undefined || triage === null
    ? { zh: '正在办理', on: null }
    : { zh: disposed, on: triage.occurredOn };
}

/**
 * 向信访部门反馈表 (O-14): accusations that a petition office sent, told back each quarter by number and standing alone.
 * A period holds what it ended, and what was still being handled on its last day.
 */
export const PETITION_OFFICE_FEEDBACK: Book = {
  code: 'L30',
  columns: ['序号', '来文号', '本部编号', '收到日', '办结状态', '办结日'],
  sums: [],
  source: 'case',
  rowsOf: () => [],
  rowsIn(kept, { from, to }) {
    const { arrival, class: kind } = kept.theCase.state;
    const ours = arrival.origin === 'petitionOffice' && kind === 'accusation' && arrival.receivedOn <= to;
    const now = standing(kept);
    if (!ours || (now.on !== null && now.on < from)) return [];
    // As it stood on the last day of the period: what ended later was still being handled then.
    const { zh, on } = now.on !== null && now.on > to ? { zh: '正在办理', on: null } : now;
    return [
      {
        on: arrival.receivedOn,
        cells: [
          '',
          kept.theCase.texts.arrival.externalNo ?? '',
          c.number(kept.theCase),
          arrival.receivedOn,
          zh,
          on ?? '',
        ],
      },
    ];
  },
};
