import type { Affair, AffairContext, RecordedAffairEvent } from '../affairs/affair.js';
import { factValue } from '../affairs/columns.js';
import { begun, firstForm, SAMPLE_AFFAIR } from '../affairs/define.js';
import { type BodyOf, fieldsOf } from '../affairs/fields.js';
import { dayOf, dueDayOf, openedStateOf } from '../affairs/steps.js';
import { refuse, refuseIf } from '../petition/decide/checks/refuse.js';
import type { Event } from '../petition/events/event.js';

type Decided = Event<
  'PublicationDecided',
  { orgId: number; petitionId: string; dueOn: string },
  { title: string }
>;
type Published = Event<'AnswerPublished', Record<string, never>, { place: string }>;
export type PublicationEvent = Decided | Published;

export const PUBLICATION_FIELDS = {
  decidePublication: fieldsOf({
    petitionId: { zh: '信访件', kind: 'petition' },
    dueOn: { zh: '应公开日', kind: 'date' },
    title: { zh: '公开什么', kind: 'text', max: 200 },
  }),
  publishAnswer: fieldsOf({
    on: { zh: '公开日', kind: 'date', optional: true },
    place: { zh: '公开在哪里', kind: 'text', max: 200 },
  }),
};
type Bodies = { [T in keyof typeof PUBLICATION_FIELDS]: BodyOf<(typeof PUBLICATION_FIELDS)[T]> };
export type PublicationCommand = { [T in keyof Bodies]: { type: T } & Bodies[T] }[keyof Bodies];

export type PublicationState = {
  readonly id: string;
  readonly version: number;
  readonly orgId: number;
  readonly status: 'decided' | 'published';
  readonly petitionId: string;
  readonly decidedOn: string;
  readonly dueOn: string;
  readonly publishedOn: string | null;
};

function evolve(
  before: PublicationState | null,
  event: RecordedAffairEvent<PublicationEvent>,
  id: string,
): PublicationState {
  const { version } = event.meta;
  if (event.type === 'PublicationDecided')
    return { id, version, status: 'decided', decidedOn: event.occurredOn, publishedOn: null, ...event.data };
  return { ...begun(before), version, status: 'published', publishedOn: event.occurredOn };
}

function decide(
  state: PublicationState | null,
  command: PublicationCommand,
  ctx: AffairContext,
): PublicationEvent[] {
  const article = 'dataEntry' as const;
  if (command.type === 'publishAnswer') {
    const decided = openedStateOf(state, '答复公开');
    const occurredOn = dayOf(command.on, ctx, [{ on: decided.decidedOn, zh: '决定公开' }]);
    return [{ type: 'AnswerPublished', occurredOn, article, data: {}, sealed: { place: command.place } }];
  }
  const petition =
    ctx.petition ??
    refuse('PUBLICATION_WITHOUT_PETITION', {
      article,
      message: '答复公开须选定信访件(I-16)。',
      detail: { field: 'petitionId' },
    });
  refuseIf(petition.class === 'accusation' || petition.zone !== 'general', 'PUBLICATION_UNFIT', {
    article,
    message: '检举控告依法不宜公开,不作公开答复(R-20、I-16)。',
    detail: { field: 'petitionId' },
  });
  const dueOn = dueDayOf(command.dueOn, 'dueOn', '应公开日', ctx.today);
  const data = { orgId: petition.orgId, petitionId: petition.petitionId, dueOn };
  return [
    { type: 'PublicationDecided', occurredOn: ctx.today, article, data, sealed: { title: command.title } },
  ];
}

/**
 * 答复公开: whether an answer is to be published is decided by a person, with a day; published is it when it is put up. The
 * rate of published answers (I-16) counts these decisions, for nothing else says which answers are to be published.
 */
export const PUBLICATION: Affair<PublicationState, PublicationEvent, PublicationCommand> = {
  category: 'publication',
  zh: '答复公开',
  path: 'publications',
  register: 'L17',
  statuses: { decided: { zh: '待公开' }, published: { zh: '已公开' } },
  texts: { title: '公开什么', place: '公开在哪里' },
  events: {
    PublicationDecided: firstForm<Decided>(
      {
        type: 'PublicationDecided',
        occurredOn: '2026-05-20',
        article: 'dataEntry',
        data: { orgId: 1, petitionId: SAMPLE_AFFAIR.petition, dueOn: '2026-06-03' },
        sealed: { title: '关于组织关系转接的答复' },
      },
      ({ data }) => `决定公开答复,${data.dueOn} 前公开`,
    ),
    AnswerPublished: firstForm<Published>(
      {
        type: 'AnswerPublished',
        occurredOn: '2026-06-01',
        article: 'dataEntry',
        data: {},
        sealed: { place: '党建网答复栏' },
      },
      () => '公开答复',
    ),
  },
  commands: {
    decidePublication: {
      zh: '决定公开答复',
      roles: ['windowHead', 'deputyLeader', 'leader'],
      where: 'own',
      opens: true,
      from: [],
      fields: PUBLICATION_FIELDS.decidePublication,
    },
    publishAnswer: {
      zh: '登记已公开',
      roles: ['handler', 'windowHead'],
      where: 'own',
      handlers: true,
      from: ['decided'],
      fields: PUBLICATION_FIELDS.publishAnswer,
    },
  },
  evolve,
  decide,
  rowOf: (state) => ({
    open: state.status === 'decided',
    number: null,
    openedOn: state.decidedOn,
    partyOrgIds: [],
    accountIds: [],
    clock: null,
    facts: { dueOn: state.dueOn, publishedOn: state.publishedOn },
  }),
  columns: [
    { zh: '应公开日', value: factValue('dueOn') },
    { zh: '公开日', value: factValue('publishedOn') },
  ],
};
