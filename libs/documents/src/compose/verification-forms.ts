import { FINDINGS, KEY_AREAS } from '#domain';
import { latestWords } from '../document-case.js';
import { fullWidth, headed, para, sentencesOf } from '../wording.js';
import {
  accusedZh,
  findingsText,
  measuresText,
  notesText,
  pointsText,
  resultWords,
  sourceZh,
  summaryText,
} from './case-words.js';
import {
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
  optional,
  readAndSigned,
  row,
  signingRoom,
  text,
} from './composer.js';
import { withheld } from './notices.js';
import { day, named } from './forms.js';

/** 立案(立项)审批表 D12: the three elements one by one; which is false where it is not opened (O-33, O-34). */
export const caseOpeningApproval: Composer = {
  fields: [
    long('plan', '查核方案', optional),
    text('team', '查核组', { hint: '两人以上' }),
    date('dueOn', '查核期限'),
    long('reason', '理由', optional),
  ],
  lacks: ({ theCase }) => [
    theCase.state.triage === null && '分流决定',
    !theCase.events.some((event) => event.type === 'PetitionTriaged' && event.data.threePartTest !== null) &&
      '三要素评估（O-33）',
  ],
  compose: ({ theCase, typed }) => {
    const triage = theCase.events.findLast((event) => event.type === 'PetitionTriaged')?.data;
    const words = latestWords(theCase, 'PetitionTriaged');
    const element = (yes: boolean | undefined) => (yes === true ? '是' : '否');
    const test = triage?.threePartTest ?? null;
    return caseSheet(theCase, '立案（立项）审批表', [
      row('被反映人', accusedZh(theCase)),
      row('反映的主要问题', pointsText(theCase) || summaryText(theCase)),
      row(
        '三要素',
        `问题重大：${element(test?.significance)}；事实清楚：${element(test?.clarity)}；线索具体：${element(test?.specificity)}`,
      ),
      row(
        '是否重点方面',
        theCase.state.keyArea === null ? '否' : fullWidth(KEY_AREAS[theCase.state.keyArea].zh),
      ),
      row('决定', triage?.caseOpened === true ? '立案' : '不立案'),
      row('理由', typed['reason'] || words('reason')),
      row('查核方案', typed['plan'] || notesText(theCase, ['verificationPlan'])),
      row('查核组', typed['team']),
      row('查核期限', dayOf(typed['dueOn'])),
      row('分管领导意见', signingRoom()),
      row('主要领导审批', signingRoom()),
    ]);
  },
};

/** 查核方案、谈话笔录 D13. */
export const investigationPlan: Composer = {
  fields: [
    choice('part', '种类', ['查核方案', '谈话笔录']),
    text('team', '查核（谈话）人员', { hint: '两人以上,用、分开' }),
    text('person', '被谈话人', optional),
    text('place', '时间、地点', optional),
    long('content', '内容'),
  ],
  lacks: ({ typed }) => [
    fewerThanTwo(typed['team']) && '查核、谈话人员两名以上（QP07）',
    typed['part'] === '谈话笔录' && !typed['person'] && '被谈话人',
  ],
  compose: ({ theCase, typed }) => {
    const transcript = typed['part'] === '谈话笔录';
    return caseSheet(theCase, typed['part'] || '查核方案', [
      row(transcript ? '谈话人' : '查核组', typed['team']),
      ...(transcript ? [row('被谈话人', typed['person']), row('时间、地点', typed['place'])] : []),
      row(transcript ? '笔录' : '查核事项、步骤和方法', typed['content']),
      ...(transcript
        ? [
            row('被谈话人核对签名', readAndSigned('以上笔录我已核对，与我所说的相符。（每页签名）')),
            row('谈话人签名', signingRoom()),
          ]
        : [row('审批', signingRoom())]),
    ]);
  },
};

/** 查核报告 D14: source, points, course, each finding, conclusion, proposal, and who verified. */
export const investigationReport: Composer = {
  fields: [
    long('course', '查核过程', optional),
    text('team', '查核人员'),
    text('addressee', '报送', optional),
  ],
  lacks: ({ theCase }) => [
    theCase.state.class !== 'accusation' && '查核报告只用于检举控告类（§1.4）',
    theCase.state.submissions.length === 0 && '报结果',
  ],
  compose: ({ theCase, typed }) => {
    const words = resultWords(theCase);
    const finding = theCase.state.submissions.at(-1)?.finding ?? null;
    return {
      title: `关于${theCase.state.arrival.displayNo}信访事项的查核报告`,
      addressee: typed['addressee'] || null,
      paragraphs: headed([
        {
          heading: '来源',
          body: [para(`${sourceZh(theCase)}，${day(theCase.state.arrival.receivedOn)}收到。`)],
        },
        { heading: '反映的问题', body: sentencesOf(pointsText(theCase)) },
        block(
          '查核过程',
          typed['course'] || notesText(theCase, ['verificationPlan', 'documentCheck', 'siteVisit', 'talk']),
        ),
        { heading: '逐条查核情况', body: sentencesOf(findingsText(theCase) || words('facts')) },
        {
          heading: '认定结论',
          body: sentencesOf(
            `${finding === null ? '' : `${fullWidth(FINDINGS[finding].zh)}。`}${words('facts')}`,
          ),
        },
        { heading: '处理建议', body: sentencesOf(`${words('opinion')}\n${measuresText(theCase)}`) },
        { heading: '查核人员', body: [para(`${typed['team'] ?? ''}（签名）：`)] },
      ]),
    };
  },
};

/** 延期审批表 D15. */
export const extensionApproval: Composer = {
  fields: [date('dueOn', '原期限'), ...CONTACT],
  lacks: ({ theCase }) => [theCase.state.extensions.length === 0 && '延期申请'],
  compose: ({ theCase, typed }) => {
    const last = theCase.state.extensions.at(-1);
    const approval = last?.decided?.approval;
    return caseSheet(theCase, '延期审批表', [
      row('原期限', dayOf(typed['dueOn'])),
      row('申请日', day(last?.requested.occurredOn)),
      row('延长天数', `${last?.requested.days ?? ''}日`),
      row('理由', latestWords(theCase, 'ExtensionRequested')('reason')),
      row('承办人', theCase.state.handlerId === null ? '' : theCase.nameOf(theCase.state.handlerId)),
      row(
        '负责人审批',
        approval === undefined
          ? signingRoom()
          : `${last?.decided?.approved === true ? '同意' : '不同意'}　${handOf(theCase, approval)}`,
      ),
    ]);
  },
};

/** 实名举报反馈记录 D19: two persons (O-12). */
export const feedbackRecord: Composer = {
  fields: [text('way', '反馈方式'), long('newEvidence', '异议及新证据', optional)],
  lacks: ({ theCase }) => [
    withheld(theCase),
    theCase.state.reporterFeedback === null && '反馈实名举报人的记录（先办“反馈实名举报人”）',
  ],
  compose: ({ theCase, typed }) => {
    const event = theCase.events.findLast(({ type }) => type === 'ReporterFeedbackGiven');
    const words = latestWords(theCase, 'ReporterFeedbackGiven');
    const opinions = { agree: '同意', disagree: '不同意', none: '未表态' } as const;
    const opinion = event?.type === 'ReporterFeedbackGiven' ? event.data.opinion : null;
    return caseSheet(theCase, '实名举报反馈记录', [
      row('举报人', named(theCase)),
      row('反馈人（两名）', (theCase.state.reporterFeedback?.staffIds ?? []).map(theCase.nameOf).join('、')),
      row('反馈日期', day(theCase.state.reporterFeedback?.occurredOn)),
      row('反馈方式', typed['way']),
      row('内容要点', words('summary')),
      row('举报人意见', opinion === null ? '' : opinions[opinion]),
      row('异议及新证据', typed['newEvidence']),
      row('举报人签名', signingRoom()),
    ]);
  },
};
