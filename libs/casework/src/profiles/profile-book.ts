import type { Pool, PoolClient } from 'pg';
import {
  decideProfile,
  type Distances,
  EMPTY_PROFILE,
  evolveProfile,
  knownUntil,
  overridesFor,
  overridesOn,
  type ParameterOverride,
  type PetitionState,
  type Policy,
  policyOn,
  PROFILE_EVENT_VERSIONS,
  type ProfileCommand,
  type ProfileEvent,
  type Profiles,
  profileOn,
  profileStateOf,
  type ProfileState,
} from '#domain';
import { deriveStreamId, type EventStore, type LoadedStream, type Queryable } from '#event-store';

/** Category of the one stream that holds what was done to the parameters of all organisations. */
export const PROFILE = 'profile';

const STREAM = deriveStreamId('00000000-0000-0000-0000-000000000000', 'profile');

/** Who changes a parameter, and under which id, so that a repetition is one. */
export type ProfileFrame = {
  readonly accountId: string;
  readonly orgId: number;
  readonly commandId: string;
  readonly requestHash: Buffer;
  /** Simulated time, for specs. */
  readonly today?: string;
};

/** A change as it is shown in the list of changes. */
export type ProfileChange = {
  readonly event: ProfileEvent;
  readonly at: string;
  readonly by: string | null;
};

type Organisations = ReadonlyMap<number, number | null>;

/**
 * The local values of all organisations, read from their stream. One object for as long as the process lives: whoever
 * holds it is given the newest policy without being told. Decision 0110.
 */
export class ProfileBook implements Profiles {
  private state: ProfileState = EMPTY_PROFILE;
  private parents: Organisations = new Map();
  private seen = 0;
  private policies = new Map<string, Policy>();

  constructor(private readonly parts: { readonly store: EventStore; readonly pool: Pool }) {}

  get version(): string {
    return `p${this.seen}`;
  }

  get current(): ProfileState {
    return this.state;
  }

  /** Ids of all organisations of the installation. */
  get organisations(): number[] {
    return [...this.parents.keys()];
  }

  // Bound, because projections are given it as a plain function.
  readonly policyFor = (state: PetitionState): Policy => {
    const { orgId, registeredOn, legalProfile } = state.arrival;
    return this.policy(orgId, { date: registeredOn, profile: legalProfile, knownOn: knownUntil(state) });
  };

  policyOn(orgId: number, date: string): Policy {
    return this.policy(orgId, { date, profile: profileOn(date), knownOn: null });
  }

  /** Reads what other processes have changed; true when it was something. */
  async refresh(client: Queryable = this.parts.pool): Promise<boolean> {
    const { rows } = await client.query<{ id: number; parentId: number | null }>(
      'select id, parent_id as "parentId" from idn.organisation',
    );
    this.parents = new Map(rows.map(({ id, parentId }) => [id, parentId]));
    this.policies.clear();
    const { version, events } = await this.parts.store.load(client, STREAM);
    if (version === this.seen) return false;
    this.take(profileStateOf(events.map(eventOf)), version);
    return true;
  }

  /** Everything that was changed, oldest first. */
  async changes(): Promise<ProfileChange[]> {
    const { events } = await this.parts.store.load(this.parts.pool, STREAM);
    return events.map((event) => ({
      event: eventOf(event),
      at: event.recordedAt,
      by: event.metadata.actorId,
    }));
  }

  /** What the policies would be after a command; nothing is written. @rejects as decideProfile */
  preview(command: ProfileCommand, by: { readonly orgId: number; readonly today: string }): ProfileBook {
    const events = this.decide(this.state, command, by);
    const after = new ProfileBook(this.parts);
    after.parents = this.parents;
    after.take(events.reduce(evolveProfile, this.state), this.seen + events.length);
    return after;
  }

  /** Carries a change out; false where it says what is in force already. @rejects as decideProfile, IdempotencyConflict */
  async change(command: ProfileCommand, frame: ProfileFrame): Promise<boolean> {
    const { store } = this.parts;
    await this.refresh();
    const changed = await store.transaction(async (client, time) => {
      const today = frame.today ?? time.today;
      const loaded = await store.load(client, STREAM, { commandId: frame.commandId });
      if (loaded.command) return true;
      const before = profileStateOf(loaded.events.map(eventOf));
      const events = this.decide(before, command, { orgId: frame.orgId, today });
      if (events.length === 0) return false;
      await store.append(client, {
        streamId: STREAM,
        category: PROFILE,
        expected: loaded.expected,
        command: {
          id: frame.commandId,
          account: frame.accountId,
          requestHash: frame.requestHash,
          response: { changed: true },
        },
        recordedAt: time.now,
        events: events.map(({ type, article, data }) => ({
          type,
          schemaVersion: PROFILE_EVENT_VERSIONS[type],
          data,
          metadata: {
            causationId: frame.commandId,
            correlationId: STREAM,
            actorId: frame.accountId,
            capacity: 'admin',
            orgOfRecord: command.orgId,
            orgOfAction: frame.orgId,
            zone: 'general',
            occurredOn: today,
            occurredAt: null,
            profileVersion: `p${data.no}`,
            calendarVersion: '',
            article,
            source: 'screen',
          },
        })),
      });
      await client.query(`select pg_notify('xf_live', 'profile')`);
      return true;
    });
    await this.refresh();
    return changed;
  }

  /** The local values in force for an organisation on a day, one for each parameter. */
  valuesOn(orgId: number, date: string): readonly ParameterOverride[] {
    return overridesOn(date, overridesFor(this.state, this.distancesOf(orgId)));
  }

  /** The organisations to which a value of one may reach: itself and all below it. */
  reachOf(orgId: number): number[] {
    return this.organisations.filter((id) => this.distancesOf(id).has(orgId));
  }

  private decide(state: ProfileState, command: ProfileCommand, by: { orgId: number; today: string }) {
    const superiorId = this.parents.get(command.orgId) ?? null;
    return decideProfile(state, command, { today: by.today, actorOrgId: by.orgId, superiorId });
  }

  private take(state: ProfileState, version: number): void {
    this.state = state;
    this.seen = version;
    this.policies.clear();
  }

  private policy(
    orgId: number,
    { date, profile, knownOn }: { date: string; profile: Policy['profile']; knownOn: string | null },
  ): Policy {
    // The same object for the same answer: clocks are kept by the policy that they were reckoned with.
    const key = `${orgId}/${date}/${profile}/${this.state.changes === 0 ? '' : (knownOn ?? '')}`;
    const known = this.policies.get(key);
    if (known !== undefined) return known;
    const overrides = overridesFor(this.state, this.distancesOf(orgId), knownOn);
    const policy = policyOn(date, overrides, profile);
    if (this.policies.size >= POLICIES_MAX) this.policies.clear();
    this.policies.set(key, policy);
    return policy;
  }

  private distancesOf(orgId: number): Distances {
    const distances = new Map<number, number>();
    for (let at: number | null = orgId; at !== null && !distances.has(at); at = this.parents.get(at) ?? null)
      distances.set(at, distances.size);
    return distances;
  }
}

const POLICIES_MAX = 20_000;

const eventOf = (event: LoadedStream['events'][number]): ProfileEvent =>
  ({ type: event.type, article: event.metadata.article, data: event.data }) as unknown as ProfileEvent;

const SMALL_OFFICES = `update idn.organisation o set small_office = g.small
  from jsonb_to_recordset($1::jsonb) as g(id int, small boolean) where o.id = g.id and o.small_office <> g.small`;

/**
 * Makes the small-office switch of organisations say what their parameters say today (O-98): only of those for which it
 * was ever set here. Gives how many changed.
 */
export async function followSmallOffices(
  client: Pool | PoolClient,
  book: ProfileBook,
  today: string,
): Promise<number> {
  const set = book.current.values.filter(({ key }) => key === 'smallOffice');
  const ids = new Set(set.flatMap(({ orgId, forBelow }) => (forBelow ? book.reachOf(orgId) : [orgId])));
  if (ids.size === 0) return 0;
  const rows = [...ids].map((id) => ({ id, small: book.policyOn(id, today).smallOffice }));
  const { rowCount } = await client.query(SMALL_OFFICES, [JSON.stringify(rows)]);
  return rowCount ?? 0;
}
