import type { Origin } from '../../glossary/index.js';
import type { RecordSuperiorAck } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { requireFlag } from './checks/codes.js';
import { refuseIf } from './checks/refuse.js';
import { optionalText, present, requireText, TEXT_LIMITS } from './checks/text.js';
import { existing, requireDay } from './preconditions.js';

// QC07: those who may want a result and judge it.
const ASKING: readonly Origin[] = ['superiorOrgDept', 'petitionOffice', 'leader'];

/**
 * 上级审核: passed, or sent back with a reason; only what passed counts as reported (O-31, QC07).
 * @rejects SUPERIOR_NOT_ASKING RESULT_NOT_ISSUED ALREADY_ACKNOWLEDGED TEXT_REQUIRED DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function recordSuperiorAck(
  state: PetitionState | null,
  command: RecordSuperiorAck,
  ctx: DecisionContext,
): PetitionEvent[] {
  const petition = existing(state);
  const refuseWhen = (condition: boolean, code: string, message: string) =>
    refuseIf(condition, code, { article: 'resultRequired', message, detail: { field: 'type' } });
  refuseWhen(
    !petition.resultRequired || !ASKING.includes(petition.arrival.origin),
    'SUPERIOR_NOT_ASKING',
    '该件没有要求向上级(交办方)报结果(O-31)。',
  );
  const fromBelow = petition.triage?.intakeDecision === 'passDown' && petition.submissions.length > 0;
  refuseWhen(
    petition.issued === null && !fromBelow,
    'RESULT_NOT_ISSUED',
    '结果签发、上报以后才有上级审核(O-31)。',
  );
  const submission = petition.submissions.length;
  const { superiorAck } = petition;
  refuseWhen(
    superiorAck !== null && superiorAck.passed && superiorAck.submission === submission,
    'ALREADY_ACKNOWLEDGED',
    '上级已经审核通过这一版结果(O-31)。',
  );
  const acknowledgedOn = requireDay(ctx, {
    value: command.acknowledgedOn,
    field: 'acknowledgedOn',
    zh: '上级审核日',
    notBefore: [
      { on: petition.submissions.at(-1)?.occurredOn ?? null, zh: '报结果日' },
      { on: petition.issued?.occurredOn ?? null, zh: '签发日' },
    ],
  });
  const passed = requireFlag(command.passed, 'passed', '是否通过');
  const remark = passed ? optionalText : requireText;
  return [
    {
      type: 'SuperiorAcknowledged',
      occurredOn: acknowledgedOn,
      article: 'resultRequired',
      data: { passed, submission },
      sealed: present({
        remark: remark(command.remark, 'remark', '上级退回的理由', { max: TEXT_LIMITS.reason }),
      }),
    },
  ];
}
