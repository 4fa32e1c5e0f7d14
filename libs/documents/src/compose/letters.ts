import { isRestricted, ownMatters, targetNameOf } from '../document-case.js';
import { dateZh, folded, para } from '../wording.js';
import { aboutZh, accusedZh, mattersFull, petitionerZh, pointsText } from './case-words.js';
import {
  attachmentsOf,
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
export const common = ({ typed, theCase }: Source) => ({
  ...marksOf(typed),
  addressee: typed['addressee'] || targetNameOf(theCase),
  attachments: attachmentsOf(typed['attachments']),
});
/** The unit it goes to: typed, or the one of the entry decision. */
export const ADDRESSEE = text('addressee', '主送', { ...optional, hint: '不填用分流时的去向' });
export function noAddressee(source: Source): string | false {
  const { addressee } = common(source);
  if (addressee === '') return '主送机关';
  return addressee.trim() === source.organName && '主送机关（不能是本机关自己，对内设机构不发函）';
}

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
  const flat = (words: string) => folded(words).replace(/[\s。、,.;:?!()]/gu, '');
  const [mine, theirs] = [flat(typed), flat(original)];
  for (let at = 0; at + 20 <= mine.length; at += 1) if (theirs.includes(mine.slice(at, at + 20))) return true;
  return false;
}

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
