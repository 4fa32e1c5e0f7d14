import type { AskCoHandlers, RecordCoReply } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import { documentNo } from '../number-formats.js';
import type { PetitionState } from '../state.js';
import { optionalFlag, requireList, requireWhole } from './checks/codes.js';
import { requireDate } from './checks/dates.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { requireText, TEXT_LIMITS } from './checks/text.js';
import { documentIdOf } from './notify.js';
import { distinct, requireDay } from './preconditions.js';

/**
 * 商请协办 (O-26): one leading organ and at least one that handles along, each with its own day.
 * @rejects NOT_HANDLED_JOINTLY LIST_INVALID TEXT_REQUIRED DATE_IN_FUTURE DATE_BEFORE_STEP NUMBER_NOT_TAKEN
 */
export function askCoHandlers(
  state: PetitionState,
  command: AskCoHandlers,
  ctx: DecisionContext,
): PetitionEvent[] {
  const joint = state.triage?.disposition === 'LB' || state.triage?.way12380 === 'JY';
  refuseIf(!joint, 'NOT_HANDLED_JOINTLY', {
    article: 'jointHandling',
    message: '办理方式不是联合办理的,先改办理方式再商请协办(O-26)。',
    detail: { field: 'type' },
  });
  const documentId = documentIdOf(command.documentId);
  const names = distinct(
    requireList(command.names, 'names', '协办单位', { min: 1, max: 20 }).map((name, at) =>
      requireText(name, `names[${at}]`, '协办单位', { max: 100 }),
    ),
  );
  const askedOn = requireDay(ctx, {
    value: command.askedOn,
    field: 'askedOn',
    zh: '商请函发出日',
    notBefore: [{ on: state.triage?.occurredOn ?? null, zh: '分流日' }],
  });
  const given: unknown = command.dueOn;
  const dueOn = given === undefined || given === null ? null : requireDate(given, 'dueOn', '答复期限');
  refuseIf(dueOn !== null && dueOn <= askedOn, 'DATE_BEFORE_STEP', {
    article: 'jointHandling',
    message: '答复期限须晚于商请函发出日(O-26)。',
    detail: { field: 'dueOn' },
  });
  const first = state.coHandlers.length + 1;
  const units = names.map((_, at) => ({ unitNo: first + at, dueOn }));
  return [
    {
      type: 'CoHandlersAsked',
      occurredOn: askedOn,
      article: 'jointHandling',
      data: { documentId, docNo: documentNo('letter', askedOn, ctx), askedOn, units },
      sealed: {
        names: Object.fromEntries(names.map((name, at) => [String(first + at), name])),
        question: requireText(command.question, 'question', '请协办的事', { max: TEXT_LIMITS.proposal }),
      },
    },
  ];
}

/**
 * 协办答复 (O-26): each answers by itself, or the leading organ says why it goes on without one.
 * @rejects CO_HANDLER_UNKNOWN CO_REPLY_ALREADY NUMBER_INVALID TEXT_REQUIRED DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function recordCoReply(
  state: PetitionState,
  command: RecordCoReply,
  ctx: DecisionContext,
): PetitionEvent[] {
  const unitNo = requireWhole(command.unitNo, 'unitNo', '协办单位', { min: 1, max: 99 });
  const unit = state.coHandlers.find((each) => each.unitNo === unitNo);
  if (unit === undefined)
    return refuse('CO_HANDLER_UNKNOWN', {
      article: 'jointHandling',
      message: '没有商请过这个协办单位(O-26)。',
      detail: { field: 'unitNo' },
    });
  refuseIf(unit.repliedOn !== null, 'CO_REPLY_ALREADY', {
    article: 'jointHandling',
    message: '该协办单位已经答复(O-26)。',
    detail: { field: 'unitNo' },
  });
  const absent = optionalFlag(command.absent, 'absent', '缺席');
  const repliedOn = absent
    ? null
    : requireDay(ctx, {
        value: command.repliedOn,
        field: 'repliedOn',
        zh: '答复日',
        notBefore: [{ on: unit.askedOn, zh: '商请函发出日' }],
      });
  const zh = absent ? '缺席的理由' : '答复要点';
  return [
    {
      type: 'CoReplyRecorded',
      occurredOn: repliedOn ?? ctx.today,
      article: 'jointHandling',
      data: { unitNo, repliedOn, absent },
      sealed: { text: requireText(command.text, 'text', zh, { max: TEXT_LIMITS.reply }) },
    },
  ];
}

/** O-26: no result before every co-handler answered or is excused. @rejects CO_REPLY_MISSING */
export function requireCoReplies(state: PetitionState): void {
  if (state.triage?.disposition !== 'LB') return;
  const waiting = state.coHandlers.filter(({ repliedOn, absent }) => repliedOn === null && !absent);
  const answered = state.coHandlers.length > 0 || state.notes.some(({ kind }) => kind === 'coReply');
  refuseIf(waiting.length > 0 || !answered, 'CO_REPLY_MISSING', {
    article: 'jointHandling',
    message: answered
      ? `还有${waiting.length}个协办单位没有答复;全部答复或说明缺席理由后才可报结果(O-26)。`
      : '联合办理须有至少一个协办单位答复或说明缺席理由,才可报结果(O-26)。',
    detail: { field: 'type', waiting: waiting.length },
  });
}
