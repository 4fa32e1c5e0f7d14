import { isArticleKey, type ArticleKey } from '../articles.js';
import { codesOf } from '../glossary/index.js';
import type { PetitionStatus, Role } from '../glossary/index.js';
import { Rejected } from '../rejected.js';
import { probeFor } from './action-probes.js';
import { PAPER_COMMANDS } from './commands-papers.js';
import type { PetitionCommand, PetitionCommandType } from './commands.js';
import { seriesKey, type DecisionContext, type PlainDate } from './context.js';
import { isUnderArticle23Third } from './decide/checks/arrival-consistency.js';
import { decide } from './decide/index.js';
import { noticesFor } from './decide/notify.js';
import { isObjectionToRaise } from './decide/raise-objection.js';
import { isBackWithoutRoad } from './decide/reactivate.js';
import { isOwedFromBelow, letterInForce } from './decide/send-down.js';
import { isReportReturned } from './decide/send-report.js';
import { takesOneRoad } from './decide/split-parts.js';
import { isDecidedAnew } from './decided-anew.js';
import { seriesNeeded } from './numbering.js';
import type { PetitionState } from './state.js';
import { isWaitedFor, USUAL_NEXT } from './usual-next.js';
import { COMMANDS, isAllowedIn, notInStateZh } from './transitions.js';

/** One button: whether it can be pressed now, and if not, why not. */
export type PossibleAction = {
  action: PetitionCommandType;
  zh: string;
  possible: boolean;
  /** Of the refusal; absent when possible. */
  code?: string;
  why?: string;
  article?: ArticleKey;
  /** It is what usually comes next in this state, and is still to be done: nothing else may look like the thing to press. */
  usual: boolean;
  /** 0–100; buttons stand in this order, the impossible ones behind the possible. */
  likelihood: number;
};

// Asked for on the papers themselves, each of which knows its next step.
const OF_PAPERS: readonly PetitionCommandType[] = PAPER_COMMANDS;

// Open a stream, or follow from an import or a destruction list as a whole.
const NOT_ALONE: readonly PetitionCommandType[] = [
  'register',
  'importHistory',
  'takeOver',
  'takeBack',
  'extendRetention',
  'destroy',
];

// Rarely wanted, whatever the state.
const RARE: readonly PetitionCommandType[] = ['withdraw', 'forgetSubject', 'ruleOnRecusal'];

/**
 * Everything that may be asked of a petition by this person now. The table says what the state permits; where no
 * input is needed to know more, the decision itself is asked with a complete form, so that a button never promises
 * what the decision then refuses.
 * @shape sorted by likelihood, highest first; capacityOf: in which of his capacities the person would do it
 */
export function possibleActions(
  state: PetitionState,
  ctx: DecisionContext,
  capacityOf: (action: PetitionCommandType) => Role = () => ctx.actor.capacity,
): PossibleAction[] {
  const actions = codesOf(COMMANDS)
    .filter((action) => !NOT_ALONE.includes(action) && !OF_PAPERS.includes(action))
    .map((action) => {
      const actor = { ...ctx.actor, capacity: capacityOf(action) };
      const refusal = refusalOf(state, action, { ...ctx, actor });
      return {
        action,
        zh: COMMANDS[action].zh,
        possible: refusal === null,
        ...(refusal === null ? {} : reasonOf(refusal, { status: state.status, action })),
        usual: refusal === null && (isOwedNow(state, action) || isNextStep(state, action, ctx.today)),
        likelihood: likelihoodOf(state, action, { possible: refusal === null, today: ctx.today }),
      };
    });
  return actions.sort((a, b) => b.likelihood - a.likelihood);
}

function refusalOf(state: PetitionState, action: PetitionCommandType, ctx: DecisionContext): Rejected | null {
  // In a state that forbids it any form is refused alike, so the bare type is enough to hear why.
  const bare = { type: action } as PetitionCommand;
  const probe = isAllowedIn(state.status, action) ? probeFor(state, action, ctx) : bare;
  if (probe === null) return isAccused(state, ctx) ? refusalBy(state, bare, ctx) : null;
  return refusalBy(state, probe, ctx);
}

const isAccused = (state: PetitionState, ctx: DecisionContext): boolean =>
  state.arrival.subjects.some(({ accountId }) => accountId === ctx.actor.accountId);

function refusalBy(state: PetitionState, probe: PetitionCommand, ctx: DecisionContext): Rejected | null {
  try {
    decide(state, probe, { ...ctx, numbers: numbersFor(state, probe, ctx) });
    return null;
  } catch (error) {
    if (error instanceof Rejected) return error;
    throw error;
  }
}

// Nothing that is decided here is kept, so any number serves; a refused form needs none.
function numbersFor(
  state: PetitionState,
  probe: PetitionCommand,
  ctx: DecisionContext,
): DecisionContext['numbers'] {
  if (probe.type === 'split' || !isAllowedIn(state.status, probe.type)) return {};
  return Object.fromEntries(seriesNeeded(state, probe, ctx).map((series) => [seriesKey(series), 1]));
}

function reasonOf(
  { code, message, article }: Rejected,
  { status, action }: { status: PetitionStatus; action: PetitionCommandType },
): Pick<PossibleAction, 'code' | 'why' | 'article'> {
  return {
    code,
    // what is possible stands above as buttons: fifty lines would each say it again
    why: code === 'ACTION_NOT_IN_STATE' ? notInStateZh(status, action) : message,
    ...(article !== null && isArticleKey(article.id) ? { article: article.id } : {}),
  };
}

// Before everything else: while minutes run (§1.9) their report, until the final one; the word on an extension that was
// asked for, and its notice, both of which come too late after the due day; what the superior sent back, which goes
// no further here, because no closing gate passes it (QC07); a road for what came back without one (O-27), the
// objection that was decided upon, whose days run, and the division without which a letter has no road.
function isOwedNow(state: PetitionState, action: PetitionCommandType): boolean {
  const extension = state.extensions.at(-1);
  switch (action) {
    case 'reportUrgent':
      return state.urgency !== null && !state.urgentReports.some(({ report }) => report === 'final');
    case 'decideExtension':
      return extension?.decided === null;
    case 'notifyExtension':
      return (
        extension?.decided?.approved === true &&
        extension.notified === null &&
        state.arrival.anonymity !== 'anonymous'
      );
    case 'returnForRework':
      return isReportReturned(state);
    case 'triage':
      return isBackWithoutRoad(state);
    case 'raiseObjection':
      return isObjectionToRaise(state);
    case 'split':
      return state.status === 'registered' && !takesOneRoad(state.arrival.matters);
    default:
      return false;
  }
}

// Possible again, or another's to do, but nobody's next step here: a button in front would have it done twice.
const DONE: Partial<Record<PetitionCommandType, (state: PetitionState, today: PlainDate) => boolean>> = {
  // once put away it is not taken up again: what was filed waits for its second look (O-27)
  archive: (state, today) => state.status === 'filed' && (state.triage?.fileReviewOn ?? '') > today,
  triage: (state) => state.status !== 'registered' && !isDecidedAnew(state),
  designateHandler: (state) => state.handlerId !== null || isDecidedAnew(state) || isObjectionToRaise(state),
  submitResult: isOwedFromBelow,
  // a unit that uses this system signs for it there
  recordSigning: (state) => letterInForce(state)?.childId != null,
  notify: (state) => isToldOrCannotBe(state) || isWithoutAddressee(state),
  exemptNotification: (state) => isToldOrCannotBe(state) || !isWithoutAddressee(state),
};
const isDone = (state: PetitionState, action: PetitionCommandType, today: PlainDate): boolean =>
  DONE[action]?.(state, today) ?? false;

const isToldOrCannotBe = (state: PetitionState): boolean =>
  state.notificationExempted !== null ||
  state.notificationUnservable !== null ||
  state.notifications.some(({ kind }) => noticesFor(state).includes(kind));

// An anonymous letter is exempted instead; one that was passed on to us is not.
const isWithoutAddressee = ({ arrival }: PetitionState): boolean =>
  arrival.anonymity === 'anonymous' && !isUnderArticle23Third(arrival);

const isNextStep = (state: PetitionState, action: PetitionCommandType, today: PlainDate): boolean =>
  isWaitedFor(state.status, action) && !isDone(state, action, today);

function likelihoodOf(
  state: PetitionState,
  action: PetitionCommandType,
  { possible, today }: { possible: boolean; today: PlainDate },
): number {
  const { status } = state;
  const place = USUAL_NEXT[status]?.indexOf(action) ?? -1;
  if (!possible) return place >= 0 ? 10 : isAllowedIn(status, action) ? 5 : 0;
  if (isOwedNow(state, action)) return action === 'reportUrgent' ? 100 : 98;
  if (place >= 0 && !isDone(state, action, today)) return 95 - 5 * place;
  return RARE.includes(action) ? 15 : 30;
}
