import { addDays, daysBetween } from '../../../shared/dates';

export type StripClock = {
  startedOn: string;
  nominalDue: string;
  legalDue?: string | null;
  stoppedOn?: string | null;
  extendedDays: number;
};

/** Parts of a strip in per cent of its length; `end` is where the strip itself ends. */
export type Strip = {
  /** From start to the due day without extension. */
  base: number;
  /** Extension after it. */
  extension: number;
  /** From the nominal to the legal due day: rest days to the next working day. */
  rollover: number;
  /** Past the due day, up to today or to the stop. */
  late: number;
  today: number | null;
  stopped: number | null;
};

/**
 * Lays a clock out as a strip from its start to its due day, longer where it was or is late.
 * A strip of one day still has a length, so that nothing is divided by zero.
 */
export function stripOf(clock: StripClock, today: string): Strip {
  const legal = clock.legalDue && clock.legalDue > clock.nominalDue ? clock.legalDue : clock.nominalDue;
  const reached = clock.stoppedOn ?? today;
  const end = reached > legal ? reached : legal;
  const length = Math.max(1, daysBetween(clock.startedOn, end));
  const at = (date: string) =>
    Math.round((Math.min(length, Math.max(0, daysBetween(clock.startedOn, date))) / length) * 1000) / 10;
  const baseEnd = at(addDays(clock.nominalDue, -clock.extendedDays));
  const nominal = at(clock.nominalDue);
  const legalAt = at(legal);
  return {
    base: baseEnd,
    extension: Math.max(0, nominal - baseEnd),
    rollover: Math.max(0, legalAt - nominal),
    late: Math.max(0, at(end) - legalAt),
    today: clock.stoppedOn ? null : at(today),
    stopped: clock.stoppedOn ? at(clock.stoppedOn) : null,
  };
}
