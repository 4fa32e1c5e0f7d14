import { today as databaseToday } from '#platform';
import { remindAffairClocks } from './affair-clocks.js';
import { type DetectionParts, detectSupervision } from './detect-supervision.js';
import { noticeEndedBelow, noticeReturnedReports } from './between-levels.js';
import { endLoadedYears, noticeMissingYear, noticeStuck } from './notices.js';
import { destroyAsideMessages, noticeOnlineMessages } from './online-messages.js';
import { noticeOverdueBorrowings } from './overdue-borrowings.js';
import { noticeRosterGaps } from './roster-gaps.js';
import { type StuckSweep, sweepStuck } from './stuck.js';
import { noticeZeroReports, tellUnitsOfPeriods } from './zero-reports.js';

/** Looks over the whole office, every ten minutes: what stands still, what is missing; tells whoever can mend it. */
export async function watchOffice(
  parts: DetectionParts,
  stopping: () => boolean = () => false,
): Promise<StuckSweep> {
  const { pools, affairs, calendar, profiles, log } = parts;
  const moment = await databaseToday(pools.store);
  const now = parts.nowIs?.() ?? moment.now;
  const on = { calendar, today: parts.todayIs?.() ?? moment.today };
  const sweep = await sweepStuck(pools.store, profiles);
  await tellUnitsOfPeriods(pools.store, { affairs, now });
  await endLoadedYears(pools.store, calendar);
  const told =
    (await noticeStuck(pools.store)) +
    (await noticeMissingYear(pools.store, calendar)) +
    (await noticeRosterGaps(pools.store, profiles, on.today)) +
    (await noticeOnlineMessages(pools.store, on.today)) +
    (await noticeZeroReports(pools.store, now)) +
    (await noticeOverdueBorrowings(pools.store, on)) +
    (await noticeEndedBelow(pools.store)) +
    (await noticeReturnedReports(pools.store)) +
    (await remindAffairClocks(pools.store, on));
  const destroyed = await destroyAsideMessages(parts, now, stopping);
  if (destroyed > 0) log.info({ destroyed }, 'messages set aside whose retention is over');
  const { supervised, asked } = await detectSupervision(parts, stopping);
  if (supervised + asked > 0) log.info({ supervised, asked }, 'what gives rise to a supervision');
  if (sweep.stuck > 0 || told > 0) log.info({ ...sweep, told }, 'petitions that stand still');
  return sweep;
}
