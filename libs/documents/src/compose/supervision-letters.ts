import { CHECKS, type CheckCode } from '#domain';
import { latestWords } from '../document-case.js';
import { dateZh, fullWidth, headed, para } from '../wording.js';
import { block, choice, type Composer, date, dayOf, long, MARKS, optional, text, told } from './composer.js';
import { citeKeys } from './letter-words.js';
import { common, ADDRESSEE, noAddressee } from './letters.js';

const checksZh = (codes: readonly CheckCode[]): string =>
  codes.map((code) => `${code} ${fullWidth(CHECKS[code].zh)}`).join('；');

/** 催办通知 D25. */
export const urgeNotice: Composer = {
  fields: [ADDRESSEE, date('dueOn', '到期日'), long('requirement', '要求', optional), ...MARKS],
  lacks: (source) => [noAddressee(source)],
  compose: (source) => {
    const { theCase, typed, today } = source;
    const days = Math.round((Date.parse(typed['dueOn'] ?? today) - Date.parse(today)) / 86_400_000);
    return {
      ...common(source),
      title: `关于${theCase.state.arrival.displayNo}信访事项的催办通知`,
      paragraphs: [
        para(
          `本机关转送、交办你单位的信访事项（${theCase.state.arrival.displayNo}），应于${dayOf(typed['dueOn'])}前办理完毕，${days < 0 ? `现已超期${-days}日` : `距到期还有${days}日`}。`,
        ),
        ...told(
          '要求',
          typed['requirement'] || '请抓紧办理，按期报送结果；确实不能按期办结的，书面说明原因和预计办结日期',
        ),
      ],
    };
  },
};

/** 督办通知书 D26: rests on 14②, 15① and the local rules, never on the powers of the petition office (R-53). */
export const supervisionNotice: Composer = {
  fields: [
    ADDRESSEE,
    text('projectNo', '立项号', optional),
    text('ground', '督办事由', { hint: '如 SUP-01 未按期告知' }),
    long('requirement', '督办要求'),
    date('feedbackDue', '反馈期限'),
    text('round', '轮次', optional),
    text('localRule', '本地督办制度', optional),
    ...MARKS,
  ],
  lacks: (source) => [noAddressee(source)],
  compose: (source) => {
    const { typed, theCase } = source;
    const local = typed['localRule'] ? `和《${typed['localRule'].replace(/[《》]/gu, '')}》` : '';
    return {
      ...common(source),
      title: `关于督办${theCase.state.arrival.displayNo}信访事项的通知`,
      paragraphs: [
        para(
          `你单位承办的信访事项（${theCase.state.arrival.displayNo}），存在下列情形：${typed['ground'] ?? ''}。依照${citeKeys('ownDuties', 'guidance')}${local}，现予督办${typed['projectNo'] ? `（立项号：${typed['projectNo']}）` : ''}${typed['round'] ? `，本次为第${typed['round']}轮` : ''}。`,
        ),
        ...told('督办要求', typed['requirement']),
        para(`请于${dayOf(typed['feedbackDue'])}前书面反馈办理情况。`),
      ],
    };
  },
};

/** 工作建议函 D27: what is found to be improved, without 第四十条. */
export const adviceLetter: Composer = {
  fields: [
    ADDRESSEE,
    text('subject', '建议事由'),
    long('problem', '发现的问题'),
    long('advice', '建议'),
    date('feedbackDue', '反馈期限', { hint: '默认30天【设】' }),
    ...MARKS,
  ],
  lacks: (source) => [noAddressee(source)],
  compose: (source) => ({
    ...common(source),
    title: `关于${source.typed['subject'] ?? ''}的工作建议函`,
    paragraphs: [
      para('本机关在办理信访事项工作中，发现有关工作需要改进，现提出如下建议。'),
      ...headed([block('发现的问题', source.typed['problem']), block('工作建议', source.typed['advice'])]),
      para(`请研究，并于${dayOf(source.typed['feedbackDue'])}前书面反馈采纳情况。`),
    ],
  }),
};

/** 建议采纳情况反馈 D28. */
export const adviceReply: Composer = {
  fields: [
    text('addressee', '主送'),
    text('adviceNo', '来函文号'),
    choice('adopted', '采纳情况', ['采纳', '部分采纳', '不采纳']),
    long('reason', '说明和理由'),
    ...MARKS,
  ],
  compose: (source) => ({
    ...common(source),
    title: '关于工作建议采纳情况的反馈',
    paragraphs: [
      para(
        `你单位${source.typed['adviceNo'] ?? ''}收悉。经研究，对所提建议予以${source.typed['adopted'] ?? ''}。`,
      ),
      ...told('说明', source.typed['reason']),
    ],
  }),
};

/** 退回重办通知 D31: from the last return; the periods neither stop nor begin anew (O-51). */
export const reworkNotice: Composer = {
  fields: [ADDRESSEE, ...MARKS],
  lacks: (source) => [
    noAddressee(source),
    !source.theCase.events.some(({ type }) => type === 'ReworkOrdered') && '退回重办的决定（先办“退回重办”）',
  ],
  compose: (source) => {
    const { theCase } = source;
    const ordered = theCase.events.findLast((event) => event.type === 'ReworkOrdered');
    const words = latestWords(theCase, 'ReworkOrdered');
    const actions: unknown = theCase.texts.latest.ReworkOrdered?.['requiredActions'];
    return {
      ...common(source),
      title: `关于退回重办${theCase.state.arrival.displayNo}信访事项的通知`,
      paragraphs: [
        para(
          `你单位报送的信访事项（${theCase.state.arrival.displayNo}）办理结果，经四关审核（${ordered?.data.gate === 'closing' ? '结案审核' : '审签审核'}第${ordered?.data.round ?? 1}轮）未通过，现予退回重办。`,
        ),
        ...told('未通过的项目', checksZh(ordered?.data.failedChecks ?? [])),
        ...told('原因', words('reason')),
        ...told('需要做的工作', Array.isArray(actions) ? actions.join('\n') : ''),
        para(
          `请于${dateZh(ordered?.data.dueOn ?? source.today)}前重新报送。退回重办不停止、不重新计算原定期限。`,
        ),
      ],
    };
  },
};
