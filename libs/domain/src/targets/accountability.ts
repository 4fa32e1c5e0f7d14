import type { Affair, AffairContext, RecordedAffairEvent } from '../affairs/affair.js';
import { factAccount, factLabel, factOrg, factValue } from '../affairs/columns.js';
import { begun, firstForm, SAMPLE_AFFAIR } from '../affairs/define.js';
import { type BodyOf, fieldsOf } from '../affairs/fields.js';
import { dayOf, openedStateOf } from '../affairs/steps.js';
import { ACCOUNTABILITY_MEASURES, type AccountabilityMeasure, codesOf } from '../glossary/index.js';
import { refuseIf } from '../petition/decide/checks/refuse.js';
import type { Event } from '../petition/events/event.js';

type Taken = Event<
  'AccountabilityTaken',
  {
    orgId: number;
    targetOrgId: number;
    measure: AccountabilityMeasure;
    approverId: string;
    onPaper: boolean;
    /** Points taken from the annual score; 0 for the other measures. */
    points: number;
    year: number;
  },
  { title: string; basis: string }
>;
type Ended = Event<'AccountabilityConcluded', Record<string, never>, { result: string }>;
export type AccountabilityEvent = Taken | Ended;

/** Those of the joint conference are refused here, always (O-88, R-53). */
const OURS = codesOf(ACCOUNTABILITY_MEASURES).filter((code) => ACCOUNTABILITY_MEASURES[code].ours);

export const ACCOUNTABILITY_FIELDS = {
  take: fieldsOf({
    targetOrgId: { zh: '单位', kind: 'organisation', orDisabled: true },
    measure: { zh: '措施', kind: 'choice', options: ACCOUNTABILITY_MEASURES, offered: OURS },
    title: { zh: '事由', kind: 'text', max: 120 },
    basis: { zh: '依据', kind: 'text', max: 300 },
    approverId: { zh: '批准人', kind: 'account' },
    onPaper: { zh: '纸质批准', kind: 'flag', optional: true },
    points: { zh: '扣分(只用于年度目标扣分)', kind: 'int', min: 1, max: 100, unit: '分', optional: true },
  }),
  conclude: fieldsOf({
    on: { zh: '日期', kind: 'date', optional: true },
    result: { zh: '结果', kind: 'text', max: 1_000, rows: 3 },
  }),
};
type Bodies = { [T in keyof typeof ACCOUNTABILITY_FIELDS]: BodyOf<(typeof ACCOUNTABILITY_FIELDS)[T]> };
export type AccountabilityCommand = { [T in keyof Bodies]: { type: T } & Bodies[T] }[keyof Bodies];

export type AccountabilityState = {
  readonly id: string;
  readonly version: number;
  readonly orgId: number;
  readonly status: 'taken' | 'concluded';
  readonly petitionId: null;
  readonly takenOn: string;
  readonly targetOrgId: number;
  readonly measure: AccountabilityMeasure;
  readonly approverId: string;
  readonly points: number;
  readonly year: number;
  readonly concludedOn: string | null;
};

function evolve(
  before: AccountabilityState | null,
  event: RecordedAffairEvent<AccountabilityEvent>,
  id: string,
): AccountabilityState {
  const { version } = event.meta;
  if (event.type === 'AccountabilityTaken') {
    const { orgId, targetOrgId, measure, approverId, points, year } = event.data;
    const kept = { orgId, targetOrgId, measure, approverId, points, year };
    return {
      ...kept,
      id,
      version,
      status: 'taken',
      petitionId: null,
      takenOn: event.occurredOn,
      concludedOn: null,
    };
  }
  return { ...begun(before), version, status: 'concluded', concludedOn: event.occurredOn };
}

function decide(
  state: AccountabilityState | null,
  command: AccountabilityCommand,
  ctx: AffairContext,
): AccountabilityEvent[] {
  const article = 'targets' as const;
  if (command.type === 'conclude') {
    const taken = openedStateOf(state, '责任追究');
    const occurredOn = dayOf(command.on, ctx, [{ on: taken.takenOn, zh: '采取措施' }]);
    return [
      { type: 'AccountabilityConcluded', occurredOn, article, data: {}, sealed: { result: command.result } },
    ];
  }
  const { measure, points } = command;
  refuseIf(!ACCOUNTABILITY_MEASURES[measure].ours, 'MEASURE_NOT_OURS', {
    article: 'citation',
    message: '约谈、挂牌督办、责令限期整改是联席会议的措施,只能在督办中“提请联席会议”(O-88,R-53)。',
    detail: { field: 'measure' },
  });
  refuseIf((measure === 'deduct') !== (points !== undefined), 'POINTS_WITHOUT_DEDUCTION', {
    article,
    message: '扣几分只在“年度目标扣分”时填,也必须填(O-88)。',
    detail: { field: 'points' },
  });
  refuseIf(
    command.approverId !== ctx.actor.accountId && command.onPaper !== true,
    'ACCOUNTABILITY_APPROVAL_NOT_YOURS',
    {
      article,
      message: '不能代他人在系统内批准;纸质批准的请勾选并存原件(§2.14)。',
      detail: { field: 'onPaper' },
    },
  );
  return [
    {
      type: 'AccountabilityTaken',
      occurredOn: ctx.today,
      article,
      data: {
        orgId: ctx.organisation.id,
        targetOrgId: command.targetOrgId,
        measure,
        approverId: command.approverId,
        onPaper: command.onPaper === true,
        points: points ?? 0,
        year: Number(ctx.today.slice(0, 4)),
      },
      sealed: { title: command.title, basis: command.basis },
    },
  ];
}

const sample = { occurredOn: '2026-04-20', article: 'targets' } as const;
const HEADS = { roles: ['windowHead', 'deputyLeader', 'leader'], where: 'own' } as const;

/** 责任追究: only the measures that are ours, each with cause, basis, approval and result (O-88). */
export const ACCOUNTABILITY: Affair<AccountabilityState, AccountabilityEvent, AccountabilityCommand> = {
  category: 'accountability',
  zh: '责任追究',
  path: 'accountabilities',
  register: 'L29',
  statuses: { taken: { zh: '已采取' }, concluded: { zh: '已结' } },
  texts: { title: '事由', basis: '依据', result: '结果' },
  events: {
    AccountabilityTaken: firstForm<Taken>(
      {
        ...sample,
        type: 'AccountabilityTaken',
        data: {
          orgId: 1,
          targetOrgId: 2,
          measure: 'deduct',
          approverId: SAMPLE_AFFAIR.leader,
          onPaper: true,
          points: 2,
          year: 2026,
        },
        sealed: { title: '一季度漏报一起', basis: '某目标管理办法第九条' },
      },
      ({ data }, names) =>
        `对${names.organisation(data.targetOrgId)}${ACCOUNTABILITY_MEASURES[data.measure].zh}${data.points > 0 ? ` ${data.points} 分` : ''},${names.account(data.approverId)}批准${data.onPaper ? '(纸质)' : ''}`,
    ),
    AccountabilityConcluded: firstForm<Ended>(
      { ...sample, type: 'AccountabilityConcluded', data: {}, sealed: { result: '已书面检查并整改' } },
      () => '登记结果',
    ),
  },
  commands: {
    take: { zh: '采取措施', ...HEADS, opens: true, from: [], fields: ACCOUNTABILITY_FIELDS.take },
    conclude: { zh: '登记结果', ...HEADS, from: ['taken'], fields: ACCOUNTABILITY_FIELDS.conclude },
  },
  evolve,
  decide,
  rowOf: (state) => ({
    open: state.status === 'taken',
    number: null,
    openedOn: state.takenOn,
    partyOrgIds: [state.targetOrgId],
    accountIds: [],
    clock: null,
    facts: {
      targetOrgId: state.targetOrgId,
      measure: state.measure,
      approverId: state.approverId,
      points: state.points,
      year: state.year,
      concludedOn: state.concludedOn,
    },
  }),
  columns: [
    { zh: '单位', value: factOrg('targetOrgId') },
    { zh: '年度', value: factValue('year') },
    { zh: '措施', value: factLabel(ACCOUNTABILITY_MEASURES, 'measure') },
    { zh: '扣分', value: factValue('points') },
    { zh: '批准人', value: factAccount('approverId') },
    { zh: '结案日', value: factValue('concludedOn') },
  ],
};
