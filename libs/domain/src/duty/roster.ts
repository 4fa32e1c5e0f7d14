import { addDays } from '../calendar.js';
import { DUTY_SHIFTS, type DutyShiftKind } from '../glossary/index.js';

/** A shift of the roster, as far as gaps and receivers need it. */
export type PlannedShift = {
  readonly on: string;
  readonly shift: DutyShiftKind;
  readonly officerId: string | null;
  readonly leaderId: string | null;
};

/** A shift without officer or leader (O-79). */
export type RosterGap = {
  readonly on: string;
  readonly shift: DutyShiftKind;
  readonly missing: readonly ('officer' | 'leader')[];
};

const SHIFTS = Object.keys(DUTY_SHIFTS) as DutyShiftKind[];

/** Which shifts of the coming days lack an officer or a leader; shown in red until they are filled (O-79). @unit days */
export function rosterGaps(shifts: readonly PlannedShift[], from: string, days: number): RosterGap[] {
  return Array.from({ length: days }, (_, at) => addDays(from, at)).flatMap((on) =>
    SHIFTS.flatMap((shift): RosterGap[] => {
      const planned = shifts.filter((one) => one.on === on && one.shift === shift);
      const missing = [
        ...(planned.some(({ officerId }) => officerId !== null) ? [] : (['officer'] as const)),
        ...(planned.some(({ leaderId }) => leaderId !== null) ? [] : (['leader'] as const)),
      ];
      return missing.length === 0 ? [] : [{ on, shift, missing }];
    }),
  );
}

/**
 * The shift that is on at a moment of Shanghai time. @shape on YYYY-MM-DD; minute after midnight
 * A night that began yesterday evening belongs to yesterday's roster.
 */
export function shiftAt(on: string, minute: number): { on: string; shift: DutyShiftKind } {
  if (minute < DUTY_SHIFTS.night.to) return { on: addDays(on, -1), shift: 'night' };
  return { on, shift: minute < DUTY_SHIFTS.night.from ? 'day' : 'night' };
}
