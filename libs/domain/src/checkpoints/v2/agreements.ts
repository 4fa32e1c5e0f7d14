import type { PetitionState } from '../../petition/state.js';
import { answerWasServed } from '../v1/completeness.js';
import type { Check, Question } from '../v1/judgement.js';
import { failed, idsOf, passed } from '../v1/judgement.js';
import { materialsOf } from '../v1/materials.js';

/** What an agreement with both signatures replaces: the opinion D17, and with it the receipt of its service. */
const REPLACED: readonly string[] = ['answer', 'service'];

const missingMaterials = (state: PetitionState, question: Question) => {
  const { by, missing } = materialsOf(state, question);
  const { agreement } = state;
  if (agreement === null) return { by, missing };
  return { by: idsOf(...by, agreement), missing: missing.filter((material) => !REPLACED.includes(material)) };
};

/** QC01 必备材料齐: 协议书 D24 stands for opinion and receipt. */
export const materialsAreComplete: Check = (state, question) => {
  const { by, missing } = missingMaterials(state, question);
  if (missing.length === 0) return passed(by);
  const explained = state.notes.filter(({ kind }) => kind === 'explanation');
  return explained.length > 0
    ? passed(idsOf(...by, ...explained), '所缺材料附有说明')
    : failed(
        by,
        missing.map((material) => `material:${material}`),
      );
};

/** QC04 送达: both sides signed the agreement, so both have it (R-33, K-20). */
export const agreementStandsForTheAnswer: Check = (state, question) =>
  state.agreement === null
    ? answerWasServed(state, question)
    : passed(idsOf(state.agreement), '双方已在协议书上签字');
