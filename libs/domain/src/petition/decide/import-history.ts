import { DISPOSITIONS } from '../../glossary/index.js';
import { profileOn } from '../../parameters.js';
import type { ImportHistory } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import { historyNo } from '../number-formats.js';
import type { PetitionState } from '../state.js';
import { arrivalFactsOf } from './checks/arrival.js';
import { arrivalTextOf } from './checks/arrival-text.js';
import { optionalCode, requireWhole } from './checks/codes.js';
import { optionalPast, requireNotBefore } from './checks/dates.js';
import { mattersOf } from './checks/matters.js';
import { subjectsOf } from './checks/persons.js';
import { refuse } from './checks/refuse.js';
import { optionalText, present, TEXT_LIMITS } from './checks/text.js';
import { zoneOf } from './checks/zone.js';

/** @shape id of the import @rejects ID_INVALID */
export function importIdOf(value: unknown): string {
  if (typeof value === 'string' && /^[A-Za-z0-9._:-]{1,64}$/.test(value)) return value;
  return refuse('ID_INVALID', { message: '导入批次的标识无效。', detail: { field: 'importId' } });
}

function claimedDay(
  value: unknown,
  field: string,
  zh: string,
  given: { receivedOn: string; ctx: DecisionContext },
) {
  const date = optionalPast(value, field, zh, given.ctx);
  if (date !== null) requireNotBefore(date, field, zh, { on: given.receivedOn, zh: '收到日' });
  return date;
}

/**
 * 导入历史 (eventstore.md §5.0 no. 3): claims what the old row says and nothing else. No number of a running book, no
 * clock, no duty; the zone is decided as for any other petition. Old rows need no evidence of back-dating, and a row
 * that was sent to us without its day of signing for counts from its receipt.
 * @rejects PETITION_EXISTS and those of `register`
 */
export function importHistory(
  state: PetitionState | null,
  command: ImportHistory,
  ctx: DecisionContext,
): PetitionEvent[] {
  if (state !== null) {
    refuse('PETITION_EXISTS', {
      article: 'dataEntry',
      message: '该件已经登记,不能再导入。',
      detail: { field: 'type' },
    });
  }
  const { matters, texts } = mattersOf(command.matters);
  const { subjects, persons } = subjectsOf(command.subjects, ctx);
  const sent = command.origin === 'petitionOffice' || command.origin === 'superiorOrgDept';
  const facts = arrivalFactsOf(
    { ...command, signedForOn: command.signedForOn ?? (sent ? command.receivedOn : null) },
    { subjects, persons, matters },
    ctx,
  );
  const zone = zoneOf(
    matters.map((matter) => matter.class),
    subjects,
  );
  const given = { receivedOn: facts.receivedOn, ctx };
  return [
    {
      type: 'HistoryImported',
      occurredOn: facts.receivedOn,
      article: 'backdated',
      data: {
        ...historyNo(facts.receivedOn, zone, ctx),
        zone,
        ...facts,
        // The day of registration is not known; receipt is the nearest (§1.15).
        legalProfile: profileOn(facts.receivedOn),
        importId: importIdOf(command.importId),
        rowNo: requireWhole(command.rowNo, 'rowNo', '行号', { min: 1, max: 10_000_000 }),
        claimedDisposition: optionalCode(
          command.claimedDisposition,
          DISPOSITIONS,
          'claimedDisposition',
          '办理方式',
        ),
        claimedRepliedOn: claimedDay(command.claimedRepliedOn, 'claimedRepliedOn', '答复日', given),
        claimedClosedOn: claimedDay(command.claimedClosedOn, 'claimedClosedOn', '结案日', given),
      },
      sealed: {
        ...arrivalTextOf(command, texts),
        ...present({
          reply: optionalText(command.reply, 'reply', '答复', { max: TEXT_LIMITS.reply }),
          instructions: optionalText(command.instructions, 'instructions', '批示', {
            max: TEXT_LIMITS.reply,
          }),
          result: optionalText(command.result, 'result', '办理结果', { max: TEXT_LIMITS.reply }),
        }),
      },
      persons,
    },
  ];
}
