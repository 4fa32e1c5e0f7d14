import type { OrgKey, Seat } from '../city.js';
import type { Cast } from '../step.js';

/** One command on an affair of the demonstration. @shape daysAgo from the day of the first start; 0 = that day */
export type Act = {
  /** Of the affair; its first act opens it. */
  readonly key: string;
  readonly category: string;
  readonly daysAgo: number;
  readonly org: OrgKey;
  readonly seat: Seat;
  /** Key of the petition that it concerns; without that petition the whole affair is left out. */
  readonly about?: string;
  readonly input: (at: ActContext) => { type: string } & Record<string, unknown>;
};

/** What an act may name: people, days and other affairs. */
export type ActContext = {
  readonly cast: Cast;
  /** The day so many days ago; negative = to come. */
  readonly day: (daysAgo: number) => string;
  /** A moment of such a day, hours and minutes of Shanghai time. */
  readonly moment: (daysAgo: number, time: string) => string;
  readonly petition: (key: string) => string;
  readonly affair: (category: string, key: string) => string;
};
