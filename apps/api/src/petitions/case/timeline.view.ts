import { caseTexts, correctedFields, describeEvent, fold, type RecordedPetitionEvent } from '#domain';
import type { Viewer } from '#identity';
import { mayKnowReporter, type OpenedCase } from '#paperwork';
import { articleZh } from './wording.js';
import type { CorrectedFieldView, TimelineEntry } from '../timeline.dto.js';

/** Events in sentences, oldest first; each can be opened to the raw event. */
export function timelineOf(
  opened: OpenedCase,
  viewer: Viewer,
  names: { nameOf: (accountId: string) => string; organisationName: (orgId: number) => string },
): TimelineEntry[] {
  const { events, today } = opened;
  return events.map((event, at) => ({
    version: event.meta.version,
    eventId: event.meta.eventId,
    type: event.type,
    occurredOn: event.occurredOn,
    recordedAt: event.meta.recordedAt,
    actorName: event.meta.actorId === null ? null : names.nameOf(event.meta.actorId),
    sentence: describeEvent(event, { account: names.nameOf, organisation: names.organisationName, today }),
    article: articleZh(event.article),
    corrected: event.type === 'PetitionCorrected' ? correctedOf(event, opened, { viewer, at }) : [],
  }));
}

type Corrected = Extract<RecordedPetitionEvent, { type: 'PetitionCorrected' }>;

/**
 * What a 更正登记 changed. Old words may have been put right because they named the reporter: whoever may not know him
 * sees neither them nor his identity (30③).
 */
function correctedOf(
  event: Corrected,
  opened: OpenedCase,
  { viewer, at }: { viewer: Viewer; at: number },
): CorrectedFieldView[] {
  const before = opened.events.slice(0, at);
  const arrival = fold(opened.petitionId, before)?.arrival;
  if (arrival === undefined) return [];
  const mayKnow = mayKnowReporter(opened, viewer);
  return correctedFields(event, { arrival, texts: caseTexts(before) }).map(({ zh, was, is, tells }) =>
    tells === 'open' || mayKnow
      ? { zh, was, is, withheld: false }
      : { zh, was: null, is: null, withheld: true },
  );
}
