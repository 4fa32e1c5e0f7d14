import type { Affair, AffairContext, RecordedAffairEvent } from '../affairs/affair.js';
import { factAccount, factLabel, factOrg, factText, factValue } from '../affairs/columns.js';
import { begun, firstForm, SAMPLE_AFFAIR } from '../affairs/define.js';
import { openedStateOf } from '../affairs/steps.js';
import { dayNumberOf } from '../civil-date.js';
import { INCIDENT_STATUSES, LEARNT_FROM, REPORT_VERDICTS, type ReportVerdict } from '../glossary/index.js';
import { refuseIf } from '../petition/decide/checks/refuse.js';
import {
  INCIDENT_FIELDS,
  type IncidentCommand,
  type IncidentEvent,
  type IncidentState,
  type Judged,
  type Learnt,
  type Matched,
} from './incident-events.js';

function evolve(
  before: IncidentState | null,
  event: RecordedAffairEvent<IncidentEvent>,
  id: string,
): IncidentState {
  const { version } = event.meta;
  if (event.type === 'IncidentLearnt')
    return {
      id,
      version,
      status: 'learnt',
      petitionId: null,
      registeredOn: event.occurredOn,
      verdict: null,
      minutes: null,
      judgedById: null,
      ...event.data,
    };
  const state = { ...begun(before), version };
  if (event.type === 'IncidentMatched') return event.data.reported ? state : { ...state, status: 'noReport' };
  const { verdict, minutes, judgedById } = event.data;
  return { ...state, status: 'judged', verdict, minutes, judgedById };
}

/**
 * Minutes between two moments, cut to whole ones. Written without Date: the domain reads no clock and makes none.
 * @shape both ISO 8601 UTC
 */
export function minutesBetween(from: string, to: string): number {
  const minute = (instant: string): number => {
    const [day = '', time = ''] = instant.split('T');
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return dayNumberOf(day) * 1_440 + hours * 60 + minutes;
  };
  return minute(to) - minute(from);
}

function decide(state: IncidentState | null, command: IncidentCommand, ctx: AffairContext): IncidentEvent[] {
  const occurredOn = ctx.today;
  const article = 'duty' as const;
  const limitMinutes = ctx.policy.urgentPhoneMinutes;
  const { accountId, capacity } = ctx.actor;
  if (command.type === 'learn') {
    const { learntFrom, learntAt, happenedAt, targetOrgId, title, place, summary } = command;
    refuseIf(learntAt > ctx.now || happenedAt > learntAt, 'INCIDENT_TIMES_REVERSED', {
      article,
      message: '发生时刻不晚于得知时刻,得知时刻不晚于现在(O-82)。',
      detail: { field: happenedAt > learntAt ? 'happenedAt' : 'learntAt' },
    });
    const data = { orgId: ctx.organisation.id, targetOrgId, learntFrom, learntAt, happenedAt };
    return [{ type: 'IncidentLearnt', occurredOn, article, data, sealed: { title, place, summary } }];
  }
  const incident = openedStateOf(state, '事件');
  if (command.type === 'matchReport') {
    const { reported, discoveredAt, reportedAt, note } = command;
    const matched: Matched = {
      type: 'IncidentMatched',
      occurredOn,
      article,
      data: { reported, matchedById: accountId },
      sealed: { note },
    };
    if (!reported) return [matched];
    refuseIf(discoveredAt === undefined || reportedAt === undefined, 'REPORT_TIMES_MISSING', {
      article,
      message: '有报告的,须填发现时刻和首报时刻,由时限判是否迟报(O-83)。',
      detail: { field: discoveredAt === undefined ? 'discoveredAt' : 'reportedAt' },
    });
    const minutes = minutesBetween(discoveredAt ?? '', reportedAt ?? '');
    refuseIf(minutes < 0, 'REPORT_BEFORE_DISCOVERY', {
      article,
      message: '首报时刻不能早于发现时刻(O-83)。',
      detail: { field: 'reportedAt' },
    });
    const verdict = minutes > limitMinutes ? 'late' : 'inTime';
    return [
      matched,
      {
        type: 'IncidentJudged',
        occurredOn,
        article,
        data: { verdict, knewOfIt: null, minutes, limitMinutes, judgedById: accountId },
        sealed: { reason: `首报距发现 ${minutes} 分钟,时限 ${limitMinutes} 分钟` },
      },
    ];
  }
  refuseIf(incident.targetOrgId === ctx.actor.orgId, 'INCIDENT_JUDGED_BY_ITSELF', {
    article,
    message: '责任单位不能认定自己的漏报、瞒报(O-83)。',
    detail: { field: 'type' },
  });
  refuseIf(command.knewOfIt && capacity !== 'leader', 'CONCEALMENT_NEEDS_HEAD', {
    article,
    message: '认定“瞒报”须经部长(O-83)。',
    detail: { field: 'knewOfIt' },
  });
  return [
    {
      type: 'IncidentJudged',
      occurredOn,
      article,
      data: {
        verdict: command.knewOfIt ? 'concealed' : 'omitted',
        knewOfIt: command.knewOfIt,
        minutes: null,
        limitMinutes,
        judgedById: accountId,
      },
      sealed: { reason: command.reason },
    },
  ];
}

/** Counts of the quarterly circular: late, omitted and concealed reports of each unit (O-84). */
export function reportFaults(
  incidents: readonly Pick<IncidentState, 'targetOrgId' | 'verdict'>[],
): { orgId: number; late: number; omitted: number; concealed: number }[] {
  const orgIds = [...new Set(incidents.map(({ targetOrgId }) => targetOrgId))].sort((a, b) => a - b);
  return orgIds
    .map((orgId) => {
      const count = (verdict: ReportVerdict): number =>
        incidents.filter((one) => one.targetOrgId === orgId && one.verdict === verdict).length;
      return { orgId, late: count('late'), omitted: count('omitted'), concealed: count('concealed') };
    })
    .filter(({ late, omitted, concealed }) => late + omitted + concealed > 0);
}

const DESK = ['reception', 'windowHead', 'deputyLeader', 'leader'] as const;

/** 外部得知的事件: whether the unit concerned reported it, and whether late, not at all, or knowingly not (O-82…O-84). */
export const INCIDENT: Affair<IncidentState, IncidentEvent, IncidentCommand> = {
  category: 'incident',
  zh: '外部得知事件',
  path: 'incidents',
  register: 'L22',
  statuses: INCIDENT_STATUSES,
  texts: { title: '事件', place: '地点', summary: '情况', note: '比对情况', reason: '理由' },
  events: {
    IncidentLearnt: firstForm<Learnt>(
      {
        type: 'IncidentLearnt',
        occurredOn: '2026-03-10',
        article: 'duty',
        data: {
          orgId: 1,
          targetOrgId: 2,
          learntFrom: 'media',
          learntAt: '2026-03-10T02:00:00.000Z',
          happenedAt: '2026-03-09T08:00:00.000Z',
        },
        sealed: { title: '某镇集体访', place: '某镇政府', summary: '约三十人' },
      },
      ({ data }, names) =>
        `从${LEARNT_FROM[data.learntFrom].zh}得知,责任单位${names.organisation(data.targetOrgId)}`,
    ),
    IncidentMatched: firstForm<Matched>(
      {
        type: 'IncidentMatched',
        occurredOn: '2026-03-10',
        article: 'duty',
        data: { reported: false, matchedById: SAMPLE_AFFAIR.clerk },
        sealed: { note: '查无报告' },
      },
      ({ data }) => (data.reported ? '比对:有对应报告' : '比对:无对应报告'),
    ),
    IncidentJudged: firstForm<Judged>(
      {
        type: 'IncidentJudged',
        occurredOn: '2026-03-12',
        article: 'duty',
        data: {
          verdict: 'omitted',
          knewOfIt: false,
          minutes: null,
          limitMinutes: 30,
          judgedById: SAMPLE_AFFAIR.deputy,
        },
        sealed: { reason: '责任单位不知情' },
      },
      ({ data }) =>
        `认定${REPORT_VERDICTS[data.verdict].zh}${data.minutes === null ? '' : `(${data.minutes} 分钟,时限 ${data.limitMinutes} 分钟)`}`,
    ),
  },
  commands: {
    learn: {
      zh: '登记得知的事件',
      roles: DESK,
      where: 'own',
      opens: true,
      from: [],
      fields: INCIDENT_FIELDS.learn,
    },
    matchReport: {
      zh: '比对报告',
      roles: DESK,
      where: 'own',
      from: ['learnt'],
      fields: INCIDENT_FIELDS.matchReport,
    },
    judge: {
      zh: '认定漏报、瞒报',
      roles: ['leader', 'deputyLeader', 'windowHead'],
      where: 'own',
      from: ['noReport'],
      fields: INCIDENT_FIELDS.judge,
    },
  },
  evolve,
  decide,
  rowOf: (state) => ({
    open: state.status !== 'judged',
    number: null,
    openedOn: state.registeredOn,
    partyOrgIds: [],
    accountIds: [],
    clock: null,
    facts: {
      learntFrom: state.learntFrom,
      learntAt: state.learntAt,
      happenedAt: state.happenedAt,
      targetOrgId: state.targetOrgId,
      verdict: state.verdict,
      minutes: state.minutes,
      judgedById: state.judgedById,
      registeredOn: state.registeredOn,
    },
  }),
  columns: [
    { zh: '得知来源', value: factLabel(LEARNT_FROM, 'learntFrom') },
    { zh: '登记日', value: factValue('registeredOn') },
    { zh: '责任单位', value: factOrg('targetOrgId') },
    { zh: '判定', value: factLabel(REPORT_VERDICTS, 'verdict') },
    { zh: '判定人', value: factAccount('judgedById') },
    {
      zh: '首报用时',
      value: factText(({ minutes }) => (typeof minutes === 'number' ? `${minutes} 分钟` : '')),
    },
  ],
};
