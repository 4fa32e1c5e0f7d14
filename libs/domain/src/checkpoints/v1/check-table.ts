import type { CheckCode } from '../../glossary/index.js';
import type { CheckRow } from '../rule-set.js';
import * as completeness from './completeness.js';
import * as extension from './extension.js';
import type { Check } from './judgement.js';
import * as procedure from './procedure.js';
import * as result from './result.js';

/** One row: how it is judged, by whom, at which gate, and what a clerk is told is looked at. */
export type CheckTableRow = CheckRow & { readonly judge: Check };

const row = (
  judge: Check,
  sort: Pick<CheckRow, 'kind' | 'hard' | 'gates'>,
  checked: string,
): CheckTableRow => ({ ...sort, checked, judge });

const SIGNING = ['signing'] as const;
const CLOSING = ['closing'] as const;
const BOTH = ['signing', 'closing'] as const;
const AUTO = { kind: 'auto', hard: true, gates: SIGNING } as const;
const AUTO_SOFT = { kind: 'auto', hard: false, gates: SIGNING } as const;
const ASSISTED = { kind: 'assisted', hard: true, gates: SIGNING } as const;
const HUMAN = { kind: 'human', hard: true, gates: SIGNING } as const;
const AT_CLOSING = { kind: 'auto', hard: true, gates: CLOSING } as const;
const AT_CLOSING_SOFT = { kind: 'auto', hard: false, gates: CLOSING } as const;

/** The forty checks of 四关 in the order in which they are judged. */
export const CHECK_TABLE: Readonly<Record<CheckCode, CheckTableRow>> = {
  QP01: row(procedure.registeredAndNumbered, AUTO, '有登记事件;编号属于本机构收到年度的系列'),
  QP02: row(procedure.roadFitsClass, AUTO, '入口决定、类别与办理方式落在许可格内'),
  QP03: row(procedure.approvedHighEnough, AUTO, '签批人、签批日和级别;不低于最低批准级'),
  QP04: row(procedure.petitionerWasTold, AUTO, '告知书已交付或交邮,或依法免告知,或有无法送达凭证'),
  QP05: row(
    procedure.daysAreInOrder,
    AUTO,
    '收到、登记、分流、受理、办理、报结果、审签、签发、送达各日不倒挂',
  ),
  QP06: row(procedure.handlersHaveNoInterest, ASSISTED, '承办人不是被反映人,没有经确认的回避'),
  QP07: row(procedure.twoPersonsVerified, AUTO, '查核组2人以上;每份谈话笔录有2名工作人员'),
  QP08: row(procedure.petitionerWasHeard, AUTO, '听取陈述的记录,或未能联系上的记录'),
  QP09: row(procedure.nothingReachedTheAccused, AUTO, '被反映人不是承办人,不在知悉范围内'),
  QP10: row(procedure.beyondAuthorityWentUp, ASSISTED, '被反映人的管理权限不超出本级,超出的已报上级'),
  QP11: row(procedure.legalProcedureIsExcluded, HUMAN, '第三十一条(一)至(五)逐项否定'),
  QP12: row(procedure.hearingWasProper, { ...HUMAN, hard: false }, '听证的通知、笔录、评议'),
  QS01: row(result.everyPointIsAnswered, ASSISTED, '每个诉求或举报要点都有结论'),
  QS02: row(result.everyFindingHasEvidence, AUTO, '每个结论至少列一份本件的办理记录'),
  QS03: row(result.factsFollowTheEvidence, HUMAN, '事实表述与所列证据是否一致'),
  QS04: row(result.basesAreValid, ASSISTED, '依据条款已列、在办理日有效、义务主体含本机关'),
  QS05: row(result.measuresFollowTheConclusion, AUTO, '结论与处理措施按对照表相合'),
  QS06: row(result.measuresAreCarriedOut, ASSISTED, '措施已落实,或有责任人和期限'),
  QS07: row(result.agreesWithEarlierConclusions, AUTO_SOFT, '与关联的既往件结论比对'),
  QS08: row(result.isNotATemplate, AUTO_SOFT, '与本机关其他答复的相似度'),
  QS09: row(result.namesAndFiguresAgree, AUTO_SOFT, '数额、日期、人名与登记比对'),
  QS10: row(result.opinionIsRecorded, AUTO_SOFT, '信访人对结果的意见:同意、不同意或未表态'),
  QE01: row(extension.isInTime, { ...AUTO, gates: BOTH }, '审签时今天、结案时办结日不晚于法定届满日'),
  QE02: row(extension.extensionsCameBeforeTheDeadline, AUTO, '延期的申请日、批准日不晚于原届满日'),
  QE03: row(extension.extensionsWereApprovedByTheHead, AUTO, '延期由单位负责人批准'),
  QE04: row(extension.extensionsStayWithinTheMaximum, AUTO, '已批准延期的天数之和'),
  QE05: row(extension.reasonsAreConcrete, { ...ASSISTED, hard: false }, '延期理由的字数和空泛用语'),
  QE06: row(extension.petitionerWasToldOfTheExtension, AUTO, '延期告知书的交付或交邮记录'),
  QE07: row(extension.pausesHavePapers, AUTO, '暂停区间两端的文书'),
  QE08: row(
    extension.overrunIsExplained,
    { ...ASSISTED, gates: BOTH },
    '超期天数、原因、责任人、分管领导签字',
  ),
  QC01: row(completeness.materialsAreComplete, AT_CLOSING, '按类别和办理方式的材料清单,逐件对应事件'),
  QC02: row(completeness.paperIsSignedAndStamped, ASSISTED, '签名和单位公章(不得盖内设科室章)'),
  QC03: row(completeness.issuedHighEnough, { ...AUTO, gates: BOTH }, '签发人的级别不低于最低签发级'),
  QC04: row(completeness.answerWasServed, AT_CLOSING, '送达回证,或无法送达的凭证'),
  QC05: row(completeness.remedyIsStated, AUTO, '意见书写明复查途径、机关和30日'),
  QC06: row(completeness.reporterGotFeedback, AT_CLOSING, '向实名举报人的反馈记录'),
  QC07: row(completeness.superiorAccepted, AT_CLOSING, '上级对最后一版结果的审核'),
  QC08: row(completeness.papersAgree, AT_CLOSING_SOFT, '各文书的编号、日期、页码、附件数'),
  QC09: row(completeness.secrecyIsMarked, AUTO, '密级已标;举报件的知悉范围已定'),
  QC10: row(completeness.archiveIsPrepared, AT_CLOSING_SOFT, '卷内目录和保管期限'),
};
