import type { ClockKind } from '../glossary/index.js';

/** When a clock turns yellow and orange and at which distances it reminds (§4.5). @unit of all numbers: `unit` */
export type ReminderProfile = {
  readonly unit: 'day' | 'workday';
  readonly yellow: number;
  readonly orange: number;
  /** Distances to the nominal due day, descending: 15 = T-15. */
  readonly rungs: readonly number[];
  /** Who joins when; absent = the table's. */
  readonly levels?: LadderLevels;
};

/**
 * From where on superiors are reminded too (§4.5 rules 3 and 4).
 * @shape section: the distance to the due day from which the head of section joins; deputyLeader, supervision: at
 * which reminder after the legal due day the leader in charge and the supervision join; every: working days between
 * two of those
 */
export type LadderLevels = {
  readonly section: number;
  readonly deputyLeader: number;
  readonly supervision: number;
  readonly every: number;
};

/** Ladders of the office by kind of clock, in the place of the table's rows. */
export type Ladders = Readonly<Partial<Record<ClockKind, ReminderProfile>>>;
