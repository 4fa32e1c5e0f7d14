/** The words of the situations for the fields of commands, and for what is chosen in them. */
import {
  ANONYMITY,
  APPEAL_KINDS,
  CHANNELS,
  CHECKS,
  CLASSES,
  CONCLUSIONS,
  DISPOSITIONS,
  FINDINGS,
  GATES,
  INTAKE_DECISIONS,
  KEY_AREAS,
  type Label,
  MEASURE_FOLLOW_UPS,
  MEASURES,
  NOTE_KINDS,
  NOTIFICATION_KINDS,
  ORGAN_LEVELS,
  ORIGINS,
  PETITIONER_OPINIONS,
  PURPOSES,
  SATISFACTION,
  TRANSFER_KINDS,
  WAYS_12380,
} from '#domain';
import { dayOf } from './situation.js';

type Table = Readonly<Record<string, Label>>;

const DELIVERY: Table = { handed: { zh: '当面' }, posted: { zh: '交邮' }, electronic: { zh: '电子' } };
const GROUNDS: Table = {
  anonymous: { zh: '匿名' },
  nameUnclear: { zh: '姓名不清' },
  addressUnclear: { zh: '住址不清' },
  returned: { zh: '退信' },
  invalidNumber: { zh: '空号' },
  verifiedWithSender: { zh: '向转出方核实' },
  addressUnknown: { zh: '地址不明' },
  whereaboutsUnknown: { zh: '下落不明' },
  sameName: { zh: '同名' },
  relative: { zh: '亲属' },
  sameUnit: { zh: '同单位' },
  selfDeclared: { zh: '自行申报' },
};
const URGENT: Table = {
  threat: { zh: '扬言极端' },
  massVisit: { zh: '规模集体访' },
  media: { zh: '舆情' },
  termChange: { zh: '换届' },
  sensitivePeriod: { zh: '敏感时期' },
  seriousCadreMatter: { zh: '重大干部问题' },
};
const HOW: Table = {
  signed: { zh: '签收' },
  refused: { zh: '拒收' },
  leftAtAddress: { zh: '留置' },
  electronic: { zh: '电子签收' },
};
const RULINGS: Table = { cleared: { zh: '消除' }, confirmed: { zh: '确认' } };
const REASONS: Table = {
  ANONYMOUS_NO_SUBSTANCE: { zh: '匿名无实质线索' },
  REPEAT_NOTHING_NEW: { zh: '重复无新内容' },
  PETITIONER_ASKED: { zh: '信访人要求' },
  IN_PROCESS_19_3: { zh: '正在办理' },
  PROPER_PROCEDURE_21_1: { zh: '应走法定途径' },
  OTHER: { zh: '其他' },
};
const PAPERS: Table = {
  handlingOpinion: { zh: '处理意见书' },
  suggestionReply: { zh: '建议回复函' },
  dutyReply: { zh: '履职答复函' },
  investigationReport: { zh: '查核报告' },
  feedbackRecord: { zh: '反馈记录' },
};
const LEVELS: Table = {
  negotiation: { zh: '协商' },
  commonSuperior: { zh: '共同上一级' },
  jointConference: { zh: '联席会议' },
};
const OUTCOMES: Table = {
  ours: { zh: '本机关' },
  theirs: { zh: '对方' },
  maintained: { zh: '维持' },
  changed: { zh: '变更' },
  revoked: { zh: '撤销' },
};
const STAGES: Table = { review: { zh: '复查' }, recheck: { zh: '复核' } };
const WAYS: Table = {
  phone: { zh: '电话' },
  letter: { zh: '书信' },
  visit: { zh: '上门' },
  written: { zh: '书面' },
};
const REPORTS: Table = { initial: { zh: '首报' }, followUp: { zh: '续报' }, final: { zh: '终报' } };
const TARGETS: Table = { handlingOrgan: { zh: '办理机关' }, petitionOffice: { zh: '信访部门' } };
const BY: Table = { petitioner: { zh: '信访人' }, recordedCall: { zh: '电话回访' } };

const STANDINGS: Table = {
  subordinate: { zh: '下级管理' },
  own: { zh: '本级管理' },
  ownChief: { zh: '本级管理的正职' },
  superior: { zh: '上级管理' },
  ownStaff: { zh: '本部一般人员' },
  ownHead: { zh: '本部主要负责人' },
  unknown: { zh: '不明' },
};

type Kind = 'day' | 'person' | 'people' | 'plain' | 'signature' | Table;

/** Chinese name of a field → its identifier and what may stand in it. */
export const FIELDS: Readonly<Record<string, readonly [field: string, kind: Kind]>> = {
  渠道: ['channel', CHANNELS],
  来源: ['origin', ORIGINS],
  转来方式: ['transferKind', TRANSFER_KINDS],
  经12380: ['via12380', 'plain'],
  收到日: ['receivedOn', 'day'],
  签收日: ['signedForOn', 'day'],
  视为签收: ['deemedSigned', 'plain'],
  邮戳日: ['postmarkedOn', 'day'],
  署名: ['anonymity', ANONYMITY],
  来访人数: ['visitorCount', 'plain'],
  非访项号: ['irregularVisitItem', 'plain'],
  联名人数: ['jointSignerCount', 'plain'],
  要结果: ['resultRequired', 'plain'],
  紧急情形: ['urgentGrounds', URGENT],
  口头核对: ['oralConfirmation', 'plain'],
  补录凭证: ['backdatingEvidence', 'plain'],
  入口决定: ['intakeDecision', INTAKE_DECISIONS],
  办理方式: ['disposition', DISPOSITIONS],
  '12380方式': ['way12380', WAYS_12380],
  类别: ['class', CLASSES],
  项别: ['appealKind', APPEAL_KINDS],
  分类: ['categoryCode', 'plain'],
  重点方面: ['keyArea', KEY_AREAS],
  目的: ['purpose', PURPOSES],
  三要素: ['threePartTest', 'plain'],
  立案: ['caseOpened', 'plain'],
  简易: ['simplified', 'plain'],
  去向: ['targetOrgId', 'plain'],
  去向名称: ['targetName', 'plain'],
  收件单位层级: ['targetLevel', ORGAN_LEVELS],
  并入: ['mergedInto', 'plain'],
  复看日: ['fileReviewOn', 'day'],
  理由码: ['reasonCode', REASONS],
  已依法终结: ['litigationFinal', 'plain'],
  理由: ['reason', 'plain'],
  承办人: ['handlerId', 'person'],
  协办人: ['coHandlerIds', 'people'],
  知悉范围: ['needToKnow', 'people'],
  人员: ['accountId', 'person'],
  情形: ['ground', GROUNDS],
  裁定: ['ruling', RULINGS],
  文书: ['kind', NOTIFICATION_KINDS],
  方式: ['method', DELIVERY],
  当场: ['onTheSpot', 'plain'],
  告知日: ['issuedOn', 'day'],
  迟告说明: ['lateStatement', 'plain'],
  凭证: ['evidence', 'plain'],
  发出日: ['sentOn', 'day'],
  属本系统: ['belongsToOwnSystem', 'plain'],
  同意: ['consent', 'plain'],
  视为: ['deemed', 'plain'],
  答复日: ['answeredOn', 'day'],
  受理日: ['acceptedOn', 'day'],
  种类: ['kind', NOTE_KINDS],
  日期: ['occurredOn', 'day'],
  工作人员: ['staffIds', 'people'],
  外单位人数: ['externalStaffCount', 'plain'],
  联系上: ['contactSucceeded', 'plain'],
  内容: ['text', 'plain'],
  天数: ['days', 'plain'],
  申请日: ['requestedOn', 'day'],
  批准: ['approve', 'plain'],
  报结果日: ['submittedOn', 'day'],
  意见书: ['opinion', 'plain'],
  依据: ['basis', 'plain'],
  总结论: ['conclusion', CONCLUSIONS],
  信访人意见: ['petitionerOpinion', PETITIONER_OPINIONS],
  涉诉核查: ['litigationChecked', 'plain'],
  知悉范围已标: ['secrecyMarked', 'plain'],
  雷同: ['templateLikeness', 'plain'],
  责任人: ['responsibleId', 'person'],
  关口: ['gate', GATES],
  项: ['check', CHECKS],
  通过: ['passed', 'plain'],
  要做的事: ['requiredActions', 'plain'],
  期限: ['dueOn', 'day'],
  签发文书: ['documentKind', PAPERS],
  签发日: ['issuedOn', 'day'],
  送出日: ['dispatchedOn', 'day'],
  收到: ['deliveredOn', 'day'],
  签收: ['signedForOn', 'day'],
  报结果期限: ['dueOn', 'day'],
  上报日: ['reportedOn', 'day'],
  收回日: ['recalledOn', 'day'],
  定于: ['decidedOn', 'day'],
  级次: ['level', LEVELS],
  由谁: ['outcome', OUTCOMES],
  结论: ['outcome', OUTCOMES],
  阶段: ['stage', STAGES],
  请求日: ['requestedOn', 'day'],
  收到请求日: ['receivedOn', 'day'],
  作出日: ['answeredOn', 'day'],
  重办天数: ['redoDays', 'plain'],
  起: ['from', 'day'],
  止: ['to', 'day'],
  协办单位: ['names', 'plain'],
  商请日: ['askedOn', 'day'],
  第几个: ['unitNo', 'plain'],
  缺席: ['absent', 'plain'],
  答复: ['repliedOn', 'day'],
  澄清: ['clear', 'plain'],
  合法: ['lawful', 'plain'],
  双方同意: ['bothConsent', 'plain'],
  签字日: ['signedOn', 'day'],
  第几项: ['measureNo', 'plain'],
  落实日: ['completedOn', 'day'],
  交来的材料: ['followUp', MEASURE_FOLLOW_UPS],
  不能作结论: ['noConclusionPossible', 'plain'],
  联系方式: ['contactWay', WAYS],
  紧急: ['grounds', URGENT],
  发现时刻: ['discoveredAt', 'plain'],
  报出时刻: ['reportedAt', 'plain'],
  报告: ['report', REPORTS],
  报告方式: ['way', WAYS],
  去向们: ['recipients', 'plain'],
  要报结果: ['resultRequired', 'plain'],
  包案领导: ['sponsorId', 'person'],
  自立: ['selfOpened', 'plain'],
  转述标题: ['retoldTitle', 'plain'],
  签收情形: ['how', HOW],
  反馈日: ['givenOn', 'day'],
  见到: ['reached', 'plain'],
  审核日: ['acknowledgedOn', 'day'],
  结案日: ['closedOn', 'day'],
  对象: ['target', TARGETS],
  评价: ['rating', SATISFACTION],
  谁评: ['by', BY],
  评价日: ['ratedOn', 'day'],
  录音号: ['recordingNo', 'plain'],
  保管期限: ['retention', 'plain'],
  撤回日: ['withdrawnOn', 'day'],
  批准人: ['approval', 'signature'],
  说明: ['remark', 'plain'],
  原因: ['cause', 'plain'],
  标题: ['title', 'plain'],
  要点: ['pointCount', 'plain'],
  被反映人: ['accusedStanding', STANDINGS],
  事项: ['matterClasses', CLASSES],
  代表: ['representatives', 'plain'],
  措施: ['measures', MEASURES],
  查核结论: ['findings', FINDINGS],
  处理意见: ['conclusions', CONCLUSIONS],
};

const codeOf = (table: Table, word: unknown, field: string): unknown => {
  if (word === null || typeof word !== 'string') return word;
  const found = Object.entries(table).find(([code, { zh }]) => zh === word || code === word);
  const shorter = Object.entries(table).find(([, { zh }]) => zh.startsWith(word));
  const code = (found ?? shorter)?.[0];
  if (code === undefined) throw new Error(`“${field}”里没有“${word}”`);
  return code;
};

const YES_NO: Readonly<Record<string, boolean>> = { 是: true, 否: false };
const plain = (value: unknown): unknown =>
  typeof value === 'string' && value in YES_NO ? YES_NO[value] : value;

/** What the form of a step says, in the words of the commands. */
export function formOf(
  form: Readonly<Record<string, unknown>>,
  accountOf: (name: string) => string,
  signatureOf: (written: string) => unknown,
): Record<string, unknown> {
  const one = (name: string, kind: Kind, value: unknown): unknown => {
    if (value === null) return null;
    if (kind === 'day') return dayOf(String(value));
    if (kind === 'person') return accountOf(String(value));
    if (kind === 'people') return (value as string[]).map(accountOf);
    if (kind === 'signature') return signatureOf(String(value));
    if (kind === 'plain') return plain(value);
    return Array.isArray(value) ? value.map((each) => codeOf(kind, each, name)) : codeOf(kind, value, name);
  };
  return Object.fromEntries(
    Object.entries(form).map(([name, value]) => {
      const field = FIELDS[name];
      if (field === undefined) throw new Error(`表单里没有“${name}”这一栏`);
      return [field[0], one(name, field[1], value)];
    }),
  );
}
