import { ANONYMITY, CLASSES, NOTE_KINDS, STATUSES } from '#domain';
import { type DocumentCase, isRestricted, latestWords, petitionerNames } from '../document-case.js';
import { registrationFormDraft } from '../papers/arrival-forms.js';
import { reviewFormDrafts } from '../papers/ending-forms.js';
import { bodyOf, dateZh, headed, officialDocNo, sentence } from '../wording.js';
import {
  accusedZh,
  measuresText,
  notesText,
  petitionerZh,
  pointsText,
  resultWords,
  sourceZh,
  summaryText,
} from './case-words.js';
import {
  attachmentsOf,
  block,
  caseSheet,
  choice,
  type Composer,
  CONTACT,
  date,
  dayOf,
  fewerThanTwo,
  handOf,
  long,
  marksOf,
  optional,
  readAndSigned,
  row,
  rowsSection,
  signingRoom,
  text,
} from './composer.js';
import { noReader, withheld } from './notices.js';

export const day = (on: string | null | undefined): string =>
  on === null || on === undefined ? '' : dateZh(on);
/** Who reported, on an inner sheet: for those who may know (§9). */
export const named = (theCase: DocumentCase): string =>
  isRestricted(theCase) && !theCase.mayKnowReporter
    ? '（按规定不显示）'
    : petitionerNames(theCase).join('、');

/** The sheet goes over several desks: of an accusation it says no more than that somebody stands behind it (§9). */
const onTheSheet = (theCase: DocumentCase): string =>
  isRestricted(theCase)
    ? `${ANONYMITY[theCase.state.arrival.anonymity].zh}（身份信息由扎口负责人掌握）`
    : named(theCase);

export const registrationForm: Composer = {
  fields: [],
  compose: ({ theCase }) => registrationFormDraft(theCase).make(),
};

export const checkpointForm: Composer = {
  fields: [],
  lacks: ({ theCase }) => [theCase.state.gates.length === 0 && '通过审签审核'],
  compose: ({ theCase }) => reviewFormDrafts(theCase)[0]?.make() ?? { title: '四关审核表' },
};

/** 来访接谈记录 D02: two who received, and the visitor's own signature. */
export const interviewRecord: Composer = {
  fields: [
    text('receivers', '接谈人', { hint: '两人,用、分开' }),
    text('place', '地点'),
    text('from', '开始时间'),
    text('to', '结束时间'),
    long('statement', '陈述', optional),
    long('evidence', '提交的证据材料', optional),
    long('answer', '当场答复', optional),
  ],
  lacks: ({ theCase, typed }) => [
    fewerThanTwo(typed['receivers']) && '接谈人两名（D02）',
    !typed['statement'] &&
      notesText(theCase, ['receptionInterview', 'statement']) === '' &&
      '陈述（接谈记录）',
  ],
  compose: ({ theCase, typed }) =>
    caseSheet(theCase, '来访接谈记录', [
      row('来访人', named(theCase)),
      row(
        '人数',
        theCase.state.arrival.visitorCount === null ? '' : `${theCase.state.arrival.visitorCount}人`,
      ),
      row('接谈人', typed['receivers']),
      row('地点', typed['place']),
      row('起止时间', `${typed['from'] ?? ''}至${typed['to'] ?? ''}`),
      row('陈述', typed['statement'] || notesText(theCase, ['receptionInterview', 'statement'])),
      row('证据材料', typed['evidence']),
      row('当场答复', typed['answer']),
      row('来访人核对后签名', readAndSigned('以上记录我已看过（或者向我宣读过），与我所说的相符。')),
    ]),
};

/** Typed for a sheet that was decided without a paper on its road: no hand is missing on it any more. */
export const SETTLED = 'settled';

/** 信访呈批单 D03: what is proposed, and room for each hand; what was written on paper and recorded stands in it. */
export const routingSheet: Composer = {
  fields: [long('proposal', '拟办意见', optional), text('section', '科室意见', optional), ...CONTACT],
  lacks: ({ theCase, typed }) => [
    !typed['proposal'] && latestWords(theCase, 'PetitionTriaged')('proposal') === '' && '拟办意见',
  ],
  compose: ({ theCase, typed }) => {
    const { state } = theCase;
    const words = latestWords(theCase, 'PetitionTriaged');
    const room = (said: string) => (typed['settled'] === SETTLED ? said || '—' : signingRoom(said));
    return {
      ...marksOf(typed),
      title: '信访呈批单',
      sections: [
        rowsSection('', [
          row('信访编号', state.arrival.displayNo),
          row('来件', `${sourceZh(theCase)}，${day(state.arrival.receivedOn)}收到`),
          row('信访人', onTheSheet(theCase)),
          ...(accusedZh(theCase) === '' ? [] : [row('被反映人', accusedZh(theCase))]),
          row('类别', CLASSES[state.class].zh),
          row('内容摘要', summaryText(theCase) || theCase.texts.arrival.title),
          row('诉求或要点', pointsText(theCase)),
          row('拟办意见', typed['proposal'] || words('proposal')),
          row('科室意见', room(typed['section'] || approvalOf(theCase, 'windowHead'))),
          row('分管领导批示', room(saidBy(theCase, 'deputyLeader'))),
          row('主要领导批示', room(saidBy(theCase, 'leader'))),
        ]),
      ],
      paragraphs: [],
    };
  },
};

/** A leader's own words on paper, else his approval of the proposal. */
const saidBy = (theCase: DocumentCase, capacity: 'deputyLeader' | 'leader'): string =>
  instructionOf(theCase, capacity) || approvalOf(theCase, capacity);

/** The approval of the proposal, in the room of whoever gave it: what he wrote, name and day. */
function approvalOf(theCase: DocumentCase, capacity: 'windowHead' | 'deputyLeader' | 'leader'): string {
  const approval = theCase.state.triage?.approval;
  if (approval?.capacity !== capacity) return '';
  const said = sentence(latestWords(theCase, 'PetitionTriaged')('instruction') || '同意');
  const how = approval.onPaper ? '纸质签批，原件入卷' : '系统内签批';
  return `${said}\n　　　　　　${theCase.nameOf(approval.signerId)}　${dateZh(approval.signedOn)}（${how}）`;
}

/** Words, name and day of the newest paper instruction in a capacity. */
function instructionOf({ state, texts }: DocumentCase, capacity: 'deputyLeader' | 'leader'): string {
  const written = state.instructions.findLast((each) => each.capacity === capacity);
  const words = written === undefined ? undefined : texts.byEvent[written.eventId];
  if (written === undefined || typeof words?.['words'] !== 'string') return '';
  const name = words['leaderName'];
  return `${words['words']}\n　　　　　　${typeof name === 'string' ? name : ''}　${dateZh(written.occurredOn)}（纸质批示，原件入卷）`;
}

/** 复查申请登记 D20: within 30 days of its delivery or not (R-40). */
export const reviewRequest: Composer = {
  fields: [
    date('appliedOn', '申请日期'),
    text('originalNo', '原意见文号', optional),
    long('reasons', '申请理由'),
  ],
  lacks: (source) => [
    noReader(source),
    source.theCase.state.appealKind !== 'item6' && '复查只用于第三十一条第（六）项的事项（R-40）',
    source.theCase.state.delivered === null && '原意见的送达日',
  ],
  compose: ({ theCase, typed }) => {
    const on = theCase.state.delivered?.deliveredOn ?? null;
    const days =
      on === null ? null : Math.round((Date.parse(typed['appliedOn'] ?? on) - Date.parse(on)) / 86_400_000);
    return caseSheet(theCase, '复查申请登记表', [
      row('申请人', named(theCase)),
      row('原意见文号', officialDocNo(typed['originalNo'] || (theCase.state.issued?.docNo ?? ''))),
      row('原意见送达日', day(on)),
      row('申请日', dayOf(typed['appliedOn'])),
      row('是否在30日内', days === null ? '' : days <= 30 ? `是（第${days}日）` : `否（第${days}日）`),
      row('申请理由', typed['reasons']),
    ]);
  },
};

/** 办结报告 D29: to whoever assigned it. */
export const closureReport: Composer = {
  fields: [
    text('addressee', '报送'),
    long('course', '办理经过', optional),
    long('petitionerOpinion', '信访人意见', optional),
    long('attachments', '附件', { ...optional, hint: '每行一个' }),
    ...CONTACT,
  ],
  lacks: ({ theCase }) => [theCase.state.submissions.length === 0 && '报结果'],
  compose: ({ theCase, typed }) => {
    const words = resultWords(theCase);
    const opinion = theCase.state.submissions.at(-1)?.petitionerOpinion ?? null;
    const said = { agree: '同意办理结果。', disagree: '不同意办理结果。', none: '未表态。' } as const;
    return {
      ...marksOf(typed),
      title: `关于${theCase.state.arrival.displayNo}信访事项办理结果的报告`,
      addressee: typed['addressee'] ?? '',
      attachments: attachmentsOf(typed['attachments']),
      paragraphs: headed([
        {
          heading: '办理经过',
          body: bodyOf(
            typed['course'] ||
              `${day(theCase.state.arrival.receivedOn)}收到${petitionerZh(theCase)}反映的信访事项。\n${theCase.state.notes.map((note) => `${dateZh(note.occurredOn)}${NOTE_KINDS[note.kind].zh}。`).join('')}`,
          ),
        },
        block('查明的事实', words('facts')),
        block('结论和处理意见', `${words('opinion')}\n${measuresText(theCase)}`),
        block('信访人意见', typed['petitionerOpinion'] || (opinion === null ? '' : said[opinion])),
      ]),
    };
  },
};

/** 撤回申请、终止办理记录 D42. */
export const withdrawalRecord: Composer = {
  fields: [
    choice('cause', '事由', ['撤回', '死亡或者终止', '无法联系']),
    text('evidence', '凭证', optional),
    text('approver', '批准人'),
    long('feedback', '对反馈的安排', optional),
  ],
  lacks: ({ theCase, typed }) => [
    withheld(theCase),
    !typed['evidence'] && latestWords(theCase, 'PetitionWithdrawn')('evidence') === '' && '凭证',
  ],
  compose: ({ theCase, typed }) =>
    caseSheet(theCase, typed['cause'] === '撤回' ? '撤回申请' : '终止办理记录', [
      row('信访人', named(theCase)),
      row('事由', typed['cause']),
      row('凭证', typed['evidence'] || latestWords(theCase, 'PetitionWithdrawn')('evidence')),
      row('自愿声明', typed['cause'] === '撤回' ? readAndSigned('本人自愿撤回上述信访事项。') : '不适用'),
      row('批准人', typed['approver']),
      row('对反馈的安排', typed['feedback']),
    ]),
};

/** 超期说明 D43: days, cause, who answers for it, the deputy's hand (QE08). */
export const overdueStatement: Composer = {
  fields: [],
  lacks: ({ theCase }) => [theCase.state.overdueExplained === null && '超期说明（先办“写超期说明”，QE08）'],
  compose: ({ theCase }) => {
    const said = theCase.state.overdueExplained;
    return caseSheet(theCase, '超期说明', [
      row('状态', STATUSES[theCase.state.status].zh),
      row('超期天数', `${said?.overdueDays ?? ''}日`),
      row('原因', latestWords(theCase, 'OverdueExplained')('cause')),
      row('责任人', said == null ? '' : theCase.nameOf(said.responsibleId)),
      row('分管领导签字', said == null ? '' : handOf(theCase, said.approval)),
    ]);
  },
};
