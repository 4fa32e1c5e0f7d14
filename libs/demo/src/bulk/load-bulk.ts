import { newPetitionEvent, type Office, officeOf, PETITION, PETITION_PART, petitionCodec } from '#casework';
import { CHINA_CALENDAR, LAW_ALONE, type PetitionEvent, Rejected } from '#domain';
import { type BulkAppend, BulkWriter, hashRequest, type StoredEvent } from '#event-store';
import { isInstalled } from '#identity';
import { inTransaction, today } from '#platform';
import { petitionReadModelRebuild } from '#projections';
import type { Runtime } from '#runtime';
import { openVault, type Vault } from '#vault';
import { ORGANISATIONS } from '../city.js';
import { LAST_STORY } from '../demonstration-stories.js';
import { storyAt } from '../generated/generate.js';
import { installCity, type InstalledCity } from '../install-city.js';
import { lifeOf } from '../life/compose.js';
import type { Era } from '../life/timeline.js';
import type { Stage } from '../stage.js';
import { runPlan } from '../run-plan.js';
import type { Story } from '../story.js';
import { LifeCopier, type LifeTemplate, QUERY_CODE_STAND_IN } from './life-copies.js';
import { type RecordedAppend, type RecordedCommand, RecordingDesk } from './recording-desk.js';

/** What a data set became. */
export type BulkReport = { petitions: number; events: number };

/** How large and how told. */
export type BulkOptions = {
  petitions: number;
  /** Different lives of which the petitions are copies. */
  templates?: number;
  say?: (line: string) => void;
};

type Parts = Pick<Runtime, 'pools' | 'settings' | 'store'>;

const TEMPLATES = 1200;
const PAGE = 300;

/**
 * A data set of many petitions in an empty installation: some hundred lives of the fictitious city are decided by the rules,
 * and copied with ids, names, numbers and keys of their own. Chain, ciphertext, register and statistics are as if each had been
 * registered; what follows by subscription (search, reminders) follows by itself.
 * @rejects BULK_TARGET_NOT_EMPTY where there are events, units or accounts already
 */
export async function loadBulk(parts: Parts, options: BulkOptions): Promise<BulkReport> {
  const { pools, settings } = parts;
  if ((await parts.store.newestPosition()) !== null || (await isInstalled(pools.store)))
    throw new Rejected(
      'BULK_TARGET_NOT_EMPTY',
      null,
      '数据目录里已有数据:大批虚构数据只能装入空的数据目录。什么都没有改动,请另选 DATA_DIR。',
    );
  const { petitions, say = () => undefined } = options;
  const vault = await openVault({
    pool: pools.keys,
    file: settings.keyFile,
    mayCreate: false,
    stock: { batch: 3000, low: 1, maxKeys: 20_000 },
  });
  const writer = await BulkWriter.open({ pool: pools.store, codec: petitionCodec(vault) });
  try {
    const city = await installCity(pools.store);
    const offices = await officesOf(pools.store, city);
    const desk = new RecordingDesk(CHINA_CALENDAR, offices);
    const { now, today: day } = await today(pools.store);
    const templates = await templatesOf(Math.min(options.templates ?? TEMPLATES, petitions), {
      desk,
      stage: {
        ...city,
        desk,
        calendar: CHINA_CALENDAR,
        latest: now,
        queryCodeMac: () => QUERY_CODE_STAND_IN,
        done: new Set(),
      },
      era: { today: day, calendar: CHINA_CALENDAR },
    });
    say(`已排好 ${templates.length} 种办理过程,开始写入 ${petitions} 件…`);
    const accounts = new Set([...offices.values()].flatMap(({ colleagues }) => [...colleagues.keys()]));
    const copier = new LifeCopier(desk.series, accounts);
    let events = 0;
    let writing: Promise<void> = Promise.resolve();
    for (let from = 0; from < petitions; from += PAGE) {
      const page: BulkAppend[] = [];
      for (let at = from; at < Math.min(from + PAGE, petitions); at += 1) {
        const template = templates[at % templates.length] as LifeTemplate;
        page.push(...(await appendsOf(copier.copyOf(template), vault)));
      }
      await writing;
      writing = writer
        .write(page, (client, written) => readModels(client, written, vault))
        .then((written) => {
          events += written.length;
        });
      // a fault is met at the next page; until then it must not end the process
      writing.catch(() => undefined);
      const done = Math.min(from + PAGE, petitions);
      if (Math.floor(done / 10_000) > Math.floor(from / 10_000)) say(`已写入 ${done} 件、${events} 条事件…`);
    }
    await writing;
    await writeBooks(parts, copier);
    return { petitions, events };
  } finally {
    writer.close();
    await vault.stock.settle();
  }
}

async function officesOf(pool: Parts['pools']['store'], city: InstalledCity): Promise<Map<number, Office>> {
  const orgIds = ORGANISATIONS.map(({ key }) => city.cast.org(key));
  const offices = await Promise.all(orgIds.map((orgId) => officeOf(pool, orgId, [])));
  const everyone = new Map(offices.flatMap(({ colleagues }) => [...colleagues]));
  return new Map(offices.map((office) => [office.organisation.id, { ...office, colleagues: everyone }]));
}

type Playing = { desk: RecordingDesk; stage: Stage; era: Era };

async function templatesOf(count: number, { desk, stage, era }: Playing): Promise<LifeTemplate[]> {
  const templates: LifeTemplate[] = [];
  for (let at = 0; at < count; at += 1) {
    const story: Story = count === 1 ? LAST_STORY : storyAt(at, count);
    await runPlan(lifeOf(story, era), stage, { atOnce: 1 });
    const commands = desk.takeCommands();
    if (commands.length > 0)
      templates.push({ text: JSON.stringify(commands), petitioner: story.petitioners?.[0]?.name ?? null });
  }
  return templates;
}

/** A copied life as appends, with keys from stock: one for each petition and one for each person. */
async function appendsOf(commands: readonly RecordedCommand[], vault: Vault): Promise<BulkAppend[]> {
  const keysOf = new Map<string, Record<string, string>>();
  const appends: BulkAppend[] = [];
  for (const command of commands)
    for (const append of command.appends) appends.push(await appendOf(append, command, { vault, keysOf }));
  return appends;
}

async function appendOf(
  append: RecordedAppend,
  command: RecordedCommand,
  { vault, keysOf }: { vault: Vault; keysOf: Map<string, Record<string, string>> },
): Promise<BulkAppend> {
  const { petitionId, events } = append;
  const all = keysOf.get(petitionId) ?? {};
  const isNew = !keysOf.has(petitionId);
  const fresh: Record<string, string> = {};
  for (const part of [PETITION_PART, ...events.flatMap((event) => Object.keys(event.persons ?? {}))])
    if (!(part in all) && !(part in fresh)) fresh[part] = (await vault.stock.take()).keyId;
  const keys = { all: { ...all, ...fresh }, fresh };
  keysOf.set(petitionId, keys.all);
  return {
    streamId: petitionId,
    category: PETITION,
    command: {
      id: command.commandId,
      account: command.accountId,
      requestHash: hashRequest({ bulk: command.commandId }),
      response: {
        petitionId: command.appends[0]?.petitionId ?? petitionId,
        status: command.status,
        version: append.version,
        numbers: events.flatMap(numbersIn),
      },
    },
    recordedAt: command.recordedAt,
    events: events.map((event, index) =>
      newPetitionEvent(event, {
        petitionId: command.appends[0]?.petitionId ?? petitionId,
        zone: append.zone,
        command,
        frame: {
          viewer: { accountId: command.accountId, orgId: command.orgId },
          commandId: command.commandId,
          source: 'demo',
        },
        orgOfRecord: command.orgId,
        capacity: command.capacity,
        policyVersion: append.policyVersion,
        calendarVersion: CHINA_CALENDAR.version,
        keys,
        first: isNew && index === 0,
      }),
    ),
  };
}

const numbersIn = ({ data }: PetitionEvent): string[] =>
  ['displayNo', 'docNo'].flatMap((name) => {
    const value = (data as Record<string, unknown>)[name];
    return typeof value === 'string' ? [value] : [];
  });

/** Register, clocks and figures by the road of a rebuild: all events of a petition are in one page. */
const readModels = (
  client: Parameters<ReturnType<typeof petitionReadModelRebuild>['projection']['apply']>[0],
  events: readonly StoredEvent[],
  vault: Vault,
): Promise<void> =>
  petitionReadModelRebuild({
    vault,
    calendar: CHINA_CALENDAR,
    policyFor: LAW_ALONE.policyFor,
  }).projection.apply(client, events, {
    replay: true,
  });

async function writeBooks({ pools }: Parts, copier: LifeCopier): Promise<void> {
  await inTransaction(pools.store, async (client) => {
    for (const { series, next } of copier.books())
      await client.query(
        'insert into office.number_series (org_id, year, book, next) values ($1, $2, $3, $4)',
        [series.orgId, series.year, series.book, next],
      );
  });
}
