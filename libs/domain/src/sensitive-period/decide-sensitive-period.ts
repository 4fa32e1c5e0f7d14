import type { AffairContext } from '../affairs/affair.js';
import { openedStateOf } from '../affairs/steps.js';
import { refuseIf } from '../petition/decide/checks/refuse.js';
import type {
  SensitivePeriodCommand,
  SensitivePeriodEvent,
  SensitivePeriodState,
} from './sensitive-period-events.js';
import { fileZeroReport } from './zero-reports.js';

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Decides on a sensitive period (O-61 … O-75). */
export function decide(
  state: SensitivePeriodState | null,
  command: SensitivePeriodCommand,
  ctx: AffairContext,
): SensitivePeriodEvent[] {
  const occurredOn = ctx.today;
  const article = 'bulletins' as const;
  if (command.type === 'setPeriod') return setPeriod(command, ctx);
  const period = openedStateOf(state, '敏感时期');
  switch (command.type) {
    case 'suspend':
      return [
        {
          type: 'SensitivePeriodSuspended',
          occurredOn,
          article,
          data: {},
          sealed: { reason: command.reason },
        },
      ];
    case 'resume':
      return [
        { type: 'SensitivePeriodResumed', occurredOn, article, data: {}, sealed: { reason: command.reason } },
      ];
    case 'tellUnits':
      return tellUnits(period, command.orgIds, ctx);
    case 'liftFastLane':
      requireLane(period);
      return [
        {
          type: 'FastLaneLifted',
          occurredOn,
          article: 'fastLane',
          data: { petitionIds: command.petitionIds },
          sealed: { reason: command.reason },
        },
      ];
    case 'approveComplex':
      requireLane(period);
      requireUnjudged(period, command.petitionIds);
      return [
        {
          type: 'FastLaneComplexApproved',
          occurredOn,
          article: 'fastLaneClocks',
          data: { petitionIds: command.petitionIds },
          sealed: { reason: command.reason },
        },
      ];
    case 'fileZeroReport':
      return fileZeroReport(period, command, ctx);
  }
}

/** Those who do not know it yet, where it covers all; nothing where all do, or it is over. */
function tellUnits(
  { orgId, orgIds, to, toldOrgIds = [] }: SensitivePeriodState,
  below: readonly number[],
  { today }: AffairContext,
): SensitivePeriodEvent[] {
  if (orgIds.length > 0 || to < today) return [];
  const untold = below.filter((one) => one !== orgId && !toldOrgIds.includes(one));
  if (untold.length === 0) return [];
  return [
    {
      type: 'SensitivePeriodTold',
      occurredOn: today,
      article: 'bulletins',
      data: { orgIds: untold },
      sealed: {},
    },
  ];
}

function requireLane(period: SensitivePeriodState): void {
  refuseIf(!period.fastLane, 'PERIOD_WITHOUT_FAST_LANE', {
    article: 'fastLane',
    message: '这个时期没有开通快速通道(O-74)。',
    detail: { field: 'type' },
  });
}

// One that was taken out has no period of the lane left, and the longer one is given once.
function requireUnjudged({ lifted, complex }: SensitivePeriodState, petitionIds: readonly string[]): void {
  refuseIf(
    petitionIds.some((id) => lifted.includes(id)),
    'FAST_LANE_LIFTED',
    {
      article: 'fastLane',
      message: '所选的件中有已撤出快速通道的,不再按通道的期限查结(O-74)。',
      detail: { field: 'petitionIds' },
    },
  );
  refuseIf(
    petitionIds.some((id) => complex.includes(id)),
    'FAST_LANE_COMPLEX_APPROVED',
    {
      article: 'fastLaneClocks',
      message: '所选的件中有已批准为复杂的,查结期限只放长一次(O-75)。',
      detail: { field: 'petitionIds' },
    },
  );
}

function setPeriod(
  command: Extract<SensitivePeriodCommand, { type: 'setPeriod' }>,
  ctx: AffairContext,
): SensitivePeriodEvent[] {
  const { title, from, to, source, zeroReport, zeroReportBy, ladder, fastLane } = command;
  refuseIf(to < from, 'PERIOD_REVERSED', {
    article: 'bulletins',
    message: '敏感时期的“止”不得早于“起”(O-63)。',
    detail: { field: 'to' },
  });
  refuseIf(to < ctx.today, 'PERIOD_IN_THE_PAST', {
    article: 'bulletins',
    message: '已经过去的时期不能补设,历史不改(O-63)。',
    detail: { field: 'to' },
  });
  refuseIf(zeroReportBy !== undefined && !CLOCK.test(zeroReportBy), 'CLOCK_TIME_INVALID', {
    message: '零报告时刻写作 17:00 的样子。',
    detail: { field: 'zeroReportBy' },
  });
  return [
    {
      type: 'SensitivePeriodSet',
      occurredOn: ctx.today,
      article: 'bulletins',
      data: {
        orgId: ctx.organisation.id,
        from,
        to,
        orgIds: command.orgIds ?? [],
        categories: command.categories ?? [],
        keyAreas: command.keyAreas ?? [],
        zeroReport,
        ladder,
        fastLane,
        // whoever is covered sees it and reports, named or not
        ...((command.orgIds ?? []).length > 0 || ctx.belowIds.length === 0
          ? {}
          : { toldOrgIds: [...ctx.belowIds] }),
        ...(zeroReportBy === undefined ? {} : { reportBy: zeroReportBy }),
      },
      sealed: { title, source, ...(zeroReportBy === undefined ? {} : { zeroReportBy }) },
    },
  ];
}
