import { ARTICLES, citationOf } from '../articles.js';
import { dayInWords, shanghaiTime } from './event-time.js';
import { ACTS, type Act, type EventNames } from './event-sentences.js';

import type { RecordedPetitionEvent } from './events.js';

export type { EventNames } from './event-sentences.js';

/**
 * One event of the timeline in one sentence, without any personal data or free text.
 * @example `11月3日 14:20 李某某 受理,依据《信访工作条例》第二十三条第一款;应于 2027-01-02 前办结`
 */
export function describeEvent(event: RecordedPetitionEvent, names: EventNames): string {
  const who = event.meta.actorId === null ? '系统' : names.account(event.meta.actorId);
  // The table holds exactly this event's own sentence under its type.
  const tell = ACTS[event.type] as (each: RecordedPetitionEvent, names: EventNames) => Act;
  const { act, then } = tell(event, names);
  const basis = `依据${citationOf(ARTICLES[event.article])}`;
  return `${whenOf(event, names)} ${who} ${act},${basis}${then === undefined ? '' : `;${then}`}`;
}

// What was entered later shows both days: rules judge by the first, entry by the second.
function whenOf(event: RecordedPetitionEvent, names: EventNames): string {
  const recorded = shanghaiTime(event.meta.recordedAt);
  const day = dayInWords(event.occurredOn, names.today);
  if (event.occurredAt !== undefined) return `${day} ${shanghaiTime(event.occurredAt).time}`;
  return recorded.on === event.occurredOn
    ? `${day} ${recorded.time}`
    : `${day}(${dayInWords(recorded.on, names.today)} ${recorded.time} 录入)`;
}
