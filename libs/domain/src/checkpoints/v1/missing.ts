import { MEASURES } from '../../glossary/index.js';
import { LEVEL_ZH } from './approval-levels.js';
import { MATERIALS } from './materials.js';

/** 缺什么, by key: `<event>`, `<event>/<fact>`, or with a parameter after a colon. */
const MISSING: Readonly<Record<string, string>> = {
  CheckSigned: '审核人签名',
  'PetitionRegistered/petitionNo': '信访件编号',
  PetitionTriaged: '分流决定',
  'PetitionTriaged/disposition': '合许可表的办理方式(改分类或改办理方式)',
  'PetitionTriaged/reportUp': '报上级组织部门',
  'PetitionTriaged/approval': '足够级别的签批',
  'PetitionTriaged/signature': '签批人和签批日',
  PetitionCorrected: '更正登记',
  NotificationIssued: '书面告知及交付、交邮记录',
  NotificationExempted: '免告知的理由',
  NotificationUnservable: '无法送达的凭证',
  HandlerDesignated: '指定(更换)承办人',
  'HandlerDesignated/second': '第二名查核人员',
  'HandlerDesignated/needToKnow': '知悉范围',
  'HandlingNoteAdded/explanation': '情况说明',
  'HandlingNoteAdded/statement': '听取陈述的记录',
  'HandlingNoteAdded/unreached': '未能联系上的联系记录',
  'HandlingNoteAdded/twoStaff': '有2名工作人员的谈话笔录',
  'HandlingNoteAdded/disclosureIncident': '泄露处置记录',
  ResultSubmitted: '报结果',
  'ResultSubmitted/answer': '对要点的结论',
  'ResultSubmitted/evidence': '要点的证据',
  'ResultSubmitted/legalBasis': '法律、政策依据',
  'ResultSubmitted/effectiveBasis': '现行有效的依据',
  'ResultSubmitted/ourBasis': '义务主体含本机关的依据',
  'ResultSubmitted/measure': '必须有的处理措施',
  'ResultSubmitted/anyMeasure': '任一项处理措施,或不作处理的理由',
  'ResultSubmitted/plan': '措施的责任人和期限',
  'ResultSubmitted/petitionerOpinion': '信访人对结果的意见',
  'ResultSubmitted/remedy': '复查途径、机关和30日期限',
  'ResultSubmitted/secrecy': '密级标注',
  'ExtensionRequested/reason': '具体的延期理由',
  ExtensionNotified: '延期告知书',
  OverdueExplained: '超期说明',
  'OverdueExplained/days': '超期天数',
  'OverdueExplained/responsible': '超期责任人',
  'OverdueExplained/signature': '分管领导签字',
  'GatePassed/remark': '经办人说明',
  'ResultIssued/approval': '足够级别的签发',
  'ResultIssued/reportUp': '报上级处理',
  ResultDelivered: '送达回证',
  ServiceFailed: '无法送达的凭证',
  ReporterFeedbackGiven: '反馈记录',
  SuperiorAcknowledged: '上级的审核意见',
  'SuperiorAcknowledged/passed': '上级审核通过',
  'SuperiorAcknowledged/lastVersion': '上级对最后一版的审核',
};

/** Chinese for a key of `Verdict.missing`. @example missingZh('ResultSubmitted/answer:1.2') === '对要点的结论(1.2)' */
export function missingZh(key: string): string {
  const [name = key, parameter] = key.split(':');
  if (name === 'material') return materialZh(parameter ?? '');
  const zh = MISSING[name] ?? name;
  return parameter === undefined ? zh : `${zh}(${parameterZh(parameter)})`;
}

const materialZh = (key: string): string =>
  Object.hasOwn(MATERIALS, key) ? MATERIALS[key as keyof typeof MATERIALS].zh : key;

function parameterZh(parameter: string): string {
  if (Object.hasOwn(MEASURES, parameter)) return MEASURES[parameter as keyof typeof MEASURES].zh;
  if (Object.hasOwn(LEVEL_ZH, parameter)) return LEVEL_ZH[parameter as keyof typeof LEVEL_ZH];
  return parameter;
}
