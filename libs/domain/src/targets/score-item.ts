import type { Affair, AffairContext, RecordedAffairEvent } from '../affairs/affair.js';
import { factLabel, factText, factValue, labelOf } from '../affairs/columns.js';
import { begun, firstForm } from '../affairs/define.js';
import { type BodyOf, fieldsOf } from '../affairs/fields.js';
import { openedStateOf } from '../affairs/steps.js';
import { SCORE_INDICATORS, SCORE_RULES, type ScoreIndicator, type ScoreRule } from '../glossary/index.js';
import { refuseIf } from '../petition/decide/checks/refuse.js';
import type { Event } from '../petition/events/event.js';
import type { SchemeItem } from './scheme.js';

type Marks = { points: number; per: number; line: number };
type Set_ = Event<
  'ScoreItemSet',
  { orgId: number; year: number; rule: ScoreRule; indicator: ScoreIndicator | null; edition: number } & Marks,
  { title: string; document: string }
>;
type Adjusted = Event<'ScoreItemAdjusted', { edition: number } & Marks, { reason: string }>;
type Rated = Event<'ScoreItemRated', { targetOrgId: number; points: number }, { basis: string }>;
type Withdrawn = Event<'ScoreItemWithdrawn', Record<string, never>, { reason: string }>;
/** Everything that happens to an item of a scheme. */
export type ScoreItemEvent = Set_ | Adjusted | Rated | Withdrawn;

const MARKS = {
  points: { zh: '满分', kind: 'int', min: 1, max: 100, unit: '分' },
  per: { zh: '每件(或低于线)扣几分', kind: 'int', min: 1, max: 100, unit: '分', optional: true },
  line: { zh: '线(率填千分数,如 850 即 85.0%)', kind: 'int', min: 1, max: 1_000, optional: true },
} as const;
const REASON = { zh: '理由', kind: 'text', max: 500, rows: 2 } as const;
export const SCORE_ITEM_FIELDS = {
  setItem: fieldsOf({
    year: { zh: '年度', kind: 'int', min: 2005, max: 2100 },
    title: { zh: '计分项', kind: 'text', max: 120 },
    rule: { zh: '计分办法', kind: 'choice', options: SCORE_RULES },
    indicator: { zh: '指标(按工作评分的不填)', kind: 'choice', options: SCORE_INDICATORS, optional: true },
    ...MARKS,
    document: { zh: '依据文件', kind: 'text', max: 200 },
  }),
  adjust: fieldsOf({ ...MARKS, reason: REASON }),
  rate: fieldsOf({
    targetOrgId: { zh: '单位', kind: 'organisation', orDisabled: true },
    points: { zh: '评分', kind: 'int', min: 0, max: 100, unit: '分' },
    basis: { zh: '依据', kind: 'text', max: 500, rows: 2 },
  }),
  withdraw: fieldsOf({ reason: REASON }),
};
type Bodies = { [T in keyof typeof SCORE_ITEM_FIELDS]: BodyOf<(typeof SCORE_ITEM_FIELDS)[T]> };
export type ScoreItemCommand = { [T in keyof Bodies]: { type: T } & Bodies[T] }[keyof Bodies];

export type ScoreItemState = SchemeItem & {
  readonly id: string;
  readonly version: number;
  readonly orgId: number;
  readonly status: 'set' | 'withdrawn';
  readonly petitionId: null;
  readonly setOn: string;
  readonly year: number;
  readonly indicator: ScoreIndicator | null;
  readonly edition: number;
  /** The last rating of each unit. */
  readonly ratings: readonly { readonly orgId: number; readonly points: number; readonly on: string }[];
};

function evolve(
  before: ScoreItemState | null,
  event: RecordedAffairEvent<ScoreItemEvent>,
  id: string,
): ScoreItemState {
  const { version } = event.meta;
  const on = event.occurredOn;
  if (event.type === 'ScoreItemSet')
    return { ...event.data, id, version, status: 'set', petitionId: null, setOn: on, ratings: [] };
  const state = { ...begun(before), version };
  switch (event.type) {
    case 'ScoreItemAdjusted':
      return { ...state, ...event.data };
    case 'ScoreItemRated': {
      const { targetOrgId: orgId, points } = event.data;
      return {
        ...state,
        ratings: [...state.ratings.filter((one) => one.orgId !== orgId), { orgId, points, on }],
      };
    }
    case 'ScoreItemWithdrawn':
      return { ...state, status: 'withdrawn' };
  }
}

type Given = { points: number; per?: number | undefined; line?: number | undefined };

/** What a rule needs and what it has no use for. @rejects SCORE_RULE_INCOMPLETE */
function marksOf(rule: ScoreRule, { points, per, line }: Given): Marks {
  const missing =
    (rule === 'each' || rule === 'below') && per === undefined
      ? 'per'
      : rule === 'below' && line === undefined
        ? 'line'
        : null;
  refuseIf(missing !== null, 'SCORE_RULE_INCOMPLETE', {
    article: 'targets',
    message: `“${SCORE_RULES[rule].zh}”须写明${missing === 'line' ? '线' : '每次扣几分'}(§3.3、O-87)。`,
    detail: { field: missing ?? 'rule' },
  });
  return { points, per: per ?? 0, line: line ?? 0 };
}

function decide(
  state: ScoreItemState | null,
  command: ScoreItemCommand,
  ctx: AffairContext,
): ScoreItemEvent[] {
  const occurredOn = ctx.today;
  const article = 'targets' as const;
  if (command.type === 'setItem') {
    const { year, rule, indicator = null, title, document } = command;
    refuseIf((rule === 'manual') !== (indicator === null), 'SCORE_INDICATOR_MISMATCH', {
      article,
      message: '按工作评分的不选指标,其余计分办法都要选指标(§3.3)。',
      detail: { field: 'indicator' },
    });
    const data = { orgId: ctx.organisation.id, year, rule, indicator, edition: 1, ...marksOf(rule, command) };
    return [{ type: 'ScoreItemSet', occurredOn, article, data, sealed: { title, document } }];
  }
  const item = openedStateOf(state, '计分项');
  switch (command.type) {
    case 'adjust': {
      const marks = marksOf(item.rule, command);
      const same = marks.points === item.points && marks.per === item.per && marks.line === item.line;
      refuseIf(same, 'TARGET_UNCHANGED', {
        article,
        message: '分值没有变,不需要另成一版(O-85)。',
        detail: { field: 'points' },
      });
      const data = { edition: item.edition + 1, ...marks };
      return [{ type: 'ScoreItemAdjusted', occurredOn, article, data, sealed: { reason: command.reason } }];
    }
    case 'rate': {
      refuseIf(item.rule !== 'manual', 'SCORE_BY_FIGURES', {
        article,
        message: '这一项由数字计分,不能人工评分(§3.3)。',
        detail: { field: 'points' },
      });
      refuseIf(command.points > item.points, 'SCORE_ABOVE_FULL', {
        article,
        message: `评分不得超过满分 ${item.points} 分。`,
        detail: { field: 'points', max: item.points },
      });
      const data = { targetOrgId: command.targetOrgId, points: command.points };
      return [{ type: 'ScoreItemRated', occurredOn, article, data, sealed: { basis: command.basis } }];
    }
    case 'withdraw':
      return [
        { type: 'ScoreItemWithdrawn', occurredOn, article, data: {}, sealed: { reason: command.reason } },
      ];
  }
}

const HEADS = { roles: ['windowHead', 'deputyLeader', 'leader'], where: 'own' } as const;
const sample = { occurredOn: '2026-01-12', article: 'targets' } as const;

/** 考核计分项: one line of a yearly scheme, with weights, deductions and lines; each year its own (§3.3, O-87). */
export const SCORE_ITEM: Affair<ScoreItemState, ScoreItemEvent, ScoreItemCommand> = {
  category: 'score-item',
  zh: '考核计分项',
  path: 'score-items',
  register: 'L29',
  statuses: { set: { zh: '执行中' }, withdrawn: { zh: '已撤销' } },
  texts: { title: '计分项', document: '依据文件', reason: '理由', basis: '依据' },
  events: {
    ScoreItemSet: firstForm<Set_>(
      {
        ...sample,
        type: 'ScoreItemSet',
        data: {
          orgId: 1,
          year: 2026,
          rule: 'each',
          indicator: 'I-05',
          edition: 1,
          points: 10,
          per: 1,
          line: 0,
        },
        sealed: { title: '重复信访治理', document: '某组通〔2026〕4号' },
      },
      ({ data }) =>
        `${data.year}年计分项:${labelOf(SCORE_RULES, data.rule)}${data.indicator === null ? '' : `,${SCORE_INDICATORS[data.indicator].zh}`},满分 ${data.points} 分`,
    ),
    ScoreItemAdjusted: firstForm<Adjusted>(
      {
        ...sample,
        type: 'ScoreItemAdjusted',
        data: { edition: 2, points: 8, per: 2, line: 0 },
        sealed: { reason: '按市里新办法' },
      },
      ({ data }) => `调整为第${data.edition}版:满分 ${data.points} 分`,
    ),
    ScoreItemRated: firstForm<Rated>(
      {
        ...sample,
        type: 'ScoreItemRated',
        data: { targetOrgId: 2, points: 9 },
        sealed: { basis: '部务会研究信访工作四次' },
      },
      ({ data }, names) => `${names.organisation(data.targetOrgId)}评 ${data.points} 分`,
    ),
    ScoreItemWithdrawn: firstForm<Withdrawn>(
      { ...sample, type: 'ScoreItemWithdrawn', data: {}, sealed: { reason: '并入另一项' } },
      () => '撤销这一项',
    ),
  },
  commands: {
    setItem: { zh: '设考核计分项', ...HEADS, opens: true, from: [], fields: SCORE_ITEM_FIELDS.setItem },
    rate: { zh: '评分', ...HEADS, from: ['set'], fields: SCORE_ITEM_FIELDS.rate },
    adjust: { zh: '年中调整', ...HEADS, from: ['set'], fields: SCORE_ITEM_FIELDS.adjust },
    withdraw: { zh: '撤销', ...HEADS, from: ['set'], fields: SCORE_ITEM_FIELDS.withdraw },
  },
  evolve,
  decide,
  rowOf: (state) => ({
    open: state.status === 'set',
    number: null,
    openedOn: state.setOn,
    partyOrgIds: [],
    accountIds: [],
    clock: null,
    facts: {
      year: state.year,
      rule: state.rule,
      indicator: state.indicator,
      points: state.points,
      per: state.per,
      line: state.line,
      edition: state.edition,
      ratings: state.ratings,
    },
  }),
  columns: [
    { zh: '年度', value: factValue('year') },
    { zh: '计分办法', value: factLabel(SCORE_RULES, 'rule') },
    { zh: '指标', value: factLabel(SCORE_INDICATORS, 'indicator') },
    { zh: '满分', value: factValue('points') },
    {
      zh: '扣分',
      value: factText(({ per, line }) =>
        Number(per) === 0
          ? ''
          : Number(line) === 0
            ? `每增一件 ${per as number} 分`
            : `低于 ${Number(line) / 10}% 扣 ${per as number} 分`,
      ),
    },
    { zh: '版', value: factValue('edition') },
    { zh: '已评', value: factText(({ ratings }) => `${(ratings as unknown[]).length || ''}`) },
  ],
};
