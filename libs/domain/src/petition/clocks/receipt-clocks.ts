import { addWorkingDays } from '../../calendar.js';
import type { PlainDate } from '../context.js';
import { isUnderArticle23Third } from '../decide/checks/arrival-consistency.js';
import { notifyStart } from '../decide/notify-due.js';
import type { PetitionState } from '../state.js';
import { clock, earliest, type PetitionClock, type Source } from './clock-source.js';

/** 23③: passed on by a petition office or by the superior; a briefing (30②) is not passing on (§6.2). */
export const isPassedOn = (state: PetitionState): boolean => isUnderArticle23Third(state.arrival);

/**
 * From when the days of Article 23 run. What a superior sent runs from our signing; while nobody signs, from the day on
 * which silence signs (O-109, M-03) — known beforehand, so that a letter left lying is seen to be late.
 */
function startOfReceipt({ state, basis }: Source): PlainDate | null {
  if (state.above === null || state.arrival.signedForOn !== null) return notifyStart(state);
  return addWorkingDays(basis.calendar, state.above.letter.sentOn, basis.policy.deemedSigningDays).date;
}

/** Article 23: until somebody is told, exempted or found unservable. */
export function notifyClock(source: Source): PetitionClock[] {
  const { state } = source;
  if (state.arrival.transferKind === 'briefing') return [];
  const on = startOfReceipt(source);
  if (on === null) return [];
  const until = earliest([
    ...state.notifications.map(({ issuedOn }) => issuedOn),
    // 23② alone knows the exemption; what others sent can only turn out unservable.
    isPassedOn(state) ? null : state.notificationExempted?.occurredOn,
    state.notificationUnservable?.occurredOn,
    state.objection?.answered?.consent === true ? state.objection.answered.occurredOn : null,
  ]);
  return [clock(source, { kind: 'dueNotify', on, until })];
}

/**
 * only what was passed on, only before the road is decided or acceptance; once another road is taken the right
 * to object is spent and no clock tells of it.
 */
export function objectionClock(source: Source): PetitionClock[] {
  const { state, basis } = source;
  const stillOpen =
    state.accepted === null && (state.triage === null || state.triage.intakeDecision === 'objection');
  if (!isPassedOn(state) || basis.policy.objectionDays === null) return [];
  if (!stillOpen && state.objection === null) return [];
  const on = startOfReceipt(source) ?? notifyStart(state);
  return [clock(source, { kind: 'objectionDue', on, until: state.objection?.sentOn })];
}

/** 拟办, and what goes up sealed (O-08, O-10). */
export function triageClocks(source: Source): PetitionClock[] {
  const { state } = source;
  const clocks: PetitionClock[] = [];
  const until = state.triage?.occurredOn;
  if (state.class === 'accusation')
    clocks.push(clock(source, { kind: 'proposeDue', on: state.arrival.registeredOn, until }));
  if (state.zone === 'sealed') {
    const sentUp = state.triage?.intakeDecision === 'passUp' ? until : null;
    clocks.push(clock(source, { kind: 'reportUpDue', on: state.arrival.receivedOn, until: sentUp }));
  }
  return [...clocks, ...instructClocks(source)];
}

/** 批示 (O-09): a routing sheet that was put before a leader waits for his word, on the sheet itself or on paper. */
function instructClocks(source: Source): PetitionClock[] {
  const { papers, instructions } = source.state;
  return papers.flatMap(({ code, checked, signed, voidedOn }, index): PetitionClock[] => {
    if (code !== 'D03' || checked === null) return [];
    const { on } = checked;
    const written = instructions
      .filter(({ occurredOn }) => occurredOn >= on)
      .map(({ occurredOn }) => occurredOn);
    const until = earliest([signed?.on, voidedOn, ...written]);
    return [clock(source, { kind: 'instructDue', on, until, round: index + 1 })];
  });
}
