import type { RecordedAffairEvent } from '../affairs/affair.js';
import type {
  Adopted,
  AdviceType,
  ConferenceMeasure,
  PartyOpinion,
  SatisfiedParty,
  SupervisionCause,
  SupervisionStatus,
} from '../glossary/index.js';
import type { AccountId, PlainDate } from '../petition/context.js';
import type { SupervisionEvent } from './events.js';

/** One round of inspection: notice, signing, feedback, another look. */
export type SupervisionRound = {
  readonly round: number;
  readonly noticeNo: string;
  readonly sentOn: PlainDate;
  readonly signedOn: PlainDate | null;
  readonly dueOn: PlainDate;
  readonly feedbackOn: PlainDate | null;
  readonly reinspectedOn: PlainDate | null;
  readonly passed: boolean | null;
};

export type Advice = {
  readonly adviceNo: number;
  readonly adviceType: AdviceType;
  readonly sentOn: PlainDate;
  readonly replyDueOn: PlainDate;
  readonly answeredOn: PlainDate | null;
  readonly adopted: Adopted | null;
};

export type Proposal = {
  readonly proposalNo: number;
  readonly measure: ConferenceMeasure;
  readonly sentOn: PlainDate;
  readonly answeredOn: PlainDate | null;
  readonly taken: boolean | null;
};

/** A supervision as its events have made it. @shape round: the one going on or to come, from 1 */
export type SupervisionState = {
  readonly id: string;
  readonly version: number;
  readonly orgId: number;
  readonly status: SupervisionStatus;
  readonly petitionId: string | null;
  readonly beganOn: PlainDate;
  readonly number: string | null;
  readonly cause: SupervisionCause;
  readonly targetOrgId: number;
  readonly leaderId: AccountId | null;
  readonly instructedOn: PlainDate | null;
  readonly openedOn: PlainDate | null;
  readonly coordinatedOn: PlainDate | null;
  readonly petitionerExempt: boolean;
  readonly handlerIds: readonly AccountId[];
  /** Those who answered for the supervised side: they do not write off (O-92). */
  readonly answeredBy: readonly AccountId[];
  readonly round: number;
  readonly rounds: readonly SupervisionRound[];
  readonly urgedCount: number;
  readonly satisfaction: Readonly<Partial<Record<SatisfiedParty, PartyOpinion>>>;
  readonly advices: readonly Advice[];
  readonly proposals: readonly Proposal[];
  readonly writtenOffOn: PlainDate | null;
};

/** The round that is under way; null before the first notice and between rounds. */
export const currentRound = (state: SupervisionState): SupervisionRound | null =>
  state.rounds.find(({ round }) => round === state.round) ?? null;

const inRound = (
  state: SupervisionState,
  round: number,
  change: Partial<SupervisionRound>,
): readonly SupervisionRound[] =>
  state.rounds.map((one) => (one.round === round ? { ...one, ...change } : one));

const EMPTY = {
  number: null,
  leaderId: null,
  instructedOn: null,
  openedOn: null,
  coordinatedOn: null,
  petitionerExempt: false,
  answeredBy: [],
  round: 1,
  rounds: [],
  urgedCount: 0,
  satisfaction: {},
  advices: [],
  proposals: [],
  writtenOffOn: null,
} as const;

/** Folds one event. @rejects Error on a stream that begins with none of its opening events: that is damage */
export function evolveSupervision(
  before: SupervisionState | null,
  event: RecordedAffairEvent<SupervisionEvent>,
  id: string,
): SupervisionState {
  const { version } = event.meta;
  const on = event.occurredOn;
  if (event.type === 'LeaderInstructed') {
    const { orgId, petitionId, leaderId, handlerIds } = event.data;
    return {
      ...EMPTY,
      id,
      version,
      orgId,
      petitionId,
      status: 'instructed',
      beganOn: on,
      cause: 'SUP-08',
      targetOrgId: orgId,
      leaderId,
      instructedOn: on,
      handlerIds,
    };
  }
  if (event.type === 'SupervisionOpened') {
    const { orgId, petitionId, number, cause, targetOrgId, instructedOn, petitionerExempt, handlerIds } =
      event.data;
    return {
      ...EMPTY,
      beganOn: on,
      ...before,
      id,
      version,
      orgId,
      petitionId,
      status: 'opened',
      number,
      cause,
      targetOrgId,
      instructedOn,
      openedOn: on,
      petitionerExempt,
      handlerIds,
      leaderId: before?.leaderId ?? null,
    };
  }
  if (before === null) throw new Error('a supervision without its opening');
  const state = { ...before, version };
  switch (event.type) {
    case 'SupervisionCoordinated':
      return { ...state, coordinatedOn: state.coordinatedOn ?? on };
    case 'SupervisionNoticeSent': {
      const { round, noticeNo, feedbackDueOn } = event.data;
      const one = { round, noticeNo, sentOn: on, signedOn: null, dueOn: feedbackDueOn };
      return {
        ...state,
        status: 'inspecting',
        round,
        rounds: [...state.rounds, { ...one, feedbackOn: null, reinspectedOn: null, passed: null }],
      };
    }
    case 'SupervisionNoticeSigned':
      return { ...state, rounds: inRound(state, event.data.round, { signedOn: on }) };
    case 'SupervisionUrged':
      return { ...state, urgedCount: event.data.count };
    case 'SupervisionFeedbackGiven': {
      const { byAccountId, round } = event.data;
      return {
        ...state,
        status: 'feedback',
        rounds: inRound(state, round, { feedbackOn: on }),
        answeredBy: byAccountId === null ? state.answeredBy : [...state.answeredBy, byAccountId],
      };
    }
    case 'SupervisionReinspected': {
      const { round, passed } = event.data;
      return {
        ...state,
        status: passed ? 'reinspecting' : 'inspecting',
        round: passed ? round : round + 1,
        rounds: inRound(state, round, { reinspectedOn: on, passed }),
      };
    }
    case 'SatisfactionRecorded':
      return {
        ...state,
        satisfaction: { ...state.satisfaction, [event.data.party]: event.data.opinion },
      };
    case 'SupervisionWrittenOff':
      return { ...state, status: 'writtenOff', writtenOffOn: on };
    case 'WorkAdviceSent': {
      const { adviceNo, adviceType, replyDueOn } = event.data;
      return {
        ...state,
        advices: [
          ...state.advices,
          { adviceNo, adviceType, replyDueOn, sentOn: on, answeredOn: null, adopted: null },
        ],
      };
    }
    case 'WorkAdviceAnswered':
      return {
        ...state,
        advices: state.advices.map((one) =>
          one.adviceNo === event.data.adviceNo
            ? { ...one, answeredOn: on, adopted: event.data.adopted }
            : one,
        ),
      };
    case 'AccountabilityProposed': {
      const { proposalNo, measure } = event.data;
      return {
        ...state,
        proposals: [...state.proposals, { proposalNo, measure, sentOn: on, answeredOn: null, taken: null }],
      };
    }
    case 'AccountabilityAnswered':
      return {
        ...state,
        proposals: state.proposals.map((one) =>
          one.proposalNo === event.data.proposalNo
            ? { ...one, answeredOn: on, taken: event.data.taken }
            : one,
        ),
      };
    default:
      throw new Error(`unknown event ${(event satisfies never as SupervisionEvent).type}`);
  }
}
