import type { PoolClient } from 'pg';
import { type DatabaseTime, deriveStreamId, type Ending, type LoadedStream } from '#event-store';
import { caseTexts, decide, type PetitionState, Rejected, seriesNeeded } from '#domain';
import { closeHistory, writePetitionRows } from '#projections';
import { accountsNamed, checkPeopleNamed } from './accounts-named.js';
import {
  type ArrivalCommand,
  type Arriving,
  type ArrivalSettled,
  ArrivalsTogether,
  refusedOr,
} from './arrivals-together.js';
import type { CommandFrame } from './command-frame.js';
import { petitionNotFound } from './casework-refused.js';
import { archivalCodeTaken } from './archival-code.js';
import { type CommandInput, completeCommand, needsSecrets } from './complete-command.js';
import { numbersInBlocks, takeNumbers, trialNumbers } from './numbers.js';
import { withAccusedAccounts, withCorrectedAccused } from './accused-accounts.js';
import { FORGOTTEN, requireDestructible } from './forgetting.js';
import { findOrganisation, type Office, officeOf, officesOf } from './office.js';
import { newQueryCode, queryCodeMac } from './query-code.js';
import { checkPetitionsNamed } from './petitions-named.js';
import { relatedTo } from './related.js';
import { takeTurns } from './take-turns.js';
import { againIfSettled, type ArrivalOutcome, type CommandOutcome, repeatedOutcome } from './outcome.js';
import { foldLoaded, keyIdsOf, recordedOf, requireVersion } from './opened-case.js';
import { capacityFor, checkApproval, checkLeader, receivingCapacity, requireView } from './who-may.js';
import {
  type CaseworkParts,
  type Deciding,
  Decisions,
  type Done,
  type Gathered,
  type Related,
  type Tried,
} from './decisions.js';

/**
 * The one road of a command (architecture §1.4): load → fold → decide → append with read models, in one transaction.
 * Rules refuse with `Rejected`, everything beside the rules with `CaseworkRefused`; nothing is written on a refusal.
 */
export class Casework {
  private readonly arrivals: ArrivalsTogether;
  private readonly decisions: Decisions;

  constructor(private readonly parts: CaseworkParts) {
    this.decisions = new Decisions(parts);
    this.arrivals = new ArrivalsTogether(
      (arriving, decided) => this.arriveAlone(arriving, decided),
      (group, decided) => this.arriveTogether(group, decided),
    );
  }

  /**
   * Registers a petition, or imports a row of history; the id follows from the command, so that a repetition
   * cannot make a second one. What arrives at one time shares a transaction. @rejects Rejected, CaseworkRefused, IdempotencyConflict
   */
  async arrive(command: ArrivalCommand, frame: CommandFrame): Promise<ArrivalOutcome> {
    // in an import the earlier one may be of the same file
    if (command.type === 'register' && (command.repeatOf ?? null) !== null)
      await this.parts.store.transaction(async (client) => {
        const { store } = this.parts;
        // what was registered is answered as it was, whatever may be seen since
        if ((await store.findCommand(client, frame.commandId)).length > 0) return;
        const { viewer } = frame;
        await checkPetitionsNamed(client, store, { input: { ...command }, viewer, state: null });
      });
    return this.arrivals.arrive({ command, frame });
  }

  private arriveAlone(arriving: Arriving, decided: () => void): Promise<ArrivalOutcome> {
    return this.transaction<ArrivalOutcome>(async (client, ending) => {
      const [opened] = await this.opened(client, [arriving]);
      const judged = this.judged(opened as Opened);
      if ('repeated' in judged) return judged;
      const numbers = await takeNumbers(client, judged.series);
      const done = arrived(judged, await this.decisions.settle(client, { ...judged, ending }, numbers));
      ending(() => {
        decided();
        return [];
      });
      return done;
    });
  }

  /**
   * Several arrivals in one transaction: each is tried by itself first, and who is refused leaves the others alone; then numbers are
   * taken in blocks, which stay without gaps because all is given back together. @rejects whatever keeps the group as a whole from being written
   */
  private arriveTogether(group: readonly Arriving[], decided: () => void): Promise<ArrivalSettled[]> {
    const { store } = this.parts;
    return store.transactionAtOnce(async (client, ending) => {
      const opened = await this.opened(client, group);
      const judged = opened.map((each) => refusedOr(() => this.judged(each)));
      const numbers = await numbersInBlocks(
        client,
        judged.map((each) => ('series' in each ? each.series : [])),
      );
      const gathered: Gathered = { appends: [], rows: [] };
      const outcomes: ArrivalSettled[] = [];
      for (const [index, each] of judged.entries())
        if ('series' in each) {
          const at = { ...each, ending, gathered };
          const done = await this.decisions.settle(client, at, numbers[index] ?? {});
          outcomes.push({ outcome: arrived(each, done) });
        } else outcomes.push('repeated' in each ? { outcome: each } : each);
      ending((ended) => {
        decided();
        if (gathered.appends.length === 0) return [];
        return [store.sendTogether(ended, gathered.appends), writePetitionRows(ended, gathered.rows)];
      });
      return outcomes;
    });
  }

  /** What decisions on arrivals need: one question for all streams, one for all organisations. */
  private async opened(client: PoolClient, group: readonly Arriving[]): Promise<Opened[]> {
    const petitionIds = group.map(({ frame }) => deriveStreamId(frame.commandId, 'petition'));
    const commandIds = group.map(({ frame }) => frame.commandId);
    const [streams, offices, recognised] = await Promise.all([
      this.parts.store.loadMany(client, petitionIds, { commandIds }),
      officesOf(client, [...new Set(group.map(({ frame }) => frame.viewer.orgId))]),
      Promise.all(group.map(({ command }) => withAccusedAccounts(client, command))),
    ]);
    return group.map(({ frame }, index) => {
      const loaded = streams[index] as LoadedStream;
      return {
        petitionId: loaded.streamId,
        state: null,
        loaded,
        command: recognised[index] as ArrivalCommand,
        frame,
        office: offices.get(frame.viewer.orgId) as Office,
        time: frame.time ?? loaded,
      };
    });
  }

  /** Permitted, or the answer that it has had before. @rejects as `arrive` */
  private judged(at: Opened): Tried | ArrivalOutcome {
    if (at.loaded.command) return repeatedOutcome(at.loaded.command, at.frame);
    return this.decisions.tried({ ...at, capacity: receivingCapacity(at.frame) });
  }

  /** Decides an arrival as `arrive` would and writes nothing: a dry run. @rejects Rejected, CaseworkRefused */
  tryArrival(command: ArrivalCommand, frame: CommandFrame): Promise<void> {
    return this.parts.store.transaction(async (client, databaseTime) => {
      const office = await officeOf(client, frame.viewer.orgId, []);
      const capacity = receivingCapacity(frame);
      const time = frame.time ?? databaseTime;
      const policy = this.parts.profiles.policyOn(office.organisation.id, time.today);
      const context = this.decisions.contextOf({ frame, office, capacity, time }, policy);
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
      await this.decisions.decideAndAppend(client, { ...at, ending: null });
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
      const related = await this.relatedOf(client, input, state);
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
        codeTaken: (code) => archivalCodeTaken(client, this.parts, { petitionId, state, code }),
        recognised: (correction) => {
          const { subjects } = state.arrival;
          const known = caseTexts(loaded.events.map(recordedOf)).persons;
          return withCorrectedAccused(client, correction, { subjects, known });
        },
      });
      const capacity = capacityFor(frame.viewer, command, state);
      checkApproval(frame.viewer, command, office);
      checkLeader(command, office);
      checkPeopleNamed(input, office);
      const { viewer } = frame;
      await checkPetitionsNamed(client, this.parts.store, { input, viewer, state });
      requireVersion(loaded, frame.expectedVersion);
      if (command.type === 'forgetSubject' && command.keyId !== '') {
        await requireDestructible(this.parts.vault, command.keyId);
        keyToDestroy = command.keyId;
      }
      const { outcome } = await this.decisions.decideAndAppend(client, {
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
    input: CommandInput,
    state: PetitionState,
  ): Promise<Related | undefined> {
    const { petition, receiver, main = null } = relatedTo(input, state);
    if (petition === null && receiver === null && main === null) return undefined;
    const loaded = petition === null ? null : await this.parts.store.load(client, petition);
    const organisation = receiver === null ? null : await findOrganisation(client, receiver);
    // two that are merged into each other at once: the second sees that the first is
    if (main !== null) await takeTurns(client, `merge:${state.arrival.orgId}`);
    return {
      loaded,
      state: loaded === null ? null : foldLoaded(loaded),
      organisation,
      main: main === null ? null : foldLoaded(await this.parts.store.load(client, main)),
    };
  }

  private transaction<T>(work: (client: PoolClient, ending: Ending) => Promise<T>): Promise<T> {
    return againIfSettled(() => this.parts.store.transactionAtOnce(work));
  }
}

type Opened = Omit<Deciding, 'ending' | 'capacity'>;

/** An arrival that was written, with the petition as it is now. */
const arrived = ({ loaded }: Tried, { outcome, after }: Done): ArrivalOutcome => ({
  ...outcome,
  ...(after ? { after, today: loaded.today } : {}),
});
