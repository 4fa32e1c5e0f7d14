import type { Affair, AffairContext, RecordedAffairEvent } from '../affairs/affair.js';
import { factValue } from '../affairs/columns.js';
import { begun, firstForm, SAMPLE_AFFAIR } from '../affairs/define.js';
import { type BodyOf, fieldsOf } from '../affairs/fields.js';
import { openedStateOf } from '../affairs/steps.js';
import { refuse } from '../petition/decide/checks/refuse.js';
import type { Event } from '../petition/events/event.js';

type Excluded = Event<'StatExclusionSet', { orgId: number; petitionId: string }, { title: string }>;
type Lifted = Event<'StatExclusionLifted', Record<string, never>, { reason: string }>;
export type StatExclusionEvent = Excluded | Lifted;

export const STAT_EXCLUSION_FIELDS = {
  setExclusion: fieldsOf({
    petitionId: { zh: '信访件', kind: 'petition' },
    title: { zh: '理由', kind: 'text', max: 400, rows: 3 },
  }),
  liftExclusion: fieldsOf({ reason: { zh: '恢复的理由', kind: 'text', max: 400, rows: 3 } }),
};
type Bodies = { [T in keyof typeof STAT_EXCLUSION_FIELDS]: BodyOf<(typeof STAT_EXCLUSION_FIELDS)[T]> };
export type StatExclusionCommand = { [T in keyof Bodies]: { type: T } & Bodies[T] }[keyof Bodies];

export type StatExclusionState = {
  readonly id: string;
  readonly version: number;
  readonly orgId: number;
  readonly status: 'excluded' | 'lifted';
  readonly petitionId: string;
  readonly excludedOn: string;
  readonly liftedOn: string | null;
};

function evolve(
  before: StatExclusionState | null,
  event: RecordedAffairEvent<StatExclusionEvent>,
  id: string,
): StatExclusionState {
  const { version } = event.meta;
  if (event.type === 'StatExclusionSet')
    return { id, version, status: 'excluded', excludedOn: event.occurredOn, liftedOn: null, ...event.data };
  return { ...begun(before), version, status: 'lifted', liftedOn: event.occurredOn };
}

function decide(
  state: StatExclusionState | null,
  command: StatExclusionCommand,
  ctx: AffairContext,
): StatExclusionEvent[] {
  const article = 'dataEntry' as const;
  const occurredOn = ctx.today;
  if (command.type === 'liftExclusion') {
    openedStateOf(state, '排除统计');
    return [
      { type: 'StatExclusionLifted', occurredOn, article, data: {}, sealed: { reason: command.reason } },
    ];
  }
  const { orgId, petitionId } =
    ctx.petition ??
    refuse('STAT_EXCLUSION_WITHOUT_PETITION', {
      article,
      message: '排除统计须选定信访件(§3.1 第 6 条)。',
      detail: { field: 'petitionId' },
    });
  return [
    {
      type: 'StatExclusionSet',
      occurredOn,
      article,
      data: { orgId, petitionId },
      sealed: { title: command.title },
    },
  ];
}

/**
 * 排除统计: a single petition is left out of the rates, with a reason; it stays in every total, and the report says how many
 * were left out (domain.md §3.1 no. 6).
 */
export const STAT_EXCLUSION: Affair<StatExclusionState, StatExclusionEvent, StatExclusionCommand> = {
  category: 'stat-exclusion',
  zh: '排除统计',
  path: 'stat-exclusions',
  register: 'L26',
  statuses: { excluded: { zh: '已排除' }, lifted: { zh: '已恢复' } },
  texts: { title: '理由', reason: '恢复的理由' },
  events: {
    StatExclusionSet: firstForm<Excluded>(
      {
        type: 'StatExclusionSet',
        occurredOn: '2026-06-10',
        article: 'dataEntry',
        data: { orgId: 1, petitionId: SAMPLE_AFFAIR.petition },
        sealed: { title: '系统演练件,误入正式登记' },
      },
      () => '标明排除统计:只影响率,总量照计',
    ),
    StatExclusionLifted: firstForm<Lifted>(
      {
        type: 'StatExclusionLifted',
        occurredOn: '2026-06-12',
        article: 'dataEntry',
        data: {},
        sealed: { reason: '核实不是演练件' },
      },
      () => '恢复统计',
    ),
  },
  commands: {
    setExclusion: {
      zh: '标明排除统计',
      roles: ['windowHead', 'deputyLeader', 'leader'],
      where: 'own',
      opens: true,
      from: [],
      fields: STAT_EXCLUSION_FIELDS.setExclusion,
    },
    liftExclusion: {
      zh: '恢复统计',
      roles: ['windowHead', 'deputyLeader', 'leader'],
      where: 'own',
      from: ['excluded'],
      fields: STAT_EXCLUSION_FIELDS.liftExclusion,
    },
  },
  evolve,
  decide,
  rowOf: (state) => ({
    open: state.status === 'excluded',
    number: null,
    openedOn: state.excludedOn,
    partyOrgIds: [],
    accountIds: [],
    clock: null,
    facts: { excludedOn: state.excludedOn, liftedOn: state.liftedOn },
  }),
  columns: [
    { zh: '排除日', value: factValue('excludedOn') },
    { zh: '恢复日', value: factValue('liftedOn') },
  ],
};
