import { addWorkingDays, daysBetween } from '../../calendar.js';
import { codesOf, DOCUMENTS, ORGAN_LEVELS } from '../../glossary/index.js';
import type { SendDown } from '../commands.js';
import type { DecisionContext, PetitionId, PlainDate, SubjectId } from '../context.js';
import type { ArrivalText, LetterFacts, PersonFields, PetitionEvent, PetitionSentDown } from '../events.js';
import { documentNo, petitionNoFor, signedNoOf } from '../number-formats.js';
import type { PetitionState } from '../state.js';
import type { PaperState } from '../state-papers.js';
import { optionalCode, optionalFlag, optionalId, requireOneOf, requireRecord } from './checks/codes.js';
import { requireDate } from './checks/dates.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { optionalText, present, requireText, TEXT_LIMITS } from './checks/text.js';
import { documentIdOf } from './notify.js';
import { requireDay } from './preconditions.js';

type Decided = { events: PetitionEvent[]; others: { petitionId: PetitionId; events: PetitionEvent[] }[] };

/** The last day on which a receiver may leave the letter unsigned; on it he has signed (O-109). */
export const deemedSigningDay = (
  sentOn: PlainDate,
  ctx: Pick<DecisionContext, 'calendar' | 'policy'>,
): PlainDate => addWorkingDays(ctx.calendar, sentOn, ctx.policy.deemedSigningDays).date;

/** The letter that is out and was neither recalled nor handed back. */
export const letterInForce = (state: PetitionState): NonNullable<PetitionState['below']> | null =>
  state.below !== null && state.below.endedOn === null ? state.below : null;

/**
 * The result is another's to report: the letter is still to go out, or its receiver uses this system and reports there, also
 * when his report was sent back (§1.14). What a unit writes on paper is entered here.
 */
export function isOwedFromBelow(state: PetitionState): boolean {
  const letter = letterInForce(state);
  if (state.status === 'rework')
    return state.triage?.intakeDecision === 'passDown' && letter !== null && letter.childId !== null;
  return state.status === 'assignedDown' && (letter === null || letter.childId !== null);
}

const LETTER_CODES = { ZS: 'D08', YJG: 'D09' } as const;

/** The paper by which it goes down as it was decided: 转送函 or 交办函; null where none does (O-29). */
export function letterCodeOf({ triage }: PetitionState): 'D08' | 'D09' | null {
  const disposition = triage?.disposition;
  return disposition === 'ZS' || disposition === 'YJG' ? LETTER_CODES[disposition] : null;
}

/** That paper, once it has its number and is still to go out. */
function letterOnItsWay(state: PetitionState): PaperState | undefined {
  const code = letterCodeOf(state);
  return state.papers.find(
    (paper) => paper.code === code && (paper.status === 'signed' || paper.status === 'stamped'),
  );
}

function letterOf(state: PetitionState, command: SendDown, ctx: DecisionContext): LetterFacts {
  const disposition = state.triage?.disposition;
  if (disposition !== 'ZS' && disposition !== 'YJG')
    return refuse('NOT_SENT_DOWN', {
      article: 'passDown',
      message: '只有办理方式为转送、交办要结果的件才发转送、交办函(O-29)。',
      detail: { field: 'type' },
    });
  refuseIf(letterInForce(state) !== null, 'ALREADY_SENT_DOWN', {
    article: 'passDown',
    message: '转送、交办函已经发出;要改送别处,先收回(O-25)。',
    detail: { field: 'type' },
  });
  const sentOn = requireDay(ctx, {
    value: command.sentOn,
    field: 'sentOn',
    zh: '函的发出日',
    notBefore: [{ on: state.triage?.occurredOn ?? null, zh: '分流日' }],
  });
  const given: unknown = command.dueOn;
  const dueOn = given === undefined || given === null ? null : requireDate(given, 'dueOn', '报结果的期限');
  refuseIf(disposition === 'ZS' && dueOn !== null, 'TRANSFER_WANTS_NO_RESULT', {
    article: 'passDown',
    message: '转送不要结果;要结果的用交办(O-29)。',
    detail: { field: 'dueOn' },
  });
  refuseIf(dueOn !== null && daysBetween(sentOn, dueOn) < 1, 'DATE_BEFORE_STEP', {
    article: 'resultRequired',
    message: '报结果的期限须晚于函的发出日(O-31)。',
    detail: { field: 'dueOn' },
  });
  return {
    disposition,
    // A letter that went the whole road has its number since it was signed.
    docNo:
      signedNoOf(state, command.documentId) ??
      documentNo(disposition === 'ZS' ? 'transfer' : 'assign', sentOn, ctx),
    sentOn,
    dueOn,
  };
}

/** 30③: material of an accusation reaches neither the accused nor a unit that is his. @rejects TARGET_IS_ACCUSED_UNIT */
function requireTargetNotAccused(state: PetitionState, command: SendDown, target: string): void {
  const persons = requireRecord(command.persons, 'persons', '人员信息') as Record<SubjectId, PersonFields>;
  const named = state.arrival.subjects
    .filter(({ role }) => role === 'accused' || role === 'accusedOrganisation')
    .flatMap(({ subjectId, role }) => {
      const person = persons[subjectId];
      return role === 'accused' ? [person?.unit] : [person?.unit, person?.name];
    })
    .filter((unit): unit is string => typeof unit === 'string' && unit.trim() !== '');
  const same = named.some((unit) => target.includes(unit.trim()) || unit.includes(target));
  refuseIf(same && target !== '', 'TARGET_IS_ACCUSED_UNIT', {
    article: 'nonDisclosure',
    message: '不得将检举、揭发材料转给被检举、揭发的人员或者单位(R-20、第三十条第三款)。',
    detail: { field: 'targetOrgId' },
  });
}

/** What is told to the receiver: the letter, or our own words; an accusation is never handed on as it came. */
function textFor(state: PetitionState, command: SendDown): { text: ArrivalText; retold: boolean } {
  const whole = requireRecord(command.text, 'text', '原件文字') as unknown as ArrivalText;
  const accusation = state.zone !== 'general';
  const title = optionalText(command.retoldTitle, 'retoldTitle', '转述的标题', { max: TEXT_LIMITS.title });
  const content = optionalText(command.retoldContent, 'retoldContent', '转述的内容', {
    max: TEXT_LIMITS.content,
  });
  refuseIf(accusation && (title === undefined || content === undefined), 'RETELLING_REQUIRED', {
    article: 'nonDisclosure',
    message: '举报件转送、交办只给转述,不附原件、不给影印(R-20、R-23):请填转述的标题和内容。',
    detail: { field: title === undefined ? 'retoldTitle' : 'retoldContent' },
  });
  if (title === undefined && content === undefined) return { text: whole, retold: false };
  return {
    text: {
      title: title ?? whole.title,
      content: content ?? whole.content,
      matters: whole.matters,
    },
    retold: true,
  };
}

function childOf(
  state: PetitionState,
  command: SendDown,
  given: { letter: LetterFacts; childId: PetitionId; requirement: string },
  ctx: DecisionContext,
): { petitionId: PetitionId; event: PetitionSentDown } {
  const receiver = ctx.related?.organisation;
  if (!receiver)
    return refuse('TARGET_UNKNOWN', {
      article: 'passDown',
      message: '没有这个收件单位,或它不使用本系统;请按纸质单位发函(§2.16)。',
      detail: { field: 'targetOrgId' },
    });
  refuseIf(receiver.active === false, 'TARGET_DISABLED', {
    article: 'passDown',
    message: '收件单位已在本系统停用,不能再交给它办:请重新分流,改选接手的单位,或按纸质单位发函(§2.16)。',
    detail: { field: 'targetOrgId' },
  });
  const { arrival } = state;
  const { letter, childId, requirement } = given;
  const { text, retold } = textFor(state, command);
  const hidden =
    state.zone !== 'general' && !optionalFlag(command.withReporter, 'withReporter', '随函告知举报人');
  const subjects = arrival.subjects.filter(
    ({ role }) => !hidden || role === 'accused' || role === 'accusedOrganisation',
  );
  const persons = requireRecord(command.persons, 'persons', '人员信息') as Record<SubjectId, PersonFields>;
  const numbers = petitionNoFor(state.zone, letter.sentOn, arrival.channel, {
    ...ctx,
    organisation: receiver,
  });
  return {
    petitionId: childId,
    event: {
      type: 'PetitionSentDown',
      occurredOn: letter.sentOn,
      article: 'passDown',
      data: {
        ...arrival,
        ...numbers,
        orgId: receiver.id,
        zone: state.zone,
        origin: 'superiorOrgDept',
        transferKind: letter.disposition === 'YJG' ? 'assign' : 'transfer',
        receivedOn: letter.sentOn,
        signedForOn: null,
        deemedSigned: false,
        postmarkedOn: null,
        registeredOn: letter.sentOn,
        registrarId: ctx.actor.accountId,
        // Who withheld a name cannot ask that its bearer be told of it.
        ...(hidden ? { anonymity: 'unverified', nameClear: false, addressClear: false } : {}),
        resultRequired: letter.disposition === 'YJG',
        repeatOf: null,
        backdated: false,
        subjects,
        parentId: state.petitionId,
        parentOrgId: arrival.orgId,
        letter,
        retold,
        queryCodeMac: requireText(command.queryCodeMac, 'queryCodeMac', '查询码', { max: 128 }),
      },
      sealed: { ...text, requirement },
      persons: Object.fromEntries(subjects.map(({ subjectId }) => [subjectId, persons[subjectId] ?? {}])),
    },
  };
}

/**
 * 越级 (R-09a): levels between the organ that was visited and the one with authority, whose letter this is. The receiver's
 * level is that of its organisation; of a unit outside this system whoever sends the letter says it.
 */
function levelJumpOf(state: PetitionState, command: SendDown, ctx: DecisionContext): number | null {
  const said = optionalCode(command.targetLevel, ORGAN_LEVELS, 'targetLevel', '收件单位层级');
  if (state.arrival.channel !== 'visit') return null;
  const known = state.triage?.targetOrgId == null ? null : ctx.related?.organisation;
  const competent = known?.level ?? said;
  if (competent === null) return null;
  const order = codesOf(ORGAN_LEVELS);
  return order.indexOf(competent) - order.indexOf(ctx.organisation.level);
}

/**
 * 发出转送、交办函 by hand. Where the paper is signed it is the paper that goes out, so that the letter has one number and
 * one day of sending (§5.2).
 * @rejects LETTER_GOES_AS_PAPER and those of `letterDown`
 */
export function sendDown(state: PetitionState, command: SendDown, ctx: DecisionContext): Decided {
  const paper = letterInForce(state) === null ? letterOnItsWay(state) : undefined;
  if (paper !== undefined)
    return refuse('LETTER_GOES_AS_PAPER', {
      article: 'passDown',
      message: `《${DOCUMENTS[paper.code].zh}》已经签发(${paper.signed?.docNo ?? ''}),请在“文书”中用印、发出:发出即交出,不再另取文号(§5.2、O-29)。`,
      detail: { field: 'type', documentId: paper.documentId },
    });
  return letterDown(state, command, ctx);
}

/**
 * A letter D08, D09 goes out (O-29): where the receiver uses this system a petition of its own opens there, with its own
 * number, waiting to be signed for; a unit on paper gets the printed letter (§2.16). What the petitioner is told is a
 * notice of its own and stays due.
 * @rejects NOT_SENT_DOWN ALREADY_SENT_DOWN TRANSFER_WANTS_NO_RESULT TARGET_IS_ACCUSED_UNIT RETELLING_REQUIRED
 *   TARGET_UNKNOWN TARGET_DISABLED CODE_UNKNOWN TEXT_REQUIRED DATE_IN_FUTURE DATE_BEFORE_STEP NUMBER_NOT_TAKEN
 */
export function letterDown(state: PetitionState, command: SendDown, ctx: DecisionContext): Decided {
  const letter = letterOf(state, command, ctx);
  const requirement = requireText(command.requirement, 'requirement', '办理和报告要求', {
    max: TEXT_LIMITS.proposal,
  });
  const targetOrgId = state.triage?.targetOrgId ?? null;
  const childId = targetOrgId === null ? null : optionalId(command.childId, 'childId', '收件机关的件');
  requireTargetNotAccused(state, command, ctx.related?.organisation?.name ?? '');
  const levelJump = levelJumpOf(state, command, ctx);
  const child =
    targetOrgId === null || childId === null
      ? null
      : childOf(state, command, { letter, childId, requirement }, ctx);
  const retold = child === null ? textFor(state, command).retold : child.event.data.retold;
  return {
    events: [
      {
        type: 'AssignmentSent',
        occurredOn: letter.sentOn,
        article: 'passDown',
        data: {
          ...letter,
          childId: child?.petitionId ?? null,
          targetOrgId,
          documentId: documentIdOf(command.documentId),
          method: requireOneOf(command.method, ['handed', 'posted', 'electronic'], 'method', '发出方式'),
          retold,
          ...(levelJump === null ? {} : { levelJump }),
        },
        sealed: { requirement, ...present({ targetName: ctx.related?.organisation?.name }) },
      },
    ],
    others: child === null ? [] : [{ petitionId: child.petitionId, events: [child.event] }],
  };
}
