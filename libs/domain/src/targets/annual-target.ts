import type { Affair, AffairContext, RecordedAffairEvent } from '../affairs/affair.js';
import { factLabel, factOrg, factText, factValue, labelOf } from '../affairs/columns.js';
import { begun, firstForm } from '../affairs/define.js';
import { type BodyOf, fieldsOf } from '../affairs/fields.js';
import { dueDayOf, openedStateOf } from '../affairs/steps.js';
import { TARGET_INDICATORS, type TargetIndicator, TARGET_OPS, type TargetOp } from '../glossary/index.js';
import { refuseIf } from '../petition/decide/checks/refuse.js';
import type { Event } from '../petition/events/event.js';

type Aim = { value: number; weight: number };
type Set_ = Event<
  'AnnualTargetSet',
  {
    orgId: number;
    targetOrgId: number;
    year: number;
    indicator: TargetIndicator;
    op: TargetOp;
    edition: number;
  } & Aim,
  { document: string }
>;
type Adjusted = Event<'AnnualTargetAdjusted', { edition: number } & Aim, { reason: string }>;
type Ordered = Event<'RectificationOrdered', { quarter: number; dueOn: string }, { measure: string }>;
type Done = Event<'RectificationDone', { quarter: number }, { result: string }>;
/** Everything that happens to an annual target. */
export type AnnualTargetEvent = Set_ | Adjusted | Ordered | Done;

const AIM = {
  value: { zh: '目标值(率填千分数,如 950 即 95.0%)', kind: 'int', min: 0, max: 100_000 },
  weight: { zh: '权重', kind: 'int', min: 1, max: 100 },
} as const;
const QUARTER = { zh: '第几季', kind: 'int', min: 1, max: 4 } as const;
export const ANNUAL_TARGET_FIELDS = {
  setTarget: fieldsOf({
    year: { zh: '年度', kind: 'int', min: 2005, max: 2100 },
    targetOrgId: { zh: '单位', kind: 'organisation' },
    indicator: { zh: '指标', kind: 'choice', options: TARGET_INDICATORS },
    op: { zh: '方向', kind: 'choice', options: TARGET_OPS },
    ...AIM,
    document: { zh: '依据文件', kind: 'text', max: 200 },
  }),
  adjust: fieldsOf({ ...AIM, reason: { zh: '年中调整的理由', kind: 'text', max: 500, rows: 2 } }),
  orderRectification: fieldsOf({
    quarter: QUARTER,
    measure: { zh: '整改措施', kind: 'text', max: 1_000, rows: 3 },
    dueOn: { zh: '整改期限', kind: 'date' },
  }),
  recordRectified: fieldsOf({
    quarter: QUARTER,
    result: { zh: '整改结果', kind: 'text', max: 1_000, rows: 3 },
  }),
};
type Bodies = { [T in keyof typeof ANNUAL_TARGET_FIELDS]: BodyOf<(typeof ANNUAL_TARGET_FIELDS)[T]> };
export type AnnualTargetCommand = { [T in keyof Bodies]: { type: T } & Bodies[T] }[keyof Bodies];

type Rectification = { readonly quarter: number; readonly dueOn: string; readonly doneOn: string | null };
export type AnnualTargetState = Aim & {
  readonly id: string;
  readonly version: number;
  readonly orgId: number;
  readonly status: 'set';
  readonly petitionId: null;
  readonly setOn: string;
  readonly targetOrgId: number;
  readonly year: number;
  readonly indicator: TargetIndicator;
  readonly op: TargetOp;
  readonly edition: number;
  readonly rectifications: readonly Rectification[];
};

function evolve(
  before: AnnualTargetState | null,
  event: RecordedAffairEvent<AnnualTargetEvent>,
  id: string,
): AnnualTargetState {
  const { version } = event.meta;
  const on = event.occurredOn;
  if (event.type === 'AnnualTargetSet')
    return { ...event.data, id, version, status: 'set', petitionId: null, setOn: on, rectifications: [] };
  const state = { ...begun(before), version };
  switch (event.type) {
    case 'AnnualTargetAdjusted':
      return { ...state, ...event.data };
    case 'RectificationOrdered':
      return { ...state, rectifications: [...state.rectifications, { ...event.data, doneOn: null }] };
    case 'RectificationDone':
      return {
        ...state,
        rectifications: state.rectifications.map((one) =>
          one.quarter === event.data.quarter && one.doneOn === null ? { ...one, doneOn: on } : one,
        ),
      };
  }
}

function decide(
  state: AnnualTargetState | null,
  command: AnnualTargetCommand,
  ctx: AffairContext,
): AnnualTargetEvent[] {
  const occurredOn = ctx.today;
  const article = 'targets' as const;
  if (command.type === 'setTarget') {
    const { year, targetOrgId, indicator, op, value, weight, document } = command;
    const data = { orgId: ctx.organisation.id, targetOrgId, year, indicator, op, value, weight, edition: 1 };
    return [{ type: 'AnnualTargetSet', occurredOn, article, data, sealed: { document } }];
  }
  const target = openedStateOf(state, '年度目标');
  switch (command.type) {
    case 'adjust': {
      const { value, weight, reason } = command;
      refuseIf(value === target.value && weight === target.weight, 'TARGET_UNCHANGED', {
        article,
        message: '目标值和权重都没有变,不需要另成一版(O-85)。',
        detail: { field: 'value' },
      });
      const data = { edition: target.edition + 1, value, weight };
      return [{ type: 'AnnualTargetAdjusted', occurredOn, article, data, sealed: { reason } }];
    }
    case 'orderRectification': {
      const dueOn = dueDayOf(command.dueOn, 'dueOn', '整改期限', ctx.today);
      const data = { quarter: command.quarter, dueOn };
      return [
        { type: 'RectificationOrdered', occurredOn, article, data, sealed: { measure: command.measure } },
      ];
    }
    case 'recordRectified': {
      const open = target.rectifications.some(
        ({ quarter, doneOn }) => quarter === command.quarter && doneOn === null,
      );
      refuseIf(!open, 'RECTIFICATION_UNKNOWN', {
        article,
        message: `第${command.quarter}季没有未了的整改项(O-86)。`,
        detail: { field: 'quarter' },
      });
      const data = { quarter: command.quarter };
      return [{ type: 'RectificationDone', occurredOn, article, data, sealed: { result: command.result } }];
    }
  }
}

const HEADS = { roles: ['windowHead', 'deputyLeader', 'leader'], where: 'own' } as const;
const sample = { occurredOn: '2026-01-10', article: 'targets' } as const;
const shown = (indicator: TargetIndicator, value: number): string =>
  TARGET_INDICATORS[indicator].unit === '‰' ? `${Math.floor(value / 10)}.${value % 10}%` : `${value}`;

/** 年度目标 of a unit: an edition a year, adjusted with reasons, rectified where a quarter is short (O-85, O-86). */
export const ANNUAL_TARGET: Affair<AnnualTargetState, AnnualTargetEvent, AnnualTargetCommand> = {
  category: 'annual-target',
  zh: '年度目标',
  path: 'annual-targets',
  register: 'L29',
  statuses: { set: { zh: '执行中' } },
  texts: { document: '依据文件', reason: '理由', measure: '整改措施', result: '结果' },
  events: {
    AnnualTargetSet: firstForm<Set_>(
      {
        ...sample,
        type: 'AnnualTargetSet',
        data: {
          orgId: 1,
          targetOrgId: 2,
          year: 2026,
          indicator: 'I-09',
          op: 'atLeast',
          value: 950,
          weight: 30,
          edition: 1,
        },
        sealed: { document: '某组通〔2026〕3号' },
      },
      ({ data }, names) =>
        `${data.year}年${names.organisation(data.targetOrgId)}${TARGET_INDICATORS[data.indicator].zh}${labelOf(TARGET_OPS, data.op)}${shown(data.indicator, data.value)},权重 ${data.weight}`,
    ),
    AnnualTargetAdjusted: firstForm<Adjusted>(
      {
        ...sample,
        type: 'AnnualTargetAdjusted',
        data: { edition: 2, value: 930, weight: 30 },
        sealed: { reason: '机构调整' },
      },
      ({ data }) => `调整为第${data.edition}版:目标值 ${data.value},权重 ${data.weight}`,
    ),
    RectificationOrdered: firstForm<Ordered>(
      {
        ...sample,
        type: 'RectificationOrdered',
        data: { quarter: 1, dueOn: '2026-05-31' },
        sealed: { measure: '逐件清理超期件' },
      },
      ({ data }) => `第${data.quarter}季未达,${data.dueOn} 前整改`,
    ),
    RectificationDone: firstForm<Done>(
      { ...sample, type: 'RectificationDone', data: { quarter: 1 }, sealed: { result: '已清理' } },
      ({ data }) => `第${data.quarter}季整改完成`,
    ),
  },
  commands: {
    setTarget: { zh: '下达目标', ...HEADS, opens: true, from: [], fields: ANNUAL_TARGET_FIELDS.setTarget },
    orderRectification: {
      zh: '要求整改',
      ...HEADS,
      from: ['set'],
      fields: ANNUAL_TARGET_FIELDS.orderRectification,
    },
    recordRectified: {
      zh: '登记整改结果',
      roles: ['reception', 'windowHead', 'deputyLeader', 'leader'],
      where: 'any',
      from: ['set'],
      fields: ANNUAL_TARGET_FIELDS.recordRectified,
    },
    adjust: { zh: '年中调整', ...HEADS, from: ['set'], fields: ANNUAL_TARGET_FIELDS.adjust },
  },
  evolve,
  decide,
  rowOf: (state) => ({
    open: true,
    number: null,
    openedOn: state.setOn,
    partyOrgIds: [state.targetOrgId],
    accountIds: [],
    clock: null,
    facts: {
      targetOrgId: state.targetOrgId,
      year: state.year,
      indicator: state.indicator,
      op: state.op,
      value: state.value,
      weight: state.weight,
      edition: state.edition,
      rectifications: state.rectifications,
    },
  }),
  columns: [
    { zh: '单位', value: factOrg('targetOrgId') },
    { zh: '年度', value: factValue('year') },
    { zh: '指标', value: factLabel(TARGET_INDICATORS, 'indicator') },
    {
      zh: '目标',
      value: factText(
        (facts) =>
          `${facts['op'] === 'atMost' ? '≤' : '≥'} ${shown(facts['indicator'] as TargetIndicator, facts['value'] as number)}`,
      ),
    },
    { zh: '权重', value: factValue('weight') },
    { zh: '版', value: factValue('edition') },
    {
      zh: '整改',
      value: factText(({ rectifications }) =>
        (rectifications as Rectification[])
          .map(({ quarter, dueOn, doneOn }) => `第${quarter}季${doneOn === null ? ` ${dueOn} 前` : '已完成'}`)
          .join('、'),
      ),
    },
  ],
};
