import { dueOf } from '../../deadlines/index.js';
import type { Clock, ClockExtension, DueDays } from '../../deadlines/index.js';
import type { PetitionState } from '../../petition/state.js';
import { mainClockOf } from '../main-clock.js';
import { lowestLevel, reaches } from './approval-levels.js';
import type { Check, Judgement, Question } from './judgement.js';
import { awaitingPerson, failed, idsOf, notApplicable, passed } from './judgement.js';
import { isAnonymous, isSentOn } from './views.js';

type Granted = { readonly requested: Grant['requested']; readonly decided: NonNullable<Grant['decided']> };
type Grant = PetitionState['extensions'][number];

/** Extensions that were approved; asking for one changes nothing. */
const granted = (state: PetitionState): (Grant & Granted)[] =>
  state.extensions.flatMap((extension) =>
    extension.decided?.approved === true ? [{ ...extension, decided: extension.decided }] : [],
  );

const NONE = '没有延期';

const maximum = (state: PetitionState, { policy }: Question): number =>
  state.class === 'accusation' ? policy.verificationExtMax : policy.handleExtMax;

const lastDay = ({ legalDue, nominalDue }: DueDays): string => legalDue ?? nominalDue;

const isTimely = ({ requested, decided }: Granted, due: string): boolean =>
  requested.occurredOn <= due && decided.approval.signedOn <= due;

function hasAuthority(state: PetitionState, { decided }: Granted): boolean {
  const kind = state.class === 'accusation' ? 'verificationExtension' : 'handlingExtension';
  const lowest = lowestLevel(state, kind);
  return lowest !== null && reaches(decided.approval.level, lowest);
}

/** Walks the extensions in order: what counts, and which came too late for the due day before them. */
function weigh(state: PetitionState, clock: Clock, question: Question) {
  const valid: ClockExtension[] = [];
  const late: Granted[] = [];
  let left = maximum(state, question);
  for (const extension of granted(state)) {
    const before = lastDay(dueOf({ ...clock, extensions: valid }, question.calendar));
    if (!isTimely(extension, before)) {
      late.push(extension);
      continue;
    }
    const days = Math.min(extension.decided.days, left);
    if (!hasAuthority(state, extension) || days <= 0) continue;
    valid.push({ days, approvedOn: extension.decided.approval.signedOn });
    left -= days;
  }
  return { due: dueOf({ ...clock, extensions: valid }, question.calendar), late };
}

/** A report from below counts by its own day; whether it stops the clock is what this very gate decides (I-23). */
const reportedOn = (state: PetitionState, clock: Clock): string | null =>
  clock.kind === 'feedbackDue' ? (state.submissions.at(-1)?.occurredOn ?? null) : null;

/** QE01 without its name: also what QE08 hangs on. An extension that does not count is none (QE02–QE04). */
function inTime(state: PetitionState, question: Question): Judgement {
  const clock = mainClockOf(state, question.policy);
  if (clock === null) return notApplicable('QE01 限定:没有办理类时钟');
  const { due } = weigh(state, clock, question);
  const end = clock.stoppedOn ?? reportedOn(state, clock) ?? question.today;
  const by = idsOf(state.accepted, ...granted(state).map(({ decided }) => decided), state.dispatched);
  if (end <= lastDay(due)) return passed(by);
  if (due.provisional) return passed(by, `届满日暂定(名义${due.nominalDue}),不判超期`);
  return failed(by, ['OverdueExplained'], `届满日${lastDay(due)},${clock.stoppedOn ? '办结' : '今天'}${end}`);
}

/** QE01 未超期. */
export const isInTime: Check = (state, question) => inTime(state, question);

/** QE02 申请和批准都不晚于原期限. */
export const extensionsCameBeforeTheDeadline: Check = (state, question) => {
  const all = granted(state);
  if (all.length === 0) return notApplicable(`QE02 ${NONE}`);
  const clock = mainClockOf(state, question.policy);
  if (clock === null) return notApplicable('QE02 限定:没有办理类时钟');
  const by = idsOf(...all.flatMap(({ requested, decided }) => [requested, decided]));
  const { late } = weigh(state, clock, question);
  // A dead extension is replaced by the statement on the overrun: that is the way out (O-46, O-47).
  if (late.length > 0) return curedByStatement(state, by, '延期的申请或批准晚于原届满日,视为没有延期');
  return passed(by);
};

/** QE03 批准人是单位负责人. */
export const extensionsWereApprovedByTheHead: Check = (state, { policy }) => {
  const all = granted(state);
  if (all.length === 0) return notApplicable(`QE03 ${NONE}`);
  const by = idsOf(...all.map(({ decided }) => decided));
  if (all.some((extension) => !hasAuthority(state, extension)))
    return curedByStatement(state, by, '延期批准人不是单位负责人,视为没有延期');
  return passed(
    by,
    policy.assignerConsentRequired && isSentOn(state) ? '另须交办方书面同意(O-32)' : undefined,
  );
};

/** QE04 累计不超过 30 日. */
export const extensionsStayWithinTheMaximum: Check = (state, question) => {
  const all = granted(state);
  if (all.length === 0) return notApplicable(`QE04 ${NONE}`);
  const by = idsOf(...all.map(({ decided }) => decided));
  const sum = all.reduce((days, { decided }) => days + decided.days, 0);
  const max = maximum(state, question);
  if (sum > max) return curedByStatement(state, by, `延期累计${sum}日,超过${max}日的部分视为没有`);
  return passed(by);
};

/** An extension that does not count: passes once the overrun is explained, so that no late case is stuck for ever. */
function curedByStatement(state: PetitionState, by: string[], finding: string): Judgement {
  return state.overdueExplained === null
    ? failed(by, ['OverdueExplained'], finding)
    : passed(idsOf(...by, state.overdueExplained), `${finding};已有超期说明`);
}

/** QE05 理由具体: length and empty phrases by machine, the rest by a person. */
export const reasonsAreConcrete: Check = (state, { policy }) => {
  const all = granted(state);
  if (all.length === 0) return notApplicable(`QE05 ${NONE}`);
  const by = idsOf(...all.map(({ requested }) => requested));
  if (all.some(({ requested }) => requested.reasonLength < policy.extensionReasonCharacters))
    return failed(by, ['ExtensionRequested/reason'], `延期理由不足${policy.extensionReasonCharacters}字`);
  if (all.some(({ requested }) => requested.reasonVague))
    return failed(by, ['ExtensionRequested/reason'], '延期理由空泛');
  return awaitingPerson(by);
};

/** QE06 已书面告知延期理由: only 31(六); a late notice is a finding and passes. */
export const petitionerWasToldOfTheExtension: Check = (state) => {
  const all = granted(state);
  if (all.length === 0) return notApplicable(`QE06 ${NONE}`);
  if (isAnonymous(state)) return notApplicable('QE06 限定:匿名');
  const untold = all.filter(({ notified }) => notified === null);
  const notices = all.map(({ notified }) => notified);
  if (untold.length > 0) return failed(idsOf(...all.map(({ decided }) => decided)), ['ExtensionNotified']);
  return passed(idsOf(...notices), notices.some((notice) => notice?.late) ? '延期告知迟' : undefined);
};

/** QE07 暂停区间: handling knows no pause (C4). */
export const pausesHavePapers: Check = () => notApplicable('QE07 限定:只有复核听证可以暂停,办理阶段没有');

/** QE08 书面超期说明 (O-46): days, cause, somebody responsible, the deputy's signature. */
export const overrunIsExplained: Check = (state, question) => {
  if (inTime(state, question).value !== 'failed') return notApplicable('QE08 限定:QE01未过才判');
  const statement = state.overdueExplained;
  if (statement === null) return failed([], ['OverdueExplained']);
  const by = idsOf(statement);
  const missing = [
    ...(statement.overdueDays >= 1 ? [] : ['OverdueExplained/days']),
    ...(statement.responsibleId === '' ? ['OverdueExplained/responsible'] : []),
    ...(reaches(statement.approval.level, 'B') ? [] : ['OverdueExplained/signature']),
  ];
  return missing.length > 0 ? failed(by, missing) : awaitingPerson(by);
};
