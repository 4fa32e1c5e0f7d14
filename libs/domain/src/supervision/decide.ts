import type { AffairContext } from '../affairs/affair.js';
import { officeNo, officeSeries, restrictedOfficeNo } from '../affairs/numbers.js';
import { dayOf, openedStateOf } from '../affairs/steps.js';
import type { PlainDate, SeriesRef } from '../petition/context.js';
import { refuseIf } from '../petition/decide/checks/refuse.js';
import { present } from '../petition/decide/checks/text.js';
import type { SupervisionCommand, SupervisionCommandOf } from './commands.js';
import { advise, proposeAccountability, recordAdoption, recordOutcome } from './decide-advice.js';
import { giveFeedback, inspect, reinspect, signNotice } from './decide-rounds.js';
import { recordSatisfaction, writeOff } from './decide-write-off.js';
import type { SupervisionEvent } from './events.js';
import type { SupervisionState } from './state.js';

/** Book of supervision papers. */
export const SUPERVISION_BOOK = '信督';

/** Numbers that a command takes: a supervision without one could only be an urging (O-90). */
export function supervisionSeries(
  _: SupervisionState | null,
  command: SupervisionCommand,
  ctx: AffairContext,
): SeriesRef[] {
  const takes = command.type === 'openSupervision' && !isRestricted(ctx);
  return takes ? [officeSeries(SUPERVISION_BOOK, ctx.today, ctx)] : [];
}

const isRestricted = ({ petition }: AffairContext): boolean =>
  petition !== null && petition.zone !== 'general';

/** Decides a command whose fields and place in the life have been checked (`decideAffair`). */
export function decideSupervision(
  state: SupervisionState | null,
  command: SupervisionCommand,
  ctx: AffairContext,
): SupervisionEvent[] {
  switch (command.type) {
    case 'instruct':
      return instruct(state, command, ctx);
    case 'openSupervision':
      return openSupervision(state, command, ctx);
    default:
      return decideOnOpen(openedStateOf(state, '督办'), command, ctx);
  }
}

type Later = Exclude<SupervisionCommand, { type: 'instruct' | 'openSupervision' }>;

function decideOnOpen(state: SupervisionState, command: Later, ctx: AffairContext): SupervisionEvent[] {
  switch (command.type) {
    case 'coordinate':
      return [
        {
          type: 'SupervisionCoordinated',
          occurredOn: dayAfterOpening(state, command.on, ctx),
          article: 'fourFast',
          data: {},
          sealed: { with: command.with, outcome: command.outcome },
        },
      ];
    case 'urge':
      return urge(state, command, ctx);
    case 'inspect':
      return inspect(state, command, ctx);
    case 'signNotice':
      return signNotice(state, command, ctx);
    case 'giveFeedback':
      return giveFeedback(state, command, ctx);
    case 'reinspect':
      return reinspect(state, command, ctx);
    case 'recordSatisfaction':
      return recordSatisfaction(state, command, ctx);
    case 'writeOff':
      return writeOff(state, command, ctx);
    case 'advise':
      return advise(state, command, ctx);
    case 'recordAdoption':
      return recordAdoption(state, command, ctx);
    case 'proposeAccountability':
      return proposeAccountability(state, command, ctx);
    case 'recordOutcome':
      return recordOutcome(state, command, ctx);
  }
}

const dayAfterOpening = (state: SupervisionState, on: unknown, ctx: AffairContext): PlainDate =>
  dayOf(on, ctx, [{ on: state.openedOn ?? state.beganOn, zh: '立项' }]);

/** 批示 on a petition: it is there for the handler at once, and waits for its 立项 (SUP-08). */
function instruct(
  state: SupervisionState | null,
  command: SupervisionCommandOf<'instruct'>,
  ctx: AffairContext,
): SupervisionEvent[] {
  refuseIf(state !== null, 'INSTRUCTION_ALREADY_GIVEN', {
    article: 'supervisionSystem',
    message: '这项督办已有批示;新的批示另立一项。',
    detail: { field: 'type' },
  });
  const isOwn = command.leaderId === ctx.actor.accountId;
  refuseIf(!isOwn && command.onPaper !== true, 'INSTRUCTION_NOT_YOURS', {
    article: 'supervisionSystem',
    message: '不能代领导在系统内批示;录入纸质批示的,请勾选“纸质批示”并存原件(§2.14)。',
    detail: { field: 'onPaper' },
  });
  return [
    {
      type: 'LeaderInstructed',
      occurredOn: dayOf(command.on, ctx, petitionDay(ctx)),
      article: 'supervisionSystem',
      data: {
        orgId: ctx.petition?.orgId ?? ctx.organisation.id,
        petitionId: command.petitionId ?? null,
        leaderId: command.leaderId,
        onPaper: command.onPaper === true,
        handlerIds: [...(ctx.petition?.handlerIds ?? [])],
      },
      sealed: { title: command.title, instruction: command.instruction },
    },
  ];
}

const petitionDay = ({ petition }: AffairContext): { on: PlainDate; zh: string }[] =>
  petition === null ? [] : [{ on: petition.receivedOn, zh: '收到来件' }];

/** 立项 with number and cause (O-90). */
function openSupervision(
  state: SupervisionState | null,
  command: SupervisionCommandOf<'openSupervision'>,
  ctx: AffairContext,
): SupervisionEvent[] {
  const petitionId = state?.petitionId ?? command.petitionId ?? null;
  const instructedOn = state?.instructedOn ?? command.instructedOn ?? null;
  refuseIf(command.cause === 'SUP-08' && instructedOn === null, 'INSTRUCTION_DAY_MISSING', {
    article: 'fourFast',
    message: '因领导批示或上级要结果立项的,须有批示日期,立项快慢由它算起(O-89)。',
    detail: { field: 'instructedOn' },
  });
  if (instructedOn !== null)
    refuseIf(instructedOn > ctx.today, 'DATE_IN_FUTURE', {
      message: `批示日期不得晚于今天(${ctx.today})。`,
      detail: { field: 'instructedOn' },
    });
  const { petition } = ctx;
  const orgId = petition?.orgId ?? ctx.organisation.id;
  const number = isRestricted(ctx)
    ? restrictedOfficeNo(SUPERVISION_BOOK, ctx.today, ctx)
    : officeNo(SUPERVISION_BOOK, ctx.today, ctx);
  return [
    {
      type: 'SupervisionOpened',
      occurredOn: ctx.today,
      article: 'supervisionSystem',
      data: {
        orgId,
        petitionId,
        number,
        cause: state?.status === 'instructed' ? 'SUP-08' : command.cause,
        // who has the petition answers for it, unless another is named
        targetOrgId: command.targetOrgId ?? petition?.sentDownTo ?? orgId,
        instructedOn,
        petitionerExempt: petition === null || petition.anonymous || petition.class === 'accusation',
        handlerIds: [...(petition?.handlerIds ?? [])],
      },
      sealed: { title: command.title, ...present({ basis: command.basis }) } as { title: string },
    },
  ];
}

/** 催办 (light): as often as needed, without a number of its own (§1.7). */
function urge(
  state: SupervisionState,
  command: SupervisionCommandOf<'urge'>,
  ctx: AffairContext,
): SupervisionEvent[] {
  return [
    {
      type: 'SupervisionUrged',
      occurredOn: dayAfterOpening(state, command.on, ctx),
      article: 'supervisionSystem',
      data: { round: state.round, count: state.urgedCount + 1 },
      sealed: { words: command.words },
    },
  ];
}
