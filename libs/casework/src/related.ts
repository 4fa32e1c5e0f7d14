import type { PetitionCommand, PetitionState } from '#domain';

type Type = PetitionCommand['type'];

/** In the receiving organ: what it says, the sender hears. */
const TOLD_UP: readonly Type[] = ['signFor', 'sendReport', 'raiseObjection', 'answerObjection'];
/** Here: what is decided on the letter, the receiver hears. */
const TOLD_DOWN: readonly Type[] = [
  'recallAssignment',
  'answerObjectionBelow',
  'passGate',
  'returnForRework',
];

/** The petition on the other side that a command also touches, and the organ that a letter goes to. */
export function relatedTo(
  type: Type,
  state: PetitionState,
): { petition: string | null; receiver: number | null } {
  const receiver = state.triage?.targetOrgId ?? null;
  if (type === 'sendDown') return { petition: null, receiver };
  // an objection goes up as a paper, a letter goes down as one
  if (type === 'sendDocument') return { petition: state.above?.parentId ?? null, receiver };
  if (TOLD_UP.includes(type)) return { petition: state.above?.parentId ?? null, receiver: null };
  const child = state.below?.endedOn === null ? state.below.childId : null;
  return { petition: TOLD_DOWN.includes(type) ? child : null, receiver: null };
}
