import {
  CLOCKS,
  type Clock,
  clocksOf,
  explainDue,
  isRecused,
  lightOf,
  type PetitionState,
  shortestRetention,
} from '#domain';
import type { Viewer } from '#identity';
import type { Runtime } from '../shared/runtime.js';
import type { ClockView } from './arrival.dto.js';
import { actionViewsOf } from './case/actions.view.js';
import { documentViewsOf } from './case/documents.view.js';
import { coHandlerViewsOf, factLinesOf, urgentClockViewsOf } from './case/facts.view.js';
import { openExtensionOf } from './case/extension.view.js';
import { completionViewsOf, gateViewsOf, reworkViewsOf } from './case/gates.view.js';
import { matterViewsOf, noteViewsOf, resultViewOf } from './case/matters.view.js';
import { peopleOf } from './case/people.view.js';
import { roadOf } from './case/road.view.js';
import { timelineOf } from './case/timeline.view.js';
import { articleZh, lightView } from './case/wording.js';
import type { OpenedCase } from '#paperwork';
import type { CaseView, RelatedPetition } from './case.dto.js';

/** Clocks of a petition with their lights and the reason of each day; running ones first, by due day. */
export function clockViewsOf(
  state: PetitionState,
  today: string,
  { calendar, profiles }: Pick<Runtime, 'calendar' | 'profiles'>,
): ClockView[] {
  return clocksOf(state, profiles.policyFor(state), calendar)
    .map((clock) => clockViewOf(clock, today, calendar))
    .sort(
      (a, b) =>
        Number(a.stoppedOn !== null) - Number(b.stoppedOn !== null) || (a.nominalDue < b.nominalDue ? -1 : 1),
    );
}

function clockViewOf(clock: Clock & { id: string }, today: string, calendar: Runtime['calendar']): ClockView {
  const face = lightOf(clock, today, calendar);
  return {
    id: clock.id,
    kind: clock.kind,
    zh: CLOCKS[clock.kind].zh,
    startedOn: clock.startedOn,
    nominalDue: face.due.nominalDue,
    legalDue: face.due.legalDue,
    provisional: face.due.provisional,
    stoppedOn: clock.stoppedOn ?? null,
    light: lightView(face),
    remaining: face.remaining,
    unit: face.unit,
    budget: clock.budget.n,
    extendedDays: clock.extensions.reduce((sum, { days }) => sum + days, 0),
    article: articleZh(clock.article),
    steps: explainDue(clock, calendar).steps.map(({ text, article }) => ({
      zh: text,
      article: articleZh(article),
    })),
  };
}

const textOf = (texts: Readonly<Record<string, unknown>> | undefined, key: string): string | null => {
  const value = texts?.[key];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** The whole case page, opened for this one person. */
export function caseViewOf(
  opened: OpenedCase,
  context: {
    viewer: Viewer;
    runtime: Runtime;
    related: RelatedPetition[];
    /** What it was made of, where it was written on the public page and this person may read it. */
    messageId?: string | null;
    organisationName: (orgId: number) => string;
  },
): CaseView {
  const { state, texts, office, today, policy } = opened;
  const { viewer, runtime, related } = context;
  const { arrival } = state;
  const nameOf = (accountId: string): string => office.colleagues.get(accountId)?.displayName ?? '(已不在册)';
  const triaged = texts.latest.PetitionTriaged;
  return {
    petitionId: opened.petitionId,
    version: opened.version,
    petitionNo: arrival.petitionNo,
    displayNo: arrival.displayNo,
    title: texts.arrival.title,
    status: state.status,
    class: state.class,
    appealKind: state.appealKind,
    categoryCode: state.categoryCode,
    keyArea: state.keyArea,
    zone: state.zone,
    orgId: arrival.orgId,
    channel: arrival.channel,
    origin: arrival.origin,
    via12380: arrival.via12380,
    anonymity: arrival.anonymity,
    receivedOn: arrival.receivedOn,
    signedForOn: arrival.signedForOn,
    transferKind: arrival.transferKind,
    postmarkedOn: arrival.postmarkedOn,
    legalProfile: arrival.legalProfile,
    registeredOn: arrival.registeredOn,
    backdated: arrival.backdated,
    visitorCount: arrival.visitorCount,
    jointSignerCount: arrival.jointSignerCount ?? null,
    irregularVisitItem: arrival.irregularVisitItem,
    problemRegion: arrival.problemRegion,
    urgentGrounds: [...arrival.urgentGrounds],
    urgentMinutes: {
      phone: policy.urgentPhoneMinutes,
      written: policy.urgentWrittenMinutes,
      followUp: policy.urgentFollowUpMinutes,
    },
    urgentClocks: urgentClockViewsOf(opened),
    periods: {
      reworkDays: policy.reworkDays,
      completionDays: policy.completionDays,
      fileReviewMonths: policy.fileReviewMonths,
    },
    resultRequired: state.resultRequired,
    shortestRetention: shortestRetention(state),
    intakeDecision: state.triage?.intakeDecision ?? null,
    disposition: state.triage?.disposition ?? null,
    target: targetOf(state, textOf(triaged, 'targetName'), context.organisationName),
    content: texts.arrival.content,
    place: texts.arrival.place ?? null,
    externalNo: texts.arrival.externalNo ?? null,
    legacyNo: texts.arrival.legacyNo ?? null,
    messageId: context.messageId ?? null,
    proposal: textOf(triaged, 'proposal'),
    instruction: textOf(triaged, 'instruction'),
    handlerId: state.handlerId,
    handlerName: state.handlerId === null ? null : nameOf(state.handlerId),
    sponsorId: state.sponsor?.sponsorId ?? null,
    ...othersOn(state),
    people: peopleOf(opened, viewer),
    matters: matterViewsOf(opened),
    road: roadOf(state),
    clocks: clockViewsOf(state, today, runtime),
    actions: actionViewsOf(opened, viewer, runtime),
    timeline: timelineOf(opened, viewer, { nameOf, organisationName: context.organisationName }),
    notes: noteViewsOf(opened, nameOf),
    gates: gateViewsOf(state, today, runtime),
    reworks: reworkViewsOf(opened),
    completions: completionViewsOf(opened),
    openExtension: openExtensionOf(opened),
    result: resultViewOf(opened),
    documents: documentViewsOf(opened, viewer),
    related,
    facts: factLinesOf(opened, {
      nameOf,
      organisationName: context.organisationName,
      feedbackDays: runtime.profiles.policyOn(state.above?.parentOrgId ?? state.arrival.orgId, today)
        .feedbackDays,
    }),
    coHandlers: coHandlerViewsOf(opened),
  };
}

/** Where it goes by the decision: a unit of our system by its name, any other organ as it was written. */
function targetOf(
  { triage }: PetitionState,
  written: string | null,
  organisationName: (orgId: number) => string,
): string | null {
  if (triage === null) return null;
  return triage.targetOrgId === null ? written : organisationName(triage.targetOrgId);
}

/** Who else has the case, as a new designation would begin with: nobody who has to stand back. */
function othersOn(state: PetitionState): Pick<CaseView, 'coHandlerIds' | 'needToKnow'> {
  const coHandlerIds = state.coHandlerIds.filter((id) => !isRecused(state, id));
  const handling = [state.handlerId, ...state.coHandlerIds];
  const needToKnow = state.needToKnow.filter((id) => !handling.includes(id) && !isRecused(state, id));
  return { coHandlerIds, needToKnow };
}
