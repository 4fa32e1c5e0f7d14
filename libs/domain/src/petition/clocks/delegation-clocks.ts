import { addWorkingDays, daysBetween } from '../../calendar.js';
import { gatePassed } from '../gate-rounds.js';
import { clock, earliest, type PetitionClock, type Source } from './clock-source.js';

/**
 * 反馈期限 (O-31): from the signing of the unit below, or the day on which its silence signs; to the day that the letter
 * names. READING: while no letter is out, from the decision to send it, so that a letter never written is seen as well.
 */
function feedbackClock(source: Source): PetitionClock[] {
  const { state, basis } = source;
  if (state.triage?.disposition !== 'YJG') return [];
  const { below, triage } = state;
  // 报结日 is that of the version that was passed; a return does not stop it.
  const passed = gatePassed(state, 'signing') || gatePassed(state, 'closing');
  const result = passed ? state.submissions.at(-1)?.occurredOn : null;
  const until = earliest([result, below?.endedOn]);
  if (below === null) return [clock(source, { kind: 'feedbackDue', on: triage.occurredOn, until })];
  const silent = addWorkingDays(basis.calendar, below.sentOn, basis.policy.deemedSigningDays).date;
  const on = below.signedForOn ?? silent;
  const named =
    below.dueOn === null ? {} : { budget: { n: daysBetween(on, below.dueOn), unit: 'day' as const } };
  return [clock(source, { kind: 'feedbackDue', on, until, ...named })];
}

/** 协办 (O-26): each unit has its own day. */
function coReplyClocks(source: Source): PetitionClock[] {
  const { state } = source;
  return state.coHandlers.map(({ unitNo, askedOn, dueOn, repliedOn, absent, occurredOn }) =>
    clock(source, {
      kind: 'coReplyDue',
      on: askedOn,
      until: repliedOn ?? (absent ? occurredOn : null),
      round: unitNo,
      ...(dueOn === null ? {} : { budget: { n: daysBetween(askedOn, dueOn), unit: 'day' as const } }),
    }),
  );
}

// READING: the day on which the partner or the person asked signs for the letter is not a fact of this stream; the
// letter is taken to arrive on the day on which it goes out, which is never later.
export function delegationClocks(source: Source): PetitionClock[] {
  const { state } = source;
  const clocks: PetitionClock[] = [...feedbackClock(source), ...coReplyClocks(source)];
  const result = state.submissions.at(-1)?.occurredOn;
  if (state.triage?.disposition === 'LB' && state.coHandlers.length === 0) {
    const reply = state.notes.find(({ kind }) => kind === 'coReply')?.occurredOn;
    clocks.push(clock(source, { kind: 'coReplyDue', on: state.triage.occurredOn, until: reply ?? result }));
  }
  const sent = state.notes.filter(({ kind }) => kind === 'inquirySent');
  const replies = state.notes
    .filter(({ kind }) => kind === 'inquiryReply')
    .map(({ occurredOn }) => occurredOn);
  sent.forEach(({ occurredOn: on }, index) => {
    const until = earliest(replies.filter((day) => day >= on));
    clocks.push(clock(source, { kind: 'inquiryReplyDue', on, until, round: index + 1 }));
  });
  return clocks;
}
