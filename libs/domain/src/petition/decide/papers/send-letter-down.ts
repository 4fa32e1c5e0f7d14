import type { SendDocument } from '../../commands-papers.js';
import type { DecisionContext, PlainDate } from '../../context.js';
import type { PetitionState } from '../../state.js';
import type { PaperState } from '../../state-papers.js';
import { isAllowedIn } from '../../transitions.js';
import { optionalText, TEXT_LIMITS } from '../checks/text.js';
import { letterCodeOf, letterDown, letterInForce } from '../send-down.js';
import type { Decided } from '../word-to-below.js';

/** What the letter asks for where nothing particular was typed: the words that it is printed with. */
const USUAL_REQUIREMENT = {
  D08: '按照职权范围依规依法处理,并在规定期限内书面告知信访人是否受理。',
  D09: '报送办结报告,写明办理经过、逐项查明的事实、结论、处理意见和落实情况、信访人意见,并附有关材料。',
} as const;

/**
 * Does this paper take the matter down when it goes out? The letter that the entry decision asks for does, once; a further copy,
 * or a letter to a unit that helps, is a letter and no more.
 */
export const takesDown = (state: PetitionState, { code }: Pick<PaperState, 'code'>): boolean =>
  code === letterCodeOf(state) && letterInForce(state) === null && isAllowedIn(state.status, 'sendDown');

/** To whom the paper alone goes: no petition opens there (§2.16). */
export const opensBelow = (
  state: PetitionState,
  { toPaperUnit }: Pick<SendDocument, 'toPaperUnit'>,
): boolean => toPaperUnit !== true && state.triage?.targetOrgId != null;

/**
 * 发出转送函、交办函 is 发出转送、交办函 (O-29, §5): same number, same day, and the petition of the receiving organ opens with it. Of
 * an accusation the receiver reads what the letter says, nothing of the original.
 * @rejects those of `letterDown`
 */
export function sendLetterDown(
  state: PetitionState,
  command: SendDocument,
  { paper, sentOn }: { paper: PaperState; sentOn: PlainDate },
  ctx: DecisionContext,
): Decided {
  if (!takesDown(state, paper)) return { events: [], others: [] };
  const { down, method } = command;
  const fields = command.fields ?? {};
  const code = paper.code === 'D08' ? 'D08' : 'D09';
  const typed = optionalText(
    fields[code === 'D08' ? 'requirement' : 'reportRequirement'],
    'requirement',
    '办理和报告要求',
    { max: TEXT_LIMITS.proposal },
  );
  const dueOn = code === 'D09' && fields['dueOn'] ? fields['dueOn'] : null;
  return letterDown(
    state,
    {
      type: 'sendDown',
      documentId: paper.documentId,
      method,
      sentOn,
      dueOn,
      requirement: typed ?? USUAL_REQUIREMENT[code],
      childId: opensBelow(state, command) ? (down?.childId ?? null) : null,
      ...(state.zone === 'general' || down === undefined
        ? {}
        : { retoldTitle: down.letter.title, retoldContent: down.letter.content }),
      ...(down?.queryCodeMac === undefined ? {} : { queryCodeMac: down.queryCodeMac }),
      text: down?.text ?? { title: '', content: '', matters: {} },
      persons: down?.persons ?? {},
    },
    ctx,
  );
}
