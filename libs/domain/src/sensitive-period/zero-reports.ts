import { addDays } from '../calendar.js';
import type { AffairContext } from '../affairs/affair.js';
import { refuseIf } from '../petition/decide/checks/refuse.js';
import { shanghaiTime } from '../petition/event-time.js';
import type { Filed, SensitivePeriodCommand, SensitivePeriodState } from './sensitive-period-events.js';

/**
 * What of a period decides who reports, on which days and until when.
 * @shape orgIds: empty = all; reportBy `17:00`; setOn: before it nobody was asked, absent in rows from before it was kept
 */
export type ZeroReportPeriod = Pick<
  SensitivePeriodState,
  'from' | 'to' | 'orgIds' | 'zeroReport' | 'suspendedOn' | 'reports'
> & {
  readonly orgId?: number;
  readonly reportBy?: string;
  readonly setOn?: string;
  readonly toldOrgIds?: readonly number[];
  /** Nobody is asked before he was told. */
  readonly toldSince?: readonly { readonly orgId: number; readonly on: string }[];
};

/** 零报告 of a unit on a day: in time, afterwards, not any more in time, still to come, not asked. */
export type ZeroReportStatus = 'inTime' | 'late' | 'missing' | 'due' | 'notAsked';

const isAsked = (
  { from, to, orgIds, zeroReport, suspendedOn, setOn = from, toldSince = [] }: ZeroReportPeriod,
  orgId: number,
  day: string,
) =>
  zeroReport &&
  day >= from &&
  day >= setOn &&
  toldSince.every((told) => told.orgId !== orgId || day >= told.on) &&
  day <= to &&
  (suspendedOn === null || day < suspendedOn) &&
  (orgIds.length === 0 || orgIds.includes(orgId));

/** Is a report of a day made at that moment in time: on that day, by the hour where one is set (O-63)? */
const isInTime = (day: string, reportBy: string | undefined, now: string): boolean => {
  const { on, time } = shanghaiTime(now);
  return on === day && (reportBy === undefined || time <= reportBy);
};

/** The units that know of it and are to report: those named, or, where it covers all, whoever set it and those told. */
export const isToldOf = (
  { orgIds, orgId, toldOrgIds = [] }: Pick<ZeroReportPeriod, 'orgIds' | 'orgId' | 'toldOrgIds'>,
  unit: number,
): boolean => (orgIds.length > 0 ? orgIds.includes(unit) : unit === orgId || toldOrgIds.includes(unit));

/** How a unit stands with its report of a day. @shape now: an instant */
export function zeroReportStatus(
  period: ZeroReportPeriod,
  { orgId, day, now }: { orgId: number; day: string; now: string },
): ZeroReportStatus {
  const filed = period.reports.find((one) => one.orgId === orgId && one.for === day);
  if (filed) return filed.inTime ? 'inTime' : 'late';
  if (!isAsked(period, orgId, day) || day > shanghaiTime(now).on) return 'notAsked';
  return isInTime(day, period.reportBy, now) ? 'due' : 'missing';
}

/** The last days of a period that have come, the newest first. @shape at most `count` */
export function reportedDays({ from, to }: ZeroReportPeriod, today: string, count: number): string[] {
  const last = to < today ? to : today;
  return Array.from({ length: count }, (_, back) => addDays(last, -back)).filter((day) => day >= from);
}

/** 报零报告: once a day, by a unit that the period covers, and late after its hour. @rejects ZERO_REPORT_… DATE_IN_FUTURE */
export function fileZeroReport(
  period: SensitivePeriodState,
  { for: day, count, note }: Extract<SensitivePeriodCommand, { type: 'fileZeroReport' }>,
  ctx: AffairContext,
): Filed[] {
  const article = 'bulletins' as const;
  const { orgId } = ctx.actor;
  refuseIf(!period.zeroReport || day < period.from || day > period.to, 'ZERO_REPORT_NOT_ASKED', {
    article,
    message: '这一天不在要零报告的时期内(O-63)。',
    detail: { field: 'for' },
  });
  refuseIf(period.orgIds.length > 0 && !period.orgIds.includes(orgId), 'ZERO_REPORT_NOT_COVERED', {
    article,
    message: '本单位不在这个敏感时期的覆盖单位里,不用报零报告(O-63)。',
    detail: { field: 'for' },
  });
  refuseIf(day > ctx.today, 'DATE_IN_FUTURE', {
    article,
    message: `零报告的日期不得晚于今天(${ctx.today})。`,
    detail: { field: 'for' },
  });
  refuseIf(
    period.reports.some((one) => one.orgId === orgId && one.for === day),
    'ZERO_REPORT_FILED',
    { article, message: `${day} 的零报告已经报过(O-63)。`, detail: { field: 'for' } },
  );
  const inTime = isInTime(day, period.reportBy, ctx.now);
  return [
    {
      type: 'ZeroReportFiled',
      occurredOn: ctx.today,
      article,
      data: { byOrgId: orgId, for: day, count, inTime },
      sealed: note === undefined ? {} : { note },
    },
  ];
}
