import type { Pool, PoolClient } from 'pg';
import {
  type DatabaseTime,
  deriveStreamId,
  type Ending,
  type EventStore,
  type KnownHeadAppend,
  type LoadedStream,
  type StoredEvent,
} from '#event-store';
import {
  type Calendar,
  caseTexts,
  decide,
  type DecisionContext,
  evolve,
  type PetitionCommand,
  type PetitionState,
  type Policy,
  type Profiles,
  Rejected,
  seriesNeeded,
  type SeriesRef,
} from '#domain';
import type { Role } from '#identity';
import { closeHistory, type PetitionRows, petitionRowsOf, rowTextOf, writePetitionRows } from '#projections';
import type { Vault } from '#vault';
import { accountsNamed } from './accounts-named.js';
import {
  type ArrivalCommand,
  type Arriving,
  type ArrivalSettled,
  ArrivalsTogether,
  refusedOr,
} from './arrivals-together.js';
import type { CommandFrame } from './command-frame.js';
import { petitionNotFound } from './casework-refused.js';
import { type CommandInput, completeCommand, needsSecrets } from './complete-command.js';
import { type DecidedStream, numbersGivenBy, recordedBy, statusAfter, withText } from './decided-stream.js';
import { numbersInBlocks, randomNo, takeNumbers, trialNumbers } from './numbers.js';
import { withAccusedAccounts, withCorrectedAccused } from './accused-accounts.js';
import { FORGOTTEN, requireDestructible } from './forgetting.js';
import { newPetitionEvent, type PetitionKeys } from './new-event.js';
import { findOrganisation, type Office, officeOf } from './office.js';
import { newQueryCode, queryCodeMac } from './query-code.js';
import { relatedTo } from './related.js';
import { type ArrivalOutcome, type CommandOutcome, repeatedOutcome, SettledMeanwhile } from './outcome.js';
import { foldLoaded, keyIdsOf, PETITION, recordedOf, requireVersion } from './opened-case.js';
import { PETITION_PART } from './petition-codec.js';
import { capacityFor, checkApproval, receivingCapacity, requireView } from './who-may.js';

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

/**
 * The one road of a command (architecture §1.4): load → fold → decide → append with read models, in one transaction.
 * Rules refuse with `Rejected`, everything beside the rules with `CaseworkRefused`; nothing is written on a refusal.
 */
export class Casework {
  private readonly arrivals: ArrivalsTogether;

  constructor(private readonly parts: CaseworkParts) {
    this.arrivals = new ArrivalsTogether(
      (arriving) => this.arriveAlone(arriving),
      (group) => this.arriveTogether(group),
    );
  }

  /**
   * Registers a petition, or imports a row of history; the id follows from the command, so that a repetition
   * cannot make a second one. What arrives at one time shares a transaction. @rejects Rejected, CaseworkRefused, IdempotencyConflict
   */
  arrive(command: ArrivalCommand, frame: CommandFrame): Promise<ArrivalOutcome> {
    return this.arrivals.arrive({ command, frame });
  }

  private arriveAlone(arriving: Arriving): Promise<ArrivalOutcome> {
    return this.transaction<ArrivalOutcome>(async (client, ending) => {
      const office = officeOf(client, arriving.frame.viewer.orgId, []);
      const judged = this.judged(await this.opened(client, arriving, office));
      if ('repeated' in judged) return judged;
      const numbers = await takeNumbers(client, judged.series);
      return arrived(judged, await this.settle(client, { ...judged, ending }, numbers));
    });
  }

  /**
   * Several arrivals in one transaction: each is tried by itself first, and who is refused leaves the others alone; then numbers are
   * taken in blocks, which stay without gaps because all is given back together. @rejects whatever keeps the group as a whole from being written
   */
  private arriveTogether(group: readonly Arriving[]): Promise<ArrivalSettled[]> {
    return this.parts.store.transactionAtOnce(async (client, ending) => {
      const offices = new Map<number, Promise<Office>>();
      for (const { frame } of group)
        if (!offices.has(frame.viewer.orgId))
          offices.set(frame.viewer.orgId, officeOf(client, frame.viewer.orgId, []));
      const opened = await Promise.all(
        group.map((arriving) =>
          this.opened(client, arriving, offices.get(arriving.frame.viewer.orgId) as Promise<Office>),
        ),
      );
      const judged = opened.map((each) => refusedOr(() => this.judged(each)));
      const numbers = await numbersInBlocks(
        client,
        judged.map((each) => ('series' in each ? each.series : [])),
      );
      const rows: PetitionRows[] = [];
      const outcomes: ArrivalSettled[] = [];
      for (const [index, each] of judged.entries())
        if ('series' in each) {
          const done = await this.settle(client, { ...each, ending, rows }, numbers[index] ?? {});
          outcomes.push({ outcome: arrived(each, done) });
        } else outcomes.push('repeated' in each ? { outcome: each } : each);
      if (rows.length > 0) ending((ended) => [writePetitionRows(ended, rows)]);
      return outcomes;
    });
  }

  /** What a decision on an arrival needs. */
  private async opened(
    client: PoolClient,
    { command, frame }: Arriving,
    officeFound: Promise<Office>,
  ): Promise<Omit<Deciding, 'ending' | 'capacity'>> {
    const petitionId = deriveStreamId(frame.commandId, 'petition');
    const [loaded, office, recognised] = await Promise.all([
      this.parts.store.load(client, petitionId, { commandId: frame.commandId }),
      officeFound,
      withAccusedAccounts(client, command),
    ]);
    const time = frame.time ?? loaded;
    return { petitionId, state: null, loaded, command: recognised, frame, office, time };
  }

  /** Permitted, or the answer that it has had before. @rejects as `arrive` */
  private judged(at: Omit<Deciding, 'ending' | 'capacity'>): Tried | ArrivalOutcome {
    if (at.loaded.command) return repeatedOutcome(at.loaded.command, at.frame);
    return this.tried({ ...at, capacity: receivingCapacity(at.frame) });
  }

  /** Decides an arrival as `arrive` would and writes nothing: a dry run. @rejects Rejected, CaseworkRefused */
  tryArrival(command: ArrivalCommand, frame: CommandFrame): Promise<void> {
    return this.parts.store.transaction(async (client, databaseTime) => {
      const office = await officeOf(client, frame.viewer.orgId, []);
      const capacity = receivingCapacity(frame);
      const time = frame.time ?? databaseTime;
      const policy = this.parts.profiles.policyOn(office.organisation.id, time.today);
      const context = this.contextOf({ frame, office, capacity, time }, policy);
      const arrival = await withAccusedAccounts(client, command);
      const numbers = trialNumbers(seriesNeeded(null, arrival, context));
      decide(null, arrival, { ...context, numbers });
    });
  }

  /**
   * Takes back what an import opened, in the transaction of the event that undoes it: all of them or none.
   * @rejects TAKEOVER_WORKED_ON with how many, TAKEOVER_OTHER_IMPORT
   */
  async takeBack(
    client: PoolClient,
    petitionIds: readonly string[],
    frame: CommandFrame & { time: DatabaseTime; importId: string; reason: string },
  ): Promise<void> {
    const { time, importId, reason } = frame;
    const found = [];
    for (const petitionId of petitionIds) {
      const loaded = await this.parts.store.load(client, petitionId);
      const state = foldLoaded(loaded);
      if (state !== null) found.push({ petitionId, loaded, state });
    }
    const workedOn = found.filter(({ state }) => state.version > 1);
    if (workedOn.length > 0)
      throw new Rejected(
        'TAKEOVER_WORKED_ON',
        null,
        `导入后已有 ${workedOn.length} 件办理过,整个导入不能再撤销;请逐件更正(O-100)。`,
        { field: 'type', petitionIds: workedOn.slice(0, 20).map(({ petitionId }) => petitionId) },
      );
    for (const { petitionId, loaded, state } of found) {
      const office = await officeOf(client, state.arrival.orgId, []);
      const command = { type: 'takeBack', importId, reason, on: time.today } as const;
      const at = { petitionId, state, loaded, command, frame, office, capacity: 'windowHead', time } as const;
      await this.decideAndAppend(client, { ...at, ending: null });
    }
    await closeHistory(client, petitionIds, time);
  }

  /**
   * Carries out a command on a petition. `expectedVersion` is what the person saw; `any` only for machines.
   * @rejects Rejected, CaseworkRefused (CASE_CHANGED with the present version), IdempotencyConflict
   */
  async execute(
    petitionId: string,
    input: CommandInput,
    frame: CommandFrame & { expectedVersion: number | 'any' },
  ): Promise<CommandOutcome> {
    let keyToDestroy: string | null = null;
    const outcome = await this.transaction(async (client, ending) => {
      const loaded = await this.parts.store.load(client, petitionId, {
        commandId: frame.commandId,
        secrets: needsSecrets(input.type),
      });
      const state = foldLoaded(loaded);
      if (!state) throw petitionNotFound();
      // another's key must not tell that the petition is there
      if (loaded.command && loaded.command.account !== frame.viewer.accountId)
        requireView(frame.viewer, state);
      if (loaded.command) return repeatedOutcome(loaded.command, frame);
      const office = await officeOf(client, state.arrival.orgId, accountsNamed(input));
      const related = await this.relatedOf(client, input.type, state);
      const command = await completeCommand(input, {
        petitionId,
        commandId: frame.commandId,
        actorId: frame.viewer.accountId,
        state,
        events: loaded.events.map(recordedOf),
        office,
        macOf: () => queryCodeMac(this.parts.vault, newQueryCode()),
        keyIdOf: (part) => keyIdsOf(loaded.events)[part],
        likenessOf: (text) =>
          this.parts.likenessOf?.(client, state.arrival.orgId, text) ?? Promise.resolve(0),
        recognised: (correction) => {
          const { subjects } = state.arrival;
          const known = caseTexts(loaded.events.map(recordedOf)).persons;
          return withCorrectedAccused(client, correction, { subjects, known });
        },
      });
      const capacity = capacityFor(frame.viewer, command, state);
      checkApproval(frame.viewer, command, office);
      requireVersion(loaded, frame.expectedVersion);
      if (command.type === 'forgetSubject' && command.keyId !== '') {
        await requireDestructible(this.parts.vault, command.keyId);
        keyToDestroy = command.keyId;
      }
      const { outcome } = await this.decideAndAppend(client, {
        petitionId,
        state,
        loaded,
        command,
        frame,
        office,
        capacity,
        related,
        time: frame.time ?? loaded,
        ending,
      });
      return outcome;
    });
    // after the event and not before: were we to die in between, the background destroys it
    if (keyToDestroy !== null) await this.parts.vault.stock.shred(keyToDestroy, FORGOTTEN);
    return outcome;
  }

  /** The other side of what was sent down, for commands that touch both sides, in the same transaction. */
  private async relatedOf(
    client: PoolClient,
    type: PetitionCommand['type'],
    state: PetitionState,
  ): Promise<Related | undefined> {
    const { petition, receiver } = relatedTo(type, state);
    const loaded = petition === null ? null : await this.parts.store.load(client, petition);
    const organisation = receiver === null ? null : await findOrganisation(client, receiver);
    if (loaded === null && organisation === null) return undefined;
    return { loaded, state: loaded === null ? null : foldLoaded(loaded), organisation };
  }

  /** Where the same command was settled by another request meanwhile: rolled back with its numbers, asked once more. */
  private async transaction<T>(work: (client: PoolClient, ending: Ending) => Promise<T>): Promise<T> {
    try {
      return await this.parts.store.transactionAtOnce(work);
    } catch (error) {
      if (!(error instanceof SettledMeanwhile)) throw error;
      return this.parts.store.transactionAtOnce(work);
    }
  }

  private async decideAndAppend(client: PoolClient, at: Deciding): Promise<Done> {
    const tried = this.tried(at);
    const numbers = tried.series.length > 0 ? await takeNumbers(client, tried.series) : {};
    return this.settle(client, { ...tried, ending: at.ending }, numbers);
  }

  /** Everything that can be refused is refused before a number is taken; then the numbers, then the real decision. */
  private tried(at: Omit<Deciding, 'ending'>): Tried {
    const { state, command, time } = at;
    const { profiles } = this.parts;
    const policy =
      state === null ? profiles.policyOn(at.office.organisation.id, time.today) : profiles.policyFor(state);
    const context = this.contextOf(at, policy);
    const series = seriesNeeded(state, command, context);
    if (series.length > 0) decide(state, command, { ...context, numbers: trialNumbers(series) });
    return { ...at, policy, context, series };
  }

  private async settle(
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

  private contextOf(
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
      const keys = await this.keysFor(stream);
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
      const appended = await this.append(client, append, ending);
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
          vault: this.parts.vault,
        }),
      );
    }
    if (at.rows) at.rows.push(...rows);
    else if (ending) ending((ended) => [writePetitionRows(ended, rows)]);
    else await writePetitionRows(client, rows);
    return states;
  }

  /** Now, or together with the rows and COMMIT. */
  private async append(
    client: PoolClient,
    append: KnownHeadAppend,
    ending: Ending | null,
  ): Promise<readonly StoredEvent[]> {
    if (ending !== null) {
      const pending = await this.parts.store.prepare(append);
      ending((ended) => [pending.send(ended)]);
      return pending.events;
    }
    const result = await this.parts.store.append(client, append);
    if (result.duplicate) throw new SettledMeanwhile();
    return result.events;
  }

  /** Keys of the stream; an arrival takes new ones from stock, one for the petition and one for each person. */
  private async keysFor({ loaded, events }: DecidedStream): Promise<PetitionKeys> {
    const known = loaded ? keyIdsOf(loaded.events) : {};
    const fresh: Record<string, string> = {};
    const parts = [PETITION_PART, ...events.flatMap((event) => Object.keys(event.persons ?? {}))];
    for (const part of parts)
      if (!(part in known) && !(part in fresh)) fresh[part] = (await this.parts.vault.stock.take()).keyId;
    return { all: { ...known, ...fresh }, fresh };
  }
}

type Related = NonNullable<DecisionContext['related']> & {
  state: PetitionState | null;
  loaded: LoadedStream | null;
};

type Done = { outcome: CommandOutcome; after: PetitionState | null };

type Deciding = {
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
  /** Where rows are gathered that are written together with those of others. */
  rows?: PetitionRows[];
};

/** Found to be permitted, with what the real decision is made of. */
type Tried = Omit<Deciding, 'ending'> & {
  policy: Policy;
  context: DecisionContext;
  series: readonly SeriesRef[];
};

/** An arrival that was written, with the petition as it is now. */
const arrived = ({ loaded }: Tried, { outcome, after }: Done): ArrivalOutcome => ({
  ...outcome,
  ...(after ? { after, today: loaded.today } : {}),
});
