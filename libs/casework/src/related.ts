import type { PetitionCommand, PetitionState } from '#domain';
import { isUuid } from '#identity';
import type { CommandInput } from './complete-command.js';

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

const LARGEST_ID = 2_147_483_647;

/** The organ that a decision would send a petition to; what is no id at all the decider refuses. */
function chosenIn({ targetOrgId }: CommandInput): number | null {
  const isId = Number.isInteger(targetOrgId) && Number(targetOrgId) > 0 && Number(targetOrgId) <= LARGEST_ID;
  return isId ? Number(targetOrgId) : null;
}

/** The petition that goes on when this one is merged into it; what is no id at all the decider refuses. */
function mainIn(input: CommandInput, state: PetitionState): string | null {
  if (input.type !== 'triage' || input.intakeDecision !== 'mergeInto') return null;
  const main: unknown = input.mergedInto ?? state.mergedInto;
  return isUuid(main) ? main.toLowerCase() : null;
}

/**
 * The petition on the other side that a command also touches, the organ that a letter goes to, and the petition that this
 * one is merged into.
 */
export function relatedTo(
  input: CommandInput,
  state: PetitionState,
): { petition: string | null; receiver: number | null; main?: string | null } {
  const { type } = input;
  if (type === 'triage') return { petition: null, receiver: chosenIn(input), main: mainIn(input, state) };
  const receiver = state.triage?.targetOrgId ?? null;
  if (type === 'sendDown') return { petition: null, receiver };
  // an objection goes up as a paper, a letter goes down as one
  if (type === 'sendDocument') return { petition: state.above?.parentId ?? null, receiver };
  if (TOLD_UP.includes(type)) return { petition: state.above?.parentId ?? null, receiver: null };
  const child = state.below?.endedOn === null ? state.below.childId : null;
  return { petition: TOLD_DOWN.includes(type) ? child : null, receiver: null };
}
