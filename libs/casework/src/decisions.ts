import type { Pool, PoolClient } from 'pg';
import {
  type DatabaseTime,
  type Ending,
  type EventStore,
  type KnownHeadAppend,
  type LoadedStream,
  type PendingAppend,
  type StoredEvent,
} from '#event-store';
import {
  type Calendar,
  decide,
  type DecisionContext,
  evolve,
  type PetitionCommand,
  type PetitionState,
  type Policy,
  type Profiles,
  seriesNeeded,
  type SeriesRef,
} from '#domain';
import type { Role } from '#identity';
import { type PetitionRows, petitionRowsOf, rowTextOf, writePetitionRows } from '#projections';
import type { Vault } from '#vault';
import type { CommandFrame } from './command-frame.js';
import { type DecidedStream, numbersGivenBy, recordedBy, statusAfter, withText } from './decided-stream.js';
import { randomNo, takeNumbers, trialNumbers } from './numbers.js';
import { newPetitionEvent, type PetitionKeys } from './new-event.js';
import { type Office } from './office.js';
import { type CommandOutcome, SettledMeanwhile } from './outcome.js';
import { keyIdsOf, PETITION, recordedOf } from './opened-case.js';
import { type KeyIds, PETITION_PART } from './petition-codec.js';

/** What casework is made of. */
export type CaseworkParts = {
  store: EventStore;
  /** Connections in the role xf_store. */
  pool: Pool;
  vault: Vault;
  calendar: Calendar;
  /** Local values of organisations; every decision is taken by the policy found there. */
  profiles: Profiles;
  /** Likeness of a text to the organisation's other replies, 0–100 (QS08). */
  likenessOf?: (client: PoolClient, orgId: number, text: string) => Promise<number>;
};

/** The other side as it was loaded. */
export type Related = NonNullable<DecisionContext['related']> & {
  state: PetitionState | null;
  loaded: LoadedStream | null;
};

export type Done = { outcome: CommandOutcome; after: PetitionState | null };

export type Deciding = {
  petitionId: string;
  /** The other side of what was sent down. */
  related?: Related | undefined;
  state: PetitionState | null;
  loaded: LoadedStream;
  command: PetitionCommand;
  frame: CommandFrame;
  office: Office;
  capacity: Role;
  /** Null in a transaction that another has begun. */
  ending: Ending | null;
  time: DatabaseTime;
  /** Of an arrival that brings its keys with it, by part: text sealed before under them goes when the petition goes. */
  keys?: KeyIds | undefined;
  /** Where it is gathered what is written together with that of others. */
  gathered?: Gathered;
};

/** What several decisions of one transaction write at its end. */
export type Gathered = { readonly appends: PendingAppend[]; readonly rows: PetitionRows[] };

/** Found to be permitted, with what the real decision is made of. */
export type Tried = Omit<Deciding, 'ending'> & {
  policy: Policy;
  context: DecisionContext;
  series: readonly SeriesRef[];
};

/** From what was loaded to what stands written: the rules decide, numbers are taken, streams and rows are appended. */
export class Decisions {
  constructor(private readonly parts: CaseworkParts) {}

  /** Decides and appends, taking numbers in between. @rejects Rejected */
  async decideAndAppend(client: PoolClient, at: Deciding): Promise<Done> {
    const tried = this.tried(at);
    const numbers = tried.series.length > 0 ? await takeNumbers(client, tried.series) : {};
    return this.settle(client, { ...tried, ending: at.ending }, numbers);
  }

  /** Everything that can be refused is refused before a number is taken; then the numbers, then the real decision. */
  tried(at: Omit<Deciding, 'ending'>): Tried {
    const { state, command, time } = at;
    const { profiles } = this.parts;
    const policy =
      state === null ? profiles.policyOn(at.office.organisation.id, time.today) : profiles.policyFor(state);
    const context = this.contextOf(at, policy);
    const series = seriesNeeded(state, command, context);
    if (series.length > 0) decide(state, command, { ...context, numbers: trialNumbers(series) });
    return { ...at, policy, context, series };
  }

  /** The decision that counts, with its numbers. @rejects Rejected */
  async settle(
    client: PoolClient,
    at: Tried & Pick<Deciding, 'ending'>,
    numbers: Readonly<Record<string, number>>,
  ): Promise<Done> {
    const { state, command, petitionId, context } = at;
    const decision = decide(state, command, { ...context, numbers });
    if (decision.events.length === 0 && decision.others.length === 0)
      return {
        outcome: {
          petitionId,
          version: at.loaded.version,
          status: state?.status ?? '',
          numbers: [],
          repeated: false,
        },
        after: null,
      };
    const streams: DecidedStream[] = [
      { petitionId, before: state, loaded: at.loaded, events: decision.events },
      ...decision.others.map((other) =>
        other.petitionId === at.related?.state?.petitionId
          ? { ...other, before: at.related.state, loaded: at.related.loaded }
          : { ...other, before: null, loaded: null },
      ),
    ];
    const given = streams.flatMap(({ events }) => events.flatMap(numbersGivenBy));
    const after = await this.appendAll(client, streams, { ...at, given });
    const own = after[0];
    if (!own) throw new Error('nothing appended');
    const { version, status } = own;
    return { outcome: { petitionId, version, status, numbers: given, repeated: false }, after: own };
  }

  /** What a decision may know besides state and command. */
  contextOf(
    {
      frame,
      office,
      capacity,
      time,
      related,
    }: Pick<Deciding, 'frame' | 'office' | 'capacity' | 'time' | 'related'>,
    policy: Policy,
  ): DecisionContext {
    const { accountId, orgId, roles } = frame.viewer;
    return {
      today: time.today,
      now: time.now,
      policy,
      calendar: this.parts.calendar,
      actor: { accountId, orgId, capacity, roles },
      organisation: office.organisation,
      numbers: {},
      randomNo: randomNo(),
      ...(related ? { related } : {}),
    };
  }

  private async appendAll(
    client: PoolClient,
    streams: readonly DecidedStream[],
    at: Tried & Pick<Deciding, 'ending'> & { given: string[] },
  ): Promise<PetitionState[]> {
    const states: PetitionState[] = [];
    const rows: PetitionRows[] = [];
    // of several streams each has to know that the one before it stands
    const ending = streams.length === 1 ? at.ending : null;
    for (const stream of streams) {
      const keys = await this.keysFor(stream, at.keys);
      const events = stream.events.map((event, index) =>
        newPetitionEvent(event, {
          ...at,
          zone: stream.before?.zone ?? at.state?.zone ?? null,
          orgOfRecord: recordedBy(stream, at.office),
          policyVersion: at.policy.version,
          calendarVersion: this.parts.calendar.version,
          keys,
          first: index === 0 && stream.before === null,
        }),
      );
      const append: KnownHeadAppend = {
        streamId: stream.petitionId,
        category: PETITION,
        expected: stream.loaded?.expected ?? { kind: 'new' },
        command: {
          id: at.frame.commandId,
          account: at.frame.viewer.accountId,
          requestHash: at.frame.requestHash,
          response: {
            petitionId: at.petitionId,
            status: statusAfter(stream),
            version: (stream.before?.version ?? 0) + events.length,
            numbers: at.given,
          },
        },
        recordedAt: at.time.now,
        events,
      };
      const appended = await this.append(client, append, { ending, gathered: at.gathered });
      const recorded = appended.map((event, index) => withText(event, stream.events[index]));
      const after = recorded.reduce<PetitionState | null>(
        (state, event) => evolve(state, recordedOf(event), stream.petitionId),
        stream.before,
      );
      if (!after) throw new Error('a stream without arrival');
      states.push(after);
      rows.push(
        await petitionRowsOf(after, {
          calendar: this.parts.calendar,
          policy: this.parts.profiles.policyFor(after),
          text: rowTextOf(after, recorded.map(recordedOf)),
          keyId: keys.all[PETITION_PART] ?? null,
          isNew: stream.before === null,
          vault: this.parts.vault,
        }),
      );
    }
    if (at.gathered) at.gathered.rows.push(...rows);
    else if (ending) ending((ended) => [writePetitionRows(ended, rows)]);
    else await writePetitionRows(client, rows);
    return states;
  }

  /** Now, or together with the rows and COMMIT. */
  private async append(
    client: PoolClient,
    append: KnownHeadAppend,
    { ending, gathered }: { ending: Ending | null; gathered: Gathered | undefined },
  ): Promise<readonly StoredEvent[]> {
    if (ending !== null) {
      const pending = await this.parts.store.prepare(append);
      if (gathered) gathered.appends.push(pending);
      else ending((ended) => [pending.send(ended)]);
      return pending.events;
    }
    const result = await this.parts.store.append(client, append);
    if (result.duplicate) throw new SettledMeanwhile();
    return result.events;
  }

  /** Keys of the stream; an arrival takes new ones from stock, one for the petition and one for each person. */
  private async keysFor({ loaded, events }: DecidedStream, brought: KeyIds = {}): Promise<PetitionKeys> {
    const known = loaded ? keyIdsOf(loaded.events) : {};
    const fresh: Record<string, string> = { ...brought };
    const parts = [PETITION_PART, ...events.flatMap((event) => Object.keys(event.persons ?? {}))];
    for (const part of parts)
      if (!(part in known) && !(part in fresh)) fresh[part] = (await this.parts.vault.stock.take()).keyId;
    return { all: { ...known, ...fresh }, fresh };
  }
}
