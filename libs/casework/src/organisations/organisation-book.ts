import type { Pool, PoolClient } from 'pg';
import {
  decideOrganisation,
  evolveOrganisation,
  ORGANISATION_EVENT_VERSIONS,
  type OrganisationCommand,
  type OrganisationContext,
  type OrganisationEvent,
  organisationStateOf,
  wasInUse,
} from '#domain';
import { deriveStreamId, type EventStore, type LoadedStream } from '#event-store';
import { changeOrganisation, lockDesignations, type Organisation, organisationById } from '#identity';
import { continueNumbers } from '../numbers.js';

/** Category of the streams that hold what was done to organisations, one for each. */
export const ORGANISATION = 'organisation';

const streamOf = (orgId: number): string =>
  deriveStreamId('00000000-0000-0000-0000-000000000000', `organisation/${orgId}`);

/** Who changes an organisation, and under which id, so that a repetition is one. */
export type OrganisationFrame = {
  readonly accountId: string;
  readonly orgId: number;
  readonly commandId: string;
  readonly requestHash: Buffer;
  /** Simulated time, for specs. */
  readonly today?: string;
};

type Facts = Omit<OrganisationContext, 'today' | 'name' | 'shortCode'>;

// The day on which it was made here, or that of its oldest petition where one came before.
const KNOWN_SINCE = `to_char(least((o.created_at at time zone 'Asia/Shanghai')::date,
    (select min(p.received_on) from rm.petition p where p.org_id = o.id)), 'YYYY-MM-DD')`;

// What hangs on it. Of petitions only how many: whoever administers reads none.
const FACTS = `select
    (select count(*)::int from rm.petition p where p.org_id = $1 and p.is_open and not p.history) as "openPetitionCount",
    array(select a.display_name from idn.account a where a.org_id = $1 and a.disabled_at is null
      order by a.login) as "activeAccounts",
    array(select o.name from idn.organisation o where o.parent_id = $1 and o.active
      order by o.code) as "organisationsBelow",
    coalesce((select jsonb_agg(jsonb_build_object('name', o.name, 'shortCode', o.short_code) order by o.code)
      from idn.organisation o where o.id <> $1 and o.active), '[]') as others,
    (select ${KNOWN_SINCE} from idn.organisation o where o.id = $1) as "knownSince",
    coalesce((select above.active from idn.organisation o join idn.organisation above on above.id = o.parent_id
      where o.id = $1), true) as "superiorActive"`;

/**
 * Renames an organisation, takes it out of use or puts it to use again: the event, and its row with it. Where it says
 * what holds already, nothing is written.
 * @rejects as decideOrganisation, ORGANISATION_UNKNOWN, IdempotencyConflict
 */
export async function changeOrganisationByEvent(
  { store }: { readonly store: EventStore },
  command: OrganisationCommand,
  frame: OrganisationFrame,
): Promise<Organisation> {
  const streamId = streamOf(command.orgId);
  return store.transaction(async (client, time) => {
    const today = frame.today ?? time.today;
    const loaded = await store.load(client, streamId, { commandId: frame.commandId });
    await lockDesignations(client);
    const before = await lockedOrganisation(client, command.orgId);
    if (loaded.command) return before;
    const state = organisationStateOf(loaded.events.map(eventOf));
    const { rows } = await client.query<Facts>(FACTS, [command.orgId]);
    const { name: formerly, shortCode } = before;
    const events = decideOrganisation(state, command, {
      ...(rows[0] as Facts),
      today,
      name: formerly,
      shortCode,
    });
    if (events.length === 0) return before;
    await store.append(client, {
      streamId,
      category: ORGANISATION,
      expected: loaded.expected,
      command: {
        id: frame.commandId,
        account: frame.accountId,
        requestHash: frame.requestHash,
        response: { changed: true },
      },
      recordedAt: time.now,
      events: events.map(({ type, data }) => ({
        type,
        schemaVersion: ORGANISATION_EVENT_VERSIONS[type],
        data,
        metadata: {
          causationId: frame.commandId,
          correlationId: streamId,
          actorId: frame.accountId,
          capacity: 'admin',
          orgOfRecord: command.orgId,
          orgOfAction: frame.orgId,
          zone: 'general',
          occurredOn: data.on,
          occurredAt: null,
          profileVersion: '',
          calendarVersion: '',
          article: null,
          source: 'screen',
        },
      })),
    });
    const { name, active, formerNames } = events.reduce(evolveOrganisation, state);
    // put to use again after somebody else had its 机关代字
    if (active && !before.active) await continueNumbers(client, before);
    return changeOrganisation(client, command.orgId, {
      active,
      formerNames,
      ...(name === null ? {} : { name }),
    });
  });
}

/** What was done to an organisation since it was made, oldest first. */
export async function organisationChanges(
  { store, pool }: { readonly store: EventStore; readonly pool: Pool },
  orgId: number,
): Promise<{ event: OrganisationEvent; at: string; by: string | null }[]> {
  const { events } = await store.load(pool, streamOf(orgId));
  return events.map((event) => ({
    event: eventOf(event),
    at: event.recordedAt,
    by: event.metadata.actorId,
  }));
}

/**
 * Whether organisations were in use on any day of a period, whatever became of them afterwards: nobody is asked for what was
 * before he was there, and nobody's work goes with him (O-59).
 * @shape from and to: YYYY-MM-DD, both days are in it; no for an organisation that was not among those asked for
 */
export async function usesOfOrganisations(
  { store, pool }: { readonly store: EventStore; readonly pool: Pool },
  orgIds: readonly number[],
): Promise<(orgId: number, period: { readonly from: string; readonly to: string }) => boolean> {
  const [{ rows }, streams] = await Promise.all([
    pool.query<{ id: number; since: string }>(
      `select o.id, ${KNOWN_SINCE} as since from idn.organisation o where o.id = any($1::int[])`,
      [[...orgIds]],
    ),
    store.loadMany(pool, orgIds.map(streamOf)),
  ]);
  const events = new Map(orgIds.map((id, place) => [id, (streams[place]?.events ?? []).map(eventOf)]));
  const lives = new Map(rows.map(({ id, since }) => [id, { since, events: events.get(id) ?? [] }]));
  return (orgId, period) => {
    const life = lives.get(orgId);
    return life !== undefined && wasInUse(life, period);
  };
}

/** Accounts are made under a shared lock of the row: none comes in while it is taken out of use. */
async function lockedOrganisation(client: PoolClient, orgId: number): Promise<Organisation> {
  await client.query('select from idn.organisation where id = $1 for update', [orgId]);
  return organisationById(client, orgId);
}

const eventOf = ({ type, data }: LoadedStream['events'][number]): OrganisationEvent =>
  ({ type, data }) as unknown as OrganisationEvent;
