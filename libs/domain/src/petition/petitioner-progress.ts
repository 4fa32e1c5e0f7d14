import type { Calendar } from '../calendar.js';
import { dueOf } from '../deadlines/index.js';
import type { ClockKind, PetitionStatus } from '../glossary/index.js';
import type { Policy } from '../parameters.js';
import { clocksOf } from './clocks.js';
import type { PlainDate } from './context.js';
import { ratingsOpen } from './decide/rate.js';
import type { RatingTarget } from './events.js';
import type { PetitionState } from './state.js';

/** How far a petition is, in the words of whoever sent it. */
export const PROGRESS_STEPS = {
  received: { done: '已收到', todo: '收到' },
  accepted: { done: '已受理', todo: '受理' },
  handling: { done: '已办理', todo: '办理', now: '正在办理' },
  answered: { done: '已答复', todo: '答复' },
  closed: { done: '已办结', todo: '办结' },
} as const satisfies Record<string, { done: string; todo: string; now?: string }>;
/** One of the five steps. */
export type ProgressStep = keyof typeof PROGRESS_STEPS;

/** The three that may be told of an accusation (§6.2). */
export const RESTRICTED_STEPS = ['received', 'accepted', 'closed'] as const satisfies readonly ProgressStep[];

/**
 * What the holder of a query code is told (R-06, §6.2): no text, no name, no number, no finding.
 * @shape steps: in order, each with its day where it is known; `ended`: it left this road, in a sentence; `due`: the legal end of what
 *   comes next, telling whether it is accepted or handling it; `ratings`: what may still be rated, until when. Of an accusation and of what is sealed the three steps alone, without days.
 */
export type PetitionerProgress = {
  restricted: boolean;
  steps: { step: ProgressStep; done: boolean; on: PlainDate | null }[];
  ended: string | null;
  note: string | null;
  due: { of: 'notice' | 'handling'; on: PlainDate } | null;
  ratings: { targets: RatingTarget[]; until: PlainDate } | null;
};

type Place = { reached: ProgressStep; ended?: string; note?: string };

const BY_NOTICE = '具体以书面告知为准。';
const REVIEW = '您提出的复查、复核正在进行,结果另行书面告知。';

/** Where each status lies on the road that the petitioner sees; what is done inside the house is 办理 to him. */
const PLACES: Record<PetitionStatus, Place> = {
  draft: { reached: 'received' },
  toBeSignedFor: { reached: 'received' },
  registered: { reached: 'received' },
  objectionPending: { reached: 'received' },
  triaged: { reached: 'received' },
  returnedToSender: { reached: 'received', ended: '已退回转来的单位,由其另行处理。' },
  redirected: { reached: 'received', ended: `不属于本部门职责范围,请向有权处理的机关提出。${BY_NOTICE}` },
  imported: { reached: 'received', ended: `应当通过法定途径处理。${BY_NOTICE}` },
  notAccepted: { reached: 'received', ended: `不予受理。${BY_NOTICE}` },
  noLongerAccepted: { reached: 'received', ended: `不再受理。${BY_NOTICE}` },
  reportedUp: { reached: 'received', ended: `已报上级机关处理。${BY_NOTICE}` },
  referred: { reached: 'received', ended: `已移送有权处理的机关。${BY_NOTICE}` },
  passedDown: { reached: 'received', ended: `已转送下级机关办理。${BY_NOTICE}` },
  merged: { reached: 'received', ended: '已与另一件合并办理,答复时一并告知。' },
  filed: { reached: 'received', ended: '已收存。' },
  split: { reached: 'received', ended: `所反映的几件事已分别办理。${BY_NOTICE}` },
  assignedDown: { reached: 'handling', note: '已交下级机关办理,办结后答复。' },
  reportSubmitted: { reached: 'handling', note: '已交下级机关办理,办结后答复。' },
  accepted: { reached: 'accepted' },
  handling: { reached: 'handling' },
  resultSubmitted: { reached: 'handling' },
  rework: { reached: 'handling' },
  reopened: { reached: 'handling', note: '原处理意见已撤销,正在重新办理。' },
  issued: { reached: 'handling', note: '答复已作出,正在送达。' },
  unservable: { reached: 'handling', note: '答复无法送达,请与承办单位联系。' },
  delivered: { reached: 'answered' },
  closingReview: { reached: 'answered' },
  completion: { reached: 'answered' },
  reviewRequested: { reached: 'answered', note: REVIEW },
  reviewed: { reached: 'answered', note: REVIEW },
  recheckRequested: { reached: 'answered', note: REVIEW },
  recheckSuspended: { reached: 'answered', note: REVIEW },
  rechecked: { reached: 'answered', note: REVIEW },
  closed: { reached: 'closed' },
  terminated: { reached: 'closed' },
  archived: { reached: 'closed' },
  destroyed: { reached: 'closed' },
  history: { reached: 'closed' },
  withdrawn: { reached: 'received', ended: '您已撤回。' },
  ended: { reached: 'received', ended: `已终止办理。${BY_NOTICE}` },
  unreachable: { reached: 'handling', note: '多次与您联系不上,请与承办单位联系。' },
  takenBack: { reached: 'received', ended: '登记已撤销,请与受理单位联系。' },
};

const STEPS = Object.keys(PROGRESS_STEPS) as ProgressStep[];

/** The periods that are told, in the order in which they are waited for. */
const TOLD_CLOCKS: readonly { of: 'notice' | 'handling'; kind: ClockKind }[] = [
  { of: 'notice', kind: 'dueNotify' },
  { of: 'handling', kind: 'simplifiedDue' },
  { of: 'handling', kind: 'dueHandle' },
];

/** Only these show what they are about; everything else is told as an accusation is. */
const isRestricted = ({ zone, class: kind }: PetitionState): boolean =>
  zone !== 'general' || kind === 'accusation';

/**
 * How far a petition is, for the holder of its query code.
 * @shape at.today: of the database
 */
export function petitionerProgressOf(
  state: PetitionState,
  at: { today: PlainDate; policy: Policy; calendar: Calendar },
): PetitionerProgress {
  const place = PLACES[state.status];
  // what was put away had gone its road before: how it ended stays as it was told then
  const reached = isOver(state) ? 'closed' : place.reached;
  if (isRestricted(state)) return restrictedProgress(state, reached);
  const onOf: Record<ProgressStep, PlainDate | null> = {
    received: state.arrival.receivedOn,
    accepted: state.accepted?.acceptedOn ?? null,
    handling: null,
    answered: state.delivered?.deliveredOn ?? null,
    closed: state.closed?.closedOn ?? null,
  };
  const upTo = STEPS.indexOf(reached);
  const ended = place.ended ?? null;
  return {
    restricted: false,
    steps: (ended === null ? STEPS : STEPS.slice(0, upTo + 1)).map((step, index) => ({
      step,
      done: index <= upTo,
      on: onOf[step],
    })),
    ended,
    note: place.note ?? null,
    due: ended === null && reached !== 'closed' ? dueNext(state, at) : null,
    ratings: ratingsOpen(state, at),
  };
}

const isOver = (state: PetitionState): boolean =>
  state.closed !== null && !['reopened', 'handling', 'rework'].includes(state.status);

/** 已收到, 已受理, 已办结 and nothing else: no day, no way, no finding (§6.2, M-04). */
function restrictedProgress(state: PetitionState, reached: ProgressStep): PetitionerProgress {
  const over = reached === 'closed' || PLACES[state.status].ended !== undefined;
  const upTo = over ? 'closed' : reached === 'received' && state.accepted === null ? 'received' : 'accepted';
  return {
    restricted: true,
    steps: RESTRICTED_STEPS.map((step, index) => ({
      step,
      done: index <= RESTRICTED_STEPS.indexOf(upTo),
      on: null,
    })),
    ended: null,
    note: null,
    due: null,
    ratings: null,
  };
}

function dueNext(
  state: PetitionState,
  { policy, calendar }: { policy: Policy; calendar: Calendar },
): PetitionerProgress['due'] {
  const clocks = clocksOf(state, policy, calendar).filter(({ stoppedOn }) => !stoppedOn);
  for (const { of, kind } of TOLD_CLOCKS) {
    const running = clocks.find((clock) => clock.kind === kind);
    if (running === undefined) continue;
    const { legalDue, nominalDue } = dueOf(running, calendar);
    return { of, on: legalDue ?? nominalDue };
  }
  return null;
}
