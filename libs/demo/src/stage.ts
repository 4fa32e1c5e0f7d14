import type { CommandFrame, CommandInput, CommandOutcome } from '#casework';
import type { Calendar, PetitionCommand, PetitionState } from '#domain';
import type { Viewer } from '#identity';
import type { OrgKey, Seat } from './city.js';
import type { Compose } from './paper-roads.js';
import type { Cast } from './step.js';

/** Where commands are carried out: the casework of a runtime, or a folder of papers in a test. */
export type Desk = {
  arrive(
    command: PetitionCommand & { type: 'register' | 'importHistory' },
    frame: CommandFrame,
  ): Promise<CommandOutcome>;
  execute(
    petitionId: string,
    input: CommandInput,
    frame: CommandFrame & { expectedVersion: number | 'any' },
  ): Promise<CommandOutcome>;
  stateOf(petitionId: string): Promise<PetitionState>;
};

/** What performing needs besides the steps. */
export type Stage = {
  desk: Desk;
  cast: Cast;
  viewer(org: OrgKey, seat: Seat): Viewer;
  calendar: Calendar;
  /** Nothing is recorded later than this. @shape ISO 8601 */
  latest: string;
  queryCodeMac(story: string): string;
  /** Commands of an earlier, interrupted run. */
  done: ReadonlySet<string>;
  /** Composes papers of the stories that are told with them; left out = none are. */
  compose?: Compose;
};
