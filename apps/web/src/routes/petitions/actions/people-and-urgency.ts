import {
  continueBySuccessor,
  endPetition,
  findUrgent,
  markUnreachable,
  recordReception,
  reportUrgent,
  sponsorCase,
} from '../../../api';
import { choicesOf, URGENT_GROUNDS_ZH } from '../../../shared/labels';
import { approvalBy, sends, type CommandSpec, type FormContext, type Values } from './spec';

const day = (name: string, label: string, on: FormContext) =>
  ({ kind: 'date', name, label, required: true, latest: on.today }) as const;
const approval = { kind: 'approval', name: 'approval', label: '批准' } as const;

/**
 * `2026-11-29 14:20`, Beijing time, as the server wants it; empty = now. What is no moment goes out as it was typed and
 * comes back with a word beside its field: read as “now” it would hide a late report.
 */
export function momentOf(typed: unknown): string | undefined {
  const words = typeof typed === 'string' ? typed.trim().replace('\uFF1A', ':') : '';
  if (words === '') return undefined;
  const [, day = '', hour = '', minute = ''] = MOMENT.exec(words) ?? [];
  const at = new Date(`${day}T${hour.padStart(2, '0')}:${minute}:00+08:00`);
  return Number.isNaN(at.getTime()) ? words : at.toISOString();
}
const MOMENT = /^(\d{4}-\d{2}-\d{2})\s+(\d{1,2}):(\d{2})$/;
const moment = (name: string, label: string) =>
  ({
    kind: 'text',
    name,
    label,
    max: 16,
    placeholder: '2026-11-29 14:20',
    help: '不填的按现在',
  }) as const;

const findSpec: CommandSpec = {
  send: sends(findUrgent),
  initial: () => ({}),
  fields: () => [
    {
      kind: 'choice',
      name: 'grounds',
      label: '情形',
      required: true,
      many: true,
      options: choicesOf(URGENT_GROUNDS_ZH),
    },
    moment('discoveredAt', '发现时刻'),
    { kind: 'text', name: 'situation', label: '情况', required: true, max: 2000, rows: 4 },
  ],
  body: (values) => ({ ...values, discoveredAt: momentOf(values.discoveredAt) }),
  note: ({ petition: { urgentMinutes } }) =>
    `从发现时刻起按分钟计:${urgentMinutes.phone} 分钟内电话、${urgentMinutes.written} 分钟内书面,昼夜不停,不看工作日。`,
};

const reportSpec: CommandSpec = {
  send: sends(reportUrgent),
  width: 600,
  initial: (on) => ({
    report: on.petition.timeline.some((entry) => entry.type === 'UrgentReported') ? 'followUp' : 'initial',
    way: 'phone',
    recipients: ['partyGovernment'],
  }),
  fields: () => [
    {
      kind: 'choice',
      name: 'report',
      label: '报告',
      required: true,
      radio: true,
      options: [
        { value: 'initial', label: '首报' },
        { value: 'followUp', label: '续报' },
        { value: 'final', label: '终报' },
      ],
    },
    {
      kind: 'choice',
      name: 'way',
      label: '方式',
      required: true,
      radio: true,
      options: [
        { value: 'phone', label: '电话' },
        { value: 'written', label: '书面' },
      ],
    },
    {
      kind: 'choice',
      name: 'recipients',
      label: '报告去向',
      required: true,
      many: true,
      options: [
        { value: 'partyGovernment', label: '本级党委政府' },
        { value: 'competentDepartment', label: '主管部门' },
        { value: 'jointConference', label: '联席会议办公室' },
        { value: 'superiorOrgDept', label: '上级组织部门' },
      ],
    },
    moment('reportedAt', '报出时刻'),
    { kind: 'text', name: 'measures', label: '已采取的措施', required: true, max: 2000, rows: 3 },
    { kind: 'text', name: 'content', label: '报告内容', required: true, max: 20_000, rows: 4 },
  ],
  body: (values) => ({ ...values, reportedAt: momentOf(values.reportedAt) }),
  note: () => '首报不等审批。',
};

const successorSpec: CommandSpec = {
  send: sends(continueBySuccessor),
  initial: () => ({}),
  fields: () => [
    { kind: 'text', name: ['person', 'name'], label: '承受人姓名(名称)', required: true, max: 60 },
    { kind: 'text', name: ['person', 'phone'], label: '电话', max: 30 },
    { kind: 'text', name: ['person', 'address'], label: '住址', max: 200 },
    { kind: 'text', name: 'evidence', label: '承受的凭证', required: true, max: 500, rows: 2 },
  ],
  note: () => '换信访人,时钟不变。',
};

const sponsorSpec: CommandSpec = {
  send: sends(sponsorCase),
  initial: (on) => ({ assignedOn: on.today, ...(on.petition.sponsorId ? { keeps: true } : {}) }),
  fields: (on, values) => {
    const sponsorId = on.petition.sponsorId ?? null;
    const isReleased = sponsorId !== null && values.keeps === false;
    return [
      // said outright: a form sent with nobody picked would take the leader off the case by mistake
      ...(sponsorId === null
        ? []
        : [
            {
              kind: 'yesNo' as const,
              name: 'keeps',
              label: `现由${nameOf(on, sponsorId)}包案`,
              required: true,
              yes: '换人包案',
              no: '解除包案',
            },
          ]),
      ...(isReleased
        ? []
        : [
            {
              kind: 'account' as const,
              name: 'sponsorId',
              label: '包案领导',
              required: true,
              own: true,
              role: 'leader' as const,
            },
          ]),
      day('assignedOn', isReleased ? '解除日' : '包案日', on),
      ...(sponsorId === null
        ? []
        : [
            {
              kind: 'text' as const,
              name: 'reason',
              label: '变更的理由',
              required: true,
              max: 2000,
              rows: 2,
            },
          ]),
    ];
  },
  body: ({ keeps: _, ...values }: Values) => ({ ...values, sponsorId: values.sponsorId ?? null }),
};

const nameOf = ({ directory }: FormContext, accountId: string): string =>
  directory.staff.find((one) => one.accountId === accountId)?.displayName ?? '(已不在册)';

/** Petitioners who are gone, urgent matters, leaders. */
export const PEOPLE_COMMANDS: Readonly<Record<string, CommandSpec>> = {
  endPetition: {
    send: sends(endPetition),
    initial: (on) => ({ ground: 'death', endedOn: on.today, approval: approvalBy(on, 'windowHead') }),
    fields: (on) => [
      {
        kind: 'choice',
        name: 'ground',
        label: '情形',
        required: true,
        radio: true,
        options: [
          { value: 'death', label: '信访人死亡' },
          { value: 'dissolution', label: '信访单位终止' },
        ],
      },
      day('endedOn', '凭证日', on),
      { kind: 'text', name: 'evidence', label: '凭证', required: true, max: 500, rows: 2 },
      approval,
    ],
  },
  continueBySuccessor: successorSpec,
  markUnreachable: {
    send: sends(markUnreachable),
    initial: (on) => ({ noConclusionPossible: false, approval: approvalBy(on, 'windowHead') }),
    fields: () => [
      {
        kind: 'flag',
        name: 'noConclusionPossible',
        label: '确认',
        words: '凭现有材料不能作出结论',
      },
      { kind: 'text', name: 'reason', label: '说明', required: true, max: 2000, rows: 3 },
      approval,
    ],
    note: () => '须有至少 3 次、2 种方式、跨 10 个工作日没有联系上的记录;能作结论的应出意见书交邮。',
  },
  findUrgent: findSpec,
  reportUrgent: reportSpec,
  recordReception: {
    send: sends(recordReception),
    initial: (on) => ({ receivedOn: on.today, kind: 'reception' }),
    fields: (on) => [
      { kind: 'account', name: 'leaderId', label: '接访领导', required: true, own: true, role: 'leader' },
      day('receivedOn', '接访日', on),
      {
        kind: 'choice',
        name: 'kind',
        label: '方式',
        required: true,
        radio: true,
        options: [
          { value: 'reception', label: '定期接待' },
          { value: 'visitDown', label: '下访' },
        ],
      },
      { kind: 'text', name: 'summary', label: '接访情况', required: true, max: 2000, rows: 3 },
    ],
  },
  sponsorCase: sponsorSpec,
};
