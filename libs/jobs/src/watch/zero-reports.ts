import type { Pool } from 'pg';
import {
  addDays,
  isToldOf,
  Rejected,
  SENSITIVE_PERIOD,
  shanghaiTime,
  type ZeroReportPeriod,
  zeroReportStatus,
} from '#domain';
import { type Affairs, CaseworkRefused } from '#casework';
import { deriveStreamId, hashRequest } from '#event-store';
import { listOrganisations, organisationIdsBelow } from '#identity';
import { type Notice, putNotices } from './notices.js';

const { category } = SENSITIVE_PERIOD;

type Open = { affairId: string; orgId: number; facts: ZeroReportPeriod };
type Person = { accountId: string; orgId: number; files: boolean; heads: boolean };

const OPEN = `select affair_id as "affairId", org_id as "orgId", facts from rm.affair
  where category = $1 and is_open and facts ->> 'to' >= $2 order by affair_id`;
// Who files the report, and who answers for the one asked for.
const PEOPLE = `select a.id as "accountId", a.org_id as "orgId",
    bool_or(r.role in ('reception', 'windowHead')) as files, bool_or(r.role = 'windowHead') as heads
  from idn.account a join idn.account_role r on r.account_id = a.id and r.role in ('reception', 'windowHead')
  where a.disabled_at is null group by 1, 2`;

const openPeriods = async (db: Pool, to: string): Promise<Open[]> => {
  const { rows } = await db.query<Open>(OPEN, [category, to]);
  return rows.map((row) => ({ ...row, facts: { ...row.facts, orgId: row.orgId } }));
};

/**
 * A period that covers all units is told to those below that do not know it: it was set before they were named in it, or they came
 * afterwards. Each once (O-63).
 * @shape now: ISO 8601 in UTC
 */
export async function tellUnitsOfPeriods(
  db: Pool,
  { affairs, now }: { affairs: Pick<Affairs, 'execute'>; now: string },
): Promise<void> {
  const today = shanghaiTime(now).on;
  // a unit that is closed is told nothing: one among them, and the word would be refused for all
  const inUse = new Set((await listOrganisations(db)).flatMap(({ id, active }) => (active ? [id] : [])));
  for (const { affairId, orgId, facts } of await openPeriods(db, today)) {
    if (facts.orgIds.length > 0) continue;
    const below = await organisationIdsBelow(db, orgId);
    const orgIds = below.filter((one) => inUse.has(one) && !isToldOf(facts, one)).toSorted((a, b) => a - b);
    if (orgIds.length === 0) continue;
    const commandId = deriveStreamId(affairId, `told/${orgIds.join(',')}`);
    await affairs
      .execute(
        category,
        affairId,
        { type: 'tellUnits', orgIds },
        {
          by: { machineOf: orgId },
          commandId,
          requestHash: hashRequest({ commandId }),
          source: 'job',
          expectedVersion: 'any',
          time: { today, now },
        },
      )
      .catch((error: unknown) => {
        // suspended in between: the next round looks again
        if (!(error instanceof CaseworkRefused || error instanceof Rejected)) throw error;
      });
  }
}

const dayZh = (day: string): string => {
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日`;
};

/** What whoever reports is told. Without the name of the period: a notice lies in the open. */
export const zeroReportSentence = (
  { from, to, reportBy }: Pick<ZeroReportPeriod, 'from' | 'to' | 'reportBy'>,
  { day, missing }: { day: string; missing: boolean },
): string => {
  const of = `敏感时期(${dayZh(from)}至${dayZh(to)})`;
  return missing
    ? `${of}${dayZh(day)}的零报告还没有报,已经迟了,请立即在“值班”补报(O-63)`
    : `${of}要求每日零报告:请在今天(${dayZh(day)})${reportBy ?? '24:00'} 前在“值班”报,没有也要报(O-63)`;
};

/**
 * Whoever reports hears in the morning of the report that is due that day, and once when it did not come in time; the head of the
 * window of the unit that asked hears the day after how many did not report. Each once, however often it runs (O-63).
 * @shape now: ISO 8601 in UTC
 */
export async function noticeZeroReports(db: Pool, now: string): Promise<number> {
  const { on: today } = shanghaiTime(now);
  const yesterday = addDays(today, -1);
  const periods = (await openPeriods(db, yesterday)).filter(({ facts }) => facts.zeroReport);
  if (periods.length === 0) return 0;
  const units = (await listOrganisations(db)).filter(({ active }) => active);
  const { rows: people } = await db.query<Person>(PEOPLE);
  const notices = periods.flatMap(({ affairId, orgId, facts }): Notice[] => {
    const covered = units.filter(({ id }) => isToldOf(facts, id));
    const statusOf = (unit: number, day: string) => zeroReportStatus(facts, { orgId: unit, day, now });
    const own = covered.flatMap(({ id }) =>
      [yesterday, today].flatMap((day): Notice[] => {
        const status = statusOf(id, day);
        if (status !== 'due' && status !== 'missing') return [];
        const sentence = zeroReportSentence(facts, { day, missing: status === 'missing' });
        return people
          .filter((one) => one.files && one.orgId === id)
          .map(({ accountId }) => ({
            accountId,
            orgId: id,
            key: `zero-report-${status}-${affairId}-${day}`,
            sentence,
          }));
      }),
    );
    const silent = covered.filter(({ id }) => id !== orgId && statusOf(id, yesterday) === 'missing').length;
    const asking = silent === 0 ? [] : people.filter((one) => one.heads && one.orgId === orgId);
    return [
      ...own,
      ...asking.map(({ accountId }) => ({
        accountId,
        orgId,
        key: `zero-report-units-${affairId}-${yesterday}`,
        sentence: `${dayZh(yesterday)}有${silent}个单位没有报零报告,请在“值班”查看并催报(O-63)`,
      })),
    ];
  });
  return putNotices(db, notices);
}
