import { ASSISTANCE } from '../bulletin/assistance.js';
import { BULLETIN } from '../bulletin/bulletin.js';
import { CONTACT_POINT } from '../bulletin/contact-point.js';
import { SPECIAL_ISSUE } from '../bulletin/special-issue.js';
import { TOPIC_REQUEST } from '../bulletin/topic-request.js';
import { BORROWING } from '../borrowing/borrowing.js';
import { HANDOVER } from '../borrowing/handover.js';
import { DESTRUCTION } from '../destruction/destruction.js';
import { DUTY_SHIFT } from '../duty/duty-shift.js';
import { INCIDENT } from '../duty/incident.js';
import { SELF_OPENED_CASE } from '../inspection/self-opened-case.js';
import { SENSITIVE_PERIOD } from '../sensitive-period/sensitive-period.js';
import { ONLINE_MESSAGE } from '../online-message/online-message.js';
import { PUBLICATION, STAT_EXCLUSION } from '../marks/index.js';
import { RECEIVED_ADVICE } from '../supervision/received-advice.js';
import { SUPERVISION } from '../supervision/supervision.js';
import { URGING } from '../supervision/urging.js';
import { TAKEOVER } from '../take-over/take-over.js';
import { ACCOUNTABILITY } from '../targets/accountability.js';
import { ANNUAL_TARGET } from '../targets/annual-target.js';
import { SCORE_ITEM } from '../targets/score-item.js';
import type { Affair } from './affair.js';

/** Every aggregate beside the petition, by category of its streams. */
export const AFFAIRS = [
  SUPERVISION,
  URGING,
  RECEIVED_ADVICE,
  BULLETIN,
  SPECIAL_ISSUE,
  CONTACT_POINT,
  TOPIC_REQUEST,
  ASSISTANCE,
  DUTY_SHIFT,
  INCIDENT,
  SENSITIVE_PERIOD,
  ANNUAL_TARGET,
  ACCOUNTABILITY,
  SCORE_ITEM,
  SELF_OPENED_CASE,
  BORROWING,
  HANDOVER,
  DESTRUCTION,
  TAKEOVER,
  PUBLICATION,
  STAT_EXCLUSION,
  ONLINE_MESSAGE,
] as unknown as readonly Affair[];

/** The affair of a category. @rejects Error on an unknown one: that is a mistake in the program */
export function affairOf(category: string): Affair {
  const affair = AFFAIRS.find((one) => one.category === category);
  if (affair === undefined) throw new Error(`no affair ${category}`);
  return affair;
}

/** Newest version of every event type of every affair. */
export const AFFAIR_EVENT_VERSIONS: Readonly<Record<string, number>> = Object.fromEntries(
  AFFAIRS.flatMap(({ events }) =>
    Object.entries(events).map(([type, { version }]) => [type, version] as const),
  ),
);
