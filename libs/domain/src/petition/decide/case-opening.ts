import { CASE_DISPOSITIONS, HANDED_ON, mayBeCase, WITHOUT_ASSESSMENT } from '../../glossary/index.js';
import type { Anonymity, Disposition, IntakeDecision, KeyArea, PetitionClass } from '../../glossary/index.js';
import { isPersonnelSelection } from './checks/categories.js';
import { requireFlag, requireRecord } from './checks/codes.js';
import { refuse, refuseIf } from './checks/refuse.js';

/** 重大、事实清楚、线索具体 (O-33). */
export type ThreePartTest = { significance: boolean; clarity: boolean; specificity: boolean };

/** What the question of opening a case is judged by. */
export type OpeningQuestion = {
  class: PetitionClass;
  keyArea: KeyArea | null;
  test: ThreePartTest | null;
  intakeDecision: IntakeDecision;
  disposition: Disposition | null;
  caseOpened: boolean;
  reason: string | undefined;
};

/** Each element true or false, none left out (O-33). @rejects FIELD_INVALID */
export function threePartTestOf(value: unknown): ThreePartTest | null {
  if (value === undefined || value === null) return null;
  const test = requireRecord(value, 'threePartTest', '立案评估');
  return {
    significance: requireFlag(test.significance, 'threePartTest.significance', '重大'),
    clarity: requireFlag(test.clarity, 'threePartTest.clarity', '事实清楚'),
    specificity: requireFlag(test.specificity, 'threePartTest.specificity', '线索具体'),
  };
}

const allTrue = (test: ThreePartTest): boolean => test.significance && test.clarity && test.specificity;

/** Is the petition's decision one on opening a case, so that QP03's row 立案 / 不立案 applies? */
export const decidesOnOpening = (question: OpeningQuestion): boolean =>
  question.caseOpened ||
  (question.test !== null &&
    !WITHOUT_ASSESSMENT.includes(question.intakeDecision) &&
    !HANDED_ON.includes(question.disposition));

/**
 * O-33, O-34: a case is opened of an accusation or of a key area; for anything else QP03 has no approval of it.
 * @rejects CASE_OPENING_NOT_ASKED
 */
export function requireMayBeCase(
  petition: { class: PetitionClass; keyArea: KeyArea | null },
  field: string,
): void {
  refuseIf(!mayBeCase(petition), 'CASE_OPENING_NOT_ASKED', {
    article: 'caseAssessment',
    message: '立案只对检举控告和重点方面的件;不属重点方面的申诉求决、建议意见照信访程序办理,不立案(O-33)。',
    detail: { field },
  });
}

/**
 * O-33…O-36. Key area and all three true: open a case, refer it or report it up; not opening needs an element that is
 * named false, a reason and an approval.
 * @rejects CASE_OPENING_NOT_ASKED THREE_PART_TEST_REQUIRED CASE_OPENING_REQUIRED CASE_OPENING_DISPOSITION NOT_OPENING_NEEDS_REASON
 */
export function requireOpeningDecided(question: OpeningQuestion): void {
  const { keyArea, test, disposition, caseOpened, reason } = question;
  if (caseOpened) requireMayBeCase(question, 'caseOpened');
  refuseIf(caseOpened && !CASE_DISPOSITIONS.includes(disposition), 'CASE_OPENING_DISPOSITION', {
    article: 'caseOpening',
    message: '立案的件须直接办理、联合办理或交办要结果(O-34)。',
    detail: { field: 'caseOpened' },
  });
  if (WITHOUT_ASSESSMENT.includes(question.intakeDecision)) return;
  if (test === null) {
    refuseIf(caseOpened || keyArea !== null, 'THREE_PART_TEST_REQUIRED', {
      article: 'caseAssessment',
      message: '重点方面的件和立案的件须逐项评估:重大、事实清楚、线索具体(O-33)。',
      detail: { field: 'threePartTest' },
    });
    return;
  }
  if (caseOpened || HANDED_ON.includes(disposition)) return;
  if (keyArea !== null && allTrue(test)) {
    refuse('CASE_OPENING_REQUIRED', {
      article: 'caseOpening',
      message: '重点方面且重大、事实清楚、线索具体的,只能立案、移送或报上级(O-34)。',
      detail: { field: 'caseOpened' },
    });
  }
  refuseIf((keyArea !== null || allTrue(test)) && reason === undefined, 'NOT_OPENING_NEEDS_REASON', {
    article: keyArea !== null ? 'notOpening' : 'openingDecision',
    message: '不立案须写明理由,点名不成立的要素(O-35、O-36)。',
    detail: { field: 'reason' },
  });
}

/** What 实报必查 is judged by. */
export type FilingQuestion = {
  class: string;
  categoryCode: string;
  anonymity: Anonymity;
  test: ThreePartTest | null;
};

/**
 * O-15: a real-name report on 01 选人用人 with concrete leads is looked into or referred, never filed; whether its
 * leads are concrete has to be said.
 * @rejects REAL_NAME_NOT_FILED THREE_PART_TEST_REQUIRED
 */
export function requireMayBeFiled({
  class: petitionClass,
  categoryCode,
  anonymity,
  test,
}: FilingQuestion): void {
  const signed =
    petitionClass === 'accusation' && isPersonnelSelection(categoryCode) && anonymity === 'realName';
  if (!signed) return;
  refuseIf(test === null, 'THREE_PART_TEST_REQUIRED', {
    article: 'noFilingRealName',
    message: '实名反映选人用人的件存查前须评估线索是否具体(O-15、O-33)。',
    detail: { field: 'threePartTest' },
  });
  refuseIf(test?.specificity === true, 'REAL_NAME_NOT_FILED', {
    article: 'noFilingRealName',
    message: '实名、线索具体的选人用人举报不得存查,须查核或移送(O-15)。',
    detail: { field: 'disposition' },
  });
}
