import type { Affair, AffairContext, RecordedAffairEvent } from '../affairs/affair.js';
import { factText, factValue } from '../affairs/columns.js';
import { begun, firstForm } from '../affairs/define.js';
import { type BodyOf, fieldsOf } from '../affairs/fields.js';
import { dayOf, openedStateOf } from '../affairs/steps.js';
import type { Event } from '../petition/events/event.js';

type Reporter = { reporter: string; phone: string };
type Opened = Event<'ContactPointOpened', { orgId: number }, { title: string } & Reporter>;
type Changed = Event<'ContactPointReporterChanged', Record<string, never>, Reporter>;
type Contributed = Event<'ContactPointContributed', Record<string, never>, { subject: string }>;
type Ended = Event<'ContactPointClosed', Record<string, never>, { reason: string }>;
/** Everything that happens to a contact point. */
export type ContactPointEvent = Opened | Changed | Contributed | Ended;

const REPORTER = {
  reporter: { zh: '信息员姓名', kind: 'text', max: 60 },
  phone: { zh: '电话', kind: 'text', max: 40 },
} as const;
const ON = { zh: '日期', kind: 'date', optional: true } as const;
export const CONTACT_POINT_FIELDS = {
  openPoint: fieldsOf({
    on: { ...ON, zh: '设立日期' },
    title: { zh: '单位、地点', kind: 'text', max: 120 },
    ...REPORTER,
  }),
  changeReporter: fieldsOf({ on: ON, ...REPORTER }),
  recordContribution: fieldsOf({
    on: { ...ON, zh: '来稿日期' },
    subject: { zh: '来稿题目', kind: 'text', max: 200 },
  }),
  closePoint: fieldsOf({
    on: { ...ON, zh: '撤销日期' },
    reason: { zh: '撤销原因', kind: 'text', max: 500, rows: 2 },
  }),
};
type Bodies = { [T in keyof typeof CONTACT_POINT_FIELDS]: BodyOf<(typeof CONTACT_POINT_FIELDS)[T]> };
/** A command on a contact point. */
export type ContactPointCommand = { [T in keyof Bodies]: { type: T } & Bodies[T] }[keyof Bodies];

export type ContactPointState = {
  readonly id: string;
  readonly version: number;
  readonly orgId: number;
  readonly status: 'active' | 'closed';
  readonly petitionId: null;
  readonly since: string;
  readonly until: string | null;
  readonly contributions: readonly string[];
};

function evolve(
  before: ContactPointState | null,
  event: RecordedAffairEvent<ContactPointEvent>,
  id: string,
): ContactPointState {
  const { version } = event.meta;
  const on = event.occurredOn;
  if (event.type === 'ContactPointOpened')
    return {
      id,
      version,
      orgId: event.data.orgId,
      status: 'active',
      petitionId: null,
      since: on,
      until: null,
      contributions: [],
    };
  const state = { ...begun(before), version };
  switch (event.type) {
    case 'ContactPointReporterChanged':
      return state;
    case 'ContactPointContributed':
      return { ...state, contributions: [...state.contributions, on] };
    case 'ContactPointClosed':
      return { ...state, status: 'closed', until: on };
  }
}

function decide(
  state: ContactPointState | null,
  command: ContactPointCommand,
  ctx: AffairContext,
): ContactPointEvent[] {
  const article = 'bulletins' as const;
  if (command.type === 'openPoint') {
    const { title, reporter, phone } = command;
    const occurredOn = dayOf(command.on, ctx, []);
    const data = { orgId: ctx.organisation.id };
    return [{ type: 'ContactPointOpened', occurredOn, article, data, sealed: { title, reporter, phone } }];
  }
  const point = openedStateOf(state, '联系点');
  const occurredOn = dayOf(command.on, ctx, [{ on: point.since, zh: '设立' }]);
  switch (command.type) {
    case 'changeReporter': {
      const { reporter, phone } = command;
      return [
        { type: 'ContactPointReporterChanged', occurredOn, article, data: {}, sealed: { reporter, phone } },
      ];
    }
    case 'recordContribution':
      return [
        {
          type: 'ContactPointContributed',
          occurredOn,
          article,
          data: {},
          sealed: { subject: command.subject },
        },
      ];
    case 'closePoint':
      return [
        { type: 'ContactPointClosed', occurredOn, article, data: {}, sealed: { reason: command.reason } },
      ];
  }
}

/**
 * 沉默点 (O-60): in being through the whole period and nothing came from it.
 * READING: a point that was set up or closed within the quarter had no whole quarter, and is not called silent.
 */
export const isSilent = (
  point: Pick<ContactPointState, 'since' | 'until' | 'contributions'>,
  period: { from: string; to: string },
): boolean =>
  point.since <= period.from &&
  (point.until === null || point.until > period.to) &&
  !point.contributions.some((on) => period.from <= on && on <= period.to);

const sample = { occurredOn: '2026-01-05', article: 'bulletins' } as const;
const KEEPERS = { roles: ['reception', 'windowHead'], where: 'own' } as const;

/** 联系点 with its reporter: the network from which information comes (O-60). */
export const CONTACT_POINT: Affair<ContactPointState, ContactPointEvent, ContactPointCommand> = {
  category: 'contact-point',
  zh: '联系点',
  path: 'contact-points',
  register: 'L24',
  statuses: { active: { zh: '在用' }, closed: { zh: '已撤销' } },
  texts: { title: '单位、地点', reporter: '信息员', phone: '电话', subject: '来稿', reason: '原因' },
  events: {
    ContactPointOpened: firstForm<Opened>(
      {
        ...sample,
        type: 'ContactPointOpened',
        data: { orgId: 1 },
        sealed: { title: '某街道党工委', reporter: '周某', phone: '13800000000' },
      },
      () => '设立联系点',
    ),
    ContactPointReporterChanged: firstForm<Changed>(
      {
        ...sample,
        type: 'ContactPointReporterChanged',
        data: {},
        sealed: { reporter: '吴某', phone: '13800000001' },
      },
      () => '更换信息员',
    ),
    ContactPointContributed: firstForm<Contributed>(
      { ...sample, type: 'ContactPointContributed', data: {}, sealed: { subject: '村“两委”换届动态' } },
      () => '来稿一篇',
    ),
    ContactPointClosed: firstForm<Ended>(
      { ...sample, type: 'ContactPointClosed', data: {}, sealed: { reason: '机构合并' } },
      () => '撤销联系点',
    ),
  },
  commands: {
    openPoint: {
      zh: '设立联系点',
      ...KEEPERS,
      opens: true,
      from: [],
      fields: CONTACT_POINT_FIELDS.openPoint,
    },
    recordContribution: {
      zh: '登记来稿',
      ...KEEPERS,
      from: ['active'],
      fields: CONTACT_POINT_FIELDS.recordContribution,
    },
    changeReporter: {
      zh: '更换信息员',
      ...KEEPERS,
      from: ['active'],
      fields: CONTACT_POINT_FIELDS.changeReporter,
    },
    closePoint: { zh: '撤销联系点', ...KEEPERS, from: ['active'], fields: CONTACT_POINT_FIELDS.closePoint },
  },
  evolve,
  decide,
  rowOf: (state) => ({
    open: state.status === 'active',
    number: null,
    openedOn: state.since,
    partyOrgIds: [],
    accountIds: [],
    clock: null,
    facts: { since: state.since, until: state.until, contributions: state.contributions },
  }),
  columns: [
    { zh: '设立日', value: factValue('since') },
    { zh: '来稿', value: factText(({ contributions }) => `${(contributions as string[]).length} 篇`) },
    {
      zh: '最近来稿',
      value: factText(({ contributions }) => [...(contributions as string[])].sort().at(-1) ?? ''),
    },
    { zh: '撤销日', value: factValue('until') },
  ],
};
