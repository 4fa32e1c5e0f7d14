import { RETENTIONS, shortestRetentionOf } from './retention.js';
import type { PetitionState } from '../../petition/state.js';
import { issueLevel, LEVEL_ZH, reaches } from './approval-levels.js';
import type { Check } from './judgement.js';
import { awaitingPerson, failed, idsOf, notApplicable, passed, unlessMissing } from './judgement.js';
import { materialsOf } from './materials.js';
import { isAnonymous, isAssignedDown, resultInForce, writesAnswer } from './views.js';

/** Papers that go to the petitioner; the report and the feedback record stay inside. */
const ANSWERS: readonly string[] = ['handlingOpinion', 'suggestionReply', 'dutyReply'];

/** The paper of the result in force: issued since the last return. */
function issuedInForce(state: PetitionState) {
  const returnedOn = state.reworks.at(-1)?.occurredOn;
  const { issued } = state;
  if (issued === null) return null;
  return returnedOn === undefined || issued.occurredOn > returnedOn ? issued : null;
}

/** QC01 必备材料齐: the list of the table for this class and road, taken from the events. */
export const materialsAreComplete: Check = (state, question) => {
  const { by, missing } = materialsOf(state, question);
  if (missing.length === 0) return passed(by);
  const explained = state.notes.filter(({ kind }) => kind === 'explanation');
  return explained.length > 0
    ? passed(idsOf(...by, ...explained), '所缺材料附有说明')
    : failed(
        by,
        missing.map((material) => `material:${material}`),
      );
};

/** QC02 签名盖章 with the organ's stamp, never a section's: a person looks at the paper. */
export const paperIsSignedAndStamped: Check = (state, question) => {
  if (question.onlyWithFact && !writesAnswer(state)) return notApplicable('QC02 限定:没有报告、意见书、函件');
  return awaitingPerson(idsOf(resultInForce(state), issuedInForce(state)));
};

/**
 * QC03 签发层级.
 * READING: signing for issue is itself the act that gives the level, and it comes after the signing gate; a hard
 * check there would lock the road (pitfall 38). So it is judged where its fact exists: at the signing gate when the
 * paper is issued already, else at the closing gate; the command that issues refuses a level too low.
 */
export const issuedHighEnough: Check = (state, question) => {
  if (!writesAnswer(state)) return notApplicable('QC03 限定:没有报告、意见书、函件');
  const lowest = issueLevel(state);
  const issued = issuedInForce(state);
  const needed = lowest === null ? '' : LEVEL_ZH[lowest];
  if (issued === null) {
    if (question.gate === 'signing') return notApplicable(`QC03 尚未签发,签发时按最低签发级(${needed})核对`);
    return notApplicable('QC03 没有签发文书');
  }
  if (lowest === null)
    return failed(idsOf(issued), ['ResultIssued/reportUp'], '反映上级管理干部,本级不得签发');
  return reaches(issued.approval.level, lowest)
    ? passed(idsOf(issued))
    : failed(idsOf(issued), [`ResultIssued/approval:${lowest}`], `最低签发级为${needed}`);
};

/** QC04 送达有回证或无法送达有凭证. */
export const answerWasServed: Check = (state) => {
  if (isAnonymous(state)) return notApplicable('QC04 限定:匿名');
  const report = isAssignedDown(state) ? resultInForce(state) : null;
  // 交办: opinion and receipts come with the report of the unit that served them (§2.5).
  if (report !== null) return passed(idsOf(report), '意见书、回证随办结报告报送');
  const issued = issuedInForce(state);
  if (issued === null && !writesAnswer(state)) return notApplicable('QC04 限定:没有书面答复');
  if (issued !== null && !ANSWERS.includes(issued.documentKind))
    return notApplicable('QC04 限定:不是给信访人的答复');
  if (state.delivered !== null) return passed(idsOf(issued, state.dispatched, state.delivered));
  if (state.serviceFailed !== null) return passed(idsOf(issued, state.serviceFailed), '无法送达,有凭证');
  return failed(idsOf(issued, state.dispatched), ['ResultDelivered', 'ServiceFailed']);
};

/** QC05 载明复查途径、机关和 30 日: only of the opinion under 31(六). */
export const remedyIsStated: Check = (state) => {
  if (state.appealKind !== 'item6') return notApplicable('QC05 限定:只判信访处理意见书');
  const result = resultInForce(state);
  if (result === null) return failed([], ['ResultSubmitted']);
  return unlessMissing(idsOf(result), result.remedyStated ? [] : ['ResultSubmitted/remedy']);
};

/** QC06 实名举报已反馈 (O-12). */
export const reporterGotFeedback: Check = (state) => {
  if (state.arrival.anonymity !== 'realName') return notApplicable('QC06 限定:实名(已核)才判');
  const feedback = state.reporterFeedback;
  if (feedback === null) return failed([], ['ReporterFeedbackGiven']);
  return passed(idsOf(feedback), feedback.reached ? undefined : '联系不上,有凭证');
};

const ASKING: readonly string[] = ['superiorOrgDept', 'petitionOffice', 'leader'];

/** QC07 已报结果且上级审核通过 (O-31): the version that was passed is the one in force. */
export const superiorAccepted: Check = (state) => {
  if (!state.arrival.resultRequired || !ASKING.includes(state.arrival.origin))
    return notApplicable('QC07 限定:上级、信访部门、领导要结果的才判');
  const ack = state.superiorAck;
  const result = resultInForce(state);
  if (ack === null) return failed(idsOf(result), ['SuperiorAcknowledged']);
  if (!ack.passed)
    return failed(idsOf(result, ack), ['SuperiorAcknowledged/passed'], '上级审核未通过,须退回重办');
  if (ack.submission !== result?.submission)
    return failed(idsOf(result, ack), ['SuperiorAcknowledged/lastVersion'], '上级审核的不是最后一版');
  return passed(idsOf(result, ack));
};

/** QC08 编号、日期、页码、附件数一致: on paper; a person compares. */
export const papersAgree: Check = (state) =>
  awaitingPerson(idsOf(state.arrivalEventId, issuedInForce(state)));

/** QC09 密级、知悉范围已标. */
export const secrecyIsMarked: Check = (state, question) => {
  // Without a result there is no paper to mark: the zone given at registration is the mark (O-23).
  if (question.set === 'exit') return passed(idsOf(state.arrivalEventId));
  const result = resultInForce(state);
  if (result === null) return failed([], ['ResultSubmitted']);
  return unlessMissing(idsOf(result), [
    ...(result.secrecyMarked ? [] : ['ResultSubmitted/secrecy']),
    ...(state.zone !== 'general' && state.needToKnow.length === 0 ? ['HandlerDesignated/needToKnow'] : []),
  ]);
};

/** QC10 归档目录、保管期限: the list of contents is made from the events, the period follows from §6.5. */
export const archiveIsPrepared: Check = (state) => {
  const shortest = shortestRetentionOf(state);
  const archived = state.archived;
  if (archived === null)
    return passed(idsOf(state.arrivalEventId), `归档时保管期限不短于${RETENTIONS[shortest]}`);
  return passed(idsOf(archived));
};
