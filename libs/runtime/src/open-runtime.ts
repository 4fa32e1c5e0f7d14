import {
  Affairs,
  Casework,
  caseworkMigrations,
  OnlineMessages,
  petitionCodec,
  PetitionerDesk,
  ProfileBook,
} from '#casework';
import {
  AFFAIR_EVENT_VERSIONS,
  type Calendar,
  ORGANISATION_EVENT_VERSIONS,
  PETITION_EVENTS,
  type PetitionEventType,
  PROFILE_EVENT_VERSIONS,
  STAT_BOOK_EVENTS,
  type StatBookEventType,
} from '#domain';
import { EventStore, eventStoreMigrations } from '#event-store';
import { identityMigrations } from '#identity';
import { CalendarBook, JOBS_EVENT_VERSIONS, jobsMigrations } from '#jobs';
import {
  type DatabaseConfig,
  FreeRoom,
  type Log,
  attachDatabase,
  openDatabase,
  openPools,
  platformMigrations,
  refuseNewerSchema,
  type Pools,
  runMigrations,
  type Settings,
  writtenFolders,
} from '#platform';
import { paperworkMigrations } from '#paperwork';
import { projectionsMigrations } from '#projections';
import { reportsMigrations, StatBooks } from '#reports';
import { openVault, type Vault, vaultMigrations } from '#vault';
import { sayMigrations } from './say-migrations.js';

/** Everything that a process needs, opened in order; closed in the opposite one. */
export type Runtime = {
  settings: Settings;
  log: Log;
  config: DatabaseConfig;
  pools: Pools;
  vault: Vault;
  store: EventStore;
  casework: Casework;
  /** What holders of a query code may ask and say. */
  petitionerDesk: PetitionerDesk;
  /** What is written on the public page, until it is a petition. */
  onlineMessages: OnlineMessages;
  /** Everything beside the petition: supervision, information, duty … */
  affairs: Affairs;
  /** The calendar in force; it follows the book when a year is loaded. */
  calendar: Calendar;
  calendarBook: CalendarBook;
  /** The parameters of organisations; policies follow it when one is changed. */
  profiles: ProfileBook;
  /** Signed figures, returns of paper units, reports. */
  statBooks: StatBooks;
  /** Whether there is room to write; asked before anything is. */
  room: Pick<FreeRoom, 'isShort'>;
  /** Fulfilled when the embedded database is lost for good. */
  lost: Promise<Error>;
  close(): Promise<void>;
};

/** Newest schema version of every event type. */
export const EVENT_VERSIONS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    (Object.keys(PETITION_EVENTS) as PetitionEventType[]).map((type) => [
      type,
      PETITION_EVENTS[type].version,
    ]),
  ),
  ...AFFAIR_EVENT_VERSIONS,
  ...PROFILE_EVENT_VERSIONS,
  ...ORGANISATION_EVENT_VERSIONS,
};

/** Of the books of signed figures. */
const STAT_BOOK_VERSIONS = Object.fromEntries(
  (Object.keys(STAT_BOOK_EVENTS) as StatBookEventType[]).map((type) => [
    type,
    STAT_BOOK_EVENTS[type].version,
  ]),
);

/** Migrations of the business database, in order of their time stamps. */
export const MIGRATIONS = [
  ...platformMigrations,
  ...eventStoreMigrations,
  ...identityMigrations,
  ...caseworkMigrations,
  ...projectionsMigrations,
  ...reportsMigrations,
  ...jobsMigrations,
  ...paperworkMigrations,
];

/** What has to be opened and by whom the terminal is told. */
export type OpenRuntimeOptions = {
  settings: Settings;
  log: Log;
  /** Beside a server that runs on the same data folder, for the command line. */
  attach?: boolean;
  /** One Chinese line for each step, so that a start never looks stuck. */
  progress?: (line: string) => void;
};

/**
 * For whatever works on the databases without a runtime: neither of them may be a newer program's.
 * @rejects SCHEMA_NEWER
 */
export async function refuseNewer({ url, keysUrl }: Pick<DatabaseConfig, 'url' | 'keysUrl'>): Promise<void> {
  await refuseNewerSchema(url, MIGRATIONS);
  await refuseNewerSchema(keysUrl, vaultMigrations);
}

/**
 * Opens databases, migrates, opens the vault and makes store and casework.
 * @rejects EmbeddedPostgresError, DatabaseSetupError, VaultRefused, RestoreFenceRequired: each with a Chinese sentence
 */
export async function openRuntime({ settings, log, attach, progress }: OpenRuntimeOptions): Promise<Runtime> {
  const say = progress ?? (() => undefined);
  say('正在启动数据库…');
  const database = await (attach ? attachDatabase : openDatabase)(settings, log);
  for (const notice of database.notices) say(notice);
  let pools: Pools | null = null;
  let closing = false;
  try {
    const { config } = database;
    await refuseNewer(config);
    await sayMigrations(say, (onPending) => runMigrations(config.url, MIGRATIONS, onPending));
    await runMigrations(config.keysUrl, vaultMigrations);
    pools = openPools(config, {
      // at the end they go with the server
      onLost: () => {
        if (!closing) log.warn('an idle database connection was lost; the pool replaces it');
      },
    });
    const runtime = await openOn(settings, log, { config, pools });
    const opened = pools;
    return {
      ...runtime,
      lost: database.lost,
      close: async () => {
        closing = true;
        await runtime.vault.stock.settle();
        await opened.end();
        await database.close();
      },
    };
  } catch (error) {
    await pools?.end();
    await database.close();
    throw error;
  }
}

/** The same on databases that are already open and migrated; for tests and for the CLI beside a running server. */
export async function openOn(
  settings: Settings,
  log: Log,
  { config, pools }: { config: DatabaseConfig; pools: Pools },
): Promise<Omit<Runtime, 'lost' | 'close'>> {
  const { rows } = await pools.store.query<{ empty: boolean }>(
    'select not exists (select from es.event) as empty',
  );
  const vault = await openVault({
    pool: pools.keys,
    file: settings.keyFile,
    mayCreate: rows[0]?.empty === true,
  });
  const store = new EventStore({
    pool: pools.store,
    schema: { current: { ...EVENT_VERSIONS, ...STAT_BOOK_VERSIONS, ...JOBS_EVENT_VERSIONS } },
    codec: petitionCodec(vault),
  });
  await store.checkFence();
  const calendarBook = new CalendarBook({ store, pool: pools.store });
  await calendarBook.refresh();
  const { calendar } = calendarBook;
  const profiles = new ProfileBook({ store, pool: pools.store });
  await profiles.refresh();
  const parts = { store, pool: pools.store, vault, calendar, profiles };
  const casework = new Casework(parts);
  const petitionerDesk = new PetitionerDesk(parts);
  const affairs = new Affairs(parts);
  const onlineMessages = new OnlineMessages(parts, affairs);
  const statBooks = new StatBooks({
    store,
    pool: pools.store,
    vault,
    calendar: () => calendarBook.calendar,
    profiles,
  });
  return {
    settings,
    log,
    config,
    pools,
    vault,
    store,
    casework,
    petitionerDesk,
    onlineMessages,
    affairs,
    calendar,
    calendarBook,
    profiles,
    statBooks,
    room: new FreeRoom(writtenFolders(settings)),
  };
}
