import { DOCUMENTS, FINDINGS, ORIGINS, type PetitionState, RETENTION_PERIODS, SATISFACTION } from '#domain';
import { type DocumentCase, wordsOf } from '../document-case.js';
import { roomZh } from '../compose/file-forms.js';
import { draftTitle } from '../compose/file-pieces.js';
import { measuresText } from '../compose/case-words.js';
import type { Book } from './register.js';
import * as c from './cells.js';
import { lettersDown } from './letters-down.js';
import { minuteOf } from './minute-of.js';
import { book, METHODS, OUTCOMES, papersOfCodes, typedOf } from './kept-papers.js';

const REVIEWED = { review: '复查', recheck: '复核' } as const;
const REVIEW_OUTCOMES = { maintained: '维持', changed: '变更', revoked: '撤销' } as const;

/** 上级要结果案件台账 L05. */
const resultRequired = book(
  'L05',
  ['上级文号', '交办机关', '交办日', '期限', '承办', '延期', '报结日', '审核结果', '退回次数', '信访编号'],
  ({ theCase, clocks }) => {
    const { state, texts } = theCase;
    if (!state.resultRequired) return [];
    const due =
      clocks.find(({ kind }) => ['feedbackDue', 'dueHandle', 'verificationDue'].includes(kind))?.dueOn ?? '';
    const extended = state.extensions.findLast(({ decided }) => decided?.approved === true)?.decided?.days;
    const ack = state.superiorAck;
    return [
      {
        on: state.arrival.receivedOn,
        cells: [
          texts.arrival.externalNo ?? '',
          ORIGINS[state.arrival.origin].zh,
          state.arrival.signedForOn ?? state.arrival.receivedOn,
          due,
          c.handler(theCase),
          extended === undefined ? '' : `${extended}日`,
          state.submissions.at(-1)?.occurredOn ?? '',
          ack === null ? '' : ack.passed ? '通过' : '退回',
          String(state.reworks.length),
          c.number(theCase),
        ],
      },
    ];
  },
);

/** 立案查核台账 L06. */
const caseOpening = book(
  'L06',
  ['立案号', '立案日', '审批人', '查核组', '期限', '结论', '处理', '结案日', '四关结果', '信访编号'],
  ({ theCase, clocks }) => {
    const { state } = theCase;
    if (!state.caseOpened || state.triage === null) return [];
    const paper = papersOfCodes(theCase, ['D12']).at(-1);
    const last = state.submissions.at(-1);
    return [
      {
        on: state.triage.occurredOn,
        cells: [
          c.docNoOf(paper?.signed?.docNo ?? state.caseOpening?.caseNo),
          state.triage.occurredOn,
          theCase.nameOf(state.triage.approval.signerId),
          (paper && typedOf(theCase, paper)['team']) ||
            [state.handlerId, ...state.coHandlerIds]
              .flatMap((id) => (id === null ? [] : [theCase.nameOf(id)]))
              .join('、'),
          clocks.find(({ kind }) => kind === 'verificationDue')?.dueOn ?? '',
          last?.finding == null ? '' : FINDINGS[last.finding].zh,
          measuresText(theCase),
          c.closedOn(theCase),
          c.gates(theCase),
          c.number(theCase),
        ],
      },
    ];
  },
);

/** 延期台账 L10. */
const extension = book(
  'L10',
  ['原期限', '申请日', '批准日', '理由', '天数', '批准人', '告知日', '是否迟告', '信访编号'],
  ({ theCase, clocks }) =>
    theCase.state.extensions.map(({ requested, decided, notified }) => ({
      on: requested.occurredOn,
      cells: [
        clocks.find(({ kind }) => kind === requested.clock)?.originalDueOn ?? '',
        requested.occurredOn,
        decided === null ? '' : decided.approved ? decided.occurredOn : `${decided.occurredOn}（不批准）`,
        wordsOf(theCase, requested.eventId)('reason'),
        String(decided?.days ?? requested.days),
        decided === null ? '' : theCase.nameOf(decided.approval.signerId),
        notified?.occurredOn ?? '',
        notified === null ? '' : notified.late ? '迟告' : '否',
        c.number(theCase),
      ],
    })),
);

/** The rounds of handling, the newest first. */
const roundsOf = (state: PetitionState): PetitionState[] => [
  state,
  ...(state.earlierRound === null ? [] : roundsOf(state.earlierRound)),
];

/** Reviews as they were recorded. No request comes in after its window: the rule refuses it. */
const recordedReviews = (theCase: DocumentCase) =>
  roundsOf(theCase.state).flatMap(({ reviews, issued, delivered }) =>
    reviews.map(({ stage, occurredOn, requestedOn, concluded }, at) => {
      const reviewed = stage === 'recheck' ? reviews[at - 1]?.concluded : null;
      return {
        on: occurredOn,
        cells: [
          stage === 'recheck' ? '复查意见' : c.docNoOf(issued?.docNo),
          (stage === 'recheck' ? reviewed?.deliveredOn : delivered?.deliveredOn) ?? '',
          requestedOn,
          '否',
          concluded === null ? '' : `${REVIEWED[stage]}${REVIEW_OUTCOMES[concluded.outcome]}`,
          concluded?.deliveredOn ?? '',
          c.number(theCase),
        ],
      };
    }),
  );

/** Reviews of which nothing but the papers is in the house. */
const reviewPapers = (theCase: DocumentCase) =>
  theCase.state.papers
    .filter(({ code, voidedOn }) => ['D20', 'D21', 'D22'].includes(code) && voidedOn === null)
    .map((paper) => {
      const typed = typedOf(theCase, paper);
      const on = theCase.state.delivered?.deliveredOn ?? '';
      const late =
        on !== '' && typed['appliedOn']
          ? (Date.parse(typed['appliedOn']) - Date.parse(on)) / 86_400_000 > 30
          : null;
      return {
        on: paper.signed?.on ?? paper.draftedOn,
        cells: [
          typed['originalNo'] ?? c.docNoOf(theCase.state.issued?.docNo),
          on,
          typed['appliedOn'] ?? '',
          late === null ? '' : late ? '逾期' : '否',
          typed['conclusion'] ?? '',
          paper.receipt?.on ?? '',
          c.number(theCase),
        ],
      };
    });

/** 复查复核台账 L11. */
const review = book(
  'L11',
  ['原意见号', '送达日', '申请日', '是否逾期', '结论', '送达', '信访编号'],
  ({ theCase }) => {
    const recorded = recordedReviews(theCase);
    return recorded.length > 0 ? recorded : reviewPapers(theCase);
  },
);

/** 集体访、重大紧急台账 L12: found and first reported to the minute, otherwise the day of arrival. */
const urgent = book(
  'L12',
  ['发现时刻', '首报时刻', '间隔(分)', '级别', '处置', '终报', '信访编号'],
  ({ theCase: one }) => {
    const { arrival, urgency, urgentReports } = one.state;
    const isUrgent = urgency !== null || arrival.urgentGrounds.length > 0;
    if (!isUrgent && (arrival.visitorCount ?? 0) < one.policy.groupVisitMin) return [];
    const [first] = urgentReports;
    const last = urgentReports.findLast(({ report }) => report === 'final');
    return [
      {
        on: arrival.receivedOn,
        cells: [
          urgency === null ? arrival.receivedOn : minuteOf(urgency.discoveredAt),
          first === undefined ? '' : minuteOf(first.reportedAt),
          first === undefined ? '' : String(first.minutes),
          isUrgent ? '重大紧急' : '集体访',
          c.disposition(one),
          last === undefined ? c.closedOn(one) : minuteOf(last.reportedAt),
          c.number(one),
        ],
      },
    ];
  },
);

/** What leaders did with it: words written on it, callers received or visited, the case taken over. */
const leaderActs = (theCase: DocumentCase): { on: string; leader: string; act: string }[] => [
  ...theCase.state.instructions.map(({ occurredOn, eventId }) => ({
    on: occurredOn,
    leader: wordsOf(theCase, eventId)('leaderName'),
    act: '',
  })),
  ...theCase.state.receptions.map(({ receivedOn, leaderId, kind }) => ({
    on: receivedOn,
    leader: theCase.nameOf(leaderId),
    act: kind === 'reception' ? '（接访）' : '（下访）',
  })),
  ...theCase.events.flatMap((event) =>
    event.type === 'CaseSponsored' && event.data.sponsorId !== null
      ? [{ on: event.data.assignedOn, leader: theCase.nameOf(event.data.sponsorId), act: '（包案）' }]
      : [],
  ),
];

/** 领导阅批接访包案台账 L13. */
const leaders = book('L13', ['领导', '日期', '事项', '承办', '结果', '化解否', '信访编号'], ({ theCase }) =>
  leaderActs(theCase).map(({ on, leader, act }) => ({
    on,
    cells: [
      leader,
      on,
      `${c.summary(theCase)}${act}`,
      c.handler(theCase),
      c.result(theCase),
      c.closedOn(theCase) === '' ? '否' : '是',
      c.number(theCase),
    ],
  })),
);

/** 满意度评价台账 L16. */
const ratings = book('L16', ['事项', '对象', '评价时间', '档次', '理由'], ({ theCase }) =>
  theCase.state.ratings.map((rated) => ({
    on: rated.occurredOn,
    cells: [
      c.number(theCase),
      rated.target === 'petitionOffice' ? '信访工作机构' : '办理机关',
      rated.occurredOn,
      SATISFACTION[rated.rating].zh,
      wordsOf(theCase, rated.eventId)('remark'),
    ],
  })),
);

/** 文书用印与送达台账 L17: voided numbers stay in it (§5.2). */
const sealDelivery = book(
  'L17',
  ['文号', '用印人', '批准人', '送达方式', '回证', '文书', '信访编号'],
  ({ theCase }) =>
    theCase.state.papers
      // a sheet that stays in the house without number and seal is none of this book's
      .filter(({ signed, stamped }) => signed !== null && (signed.docNo !== null || stamped !== null))
      .map((paper) => ({
        on: paper.signed?.on ?? '',
        cells: [
          `${c.docNoOf(paper.signed?.docNo)}${paper.status === 'voided' ? '（作废）' : ''}`,
          paper.stamped === null ? '' : theCase.nameOf(paper.stamped.stampedBy),
          paper.stamped === null ? '' : theCase.nameOf(paper.stamped.approvedBy),
          paper.sent === null ? '' : METHODS[paper.sent.method],
          paper.receipt === null
            ? ''
            : `${paper.receipt.on} ${OUTCOMES[paper.receipt.outcome]}${paper.receipt.hasScan ? '，有回证' : ''}`,
          c.number(theCase).includes('信密')
            ? DOCUMENTS[paper.code].zh
            : draftTitle(theCase, paper.documentId) || DOCUMENTS[paper.code].zh,
          c.number(theCase),
        ],
      })),
);

/** 归档移交台账 L18. */
const archive: Book = {
  ...book('L18', ['档号', '题名', '页数', '期限', '密级', '移交日'], ({ theCase }) => {
    const event = theCase.events.findLast(({ type }) => type === 'PetitionArchived');
    const kept = theCase.state.archived;
    if (kept === null || event?.type !== 'PetitionArchived') return [];
    return [
      {
        on: kept.archivedOn,
        cells: [
          c.archivalCode(theCase),
          c.number(theCase),
          String(event.data.pageCount),
          `${RETENTION_PERIODS[kept.retention].zh}${theCase.state.status === 'destroyed' ? '(已销毁)' : ''}`,
          roomZh(theCase),
          kept.archivedOn,
        ],
      },
    ];
  }),
  sums: ['页数'],
};

export const HANDLING_BOOKS: readonly Book[] = [
  resultRequired,
  caseOpening,
  lettersDown,
  extension,
  review,
  urgent,
  leaders,
  ratings,
  sealDelivery,
  archive,
];
