import { capacityFor, type CommandInput, type CommandOutcome, completeCommand, type Office } from '#casework';
import {
  type Calendar,
  decide,
  type DecisionContext,
  evolve,
  type PetitionCommand,
  type PetitionEvent,
  type PetitionState,
  policyOn,
  type RecordedPetitionEvent,
  seriesKey,
  seriesNeeded,
  type SeriesRef,
} from '#domain';
import { deriveStreamId, eventIdOf } from '#event-store';
import type { Desk } from '../stage.js';

type Frame = Parameters<Desk['arrive']>[1];
type Capacity = DecisionContext['actor']['capacity'];

/** What one command wrote to one stream. */
export type RecordedAppend = {
  petitionId: string;
  version: number;
  /** The zone before; null where the stream is opened. */
  zone: string | null;
  policyVersion: string;
  events: PetitionEvent[];
};

/** A command as it was decided. */
export type RecordedCommand = {
  commandId: string;
  orgId: number;
  accountId: string;
  capacity: Capacity;
  type: string;
  recordedAt: string;
  status: string;
  appends: RecordedAppend[];
};

type Known = { state: PetitionState; events: RecordedPetitionEvent[] };

/** Stands for a serial until a copy of the life takes its own. @shape eight digits that begin with 99 */
const FIRST_STAND_IN = 99_000_000;
const FIRST_RANDOM = 7_777_000_000;

/** A desk without a database that keeps what was decided; numbers are stand-ins, to be replaced in each copy. */
export class RecordingDesk implements Desk {
  readonly commands: RecordedCommand[] = [];
  /** Which series a stand-in belongs to. */
  readonly series = new Map<number, SeriesRef>();
  private readonly known = new Map<string, Known>();
  private randoms = 0;

  constructor(
    private readonly calendar: Calendar,
    private readonly offices: ReadonlyMap<number, Office>,
  ) {}

  /** What was decided since the last call. */
  takeCommands(): RecordedCommand[] {
    this.known.clear();
    return this.commands.splice(0);
  }

  async arrive(
    command: PetitionCommand & { type: 'register' | 'importHistory' },
    frame: Frame,
  ): Promise<CommandOutcome> {
    const capacity = frame.viewer.roles.includes('reception') ? 'reception' : 'windowHead';
    return this.record(deriveStreamId(frame.commandId, 'petition'), command, { frame, capacity });
  }

  async execute(petitionId: string, input: CommandInput, frame: Frame): Promise<CommandOutcome> {
    const { state, events } = this.knownOf(petitionId);
    const command = await completeCommand(input, {
      petitionId,
      commandId: frame.commandId,
      actorId: frame.viewer.accountId,
      state,
      events,
      office: this.officeOf(state.arrival.orgId),
      likenessOf: async () => 0,
      // a written life corrects nobody into a user of the system
      recognised: async (correction) => correction,
    });
    return this.record(petitionId, command, { frame, capacity: capacityFor(frame.viewer, command, state) });
  }

  async stateOf(petitionId: string): Promise<PetitionState> {
    return this.knownOf(petitionId).state;
  }

  private knownOf(petitionId: string): Known {
    const known = this.known.get(petitionId);
    if (!known) throw new Error('no such petition');
    return known;
  }

  private officeOf(orgId: number): Office {
    const office = this.offices.get(orgId);
    if (!office) throw new Error(`organisation ${orgId} is missing`);
    return office;
  }

  private record(
    petitionId: string,
    command: PetitionCommand,
    { frame, capacity }: { frame: Frame; capacity: Capacity },
  ): CommandOutcome {
    const { viewer, time, commandId } = frame;
    if (!time) throw new Error('no simulated time');
    const before = this.known.get(petitionId)?.state ?? null;
    const orgId = before?.arrival.orgId ?? viewer.orgId;
    const policy =
      before === null
        ? policyOn(time.today)
        : policyOn(before.arrival.registeredOn, [], before.arrival.legalProfile);
    const context: DecisionContext = {
      ...time,
      policy,
      calendar: this.calendar,
      actor: { accountId: viewer.accountId, orgId: viewer.orgId, capacity, roles: viewer.roles },
      organisation: this.officeOf(orgId).organisation,
      numbers: {},
      randomNo: String(FIRST_RANDOM + (this.randoms += 1)),
    };
    const numbers = this.standInsFor(seriesNeeded(before, command, context));
    const decision = decide(before, command, { ...context, numbers });
    const appends = [{ petitionId, events: decision.events }, ...decision.others]
      .filter(({ events }) => events.length > 0)
      .map((each) => this.append(each, { zone: before?.zone ?? null, policyVersion: policy.version, frame }));
    const status = this.known.get(petitionId)?.state.status ?? '';
    if (appends.length > 0)
      this.commands.push({
        commandId,
        orgId,
        accountId: viewer.accountId,
        capacity,
        type: command.type,
        recordedAt: time.now,
        status,
        appends,
      });
    return { petitionId, version: appends[0]?.version ?? 0, status, numbers: [], repeated: false };
  }

  private append(
    { petitionId, events }: { petitionId: string; events: PetitionEvent[] },
    at: { zone: string | null; policyVersion: string; frame: Frame },
  ): RecordedAppend {
    const { frame, zone, policyVersion } = at;
    const known = this.known.get(petitionId);
    let state = known?.state ?? null;
    const recorded = events.map((event, index) => {
      const next = {
        ...event,
        meta: {
          eventId: eventIdOf(frame.commandId, petitionId, index),
          version: (state?.version ?? 0) + 1,
          recordedAt: frame.time?.now ?? '',
          actorId: frame.viewer.accountId,
          capacity: null,
        },
      } as RecordedPetitionEvent;
      state = evolve(state, next, petitionId);
      return next;
    });
    if (state === null) throw new Error('a stream without arrival');
    const after: PetitionState = state;
    this.known.set(petitionId, { state: after, events: [...(known?.events ?? []), ...recorded] });
    return { petitionId, version: after.version, zone: known ? zone : null, policyVersion, events };
  }

  private standInsFor(wanted: readonly SeriesRef[]): Record<string, number> {
    const numbers: Record<string, number> = {};
    for (const series of wanted) {
      const standIn = FIRST_STAND_IN + this.series.size + 1;
      this.series.set(standIn, series);
      numbers[seriesKey(series)] = standIn;
    }
    return numbers;
  }
}
