import { describeEvent } from '#domain';
import type { OpenedCase } from '#paperwork';
import { articleZh } from './wording.js';
import type { TimelineEntry } from '../case.dto.js';

/** Events in sentences, oldest first; each can be opened to the raw event. */
export function timelineOf(
  { events, today }: OpenedCase,
  names: { nameOf: (accountId: string) => string; organisationName: (orgId: number) => string },
): TimelineEntry[] {
  return events.map((event) => ({
    version: event.meta.version,
    eventId: event.meta.eventId,
    type: event.type,
    occurredOn: event.occurredOn,
    recordedAt: event.meta.recordedAt,
    actorName: event.meta.actorId === null ? null : names.nameOf(event.meta.actorId),
    sentence: describeEvent(event, { account: names.nameOf, organisation: names.organisationName, today }),
    article: articleZh(event.article),
  }));
}
