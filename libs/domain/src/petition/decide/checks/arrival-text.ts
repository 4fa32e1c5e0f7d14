import type { RegisterPetition } from '../../commands.js';
import type { ArrivalText, MatterText } from '../../events.js';
import { optionalText, present, requireText, TEXT_LIMITS } from './text.js';

type Texts = Pick<
  RegisterPetition,
  'title' | 'content' | 'place' | 'externalNo' | 'legacyNo' | 'backdatingEvidence' | 'oralConfirmation'
>;

/** The optional lines of a registration. */
export function optionalArrivalText(input: Partial<Texts>): Partial<ArrivalText> {
  return present({
    place: optionalText(input.place, 'place', '地点', { max: TEXT_LIMITS.place }),
    externalNo: optionalText(input.externalNo, 'externalNo', '来文号', { max: TEXT_LIMITS.number }),
    legacyNo: optionalText(input.legacyNo, 'legacyNo', '旧号', { max: TEXT_LIMITS.number }),
    backdatingEvidence: optionalText(input.backdatingEvidence, 'backdatingEvidence', '补录凭证', {
      max: TEXT_LIMITS.evidence,
    }),
    oralConfirmation: optionalText(input.oralConfirmation, 'oralConfirmation', '口头件核对记录', {
      max: TEXT_LIMITS.evidence,
    }),
  });
}

/** All text of a registration within its lengths. @rejects TEXT_REQUIRED TEXT_TOO_LONG TEXT_ILL_FORMED */
export function arrivalTextOf(input: Texts, matters: Record<string, MatterText>): ArrivalText {
  return {
    title: requireText(input.title, 'title', '标题', { max: TEXT_LIMITS.title }),
    content: requireText(input.content, 'content', '内容', { max: TEXT_LIMITS.content }),
    matters,
    ...optionalArrivalText(input),
  };
}
