import type { RecordInstruction, RecordUnitFeedback } from '../../commands-papers.js';
import type { DecisionContext } from '../../context.js';
import type { PetitionEvent } from '../../events.js';
import type { PetitionState } from '../../state.js';
import { requireOneOf } from '../checks/codes.js';
import { requireText, TEXT_LIMITS } from '../checks/text.js';
import { documentIdOf } from '../notify.js';
import { requireDay } from '../preconditions.js';
import { paperOf } from './paper-of.js';

const CAPACITIES = ['deputyLeader', 'leader', 'partyCommittee'] as const;
const ANY_STAND = ['drafted', 'checked', 'signed', 'stamped', 'sent', 'received'] as const;

const paperIdOf = (state: PetitionState, value: unknown): string | null =>
  value === undefined || value === null || value === ''
    ? null
    : paperOf(state, value, { zh: '关联', from: ANY_STAND }).paper.documentId;

/**
 * 纸质批示回录: a leader wrote on paper; his words, name and day are typed in and the original goes into the file (§2.14).
 * Says nothing when it was recorded already.
 * @rejects ID_INVALID DOCUMENT_UNKNOWN CODE_UNKNOWN TEXT_REQUIRED DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function recordInstruction(
  state: PetitionState,
  command: RecordInstruction,
  ctx: DecisionContext,
): PetitionEvent[] {
  const instructionId = documentIdOf(command.instructionId);
  if (state.instructions.some((each) => each.instructionId === instructionId)) return [];
  return [
    {
      type: 'InstructionRecorded',
      occurredOn: requireDay(ctx, {
        value: command.writtenOn,
        field: 'writtenOn',
        zh: '批示日',
        notBefore: [{ on: state.arrival.receivedOn, zh: '收到日' }],
      }),
      article: 'oneDisposition',
      data: {
        instructionId,
        documentId: paperIdOf(state, command.documentId),
        capacity: requireOneOf(command.capacity, CAPACITIES, 'capacity', '批示人职务'),
      },
      sealed: {
        leaderName: requireText(command.leaderName, 'leaderName', '批示人', { max: TEXT_LIMITS.name }),
        words: requireText(command.words, 'words', '批示原话', { max: TEXT_LIMITS.reason }),
        scanRef: requireText(command.scanRef, 'scanRef', '扫描件或原件卷号', { max: TEXT_LIMITS.evidence }),
      },
    },
  ];
}

/**
 * 代录反馈 (O-108): of a unit without an account. The period is judged by the day its paper came, not by the day it
 * was typed; who typed it and who stated it are two things. Says nothing when it was recorded already.
 * @rejects ID_INVALID DOCUMENT_UNKNOWN CODE_UNKNOWN TEXT_REQUIRED DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function recordUnitFeedback(
  state: PetitionState,
  command: RecordUnitFeedback,
  ctx: DecisionContext,
): PetitionEvent[] {
  const feedbackId = documentIdOf(command.feedbackId);
  if (state.unitFeedback.some((each) => each.feedbackId === feedbackId)) return [];
  const arrived = { on: state.arrival.receivedOn, zh: '收到日' };
  const statedOn = requireDay(ctx, {
    value: command.statedOn,
    field: 'statedOn',
    zh: '来文日',
    notBefore: [arrived],
  });
  const receivedOn = requireDay(ctx, {
    value: command.receivedOn,
    field: 'receivedOn',
    zh: '来文收到日',
    notBefore: [{ on: statedOn, zh: '来文日' }],
  });
  return [
    {
      type: 'UnitFeedbackRecorded',
      occurredOn: receivedOn,
      article: 'enteredOnBehalf',
      data: {
        feedbackId,
        documentId: paperIdOf(state, command.documentId),
        kind: requireOneOf(command.kind, ['feedback', 'closureReport'] as const, 'kind', '来文种类'),
        receivedOn,
        statedOn,
        enteredBy: ctx.actor.accountId,
      },
      sealed: {
        unit: requireText(command.unit, 'unit', '来文单位', { max: TEXT_LIMITS.place }),
        signer: requireText(command.signer, 'signer', '来文签名人', { max: TEXT_LIMITS.name }),
        text: requireText(command.text, 'text', '来文内容', { max: TEXT_LIMITS.reply }),
        scanRef: requireText(command.scanRef, 'scanRef', '扫描件', { max: TEXT_LIMITS.evidence }),
      },
    },
  ];
}
