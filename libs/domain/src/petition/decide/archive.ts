import { type Retention, RETENTION_ORDER, RETENTION_PERIODS } from '../../destruction/retention-periods.js';
import { clocksOf } from '../clocks.js';
import type { Archive } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { PetitionEvent } from '../events.js';
import type { PetitionState } from '../state.js';
import { requireOneOf, requireWhole } from './checks/codes.js';
import { refuseIf } from './checks/refuse.js';
import { requireText, TEXT_LIMITS } from './checks/text.js';
import { existing, requireDay } from './preconditions.js';

/** Shortest retention (§6.5): a leader's instruction with a result for ever, any result 30 years, none 10. */
export function shortestRetention(state: PetitionState): Retention {
  const replied = state.submissions.length > 0 || (state.history?.repliedOn ?? null) !== null;
  if (!replied) return '10y';
  const instructed =
    state.arrival.origin === 'leader' || state.notes.some((note) => note.kind === 'instruction');
  return instructed ? 'permanent' : '30y';
}

/**
 * 归档: one case, one volume, with its code and period. The duty to notify has to be done with before.
 * @rejects RETENTION_TOO_SHORT NOTIFICATION_PENDING ARCHIVAL_CODE_TAKEN NUMBER_INVALID TEXT_REQUIRED CODE_UNKNOWN DATE_IN_FUTURE
 *   DATE_BEFORE_STEP
 */
export function archive(
  state: PetitionState | null,
  command: Archive,
  ctx: DecisionContext,
): PetitionEvent[] {
  const petition = existing(state);
  const archivedOn = requireDay(ctx, {
    value: command.archivedOn,
    field: 'archivedOn',
    zh: '归档日',
    notBefore: [
      { on: petition.closed?.closedOn ?? null, zh: '结案日' },
      { on: petition.triage?.occurredOn ?? null, zh: '分流日' },
      { on: petition.arrival.receivedOn, zh: '收到日' },
    ],
  });
  // 告知未了结的仍列在待告知 (§1.14): putting the file away does not end the duty.
  const untold = clocksOf(petition, ctx.policy, ctx.calendar).some(
    (clock) => clock.kind === 'dueNotify' && !clock.stoppedOn,
  );
  refuseIf(untold, 'NOTIFICATION_PENDING', {
    article: 'directNotice',
    message: '告知义务还没有了结,不能归档(R-12、R-13)。',
    detail: { field: 'type' },
  });
  const retention = requireOneOf(command.retention, RETENTION_ORDER, 'retention', '保管期限');
  const shortest = shortestRetention(petition);
  refuseIf(RETENTION_ORDER.indexOf(retention) < RETENTION_ORDER.indexOf(shortest), 'RETENTION_TOO_SHORT', {
    article: 'registersAndBorrowing',
    message: `保管期限不得短于${RETENTION_PERIODS[shortest].zh}(§6.5)。`,
    detail: { field: 'retention', shortest },
  });
  const archivalCode = requireText(command.archivalCode, 'archivalCode', '档号', { max: TEXT_LIMITS.number });
  // without the other's number: it may be a petition that whoever archives does not know of
  refuseIf(command.codeTaken === true, 'ARCHIVAL_CODE_TAKEN', {
    article: 'registersAndBorrowing',
    message: '这个档号已用于本单位的另一卷:一案一卷,档号不得重复(§6.5)。请对照“台账—L18 归档移交台账”另编。',
    detail: { field: 'archivalCode' },
  });
  const pageCount = requireWhole(command.pageCount, 'pageCount', '卷内页数', { min: 1, max: 100_000 });
  return [
    {
      type: 'PetitionArchived',
      occurredOn: archivedOn,
      article: 'registersAndBorrowing',
      data: { archivedOn, retention, pageCount },
      sealed: { archivalCode },
    },
  ];
}
