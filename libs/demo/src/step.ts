import type { CommandInput } from '#casework';
import type { Gate, PlainDate } from '#domain';
import type { OrgKey, Seat } from './city.js';

/** Ids that exist only once the city is installed. */
export type Cast = {
  org(key: OrgKey): number;
  account(key: OrgKey, seat: Seat): string;
};

type At = {
  /** Key of the story, `key#n` for a child of a split one. */
  readonly story: string;
  readonly org: OrgKey;
  /** Place in the order of the story. */
  readonly no: number;
  readonly day: PlainDate;
  /** Minutes of work since nine in the morning; noon is not counted. */
  readonly minute: number;
  readonly seat: Seat;
  /** Names the command within the story; its id follows from it. */
  readonly name: string;
};

/** One command at its day. */
export type CommandStep = At & { readonly kind: 'command'; readonly command: (cast: Cast) => CommandInput };

/** A person judges a gate: signs each check that waits for a person, explains an overrun, passes. */
export type GateStep = At & {
  readonly kind: 'gate';
  readonly gate: Gate;
  readonly round: number;
  readonly remark: string;
  readonly overdueCause: string;
  readonly handlerSeat: Seat;
};

export type Step = CommandStep | GateStep;

/** In the order in which things happened. */
export const byDay = (a: Step, b: Step): number =>
  a.day < b.day ? -1 : a.day > b.day ? 1 : a.story === b.story ? a.no - b.no : a.minute - b.minute;
