export { BULLETIN } from './bulletin.js';
export type { BulletinCommand, BulletinEvent, BulletinState } from './bulletin-events.js';
export { SPECIAL_ISSUE } from './special-issue.js';
export { CONTACT_POINT, isSilent } from './contact-point.js';
export { TOPIC_REQUEST, unanswered } from './topic-request.js';
export { ASSISTANCE } from './assistance.js';
export {
  BULLETIN_SCHEMES,
  bulletinScore,
  type BulletinScheme,
  type BulletinStanding,
  bulletinStandings,
  type CountedBulletin,
  lastTwice,
  type Recognition,
  schemeOf,
} from './scoring.js';
