import { addWorkingDays } from '../../calendar.js';
import { requireApproval } from '../approvals.js';
import type { ContinueBySuccessor, EndPetition, MarkUnreachable } from '../commands.js';
import type { DecisionContext, PlainDate } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { requireFlag, requireId, requireOneOf } from './checks/codes.js';
import { personOf } from './checks/persons.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { requireText, TEXT_LIMITS } from './checks/text.js';
import { requireDay } from './preconditions.js';

// The section approves (§1.14); nobody is judged by it.
const sectionNeed = (on: PlainDate, zh: string) =>
  ({ decisions: [], columns: [], after: { on, zh } }) as const;

/**
 * 死亡或者终止 (§1.14), with its document. An accusation that is being verified goes on all the same.
 * @rejects VERIFICATION_GOES_ON CODE_UNKNOWN TEXT_REQUIRED APPROVAL_REQUIRED DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function endPetition(
  state: PetitionState,
  command: EndPetition,
  ctx: DecisionContext,
): PetitionEvent[] {
  refuseIf(state.class === 'accusation', 'VERIFICATION_GOES_ON', {
    article: 'accusations',
    message: '举报人死亡、终止的,查核照办,不终止(§1.14)。',
    detail: { field: 'type' },
  });
  const endedOn = requireDay(ctx, {
    value: command.endedOn,
    field: 'endedOn',
    zh: '死亡(终止)凭证日',
    notBefore: [],
  });
  const after = endedOn < state.arrival.receivedOn ? state.arrival.receivedOn : endedOn;
  return [
    {
      type: 'PetitionEnded',
      occurredOn: after,
      article: 'ownDuties',
      data: {
        ground: requireOneOf(command.ground, ['death', 'dissolution'], 'ground', '死亡或终止'),
        endedOn,
        approval: requireApproval(command.approval, sectionNeed(after, '凭证日'), ctx),
      },
      sealed: { evidence: requireText(command.evidence, 'evidence', '凭证', { max: TEXT_LIMITS.evidence }) },
    },
  ];
}

/**
 * 权利义务承受人继续 (§1.14): another petitioner, the same clocks.
 * @rejects NO_PETITIONER ID_INVALID TEXT_REQUIRED SUCCESSOR_NAMELESS and those of a person's fields
 */
export function continueBySuccessor(
  state: PetitionState,
  command: ContinueBySuccessor,
  ctx: DecisionContext,
): PetitionEvent[] {
  const former = state.arrival.subjects.find(({ role }) => role === 'petitioner');
  if (former === undefined)
    return refuse('NO_PETITIONER', {
      article: 'ownDuties',
      message: '该件没有登记信访人,没有权利义务可以承受(§1.14)。',
      detail: { field: 'type' },
    });
  const successorId = requireId(command.successorId, 'successorId', '承受人');
  const person = personOf(command.person, 'person', ctx);
  refuseIf(person.name === undefined, 'SUCCESSOR_NAMELESS', {
    article: 'ownDuties',
    message: '承受人须有姓名(名称)(§1.14)。',
    detail: { field: 'person.name' },
  });
  return [
    {
      type: 'PetitionerSucceeded',
      occurredOn: ctx.today,
      article: 'ownDuties',
      data: {
        formerId: former.subjectId,
        successorId,
        nameClear: true,
        addressClear: person.address !== undefined,
      },
      sealed: {
        evidence: requireText(command.evidence, 'evidence', '承受的凭证', { max: TEXT_LIMITS.evidence }),
      },
      persons: { [successorId]: person },
    },
  ];
}

/** How often, in how many ways and over how many working days it was tried without success. */
export function failedContacts(state: PetitionState, ctx: Pick<DecisionContext, 'calendar'>) {
  const failed = state.notes
    .filter(({ kind, contactSucceeded }) => kind === 'contact' && contactSucceeded === false)
    .sort((a, b) => (a.occurredOn < b.occurredOn ? -1 : 1));
  const ways = new Set(failed.map(({ contactWay }) => contactWay ?? 'other')).size;
  const [first, last] = [failed[0]?.occurredOn, failed.at(-1)?.occurredOn];
  let workingDays = 0;
  if (first !== undefined && last !== undefined)
    while (addWorkingDays(ctx.calendar, first, workingDays + 1).date <= last) workingDays += 1;
  return { attempts: failed.length, ways, workingDays };
}

/**
 * 无法联系 (§1.14): three attempts in two ways over ten working days, all configurable. Not for accusations, which need
 * nobody to be reached; not where the file allows an opinion, which is then posted.
 * @rejects NOT_FOR_ACCUSATION OPINION_POSSIBLE CONTACT_ATTEMPTS_TOO_FEW TEXT_REQUIRED APPROVAL_REQUIRED
 */
export function markUnreachable(
  state: PetitionState,
  command: MarkUnreachable,
  ctx: DecisionContext,
): PetitionEvent[] {
  refuseIf(state.class === 'accusation', 'NOT_FOR_ACCUSATION', {
    article: 'accusations',
    message: '检举控告的查核不靠联系举报人,不适用无法联系(§1.14)。',
    detail: { field: 'type' },
  });
  refuseIf(
    !requireFlag(command.noConclusionPossible, 'noConclusionPossible', '凭材料不能作结论'),
    'OPINION_POSSIBLE',
    {
      article: 'opinionContents',
      message: '能凭材料作结论的应当出具处理意见书并交邮,不得以无法联系了结(§1.14)。',
      detail: { field: 'noConclusionPossible' },
    },
  );
  const { attempts, ways, workingDays } = failedContacts(state, ctx);
  const { unreachableAttempts, unreachableSpan } = ctx.policy;
  const enough = attempts >= unreachableAttempts && ways >= 2 && workingDays >= unreachableSpan;
  refuseIf(!enough, 'CONTACT_ATTEMPTS_TOO_FEW', {
    article: 'diligence',
    message: `认定无法联系须有至少${unreachableAttempts}次、2种方式、跨${unreachableSpan}个工作日的联系记录;现有${attempts}次、${ways}种、跨${workingDays}个工作日(§1.14)。`,
    detail: { field: 'type', attempts, ways, workingDays },
  });
  const last = state.notes.findLast(({ kind }) => kind === 'contact')?.occurredOn ?? state.arrival.receivedOn;
  const approval = requireApproval(command.approval, sectionNeed(last, '最后一次联系日'), ctx);
  return [
    {
      type: 'PetitionUnreachable',
      occurredOn: approval.signedOn,
      article: 'diligence',
      data: { attempts, ways, workingDays, approval },
      sealed: { reason: requireText(command.reason, 'reason', '说明', { max: TEXT_LIMITS.reason }) },
    },
  ];
}
