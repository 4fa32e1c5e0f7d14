import { NOTE_KINDS } from '../../glossary/index.js';
import type { AddNote } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { optionalWhole, requireCode, requireId, requireIds, requireOneOf } from './checks/codes.js';
import { refuseIf } from './checks/refuse.js';
import { optionalText, present, requireText, TEXT_LIMITS } from './checks/text.js';
import { articleOfNote, NOTE_RULES } from './note-rules.js';
import { existing, lengthOf, requireDay, requireNoRecusal } from './preconditions.js';

// 30③, O-19: who wrote, by which channel, and when, must not be read out of the inquiry.
const SOURCE_WORDS =
  /信访人|举报人|举报信|来信|来访|来电|举报电话|12380|检举|控告人|群众反映|\d{1,2}月\d{1,2}日|\d{4}-\d{2}-\d{2}|\d{4}年\d{1,2}月/u;
const revealsSource = (text: string): boolean => SOURCE_WORDS.test(text);

const CONTACT_WAYS = ['phone', 'letter', 'visit', 'online', 'viaOthers'] as const;

/**
 * 办理记录: what was done, dated by the day on which it was done. The same note again says nothing.
 * @rejects NOTE_DUPLICATE INTERVIEW_NEEDS_TWO INQUIRY_REVEALS_SOURCE CONTACT_OUTCOME_MISSING MEDIATION_APPEAL_ONLY RECUSAL_ACCUSED
 *   RECUSAL_CONFIRMED TEXT_REQUIRED DATE_IN_FUTURE DATE_BEFORE_STEP CODE_UNKNOWN ID_INVALID NUMBER_INVALID
 */
export function addNote(
  state: PetitionState | null,
  command: AddNote,
  ctx: DecisionContext,
): PetitionEvent[] {
  const petition = existing(state);
  const kind = requireCode(command.kind, NOTE_KINDS, 'kind', '记录种类');
  const rule = NOTE_RULES[kind];
  const article = articleOfNote(kind, petition);
  const noteId = requireId(command.noteId, 'noteId', '办理记录');
  const refuseWhen = (condition: boolean, code: string, message: string, field: string) =>
    refuseIf(condition, code, { article, message, detail: { field } });
  refuseWhen(
    kind === 'mediation' && petition.class !== 'appeal',
    'MEDIATION_APPEAL_ONLY',
    '只有申诉求决类事项可以调解、引导和解(R-33)。',
    'kind',
  );
  refuseWhen(
    kind === 'contact' && typeof command.contactSucceeded !== 'boolean',
    'CONTACT_OUTCOME_MISSING',
    '联系记录须写明是否联系上(R-30、QP08)。',
    'contactSucceeded',
  );
  const occurredOn = requireDay(ctx, {
    value: command.occurredOn,
    field: 'occurredOn',
    zh: `${NOTE_KINDS[kind].zh}的日期`,
    notBefore: [{ on: petition.arrival.receivedOn, zh: '收到日' }],
  });
  const text = requireText(command.text, 'text', '记录内容', { max: TEXT_LIMITS.content });
  refuseWhen(
    kind === 'inquirySent' && revealsSource(text),
    'INQUIRY_REVEALS_SOURCE',
    '函询通知书只写问题要点,不得出现信访人、来件渠道、原文语句和日期(O-19)。',
    'text',
  );
  const known = petition.notes.find((note) => note.noteId === noteId);
  if (known !== undefined) {
    const same =
      known.kind === kind && known.occurredOn === occurredOn && known.textLength === lengthOf(text);
    refuseWhen(!same, 'NOTE_DUPLICATE', '这条办理记录已经登记过,内容不同。', 'noteId');
    return [];
  }
  const title = kind === 'evidence' ? requireText : optionalText;
  const staffIds = requireIds(command.staffIds, 'staffIds', '工作人员');
  const externalStaffCount =
    optionalWhole(command.externalStaffCount, 'externalStaffCount', '外单位人数', { min: 0, max: 50 }) ?? 0;
  requireNoRecusal(petition, staffIds, 'staffIds');
  // One of our own and one lent is enough in a small office (§2.14) and where two organs handle together (LB).
  const lentCounts = ctx.organisation.smallOffice || petition.triage?.disposition === 'LB';
  const staffPresent = staffIds.length + (lentCounts ? externalStaffCount : 0);
  refuseWhen(
    rule.two && (staffIds.length < 1 || staffPresent < 2),
    'INTERVIEW_NEEDS_TWO',
    '谈话须有2名工作人员参加(QP07、O-38);小机关可由本部1人加抽调1人。',
    'staffIds',
  );
  return [
    {
      type: 'HandlingNoteAdded',
      occurredOn,
      article,
      data: {
        noteId,
        kind,
        staffIds,
        externalStaffCount,
        contactSucceeded: kind === 'contact' ? (command.contactSucceeded ?? null) : null,
        ...(kind === 'contact' && command.contactWay
          ? { contactWay: requireOneOf(command.contactWay, CONTACT_WAYS, 'contactWay', '联系方式') }
          : {}),
        textLength: lengthOf(text),
      },
      sealed: {
        text,
        ...present({
          evidenceTitle: title(command.evidenceTitle, 'evidenceTitle', '证据名称', {
            max: TEXT_LIMITS.title,
          }),
        }),
      },
    },
  ];
}
