import { isPutAway, WAYS_12380 } from '../../glossary/index.js';
import type { PetitionState } from '../../petition/state.js';
import { LEVEL_ZH, lowestLevel, reaches, triageDecision } from './approval-levels.js';
import { dispositionCell, intakeFits } from './dispositions.js';
import type { Check } from './judgement.js';
import { awaitingPerson, failed, idsOf, notApplicable, passed, unlessMissing } from './judgement.js';
import { inversions } from './order-of-days.js';
import {
  accusedAccounts,
  accusedStandings,
  firstNotice,
  handlersOf,
  hasAccusation,
  isAnonymous,
  isBriefing,
  isSentOn,
  isVerified,
  notesOf,
} from './views.js';

/** Left before it was triaged: there is no decision to look at. */
const leftUntriaged = (state: PetitionState): boolean =>
  state.triage === null &&
  (state.status === 'withdrawn' || state.status === 'ended' || isPutAway(state.status));

/** QP01 已登记且编号在册. Gaps in the series are watched where numbers are taken; here the number itself. */
export const registeredAndNumbered: Check = (state) => {
  const { petitionNo, series, orgId, receivedOn } = state.arrival;
  const by = idsOf(state.arrivalEventId);
  if (petitionNo === '') return failed(by, ['PetitionRegistered/petitionNo']);
  if (series === null) return passed(by);
  const inBooks =
    series.serial >= 1 && series.orgId === orgId && String(series.year) === receivedOn.slice(0, 4);
  if (inBooks) return passed(by);
  const explained = notesOf(state, 'explanation');
  return explained.length > 0
    ? passed(idsOf(by[0], ...explained), '编号与收到年度或机构的系列不合,已有说明')
    : failed(by, ['HandlingNoteAdded/explanation'], '编号与收到年度或机构的系列不合');
};

/** QP02 分类与路径匹配: the QP02 table, O-15 and O-30. */
export const roadFitsClass: Check = (state) => {
  if (leftUntriaged(state)) return notApplicable('QP02 分流之前已终结');
  const { triage } = state;
  if (triage === null) return failed(idsOf(state.arrivalEventId), ['PetitionTriaged']);
  const by = idsOf(state.arrivalEventId, triage);
  const { intakeDecision, disposition, way12380 } = triage;
  if (!intakeFits(intakeDecision, disposition))
    return failed(by, ['PetitionTriaged/disposition'], '入口决定与办理方式不合');
  if (disposition === null) return passed(by);
  if (disposition === 'CC' && state.arrival.anonymity === 'realName' && isPersonnelAccusation(state))
    return failed(by, ['PetitionTriaged/disposition'], '实名的选人用人举报不得存查(O-15)');
  if (way12380 !== null && !WAYS_12380[way12380].allowed.some((allowed) => allowed === disposition))
    return failed(by, ['PetitionTriaged/disposition'], '12380办理方式与办理方式不合(O-30)');
  const { cell, zh } = dispositionCell(state, disposition);
  if (cell === '.' || (cell === 's' && !state.simplified))
    return failed(by, ['PetitionTriaged/disposition'], `“${zh}”不得用这种办理方式`);
  return passed(by, cell === '△' ? `“${zh}”用这种办理方式须有科室负责人以上批准和理由` : undefined);
};

const isPersonnelAccusation = (state: PetitionState): boolean =>
  state.class === 'accusation' && state.categoryCode.startsWith('01');

/** QP03 签批链完整、级别够; the light set looks at the lowest level alone. */
export const approvedHighEnough: Check = (state, question) => {
  if (leftUntriaged(state)) return notApplicable('QP03 分流之前已终结');
  const { triage } = state;
  if (triage === null) return failed([], ['PetitionTriaged']);
  const by = idsOf(triage);
  const lowest = lowestLevel(state, triageDecision(state));
  if (lowest === null)
    return failed(by, ['PetitionTriaged/disposition'], '反映上级管理干部,本级不得作此决定');
  if (!reaches(triage.approval.level, lowest))
    return failed(by, [`PetitionTriaged/approval:${lowest}`], `最低批准级为${LEVEL_ZH[lowest]}`);
  if (question.set === 'full' && !isSigned(triage.approval))
    return failed(by, ['PetitionTriaged/signature'], '签批缺签名人或日期');
  return passed(by, triage.approval.signedOn > triage.occurredOn ? '事后补批,补批日如实记录' : undefined);
};

const isSigned = ({ signerId, signedOn }: { signerId: string; signedOn: string }): boolean =>
  signerId !== '' && signedOn !== '';

/** QP04 已书面告知、免告知或无法送达. Late but told passes with a finding. */
export const petitionerWasTold: Check = (state) => {
  if (state.status === 'returnedToSender') return notApplicable('QP04 限定:异议获同意,材料已交还');
  if (isBriefing(state)) return notApplicable('QP04 限定:通报不是转送交办');
  const notice = firstNotice(state);
  if (notice !== null) {
    return passed(
      idsOf(notice),
      notice.late ? '告知迟于法定届满日,已附迟告说明;另记督办(SUP-01)' : undefined,
    );
  }
  const unservable = state.notificationUnservable;
  if (unservable !== null) return passed(idsOf(unservable), '无法送达,有凭证');
  // R-14 knows no exemption: what others sent on has to be told or proved undeliverable.
  if (isSentOn(state)) return failed([], ['NotificationIssued', 'NotificationUnservable']);
  if (isAnonymous(state)) return notApplicable('QP04 限定:匿名的直接来件等免告知');
  if (state.notificationExempted !== null) return passed(idsOf(state.notificationExempted));
  return failed([], ['NotificationIssued', 'NotificationExempted']);
};

/** QP05 时间顺序无倒挂, by the days on which things happened. */
export const daysAreInOrder: Check = (state) => {
  const { by, inverted } = inversions(state);
  if (inverted.length === 0) return passed(by);
  const explained = notesOf(state, 'explanation');
  const finding = `时间倒挂:${inverted.join(';')}`;
  return explained.length > 0
    ? passed(idsOf(...by, ...explained), `${finding};已有说明`)
    : failed(by, ['PetitionCorrected', 'HandlingNoteAdded/explanation'], finding);
};

/** QP06 承办人回避核验: nobody who is accused or was found to be concerned handles it. */
export const handlersHaveNoInterest: Check = (state, question) => {
  const handlers = handlersOf(state);
  const accused = accusedAccounts(state);
  const rulings = new Map(state.recusals.map((recusal) => [recusal.accountId, recusal]));
  const by = idsOf(...state.recusals, ...notesOf(state, 'recusalDeclaration'));
  if (handlers.some((handler) => accused.includes(handler)))
    return failed(by, ['HandlerDesignated'], '承办人是被反映人,须换人');
  // 直接答复 in the light set is judged by this block alone (matrix).
  if (question.set === 'light' && state.triage?.disposition === 'DF') return passed(by);
  if (handlers.some((handler) => rulings.get(handler)?.ruling === 'confirmed'))
    return failed(by, ['HandlerDesignated'], '承办人经确认应当回避,须换人');
  if (handlers.length === 0) return failed(by, ['HandlerDesignated']);
  return awaitingPerson(by);
};

/** QP07 查核人员两人以上 (O-38): the team and each interview. */
export const twoPersonsVerified: Check = (state) => {
  if (state.class === 'appeal' && !state.caseOpened) return notApplicable('QP07 限定:求决只判立案的');
  if (state.triage?.disposition === 'HX') return notApplicable('QP07 限定:函询');
  if (!isVerified(state)) return notApplicable('QP07 限定:直接、联合办理和交办要结果的才判');
  const interviews = notesOf(state, 'interviewTranscript', 'talk');
  const alone = interviews.filter((note) => note.staffIds.length + note.externalStaffCount < 2);
  const own = new Set([...handlersOf(state), ...state.notes.flatMap((note) => note.staffIds)]);
  const external = Math.max(0, ...state.notes.map((note) => note.externalStaffCount));
  const missing = [
    ...(own.size + external < 2 ? ['HandlerDesignated/second'] : []),
    ...(alone.length > 0 ? ['HandlingNoteAdded/twoStaff'] : []),
  ];
  return unlessMissing(idsOf(...interviews), missing);
};

/** QP08 听取信访人陈述, or proof that nobody could be reached. */
export const petitionerWasHeard: Check = (state) => {
  if (isAnonymous(state)) return notApplicable('QP08 限定:匿名');
  const heard = notesOf(state, 'statement');
  // 简易办理当即答复: what was said at the counter is enough.
  if (state.simplified) heard.push(...notesOf(state, 'receptionInterview'));
  if (heard.length > 0) return passed(idsOf(...heard));
  const unreached = notesOf(state, 'contact').filter((note) => note.contactSucceeded === false);
  if (unreached.length > 0) return passed(idsOf(...unreached), '未能联系上信访人,有联系记录');
  return failed([], ['HandlingNoteAdded/statement', 'HandlingNoteAdded/unreached']);
};

/** QP09 未转给被反映人或其单位: nobody accused handles it or may see it. */
export const nothingReachedTheAccused: Check = (state, question) => {
  if (question.onlyWithFact && !hasAccusation(state)) return notApplicable('QP09 限定:同件没有举报事项');
  const accused = accusedAccounts(state);
  const leaked = [...handlersOf(state), ...state.needToKnow, ...state.formerHandlerIds].some((account) =>
    accused.includes(account),
  );
  if (!leaked) return passed(idsOf(state.arrivalEventId, state.triage));
  const incident = notesOf(state, 'disclosureIncident');
  return incident.length > 0
    ? passed(idsOf(...incident), '曾让被反映人接触,已有泄露处置记录,转问责线索')
    : failed([], ['HandlingNoteAdded/disclosureIncident'], '被反映人曾为承办人或在知悉范围内');
};

/** QP10 超出管理权限的已上报或移送: the machine sees the standing, a person confirms it. */
export const beyondAuthorityWentUp: Check = (state) => {
  if (leftUntriaged(state)) return notApplicable('QP10 分流之前已终结');
  const standings = accusedStandings(state);
  const by = idsOf(state.arrivalEventId, state.triage);
  if (standings.includes('superior') || standings.includes('ownHead')) {
    if (state.triage?.disposition !== 'BS')
      return failed(by, ['PetitionTriaged/reportUp'], '被反映人由上级管理或是本部主要负责人,须报上级');
  }
  return awaitingPerson(by, standings.includes('unknown') ? '被反映人的管理权限未填明' : undefined);
};

/** QP11 应走法定程序的已导入: 31(一)–(五) denied one by one by a person. */
export const legalProcedureIsExcluded: Check = (state) => awaitingPerson(idsOf(state.triage));

/** QP12 听证程序, where there was a hearing. */
export const hearingWasProper: Check = (state) => {
  const hearings = notesOf(state, 'hearing');
  return hearings.length === 0 ? notApplicable('QP12 没有听证') : awaitingPerson(idsOf(...hearings));
};
