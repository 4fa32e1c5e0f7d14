import type { Affair, AffairContext, RecordedAffairEvent } from '../affairs/affair.js';
import { factAccount, factLabel, factValue } from '../affairs/columns.js';
import { begun, firstForm, SAMPLE_AFFAIR } from '../affairs/define.js';
import { type BodyOf, fieldsOf } from '../affairs/fields.js';
import { dayOf, openedStateOf } from '../affairs/steps.js';
import { addDays, addWorkingDays } from '../calendar.js';
import {
  FINDINGS,
  type Finding,
  INSPECTION_CONCLUSIONS,
  type InspectionConclusion,
  KEY_AREAS,
  type KeyArea,
  SELF_OPENED_STATUSES,
  type SelfOpenedStatus,
} from '../glossary/index.js';
import { refuseIf } from '../petition/decide/checks/refuse.js';
import type { Event } from '../petition/events/event.js';

type Opened = Event<
  'SelfOpenedCaseFiled',
  { orgId: number; openedOn: string; keyArea: KeyArea | null; late: boolean },
  { title: string }
>;
type Closed = Event<
  'SelfOpenedCaseClosed',
  { closedOn: string; finding: Finding; late: boolean },
  { summary: string }
>;
type Inspected = Event<
  'SelfOpenedCaseInspected',
  { conclusion: InspectionConclusion; inspectorId: string | null; byOrgId: number; dueOn: string | null },
  { problems: string }
>;
type Answered = Event<'InspectionAnswered', { late: boolean }, { answer: string }>;
/** Everything that the superior sees of a case which a county opened by itself. No petitioner stands in it (O-42). */
export type SelfOpenedCaseEvent = Opened | Closed | Inspected | Answered;

export const SELF_OPENED_FIELDS = {
  fileOpening: fieldsOf({
    title: { zh: '案件号(不写信访人)', kind: 'text', max: 80 },
    openedOn: { zh: '立案日', kind: 'date' },
    keyArea: { zh: '重点方面', kind: 'choice', options: KEY_AREAS, optional: true },
  }),
  fileClosing: fieldsOf({
    closedOn: { zh: '结案日', kind: 'date' },
    finding: { zh: '结论', kind: 'choice', options: FINDINGS },
    summary: { zh: '查办要素(不写信访人)', kind: 'text', max: 2_000, rows: 3 },
  }),
  inspectCase: fieldsOf({
    on: { zh: '检查日', kind: 'date', optional: true },
    conclusion: { zh: '检查结论', kind: 'choice', options: INSPECTION_CONCLUSIONS },
    problems: { zh: '问题和要求(合格的写“无”)', kind: 'text', max: 2_000, rows: 3 },
  }),
  answerInspection: fieldsOf({
    on: { zh: '完成日', kind: 'date', optional: true },
    answer: { zh: '补正、重办情况', kind: 'text', max: 2_000, rows: 3 },
  }),
};
type Bodies = { [T in keyof typeof SELF_OPENED_FIELDS]: BodyOf<(typeof SELF_OPENED_FIELDS)[T]> };
export type SelfOpenedCaseCommand = { [T in keyof Bodies]: { type: T } & Bodies[T] }[keyof Bodies];

export type SelfOpenedCaseState = {
  readonly id: string;
  readonly version: number;
  readonly orgId: number;
  readonly status: SelfOpenedStatus;
  readonly petitionId: null;
  readonly openedOn: string;
  readonly keyArea: KeyArea | null;
  readonly closedOn: string | null;
  readonly finding: Finding | null;
  readonly inspectedOn: string | null;
  readonly inspectorId: string | null;
  readonly conclusion: InspectionConclusion | null;
  readonly dueOn: string | null;
  readonly answeredOn: string | null;
  readonly lateFilings: number;
};

function evolve(
  before: SelfOpenedCaseState | null,
  event: RecordedAffairEvent<SelfOpenedCaseEvent>,
  id: string,
): SelfOpenedCaseState {
  const { version } = event.meta;
  const on = event.occurredOn;
  if (event.type === 'SelfOpenedCaseFiled') {
    const { orgId, openedOn, keyArea, late } = event.data;
    return {
      id,
      version,
      orgId,
      status: 'opened',
      petitionId: null,
      openedOn,
      keyArea,
      closedOn: null,
      finding: null,
      inspectedOn: null,
      inspectorId: null,
      conclusion: null,
      dueOn: null,
      answeredOn: null,
      lateFilings: late ? 1 : 0,
    };
  }
  const state = { ...begun(before), version };
  switch (event.type) {
    case 'SelfOpenedCaseClosed': {
      const { closedOn, finding, late } = event.data;
      return {
        ...state,
        status: 'closed',
        closedOn,
        finding,
        lateFilings: state.lateFilings + (late ? 1 : 0),
      };
    }
    case 'SelfOpenedCaseInspected': {
      const { conclusion, inspectorId, dueOn } = event.data;
      const status = { qualified: 'qualified', completion: 'completing', redo: 'redoing' } as const;
      return { ...state, status: status[conclusion], conclusion, inspectorId, dueOn, inspectedOn: on };
    }
    case 'InspectionAnswered':
      return { ...state, status: 'closed', answeredOn: on };
  }
}

function decide(
  state: SelfOpenedCaseState | null,
  command: SelfOpenedCaseCommand,
  ctx: AffairContext,
): SelfOpenedCaseEvent[] {
  const occurredOn = ctx.today;
  const article = 'selfOpenedCases' as const;
  // O-42: elements are filed within ten working days of opening and of closing.
  const isLate = (since: string): boolean => {
    const due = addWorkingDays(ctx.calendar, since, ctx.policy.selfOpenedReportDays);
    return !due.provisional && ctx.today > due.date;
  };
  if (command.type === 'fileOpening') {
    const openedOn = dayOf(command.openedOn, ctx, []);
    const data = {
      orgId: ctx.organisation.id,
      openedOn,
      keyArea: command.keyArea ?? null,
      late: isLate(openedOn),
    };
    return [{ type: 'SelfOpenedCaseFiled', occurredOn, article, data, sealed: { title: command.title } }];
  }
  const filed = openedStateOf(state, '自立案件');
  switch (command.type) {
    case 'fileClosing': {
      const closedOn = dayOf(command.closedOn, ctx, [{ on: filed.openedOn, zh: '立案' }]);
      const data = { closedOn, finding: command.finding, late: isLate(closedOn) };
      return [
        { type: 'SelfOpenedCaseClosed', occurredOn, article, data, sealed: { summary: command.summary } },
      ];
    }
    case 'inspectCase': {
      const { conclusion, problems } = command;
      const on = dayOf(command.on, ctx, [{ on: filed.closedOn, zh: '结案' }]);
      const dueOn = conclusion === 'qualified' ? null : addDays(on, ctx.policy.completionDays);
      const data = { conclusion, inspectorId: ctx.actor.accountId, byOrgId: ctx.actor.orgId, dueOn };
      return [{ type: 'SelfOpenedCaseInspected', occurredOn: on, article, data, sealed: { problems } }];
    }
    case 'answerInspection': {
      const on = dayOf(command.on, ctx, [{ on: filed.inspectedOn, zh: '检查' }]);
      refuseIf(filed.dueOn === null, 'INSPECTION_NOTHING_ASKED', {
        article,
        message: '检查没有提出补正或重办(O-43)。',
        detail: { field: 'type' },
      });
      const data = { late: filed.dueOn !== null && on > filed.dueOn };
      return [
        { type: 'InspectionAnswered', occurredOn: on, article, data, sealed: { answer: command.answer } },
      ];
    }
  }
}

const FILERS = { roles: ['reception', 'windowHead'], where: 'own' } as const;
const sample = { occurredOn: '2026-03-10', article: 'selfOpenedCases' } as const;
const late = (is: boolean): string => (is ? '(超过 10 个工作日备案)' : '');

/** 自立案件: filed by the county without its petitioner, inspected by the city by sample (O-42…O-44). */
export const SELF_OPENED_CASE: Affair<SelfOpenedCaseState, SelfOpenedCaseEvent, SelfOpenedCaseCommand> = {
  category: 'self-opened-case',
  zh: '自立案件',
  path: 'self-opened-cases',
  register: 'L07',
  statuses: SELF_OPENED_STATUSES,
  texts: { title: '案件号', summary: '查办要素', problems: '问题和要求', answer: '补正、重办情况' },
  events: {
    SelfOpenedCaseFiled: firstForm<Opened>(
      {
        ...sample,
        type: 'SelfOpenedCaseFiled',
        data: { orgId: 2, openedOn: '2026-03-05', keyArea: null, late: false },
        sealed: { title: '召组信查〔2026〕3号' },
      },
      ({ data }) => `立案备案,立案日 ${data.openedOn}${late(data.late)}`,
    ),
    SelfOpenedCaseClosed: firstForm<Closed>(
      {
        ...sample,
        type: 'SelfOpenedCaseClosed',
        data: { closedOn: '2026-03-09', finding: 'partiallySubstantiated', late: false },
        sealed: { summary: '核实两点,属实一点' },
      },
      ({ data }) => `结案备案,结案日 ${data.closedOn},${FINDINGS[data.finding].zh}${late(data.late)}`,
    ),
    SelfOpenedCaseInspected: firstForm<Inspected>(
      {
        ...sample,
        type: 'SelfOpenedCaseInspected',
        data: {
          conclusion: 'completion',
          inspectorId: SAMPLE_AFFAIR.windowHead,
          byOrgId: 1,
          dueOn: '2026-03-25',
        },
        sealed: { problems: '缺谈话笔录签名' },
      },
      ({ data }, names) =>
        `${names.organisation(data.byOrgId)}检查:${INSPECTION_CONCLUSIONS[data.conclusion].zh}${data.dueOn === null ? '' : `,${data.dueOn} 前完成`}`,
    ),
    InspectionAnswered: firstForm<Answered>(
      { ...sample, type: 'InspectionAnswered', data: { late: false }, sealed: { answer: '已补签' } },
      ({ data }) => `补正、重办完成${data.late ? '(超过期限)' : ''},待复查`,
    ),
  },
  commands: {
    fileOpening: { zh: '立案备案', ...FILERS, opens: true, from: [], fields: SELF_OPENED_FIELDS.fileOpening },
    fileClosing: { zh: '结案备案', ...FILERS, from: ['opened'], fields: SELF_OPENED_FIELDS.fileClosing },
    inspectCase: {
      zh: '检查',
      roles: ['examiner', 'windowHead', 'leader'],
      where: 'superior',
      from: ['closed'],
      fields: SELF_OPENED_FIELDS.inspectCase,
    },
    answerInspection: {
      zh: '报补正、重办情况',
      ...FILERS,
      from: ['completing', 'redoing'],
      fields: SELF_OPENED_FIELDS.answerInspection,
    },
  },
  evolve,
  decide,
  rowOf: (state) => ({
    open: state.status !== 'qualified',
    number: null,
    openedOn: state.openedOn,
    partyOrgIds: [],
    accountIds: [],
    clock: null,
    facts: {
      openedOn: state.openedOn,
      closedOn: state.closedOn,
      keyArea: state.keyArea,
      finding: state.finding,
      inspectedOn: state.inspectedOn,
      inspectorId: state.inspectorId,
      conclusion: state.conclusion,
      dueOn: state.dueOn,
      answeredOn: state.answeredOn,
      lateFilings: state.lateFilings,
    },
  }),
  columns: [
    { zh: '立案日', value: factValue('openedOn') },
    { zh: '结案日', value: factValue('closedOn') },
    { zh: '重点方面', value: factLabel(KEY_AREAS, 'keyArea') },
    { zh: '检查日', value: factValue('inspectedOn') },
    { zh: '检查人', value: factAccount('inspectorId') },
    { zh: '检查结论', value: factLabel(INSPECTION_CONCLUSIONS, 'conclusion') },
    { zh: '补正期限', value: factValue('dueOn') },
  ],
};
