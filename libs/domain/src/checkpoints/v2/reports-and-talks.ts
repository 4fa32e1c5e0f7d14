import type { PetitionState } from '../../petition/state.js';
import type { Check } from '../v1/judgement.js';
import { failed, idsOf, passed } from '../v1/judgement.js';
import { petitionerWasHeard as heardHere, twoPersonsVerified } from '../v1/procedure.js';
import { everyFindingHasEvidence } from '../v1/result.js';
import { isAssignedDown, isVerified, notesOf, resultInForce } from '../v1/views.js';

/**
 * The report of an organ that keeps the matter in books of its own here: it could not be sent up before its own signing
 * gate had passed, where talks, hearing and evidence were looked at (§1.14). A unit on paper has no such gate.
 */
function reportFromBooks(state: PetitionState) {
  if (!isAssignedDown(state) || (state.below?.childId ?? null) === null) return null;
  return resultInForce(state);
}

const JUDGED_BELOW = '承办单位审签时已判,材料在其卷内';

/** QP08 听取信访人陈述. */
export const petitionerWasHeard: Check = (state, question) => {
  const report = reportFromBooks(state);
  const here = heardHere(state, question);
  return report !== null && here.value === 'failed' ? passed(idsOf(report), JUDGED_BELOW) : here;
};

/** QS02 证据支撑: the report names records of the petition below. */
export const evidenceIsNamed: Check = (state, question) => {
  const report = reportFromBooks(state);
  if (report === null) return everyFindingHasEvidence(state, question);
  const bare = report.answers.filter(({ evidence }) => evidence.length === 0);
  return bare.length === 0
    ? passed(idsOf(report), JUDGED_BELOW)
    : failed(
        idsOf(report),
        bare.map(({ point }) => `ResultSubmitted/evidence:${point}`),
      );
};

/** 02 领导班子和领导干部: 政治、思想、作风、廉洁自律, looked into here, by inquiry or by a unit below (O-17). */
export const wantsTalk = (state: PetitionState): boolean =>
  state.class === 'accusation' &&
  state.categoryCode.startsWith('02') &&
  (isVerified(state) || state.triage?.disposition === 'HX');

/**
 * QP07 查核人员两人以上 (O-38), and where a leading cadre is accused one talk with him or one inquiry (O-17).
 * READING: the record says what it is by its kind, not with whom; 谈话 and 函询 are kinds of their own beside the
 * transcripts of witnesses.
 */
export const talkedOrInquired: Check = (state, question) => {
  const report = reportFromBooks(state);
  if (report !== null) return passed(idsOf(report), JUDGED_BELOW);
  if (!wantsTalk(state)) return twoPersonsVerified(state, question);
  // The two persons are asked of the full set, and not of an inquiry (matrix); the talk of every one.
  const byTwo = question.set === 'full' && state.triage?.disposition !== 'HX';
  const verified = byTwo ? twoPersonsVerified(state, question) : passed([]);
  const talks = notesOf(state, 'talk', 'inquirySent');
  if (talks.length > 0) return { ...verified, decidedBy: idsOf(...verified.decidedBy, ...talks) };
  return failed(
    verified.decidedBy,
    [...verified.missing, 'HandlingNoteAdded/talkOrInquiry'],
    '反映领导干部的举报须有一次谈话或函询(O-17)',
  );
};
