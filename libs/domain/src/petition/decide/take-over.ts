import { DISPOSITIONS } from '../../glossary/index.js';
import type { Role } from '../../glossary/index.js';
import { dueOf, openClock } from '../../deadlines/index.js';
import { profileOn } from '../../parameters.js';
import { levelOf } from '../approvals.js';
import type { TakeBack, TakeOver } from '../commands.js';
import type { DecisionContext, PlainDate } from '../context.js';
import type {
  Approval,
  ArrivalFacts,
  OpeningFacts,
  PetitionEvent,
  PetitionTakenOver,
  RecordedPetitionEvent,
} from '../events.js';
import { takenOver } from '../evolve/take-over.js';
import { takenOverNo } from '../number-formats.js';
import type { PetitionState } from '../state.js';
import { arrivalFactsOf } from './checks/arrival.js';
import { arrivalTextOf } from './checks/arrival-text.js';
import { optionalCode, optionalId, requireWhole } from './checks/codes.js';
import { optionalPast, requireNotBefore, requirePast } from './checks/dates.js';
import { mattersOf } from './checks/matters.js';
import { subjectsOf } from './checks/persons.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { optionalText, present, requireText, TEXT_LIMITS } from './checks/text.js';
import { zoneOf } from './checks/zone.js';
import { extendable, requireInTime, requireLength } from './extension-rules.js';
import { importIdOf } from './import-history.js';
import { notifyStart } from './notify-due.js';

type Entering = {
  command: TakeOver;
  facts: Omit<ArrivalFacts, 'petitionNo' | 'displayNo' | 'series' | 'zone'>;
};

/** A day of the paper register: real, past, not before receipt. @rejects DATE_INVALID DATE_IN_FUTURE DATE_BEFORE_STEP */
function dayAfterReceipt(
  value: unknown,
  named: { field: string; zh: string },
  receivedOn: PlainDate,
  ctx: DecisionContext,
): PlainDate | null {
  const on = optionalPast(value, named.field, named.zh, ctx);
  if (on !== null) requireNotBefore(on, named.field, named.zh, { on: receivedOn, zh: '收到日' });
  return on;
}

/**
 * A signature that stands in the paper register and is only recorded here (O-101, §2.14).
 * READING: the old signer has no account; who enters it stands for him, with the capacity that the paper shows.
 */
function onPaper(signedOn: PlainDate, capacity: Role, ctx: DecisionContext): Approval {
  return {
    signerId: ctx.actor.accountId,
    capacity,
    level: levelOf(capacity) ?? 'A',
    signedOn,
    onPaper: true,
  };
}

function triageOf(
  { command, facts }: Entering,
  acceptedOn: PlainDate | null,
  ctx: DecisionContext,
): OpeningFacts['triage'] {
  const disposition = optionalCode(command.disposition, DISPOSITIONS, 'disposition', '办理方式');
  refuseIf(disposition === null && acceptedOn !== null, 'TAKEOVER_DISPOSITION_MISSING', {
    article: 'takeover',
    message: '已受理的在办件须写办理方式(O-100)。',
    detail: { field: 'disposition' },
  });
  if (disposition === null) return null;
  const ours = ['ZB', 'LB', 'HX', 'DF'].includes(disposition);
  refuseIf(!ours && disposition !== 'YJG', 'TAKEOVER_NOT_OPEN', {
    article: 'takeover',
    message: `办理方式为“${DISPOSITIONS[disposition].zh}”的件不再由本机关办理,请填办结日期,作为历史导入。`,
    detail: { field: 'disposition' },
  });
  const on =
    dayAfterReceipt(command.triagedOn, { field: 'triagedOn', zh: '批办日' }, facts.receivedOn, ctx) ??
    acceptedOn ??
    facts.receivedOn;
  return {
    on,
    intakeDecision: ours || acceptedOn !== null ? 'handle' : 'passDown',
    disposition,
    approval: onPaper(on, 'windowHead', ctx),
  };
}

function notificationOf(
  { command, facts }: Entering,
  triage: OpeningFacts['triage'],
  ctx: DecisionContext,
): OpeningFacts['notification'] {
  const on = dayAfterReceipt(
    command.notifiedOn,
    { field: 'notifiedOn', zh: '告知日' },
    facts.receivedOn,
    ctx,
  );
  if (on === null) return null;
  const arrival = facts as ArrivalFacts;
  const basis = { policy: ctx.policy, calendar: ctx.calendar };
  const { legalDue } = dueOf(openClock('dueNotify', notifyStart({ arrival }), basis), ctx.calendar);
  return {
    kind: triage?.intakeDecision === 'passDown' ? 'transferNotice' : 'acceptanceNotice',
    on,
    // The number of another book is text: it stays in the sealed part.
    docNo: null,
    method: 'posted',
    late: legalDue !== null && on > legalDue,
  };
}

function extensionOf(
  command: TakeOver,
  state: PetitionState,
  ctx: DecisionContext,
): OpeningFacts['extension'] {
  if (command.extensionDays === undefined || command.extensionDays === null) return null;
  const extension = extendable(state, ctx);
  const approvedOn = requirePast(command.extensionApprovedOn, 'extensionApprovedOn', '延期批准日', ctx);
  requireNotBefore(approvedOn, 'extensionApprovedOn', '延期批准日', {
    on: extension.clock.startedOn,
    zh: '受理日',
  });
  requireInTime(extension, approvedOn, { field: 'extensionApprovedOn', zh: '延期批准日' });
  const days = requireWhole(command.extensionDays, 'extensionDays', '延期日数', { min: 1, max: 365 });
  requireLength(state, extension, days);
  const notifiedOn = dayAfterReceipt(
    command.extensionNotifiedOn,
    { field: 'extensionNotifiedOn', zh: '延期告知日' },
    approvedOn,
    ctx,
  );
  return {
    clock: extension.clock.kind,
    days,
    approvedOn,
    notifiedOn,
    late: notifiedOn !== null && notifiedOn > extension.originalDue,
    // R-35 knows nobody below the head who could have granted it.
    approval: onPaper(approvedOn, 'leader', ctx),
  };
}

function requireEvidence(value: unknown): string {
  return requireText(value, 'backdatingEvidence', '凭证(纸质卷号)', { max: TEXT_LIMITS.evidence });
}

/**
 * 期初录入 (O-100…O-102): an open petition of the paper register. The clocks run from the real days, what is overdue shows so
 * at once; the old number stays as it is written; the voucher is asked for. It takes no number of a book.
 * @rejects PETITION_EXISTS TAKEOVER_DISPOSITION_MISSING TAKEOVER_NOT_OPEN EXTENSION_AFTER_DUE EXTENSION_TOO_LONG
 * CLOCK_NOT_APPLICABLE TEXT_REQUIRED and those of `register`
 */
export function takeOver(
  state: PetitionState | null,
  command: TakeOver,
  ctx: DecisionContext,
): PetitionEvent[] {
  if (state !== null)
    refuse('PETITION_EXISTS', {
      article: 'takeover',
      message: '该件已经登记,不能再接管录入。',
      detail: { field: 'type' },
    });
  const { matters, texts } = mattersOf(command.matters);
  const { subjects, persons } = subjectsOf(command.subjects, ctx);
  const sent = command.origin === 'petitionOffice' || command.origin === 'superiorOrgDept';
  const arrived = arrivalFactsOf(
    { ...command, signedForOn: command.signedForOn ?? (sent ? command.receivedOn : null) },
    { subjects, persons, matters },
    ctx,
  );
  const registeredOn =
    dayAfterReceipt(command.registeredOn, { field: 'registeredOn', zh: '登记日' }, arrived.receivedOn, ctx) ??
    arrived.receivedOn;
  const facts = { ...arrived, registeredOn, legalProfile: profileOn(registeredOn), backdated: true };
  const legacyNo = requireText(command.legacyNo, 'legacyNo', '旧号', { max: TEXT_LIMITS.number });
  const backdatingEvidence = requireEvidence(command.backdatingEvidence);
  const zone = zoneOf(
    matters.map((matter) => matter.class),
    subjects,
  );
  const entering = { command, facts };
  const acceptedOn = dayAfterReceipt(
    command.acceptedOn,
    { field: 'acceptedOn', zh: '受理日' },
    facts.receivedOn,
    ctx,
  );
  const triage = triageOf(entering, acceptedOn, ctx);
  const handedOverOn =
    dayAfterReceipt(command.handedOverOn, { field: 'handedOverOn', zh: '移交日' }, facts.receivedOn, ctx) ??
    ctx.today;
  const event: PetitionTakenOver = {
    type: 'PetitionTakenOver',
    occurredOn: facts.receivedOn,
    article: 'takeover',
    data: {
      ...takenOverNo(facts.receivedOn, zone, ctx),
      zone,
      ...facts,
      importId: importIdOf(command.importId),
      rowNo: requireWhole(command.rowNo, 'rowNo', '行号', { min: 1, max: 10_000_000 }),
      opening: {
        enteredOn: ctx.today,
        handedOverOn,
        triage,
        handlerId: optionalId(command.handlerId, 'handlerId', '承办人'),
        notification: notificationOf(entering, triage, ctx),
        acceptedOn,
        extension: null,
      },
    },
    sealed: {
      ...arrivalTextOf({ ...command, legacyNo, backdatingEvidence }, texts),
      ...present({
        noticeNo: optionalText(command.noticeNo, 'noticeNo', '告知文号', { max: TEXT_LIMITS.number }),
        instructions: optionalText(command.instructions, 'instructions', '批示', { max: TEXT_LIMITS.reply }),
        extensionReason: optionalText(command.extensionReason, 'extensionReason', '延期理由', {
          max: TEXT_LIMITS.reason,
        }),
      }),
    },
    persons,
  };
  const extension = extensionOf(command, foldedAlone(event), ctx);
  return [{ ...event, data: { ...event.data, opening: { ...event.data.opening, extension } } }];
}

const foldedAlone = (event: PetitionTakenOver): PetitionState =>
  takenOver(
    {
      ...event,
      meta: { eventId: '', version: 1, recordedAt: '', actorId: null, capacity: null },
    } as Extract<RecordedPetitionEvent, { type: 'PetitionTakenOver' }>,
    '',
  );

/**
 * 撤销导入: follows from the one event that undoes the whole import, never asked for a single petition.
 * @rejects TAKEOVER_OTHER_IMPORT TAKEOVER_WORKED_ON when something happened to it since
 */
export function takeBack(state: PetitionState, command: TakeBack): PetitionEvent[] {
  refuseIf(state.importId !== command.importId, 'TAKEOVER_OTHER_IMPORT', {
    article: 'takeover',
    message: '该件不属于这次导入。',
    detail: { field: 'importId' },
  });
  refuseIf(state.version > 1, 'TAKEOVER_WORKED_ON', {
    article: 'takeover',
    message: '导入后已有办理记载的件不能随导入一起撤销。',
    detail: { field: 'importId' },
  });
  const reason = requireText(command.reason, 'reason', '撤销理由', { max: TEXT_LIMITS.reason });
  return [
    {
      type: 'PetitionTakenBack',
      occurredOn: command.on,
      article: 'takeover',
      data: { importId: command.importId },
      sealed: { reason },
    },
  ];
}
