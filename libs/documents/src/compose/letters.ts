import { CHECKS, type CheckCode } from '#domain';
import { isRestricted, latestWords, ownMatters } from '../document-case.js';
import { dateZh, fullWidth, headed, para } from '../wording.js';
import { aboutZh, accusedZh, mattersFull, petitionerZh, pointsText } from './case-words.js';
import {
  attachmentsOf,
  block,
  choice,
  type Composer,
  date,
  dayOf,
  long,
  MARKS,
  marksOf,
  optional,
  type Source,
  text,
  told,
} from './composer.js';
import { citeKeys } from './letter-words.js';

const ENCLOSED = long('attachments', '附件', { ...optional, hint: '每行一个' });
const common = ({ typed, theCase }: Source) => ({
  ...marksOf(typed),
  addressee: typed['addressee'] || latestWords(theCase, 'PetitionTriaged')('targetName') || '',
  attachments: attachmentsOf(typed['attachments']),
});
/** The unit it goes to: typed, or the one of the entry decision. */
const ADDRESSEE = text('addressee', '主送', { ...optional, hint: '不填用分流时的去向' });
const noAddressee = (source: Source) => common(source).addressee === '' && '主送机关';

/** Whoever is complained of never gets it, nor his unit (30③, R-20). */
const toTheAccused = ({ typed, theCase }: Source) =>
  ownMatters(theCase).length > 0 &&
  theCase.state.class === 'accusation' &&
  theCase.state.arrival.subjects.some(({ role, subjectId }) => {
    const person = theCase.texts.persons[subjectId];
    const to = typed['addressee'] ?? '';
    const names = [person?.unit, role === 'accusedOrganisation' ? person?.name : undefined];
    return (
      (role === 'accused' || role === 'accusedOrganisation') &&
      names.some((name) => name && to.includes(name))
    );
  }) &&
  '主送不能是被反映人或者其所在单位（30③、R-20）';

const secrecy = (theCase: Source['theCase']) =>
  isRestricted(theCase)
    ? [
        para(
          '该件属检举控告，举报人信息已隐去。请严格控制知悉范围，不得将材料转给被反映人或者其所在单位，不得追查举报人。',
        ),
      ]
    : [];

const checksZh = (codes: readonly CheckCode[]): string =>
  codes.map((code) => `${code} ${fullWidth(CHECKS[code].zh)}`).join('；');

/** 转送函 D08. */
export const transferLetter: Composer = {
  fields: [
    ADDRESSEE,
    long('requirement', '处理要求', optional),
    date('feedbackDue', '反馈期限', { ...optional, hint: '不填即不要求反馈' }),
    ENCLOSED,
    ...MARKS,
  ],
  lacks: (source) => [noAddressee(source), toTheAccused(source)],
  compose: (source) => {
    const { theCase, typed } = source;
    const { arrival } = theCase.state;
    return {
      ...common(source),
      title: `关于转送${aboutZh(theCase)}的函`,
      paragraphs: [
        para(
          `现将${petitionerZh(theCase)}反映的信访事项（${arrival.displayNo}，共1件）转送你单位，请按照职权范围依规依法处理，并在规定期限内书面告知信访人是否受理。`,
        ),
        ...told(
          '反映的主要内容',
          mattersFull(theCase)
            .map(({ text: line }) => line)
            .join('\n'),
        ),
        ...told('处理要求', typed['requirement']),
        ...(typed['feedbackDue'] ? [para(`请于${dayOf(typed['feedbackDue'])}前书面反馈办理情况。`)] : []),
        para(
          '经核实不属于你单位以及本系统职权范围的，请自收到之日起5个工作日内提出异议，并详细说明理由，不得自行转送。',
        ),
        ...secrecy(theCase),
      ],
    };
  },
};

/** 交办函 D09: with the day by which the result is wanted, and how it is to be reported. */
export const assignmentLetter: Composer = {
  fields: [
    ADDRESSEE,
    date('dueOn', '要求结果期限'),
    long('reportRequirement', '报告要求', optional),
    ENCLOSED,
    ...MARKS.map((each) =>
      each.name === 'contact' || each.name === 'phone' ? { ...each, required: true } : each,
    ),
  ],
  lacks: (source) => [noAddressee(source), toTheAccused(source)],
  compose: (source) => {
    const { theCase, typed } = source;
    return {
      ...common(source),
      title: `关于交办${aboutZh(theCase)}的函`,
      paragraphs: [
        para(
          `现将${petitionerZh(theCase)}反映的信访事项（${theCase.state.arrival.displayNo}）交你单位办理，请于${dayOf(typed['dueOn'])}前报送办理结果。`,
        ),
        ...told(
          '反映的主要内容',
          mattersFull(theCase)
            .map(({ text: line }) => line)
            .join('\n'),
        ),
        ...told(
          '报告要求',
          typed['reportRequirement'] ||
            '报送办结报告，写明办理经过、逐项查明的事实、结论、处理意见和落实情况、信访人意见，并附有关材料。',
        ),
        para('程序不合法、结果不正确、延期无说明、手续不完备的，退回重办。'),
        para('保密要求：指定专人办理，材料专柜存放，不得扩大知悉范围。'),
        ...secrecy(theCase),
      ],
    };
  },
};

/** 异议函 D10, to whoever passed it on (23③, R-15). */
export const objectionLetter: Composer = {
  fields: [
    text('addressee', '主送（转送、交办机关）'),
    long('reason', '不属本机关且不属本系统的理由'),
    text('suggestedOrgan', '建议承办机关'),
    long('attachments', '随函退回的材料', { hint: '每行一个' }),
    ...MARKS,
  ],
  lacks: ({ theCase }) => [
    theCase.state.arrival.origin !== 'petitionOffice' &&
      theCase.state.arrival.origin !== 'superiorOrgDept' &&
      '只有信访部门、上级组织部门转送、交办的件可以提出异议（R-15）',
  ],
  compose: (source) => ({
    ...common(source),
    title: `关于${source.theCase.state.arrival.displayNo}信访事项的异议函`,
    paragraphs: [
      para(
        `你单位转送、交办的信访事项，本机关于${dateZh(source.theCase.state.arrival.signedForOn ?? source.theCase.state.arrival.receivedOn)}签收。经审查，该事项不属于本机关职权范围，也不属于本系统职权范围，现依照${citeKeys('objection')}提出异议。`,
      ),
      ...told('理由', source.typed['reason']),
      ...told('建议承办机关', source.typed['suggestedOrgan']),
      para('有关材料一并交还，请予审核。'),
    ],
  }),
};

/** 函询通知书 D11, to the person complained of: points, not words of the letter, and nothing of who wrote it (O-18, O-19). */
export const inquiryLetter: Composer = {
  fields: [
    text('addressee', '函询对象'),
    long('points', '需要说明的问题', { hint: '重新表述,不得照抄来信,不得使人推知举报人' }),
    choice('round', '轮次', ['第一次', '第二次']),
    ...MARKS,
  ],
  lacks: ({ theCase, typed }) => [
    theCase.state.class !== 'accusation' && '只有检举控告类可以函询（§2.3）',
    copied(theCase, typed['points'] ?? '') &&
      '需要说明的问题照抄了来信原文，可能使人推知举报人（O-19），请重新表述',
  ],
  compose: (source) => ({
    ...common(source),
    title: '函询通知书',
    paragraphs: [
      para(
        `按照干部管理监督的有关规定，现就有关问题向你进行函询（${source.typed['round'] ?? '第一次'}）。请对下列问题作出实事求是的书面说明：`,
      ),
      ...numberedLines(source.typed['points']),
      para(
        '请自收到本通知书之日起15个工作日内，将本人签名的书面说明连同有关证明材料密封报送本机关。说明应当具体、真实，不得隐瞒、编造，不得打听、追查反映人。',
      ),
    ],
  }),
};

const numberedLines = (typed: string | undefined) =>
  (typed ?? '')
    .split(/\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line, at) => para(`${at + 1}．${line.replace(/^\d+[．.、]\s*/u, '')}`));

/** Does a longer stretch of the letter stand in it word for word? */
function copied(theCase: Source['theCase'], typed: string): boolean {
  const original = `${theCase.texts.arrival.content}\n${ownMatters(theCase)
    .flatMap(({ summary, points }) => [summary, ...points.map((point) => point.text)])
    .join('\n')}`;
  const flat = (words: string) => words.replace(/[\s，。、；：,.;:]/gu, '');
  const [mine, theirs] = [flat(typed), flat(original)];
  for (let at = 0; at + 20 <= mine.length; at += 1) if (theirs.includes(mine.slice(at, at + 20))) return true;
  return false;
}

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

/** 移送函 D32. */
export const referralLetter: Composer = {
  fields: [
    ADDRESSEE,
    long('clues', '线索或者事项', optional),
    long('attachments', '移送的材料', { hint: '每行一个' }),
    ...MARKS,
  ],
  lacks: (source) => [noAddressee(source), toTheAccused(source)],
  compose: (source) => {
    const { theCase, typed } = source;
    return {
      ...common(source),
      title: `关于移送${theCase.state.arrival.displayNo}信访事项的函`,
      paragraphs: [
        para('经审查，下列信访事项按照职权范围应由你单位处理，现予移送。'),
        ...told('信访编号', theCase.state.arrival.displayNo),
        ...told('涉及对象', accusedZh(theCase)),
        ...told(
          '事项',
          typed['clues'] ||
            pointsText(theCase) ||
            mattersFull(theCase)
              .map((each) => each.text)
              .join('\n'),
        ),
        ...secrecy(theCase),
        para('请予签收，并将处理情况函告本机关。'),
      ],
    };
  },
};
