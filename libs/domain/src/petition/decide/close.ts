import { codesOf, GATES, RESOLUTION_MODES, type ResolutionMode } from '../../glossary/index.js';
import { columnsOf, requireApproval } from '../approvals.js';
import type { Close } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionClosed, PetitionEvent } from '../events.js';
import { passedGate } from '../gate-rounds.js';
import type { PetitionState } from '../state.js';
import { requireOneOf } from './checks/codes.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { handlingOverdueDays } from './overdue-rules.js';
import { existing, requireDay } from './preconditions.js';

/**
 * 结案: an inner day, after the closing gate; no statutory clock hangs on it. What ran over is marked, not hidden (O-46).
 * @rejects GATE_NOT_PASSED NOT_FOR_ACCUSATION CODE_UNKNOWN APPROVAL_REQUIRED APPROVAL_LEVEL_TOO_LOW APPROVAL_NOT_BY_SIGNER APPROVAL_NOT_OURS
 *   DATE_IN_FUTURE DATE_BEFORE_STEP
 */
export function close(state: PetitionState | null, command: Close, ctx: DecisionContext): PetitionEvent[] {
  const petition = existing(state);
  const gate = passedGate(petition, 'closing');
  if (gate === undefined)
    return refuse('GATE_NOT_PASSED', {
      article: 'gates',
      message: `还没有通过${GATES.closing.zh},不能结案(O-45)。`,
      detail: { field: 'type', gate: 'closing' },
    });
  const closedOn = requireDay(ctx, {
    value: command.closedOn,
    field: 'closedOn',
    zh: '结案日',
    notBefore: [
      { on: petition.submissions.at(-1)?.occurredOn ?? null, zh: '报结果日' },
      { on: petition.issued?.occurredOn ?? null, zh: '签发日' },
      { on: petition.delivered?.deliveredOn ?? null, zh: '送达日' },
      { on: gate.occurredOn, zh: '结案审核通过日' },
    ],
  });
  const modes = resolutionModesOf(petition, command);
  const approval = requireApproval(
    command.approval,
    {
      decisions: ['closing'],
      columns: columnsOf(petition.arrival.subjects, petition.class === 'accusation'),
      after: { on: gate.occurredOn, zh: '结案审核通过日' },
    },
    ctx,
  );
  return [
    {
      type: 'PetitionClosed',
      occurredOn: closedOn,
      article: 'gates',
      data: {
        closedOn,
        overdueClosed: handlingOverdueDays(petition, ctx) > 0,
        closeMode: closeModeOf(petition),
        ...(modes.length === 0 ? {} : { resolutionModes: modes }),
        approval,
      },
    },
  ];
}

/** 三到位一处理: each once, in the order of Art. 27; an accusation makes no claim of its own to be met. */
function resolutionModesOf(
  { class: kind }: PetitionState,
  { resolutionModes = [] }: Close,
): ResolutionMode[] {
  refuseIf(kind === 'accusation' && resolutionModes.length > 0, 'NOT_FOR_ACCUSATION', {
    article: 'resolutionMode',
    message: '检举控告类事项没有诉求,不选三到位一处理(R-37)。',
    detail: { field: 'resolutionModes' },
  });
  const all = codesOf(RESOLUTION_MODES);
  const said = resolutionModes.map((mode) => requireOneOf(mode, all, 'resolutionModes', '三到位一处理'));
  return all.filter((mode) => said.includes(mode));
}

function closeModeOf(petition: PetitionState): PetitionClosed['data']['closeMode'] {
  if (petition.agreement !== null) return petition.agreement.mode;
  if (petition.class === 'accusation') return 'concluded';
  if (petition.delivered !== null) return 'replied';
  return petition.serviceFailed === null ? 'concluded' : 'byServiceFailure';
}
