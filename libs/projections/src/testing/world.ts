/** A small installation for the specs of this folder: store, vault and read models, commands cut short to events. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PoolClient } from 'pg';
import {
  CHINA_CALENDAR,
  evolve,
  fold,
  PETITION_EVENTS,
  type PetitionEvent,
  type PetitionState,
  policyOn,
} from '#domain';
import {
  type EventCodec,
  EventStore,
  eventStoreMigrations,
  hashRequest,
  newId,
  type StoredEvent,
} from '#event-store';
import { identityMigrations, type Viewer, viewerOf, type ViewerSource, withViewer } from '#identity';
import { openVault, REDACTED, type Vault, vaultMigrations } from '#vault';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { petitionRowsOf, projectionsMigrations, rowTextOf, writePetitionRows } from '../index.js';
import { recordedOf } from '../recorded.js';

type Secret = { keys: Record<string, string>; sealed?: unknown; persons?: Record<string, unknown> };

/** As casework seals: text under the petition's key, each person under his own. */
const codecOf = (vault: Vault): EventCodec => ({
  seal: (items) =>
    Promise.all(
      items.map(({ secret, at }) => {
        const { keys, sealed, persons } = secret as unknown as Secret;
        const parts = { ...persons, ...(sealed === undefined ? {} : { petition: sealed }) };
        const used = Object.fromEntries(Object.keys(parts).map((part) => [part, keys[part] as string]));
        return vault.sealParts({ parts, keys: used, aad: `${at.streamId}/${at.version}` });
      }),
    ),
  open: async (items) => {
    const opened = await vault.openPage(
      items.map(({ sealed, at }) => ({ buffer: sealed, aad: `${at.streamId}/${at.version}` })),
    );
    return opened.map(({ petition, ...persons }) => ({
      ...(petition === undefined ? {} : { sealed: petition === REDACTED ? { redacted: true } : petition }),
      ...(Object.keys(persons).length === 0 ? {} : { persons }),
    }));
  },
});

/** Policy of a petition, as casework takes it. */
export const policyFor = ({ arrival }: PetitionState) =>
  policyOn(arrival.registeredOn, [], arrival.legalProfile);

/** @shape a UUID that ends in n */
export const uuid = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const viewer = (n: number, change: Partial<ViewerSource> = {}): Viewer =>
  viewerOf({
    accountId: uuid(n),
    displayName: '某人',
    orgId: 1,
    belowIds: [1],
    roles: ['handler'],
    smallOffice: false,
    mustChangePassword: false,
    ...change,
  });

export type World = {
  db: TestDatabase;
  vault: Vault;
  store: EventStore;
  /** Carries out one command a list of events; rows are written in the same transaction. */
  tell(petitionId: string, ...commands: (PetitionEvent | PetitionEvent[])[]): Promise<PetitionState>;
  see<T>(who: Viewer, fn: (client: PoolClient) => Promise<T>): Promise<T>;
  end(): Promise<void>;
};

export async function openWorld(): Promise<World> {
  const db = await createTestDatabase({
    migrations: [...eventStoreMigrations, ...identityMigrations, ...projectionsMigrations],
    keysMigrations: vaultMigrations,
  });
  const folder = await mkdtemp(join(tmpdir(), 'xf-projections-'));
  const vault = await openVault({ file: join(folder, 'master.key'), pool: db.pools.keys, mayCreate: true });
  const current = Object.fromEntries(
    Object.entries(PETITION_EVENTS).map(([type, { version }]) => [type, version]),
  );
  const store = new EventStore({
    pool: db.pools.store,
    codec: codecOf(vault),
    schema: { current, upcasters: [] },
  });
  const world: World = {
    db,
    vault,
    store,
    see: (who, fn) => withViewer(db.pools.reader, who, fn),
    tell: async (petitionId, ...commands) => {
      let state: PetitionState | null = null;
      for (const command of commands)
        state = await carryOut(world, petitionId, Array.isArray(command) ? command : [command]);
      if (state === null) throw new Error('nothing told');
      return state;
    },
    end: async () => {
      await vault.stock.settle();
      await db.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return world;
}

/** Appends decided events as casework would, with their rows; also on a runtime's store. */
export function carryOut(
  { store, vault }: Pick<World, 'store' | 'vault'>,
  petitionId: string,
  events: PetitionEvent[],
): Promise<PetitionState> {
  return store.transaction(async (client, time) => {
    const loaded = await store.load(client, petitionId);
    const before = fold(petitionId, loaded.events.map(recordedOf));
    const known: Record<string, string> = {};
    for (const { metadata } of loaded.events) Object.assign(known, metadata['keyIds'] ?? {});
    const fresh: Record<string, string> = {};
    for (const part of ['petition', ...events.flatMap((event) => Object.keys(event.persons ?? {}))])
      if (!(part in known) && !(part in fresh)) fresh[part] = (await vault.stock.take()).keyId;
    const keys = { ...known, ...fresh };
    const commandId = newId();
    const result = await store.append(client, {
      streamId: petitionId,
      category: 'petition',
      expected: loaded.expected,
      command: { id: commandId, account: null, requestHash: hashRequest(null) },
      recordedAt: time.now,
      events: events.map((event) => ({
        type: event.type,
        schemaVersion: PETITION_EVENTS[event.type].version,
        data: event.data,
        ...(event.sealed === undefined && event.persons === undefined
          ? {}
          : { secret: { keys, sealed: event.sealed, persons: event.persons } }),
        metadata: {
          causationId: commandId,
          correlationId: petitionId,
          actorId: null,
          capacity: '',
          orgOfRecord: 1,
          orgOfAction: 1,
          zone: before?.zone ?? 'general',
          occurredOn: event.occurredOn,
          occurredAt: null,
          profileVersion: '2022',
          calendarVersion: CHINA_CALENDAR.version,
          article: event.article,
          source: 'test',
          ...(Object.keys(fresh).length === 0 ? {} : { keyIds: fresh }),
        },
      })),
    });
    if (result.duplicate) throw new Error('duplicate');
    const recorded = result.events.map((event, index) =>
      recordedOf({
        ...event,
        secret: { sealed: events[index]?.sealed, persons: events[index]?.persons },
      } as StoredEvent),
    );
    const after = recorded.reduce<PetitionState | null>(
      (state, event) => evolve(state, event, petitionId),
      before,
    );
    if (after === null) throw new Error('no state');
    await writePetitionRows(client, [
      await petitionRowsOf(after, {
        calendar: CHINA_CALENDAR,
        policy: policyFor(after),
        text: rowTextOf(after, recorded),
        keyId: keys['petition'] ?? null,
        vault,
      }),
    ]);
    return after;
  });
}
