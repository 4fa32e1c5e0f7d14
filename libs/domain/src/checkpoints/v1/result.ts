import type { AnswerFacts } from '../../petition/events.js';
import { pointsOf } from '../../petition/decide/result-rules.js';
import { MEASURES } from '../../glossary/index.js';
import type { Measure } from '../../glossary/index.js';
import type { PetitionState } from '../../petition/state.js';
import type { Check, Question } from './judgement.js';
import { awaitingPerson, failed, idsOf, notApplicable, passed, unlessMissing } from './judgement.js';
import { measureFaults } from './measures.js';
import { isAnonymous, isVerified, resultInForce } from './views.js';

const NO_RESULT = ['ResultSubmitted'];

/** Facts are established here or by an inquiry: the rows QS02 and QS03 of the matrix. */
const establishesFacts = (state: PetitionState): boolean =>
  isVerified(state) || state.triage?.disposition === 'HX';

/** QS01 逐条回应: each point has its finding or conclusion; a person confirms that it is answered. */
export const everyPointIsAnswered: Check = (state) => {
  const result = resultInForce(state);
  if (result === null) return failed([], NO_RESULT);
  const answered = new Map(result.answers.map((answer) => [answer.point, answer]));
  const open = pointsOf(state).filter((point) => !hasSaid(answered.get(point)));
  const by = idsOf(state.arrivalEventId, result);
  if (open.length > 0)
    return failed(
      by,
      open.map((point) => `ResultSubmitted/answer:${point}`),
    );
  return awaitingPerson(by);
};

const hasSaid = (answer: AnswerFacts | undefined): boolean =>
  answer !== undefined && (answer.finding !== null || answer.conclusion !== null);

/** QS02 证据支撑: each answer names notes of this petition; "not found" names how it was looked for. */
export const everyFindingHasEvidence: Check = (state) => {
  if (!establishesFacts(state)) return notApplicable('QS02 限定:直接、联合办理,交办要结果,函询才判');
  const result = resultInForce(state);
  if (result === null) return failed([], NO_RESULT);
  const notes = new Map(state.notes.map((note) => [note.noteId, note]));
  const bare = result.answers.filter((answer) => !answer.evidence.some((noteId) => notes.has(noteId)));
  const used = result.answers.flatMap((answer) => answer.evidence.map((noteId) => notes.get(noteId)));
  return unlessMissing(
    idsOf(result, ...used),
    bare.map(({ point }) => `ResultSubmitted/evidence:${point}`),
  );
};

/** QS03 事实表述与证据一致: only a person can say. */
export const factsFollowTheEvidence: Check = (state) => {
  if (!establishesFacts(state)) return notApplicable('QS03 限定:直接、联合办理,交办要结果,函询才判');
  const result = resultInForce(state);
  return result === null ? failed([], NO_RESULT) : awaitingPerson(idsOf(result));
};

/** QS04 依据齐、有效、主体对: bases in force on the day and ours to apply. */
export const basesAreValid: Check = (state, question) => {
  const result = resultInForce(state);
  if (result === null) return failed([], NO_RESULT);
  if (question.onlyWithFact && !characterises(state)) return notApplicable('QS04 限定:没有定性或处理');
  const by = idsOf(result);
  if (result.legalBases.length === 0) return failed(by, ['ResultSubmitted/legalBasis']);
  const missing = [
    ...(result.legalBases.every(({ effective }) => effective) ? [] : ['ResultSubmitted/effectiveBasis']),
    ...(result.legalBases.every(({ ours }) => ours) ? [] : ['ResultSubmitted/ourBasis']),
  ];
  return missing.length > 0 ? failed(by, missing) : awaitingPerson(by);
};

/** 有定性或处理: a finding against somebody, or a measure taken. */
function characterises(state: PetitionState): boolean {
  const result = resultInForce(state);
  const finding = result?.finding ?? null;
  return (
    finding === 'substantiated' ||
    finding === 'partiallySubstantiated' ||
    finding === 'falseAccusation' ||
    (result?.measures ?? []).some(({ measure }) => measure !== 'clarification' && measure !== 'noAction')
  );
}

/** QS05 结论与措施一致: the table of conclusions and measures; 属实却无处理 is the case it is for. */
export const measuresFollowTheConclusion: Check = (state) => {
  const result = resultInForce(state);
  if (result === null) return failed([], NO_RESULT);
  const outcome = result.finding ?? result.conclusion;
  const faults =
    outcome === null
      ? null
      : measureFaults(
          outcome,
          result.measures.map(({ measure }) => measure),
        );
  if (faults === null) return notApplicable('QS05 限定:有表列结论才判');
  const by = idsOf(result);
  const missing = [
    ...faults.missing.map((measure) => `ResultSubmitted/measure:${measure}`),
    ...(faults.oneOf.length > 0 ? ['ResultSubmitted/anyMeasure'] : []),
  ];
  if (faults.contradicting.length > 0)
    return failed(by, missing, `与结论相反的措施:${faults.contradicting.map(zhOfMeasure).join('、')}`);
  return unlessMissing(by, missing);
};

const zhOfMeasure = (measure: Measure): string => MEASURES[measure].zh;

/** QS06 处理建议已落实: done, or somebody answers for it by a day. */
export const measuresAreCarriedOut: Check = (state) => {
  const result = resultInForce(state);
  if (result === null) return failed([], NO_RESULT);
  const measures = result.measures.filter(({ measure }) => measure !== 'noAction');
  if (measures.length === 0) return notApplicable('QS06 限定:有措施才判');
  const loose = measures.filter(
    ({ completedOn, dueOn, responsibleId }) =>
      completedOn === null && (dueOn === null || responsibleId === null),
  );
  const by = idsOf(result);
  if (loose.length > 0)
    return failed(
      by,
      loose.map(({ measure }) => `ResultSubmitted/plan:${measure}`),
    );
  return awaitingPerson(by);
};

/** QS07 与既往结论无矛盾: nothing to compare with without an earlier petition; the comparison is a person's. */
export const agreesWithEarlierConclusions: Check = (state) =>
  state.repeatOf === null
    ? notApplicable('QS07 没有关联的既往件')
    : awaitingPerson(idsOf(resultInForce(state)));

/** QS08 不是模板复制: likeness to other replies of this organisation. */
export const isNotATemplate: Check = (state, { policy }) => {
  const result = resultInForce(state);
  if (result === null) return failed([], NO_RESULT);
  const { templateLikeness } = result;
  return templateLikeness >= policy.templateLikeness
    ? failed(idsOf(result), ['GatePassed/remark'], `与本机关另一件答复相似度${templateLikeness}%`)
    : passed(idsOf(result));
};

/** QS09 数额、日期、人名一致: lies in the text, which no rule set reads; a person compares. */
export const namesAndFiguresAgree: Check = (state) =>
  awaitingPerson(idsOf(state.arrivalEventId, resultInForce(state)));

/** QS10 信访人意见已记录. */
export const opinionIsRecorded: Check = (state, question: Question) => {
  if (isAnonymous(state)) return notApplicable('QS10 限定:匿名');
  const result = resultInForce(state);
  if (result === null) return failed([], NO_RESULT);
  if (result.petitionerOpinion !== null) return passed(idsOf(result));
  if (question.onlyWithFact) return notApplicable('QS10 没有记录到意见');
  return failed(idsOf(result), ['ResultSubmitted/petitionerOpinion']);
};
