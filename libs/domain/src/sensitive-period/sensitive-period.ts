import { CATEGORIES, CATEGORY_GROUPS } from '../glossary/index.js';
import type { Affair, RecordedAffairEvent } from '../affairs/affair.js';
import { factOrgs, factText, factValue } from '../affairs/columns.js';
import { begun, firstForm, SAMPLE_AFFAIR } from '../affairs/define.js';
import { PERIOD_STATUSES } from '../glossary/index.js';
import { decide } from './decide-sensitive-period.js';
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
