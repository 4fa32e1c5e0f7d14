import { handlingClockOf, originalDueOf, CHINA_CALENDAR } from '#domain';
import type { DocumentKind } from '../document-kinds.js';
import { type DocumentCase, isRestricted, latestWords, petitionerNames } from '../document-case.js';
import { REPORTER_WITHHELD } from '../papers/draft.js';
import { noticeWords } from '../papers/notices.js';
import { replyWords } from '../papers/replies.js';
import type { Paragraph } from '../document-model.js';
import { bodyOf, headed, para, sentence } from '../wording.js';
import { aboutZh } from './case-words.js';
import {
  choice,
  type Composer,
  CONTACT,
  date,
  dayOf,
  long,
  marksOf,
  optional,
  type Source,
  text,
} from './composer.js';

const ADDRESSEE = text('addressee', '收件人', { ...optional, hint: '不填用信访人姓名' });
const reader = ({ theCase, typed }: Source): string =>
  typed['addressee'] || petitionerNames(theCase).join('、');
export const withheld = (theCase: DocumentCase) =>
  isRestricted(theCase) && !theCase.mayKnowReporter && REPORTER_WITHHELD;
export const noReader = (source: Source) => withheld(source.theCase) || (reader(source) === '' && '收件人');

const routed = (kind: DocumentKind): Composer => ({
  fields: [ADDRESSEE, long('route', '处理途径和程序'), ...CONTACT],
  lacks: (source) => [noReader(source), noticeWords(source.theCase, kind, source.typed['route'] ?? '').lacks],
  compose: (source) => {
    const { title, paragraphs } = noticeWords(source.theCase, kind, source.typed['route'] ?? '');
    return { ...marksOf(source.typed), title, paragraphs, addressee: reader(source) };
  },
});

export const acceptanceNotice = routed('acceptanceNotice');
export const nonAcceptanceNotice = routed('nonAcceptanceNotice');
export const noFurtherAcceptanceNotice = routed('noFurtherAcceptanceNotice');
export const transferNotice = routed('transferNoticeToPetitioner');
export const procedureNotice = routed('procedureNotice');
export const competentOrganNotice = routed('competentOrganNotice');

const replied = (kind: 'handlingOpinion' | 'suggestionReply' | 'dutyReply'): Composer => ({
  fields: [text('title', '标题', optional), ...CONTACT],
  lacks: ({ theCase }) => replyWords(theCase, kind).lacks,
  compose: ({ theCase, typed }) => {
    const { addressee, paragraphs } = replyWords(theCase, kind);
    const titles = {
      handlingOpinion: `关于${aboutZh(theCase)}的处理意见书`,
      suggestionReply: `关于${aboutZh(theCase)}的回复函`,
      dutyReply: `关于${aboutZh(theCase)}的答复函`,
    };
    return { ...marksOf(typed), title: typed['title'] || titles[kind], addressee, paragraphs };
  },
});

export const handlingOpinion = replied('handlingOpinion');
export const suggestionReply = replied('suggestionReply');
export const dutyReply = replied('dutyReply');

/** The day to which the handling was extended, where it is known. */
function extendedTo({ state, policy }: DocumentCase): string | null {
  const clock = handlingClockOf(state, policy, CHINA_CALENDAR);
  const days = state.extensions.findLast(({ decided }) => decided?.approved === true)?.decided?.days;
  if (clock === null || days === undefined) return null;
  const due = new Date(`${originalDueOf(clock, CHINA_CALENDAR)}T00:00:00Z`);
  due.setUTCDate(due.getUTCDate() + days);
  return due.toISOString().slice(0, 10);
}

/** 延期告知书 D16: for 31(六) alone (R-35, QE06). */
export const extensionNotice: Composer = {
  fields: [ADDRESSEE, long('reason', '延期理由', optional), date('newDueOn', '新期限', optional), ...CONTACT],
  lacks: (source) => [
    noReader(source),
    source.theCase.state.appealKind !== 'item6' && '延期告知书只用于第三十一条第（六）项的事项（R-35）',
    !source.theCase.state.extensions.some(({ decided }) => decided?.approved === true) &&
      '已批准的延期（R-35）',
  ],
  compose: (source) => {
    const { theCase, typed } = source;
    const reason = typed['reason'] || latestWords(theCase, 'ExtensionRequested')('reason');
    const due = typed['newDueOn'] || extendedTo(theCase) || '';
    return {
      ...marksOf(typed),
      title: '延期告知书',
      addressee: reader(source),
      paragraphs: [
        para(
          `您提出的信访事项（${theCase.state.arrival.displayNo}），因情况复杂，不能在原定期限内办结。经本机关负责人批准，依照《信访工作条例》第三十四条，办理期限延长至${dayOf(due)}。`,
        ),
        para(`延期理由：${sentence(reason)}`),
        para('特此告知。'),
      ],
    };
  },
};

const REVIEW_RESULTS = ['维持原意见', '撤销原意见', '变更原意见'] as const;

/** 复查、复核意见书: what was asked, what was found, the opinion and its basis, and at the end where it leads. */
const reviewed = (what: '复查' | '复核', end: (source: Source) => Paragraph[]): Composer => ({
  fields: [
    text('addressee', '收件人', optional),
    text('originalNo', '原意见文号'),
    date('appliedOn', '申请日期'),
    long('reasons', '申请理由'),
    long('facts', '查明的事实'),
    choice('conclusion', '结论', REVIEW_RESULTS),
    long('opinion', '意见'),
    long('basis', '依据'),
    ...CONTACT,
  ],
  lacks: (source) => [
    noReader(source),
    source.theCase.state.class === 'accusation' && `检举控告类没有${what}（O-06）`,
  ],
  compose: (source) => {
    const { typed } = source;
    const parts = [
      ['申请事项和理由', typed['reasons']],
      ['查明的事实', typed['facts']],
      [`${what}意见`, `${sentence(typed['conclusion'] ?? '')}\n${typed['opinion'] ?? ''}`],
      ['依据', typed['basis']],
    ] as const;
    return {
      ...marksOf(typed),
      title: `关于${aboutZh(source.theCase)}的${what}意见书`,
      addressee: reader(source),
      paragraphs: [
        para(
          `您对${typed['originalNo'] ?? ''}不服，于${dayOf(typed['appliedOn'])}提出${what}申请。本机关经${what}，现提出意见如下：`,
        ),
        ...headed(parts.map(([heading, words]) => ({ heading, body: bodyOf(words ?? '') }))),
        ...end(source),
      ],
    };
  },
});

/** 复查意见书 D21, with the way to 复核. */
export const reviewOpinion = reviewed('复查', ({ organName, superiorName }) => [
  { heading: true, text: '五、救济途径' },
  para(
    `如不服本复查意见，可以依照《信访工作条例》第三十六条第一款，自收到本意见书之日起30日内，向${organName}的上一级机关${superiorName === null ? '' : `（${superiorName}）`}申请复核。`,
  ),
]);

/** 复核意见书 D22: the last word. */
export const recheckOpinion = reviewed('复核', () => [
  para('本意见为信访终结意见，仍以同一事实和理由提出的不再受理。'),
]);

/** 听证通知书 D23. */
export const hearingNotice: Composer = {
  fields: [
    ADDRESSEE,
    text('time', '时间'),
    text('place', '地点'),
    text('host', '主持人'),
    text('participants', '参加人'),
    long('issues', '听证的争点'),
    ...CONTACT,
  ],
  lacks: (source) => [noReader(source)],
  compose: (source) => ({
    ...marksOf(source.typed),
    title: '听证通知书',
    addressee: reader(source),
    paragraphs: [
      para(
        `您提出的信访事项（${source.theCase.state.arrival.displayNo}），本机关决定举行听证，现将有关事项通知如下：`,
      ),
      ...(
        [
          ['时间', 'time'],
          ['地点', 'place'],
          ['主持人', 'host'],
          ['参加人', 'participants'],
          ['争点', 'issues'],
        ] as const
      ).map(([label, name]) => para(`${label}：${sentence(source.typed[name] ?? '')}`)),
      para('请携带本人有效身份证件和有关证据材料准时参加；不能参加的，请在听证前书面说明。'),
    ],
  }),
};

/** 调解、和解协议书 D24: signed by both sides. */
export const mediationAgreement: Composer = {
  fields: [
    choice('kind', '协议种类', ['调解协议书', '和解协议书']),
    text('partyA', '甲方'),
    text('partyB', '乙方'),
    long('facts', '事实'),
    long('terms', '协议内容'),
    date('performBy', '履行期限'),
  ],
  lacks: ({ theCase }) => [
    withheld(theCase),
    theCase.state.class === 'accusation' && '检举控告类不调解、和解（O-06）',
  ],
  compose: ({ typed, theCase }) => ({
    title: typed['kind'] || '调解协议书',
    paragraphs: [
      para(`甲方：${typed['partyA'] ?? ''}`),
      para(`乙方：${typed['partyB'] ?? ''}`),
      para(`信访事项：${theCase.state.arrival.displayNo}`),
      ...headed([
        { heading: '事实', body: bodyOf(typed['facts'] ?? '') },
        { heading: '协议内容', body: bodyOf(typed['terms'] ?? '') },
        { heading: '履行期限', body: [para(`双方于${dayOf(typed['performBy'])}前履行完毕。`)] },
      ]),
      para('本协议一式三份，双方各执一份，存卷一份，自双方签名、盖章之日起生效。'),
      para('甲方（签名、盖章）：　　　　　　　　年　月　日'),
      para('乙方（签名、盖章）：　　　　　　　　年　月　日'),
      para(`主持人（签名）：　　　　　　　　　　年　月　日`),
    ],
    date: null,
  }),
};
