import { STATUSES } from '../../glossary/index.js';
import type { ForgetSubject } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { requireId } from './checks/codes.js';
import { refuseIf } from './checks/refuse.js';
import { existing } from './preconditions.js';

/**
 * 依法删除一人的身份: records that the key was destroyed, and nothing about the person.
 * @rejects SUBJECT_UNKNOWN SUBJECT_STILL_NEEDED KEY_ID_INVALID ID_INVALID
 */
export function forgetSubject(
  state: PetitionState | null,
  command: ForgetSubject,
  ctx: DecisionContext,
): PetitionEvent[] {
  const petition = existing(state);
  const subjectId = requireId(command.subjectId, 'subjectId', '当事人');
  const refuseWhen = (condition: boolean, code: string, message: string, field: string) =>
    refuseIf(condition, code, { article: 'nonDisclosure', message, detail: { field } });
  const known = petition.arrival.subjects.some((subject) => subject.subjectId === subjectId);
  refuseWhen(!known, 'SUBJECT_UNKNOWN', '本件没有这个当事人。', 'subjectId');
  // While the case is open the identity is needed: to notify, to serve, to give feedback (Art. 23, O-12).
  const open = STATUSES[petition.status].open;
  refuseWhen(open, 'SUBJECT_STILL_NEEDED', '在办的件还须告知、送达,办结以后才能删除身份。', 'subjectId');
  const keyId: unknown = command.keyId;
  const valid = typeof keyId === 'string' && /^[A-Za-z0-9_.:-]{1,100}$/.test(keyId);
  refuseWhen(!valid, 'KEY_ID_INVALID', '密钥编号无效。', 'keyId');
  return [
    {
      type: 'SubjectForgotten',
      occurredOn: ctx.today,
      article: 'nonDisclosure',
      data: { subjectId, keyId: command.keyId, decidedBy: ctx.actor.accountId },
    },
  ];
}
