import { CATEGORIES, CATEGORY_GROUPS } from '../glossary/index.js';
import type { Affair, AffairContext, RecordedAffairEvent } from '../affairs/affair.js';
import { factOrgs, factText, factValue } from '../affairs/columns.js';
import { begun, firstForm, SAMPLE_AFFAIR } from '../affairs/define.js';
import { openedStateOf } from '../affairs/steps.js';
import { PERIOD_STATUSES } from '../glossary/index.js';
import { refuseIf } from '../petition/decide/checks/refuse.js';
import { fileZeroReport } from './zero-reports.js';
import {
  type ComplexApproved,
  type Filed,
  type Lifted,
  type Resumed,
  SENSITIVE_PERIOD_FIELDS,
  type SensitivePeriodCommand,
  type SensitivePeriodEvent,
  type SensitivePeriodState,
  type Set_,
  type Suspended,
  type Told,
} from './sensitive-period-events.js';

function evolve(
  before: SensitivePeriodState | null,
  event: RecordedAffairEvent<SensitivePeriodEvent>,
  id: string,
): SensitivePeriodState {
  const { version } = event.meta;
  if (event.type === 'SensitivePeriodSet')
    return {
      ...event.data,
      id,
      version,
      status: 'set',
      petitionId: null,
      setOn: event.occurredOn,
      suspendedOn: null,
      lifted: [],
      complex: [],
      reports: [],
      toldSince: [],
    };
  const state = { ...begun(before), version };
  switch (event.type) {
    case 'SensitivePeriodSuspended':
      return { ...state, status: 'suspended', suspendedOn: event.occurredOn };
    case 'SensitivePeriodResumed':
      return { ...state, status: 'set', suspendedOn: null };
    case 'SensitivePeriodTold': {
      const { orgIds } = event.data;
      const on = event.occurredOn;
      return {
        ...state,
        toldOrgIds: [...(state.toldOrgIds ?? []), ...orgIds],
        toldSince: [...state.toldSince, ...orgIds.map((orgId) => ({ orgId, on }))],
      };
    }
    case 'ZeroReportFiled': {
      const { byOrgId: orgId, for: day, count, inTime } = event.data;
      return { ...state, reports: [...state.reports, { orgId, for: day, count, inTime }] };
    }
    case 'FastLaneLifted':
      return { ...state, lifted: [...state.lifted, ...event.data.petitionIds] };
    case 'FastLaneComplexApproved':
      return { ...state, complex: [...state.complex, ...event.data.petitionIds] };
  }
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

function decide(
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

/** A category or a group of them by its name. */
const categoryZh = (code: string): string =>
  (({ ...CATEGORY_GROUPS, ...CATEGORIES }) as Readonly<Record<string, { zh: string }>>)[code]?.zh ?? code;

const HEADS = { roles: ['windowHead', 'deputyLeader', 'leader'], where: 'own' } as const;
const sample = { occurredOn: '2026-02-20', article: 'bulletins' } as const;

/** 敏感时期 as data, with its zero reports and its fast lane (O-63, O-74). */
export const SENSITIVE_PERIOD: Affair<SensitivePeriodState, SensitivePeriodEvent, SensitivePeriodCommand> = {
  category: 'sensitive-period',
  zh: '敏感时期',
  path: 'sensitive-periods',
  register: 'L25',
  statuses: PERIOD_STATUSES,
  texts: { title: '名称', source: '依据文件', zeroReportBy: '零报告时刻', reason: '理由', note: '情况' },
  events: {
    SensitivePeriodSet: firstForm<Set_>(
      {
        ...sample,
        type: 'SensitivePeriodSet',
        data: {
          orgId: 1,
          from: '2026-03-01',
          to: '2026-04-30',
          orgIds: [],
          categories: ['04'],
          keyAreas: [],
          zeroReport: true,
          ladder: true,
          fastLane: true,
        },
        sealed: { title: '村(社区)“两委”换届', source: '某文〔2026〕1号', zeroReportBy: '17:00' },
      },
      ({ data }) => `设立 ${data.from} 至 ${data.to}${data.fastLane ? ',开通快速通道' : ''}`,
    ),
    SensitivePeriodTold: firstForm<Told>(
      { ...sample, type: 'SensitivePeriodTold', data: { orgIds: [2, 3] }, sealed: {} },
      ({ data }, names) => `告知${data.orgIds.map((one) => names.organisation(one)).join('、')}`,
    ),
    SensitivePeriodSuspended: firstForm<Suspended>(
      { ...sample, type: 'SensitivePeriodSuspended', data: {}, sealed: { reason: '换届推迟' } },
      () => '停用',
    ),
    SensitivePeriodResumed: firstForm<Resumed>(
      { ...sample, type: 'SensitivePeriodResumed', data: {}, sealed: { reason: '换届重启' } },
      () => '恢复',
    ),
    ZeroReportFiled: firstForm<Filed>(
      {
        ...sample,
        type: 'ZeroReportFiled',
        data: { byOrgId: 2, for: '2026-03-02', count: 0, inTime: true },
        sealed: { note: '无' },
      },
      ({ data }, names) =>
        `${names.organisation(data.byOrgId)} ${data.for} ${data.count === 0 ? '零报告' : `报 ${data.count} 件`}${data.inTime ? '' : '(迟报)'}`,
    ),
    FastLaneLifted: firstForm<Lifted>(
      {
        ...sample,
        article: 'fastLane',
        type: 'FastLaneLifted',
        data: { petitionIds: [SAMPLE_AFFAIR.petition] },
        sealed: { reason: '与换届无关' },
      },
      ({ data }) => `撤出快速通道 ${data.petitionIds.length} 件`,
    ),
    FastLaneComplexApproved: firstForm<ComplexApproved>(
      {
        ...sample,
        article: 'fastLaneClocks',
        type: 'FastLaneComplexApproved',
        data: { petitionIds: [SAMPLE_AFFAIR.petition] },
        sealed: { reason: '涉及三个村,需向外地取证' },
      },
      ({ data }) => `批准 ${data.petitionIds.length} 件按复杂件的期限查结`,
    ),
  },
  commands: {
    setPeriod: {
      zh: '设立敏感时期',
      ...HEADS,
      opens: true,
      from: [],
      fields: SENSITIVE_PERIOD_FIELDS.setPeriod,
    },
    tellUnits: {
      zh: '告知单位',
      roles: [],
      where: 'own',
      machine: true,
      inner: true,
      from: ['set'],
      fields: SENSITIVE_PERIOD_FIELDS.tellUnits,
    },
    fileZeroReport: {
      zh: '报零报告',
      roles: ['reception', 'windowHead'],
      where: 'any',
      from: ['set'],
      fields: SENSITIVE_PERIOD_FIELDS.fileZeroReport,
    },
    liftFastLane: {
      zh: '撤出快速通道',
      ...HEADS,
      from: ['set'],
      fields: SENSITIVE_PERIOD_FIELDS.liftFastLane,
    },
    approveComplex: {
      zh: '批准复杂件',
      roles: ['leader'],
      where: 'own',
      from: ['set'],
      fields: SENSITIVE_PERIOD_FIELDS.approveComplex,
    },
    suspend: { zh: '停用', ...HEADS, from: ['set'], fields: SENSITIVE_PERIOD_FIELDS.suspend },
    resume: { zh: '恢复', ...HEADS, from: ['suspended'], fields: SENSITIVE_PERIOD_FIELDS.resume },
  },
  evolve,
  decide,
  rowOf: (state) => ({
    open: state.status === 'set',
    number: null,
    openedOn: state.from,
    partyOrgIds: state.orgIds.length > 0 ? state.orgIds : (state.toldOrgIds ?? []),
    accountIds: [],
    clock: null,
    facts: {
      from: state.from,
      to: state.to,
      orgIds: state.orgIds,
      categories: state.categories,
      keyAreas: state.keyAreas,
      zeroReport: state.zeroReport,
      setOn: state.setOn,
      ...(state.toldOrgIds === undefined ? {} : { toldOrgIds: state.toldOrgIds }),
      ...(state.toldSince.length === 0 ? {} : { toldSince: state.toldSince }),
      ...(state.reportBy === undefined ? {} : { reportBy: state.reportBy }),
      ladder: state.ladder,
      fastLane: state.fastLane,
      suspendedOn: state.suspendedOn,
      lifted: state.lifted,
      complex: state.complex,
      petitionIds: [...new Set([...state.lifted, ...state.complex])],
      reports: state.reports,
    },
  }),
  columns: [
    { zh: '起', value: factValue('from') },
    { zh: '止', value: factValue('to') },
    {
      zh: '覆盖单位',
      value: factText((facts, names) => factOrgs('orgIds')(facts, names).replace('—', '全部')),
    },
    {
      zh: '分类',
      value: factText(({ categories }) => (categories as string[]).map(categoryZh).join('、') || '全部'),
    },
    {
      zh: '零报告',
      value: factText(({ zeroReport, reports }) =>
        zeroReport === true ? `每日,已报 ${(reports as unknown[]).length} 次` : '',
      ),
    },
    { zh: '快速通道', value: factText(({ fastLane }) => (fastLane === true ? '开通' : '')) },
  ],
};
