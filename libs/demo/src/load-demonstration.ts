import { foldLoaded, queryCodeMac } from '#casework';
import { addDays, shanghaiTime } from '#domain';
import { allowSimulatedTime } from '#event-store';
import { draftInput, PaperDesk } from '#paperwork';
import { today } from '#platform';
import type { Runtime } from '#runtime';
import { commandIdOf } from './command-ids.js';
import { installCity } from './install-city.js';
import type { Compose } from './paper-roads.js';
import type { Stage } from './stage.js';
import { planOf } from './plan.js';
import { type Refusal, runPlan } from './run-plan.js';
import { demonstrationStories, LAST_STORY } from './demonstration-stories.js';
import { loadOfficeWork } from './office-work/load-office-work.js';
import { loadOnlineMessages } from './office-work/online-messages.js';

/** The part of a runtime that loading needs. */
export type DemonstrationRuntime = Pick<
  Runtime,
  'pools' | 'casework' | 'onlineMessages' | 'affairs' | 'store' | 'vault' | 'calendar' | 'log' | 'profiles'
>;

/** For tests: fewer petitions, and a look at what was refused. */
export type LoadOptions = {
  /** Generated petitions besides those written by hand. */
  readonly generated?: number;
  /** Only hand-written petitions whose key passes. */
  readonly choose?: (key: string) => boolean;
  /** Aborted: it returns soon, and the next start goes on. */
  readonly until?: AbortSignal;
};

/** How far simulated time may lie back. @unit day */
const REACH_DAYS = 800;
const AT_ONCE = 6;

/**
 * Loads the fictitious city once: organisations, people, a year and a half of petitions up to the day of the first
 * start. Everything goes the road of real commands. Loaded already, it returns at once; interrupted, it goes on where
 * it stopped, because every command has an id of its own.
 * @shape until: aborted, it returns soon
 */
export async function loadDemonstration(
  runtime: DemonstrationRuntime,
  say: (line: string) => void,
  until?: AbortSignal,
): Promise<void> {
  const refusals = await loadStories(runtime, say, until === undefined ? {} : { until });
  for (const { story, step, code } of refusals)
    runtime.log.warn({ story, step, code }, 'a demonstration step was refused');
}

/** The same, answering with what was refused. @shape null: it was loaded already */
export async function loadStories(
  runtime: DemonstrationRuntime,
  say: (line: string) => void,
  options: LoadOptions = {},
): Promise<Refusal[]> {
  const { pools, store, calendar } = runtime;
  if ((await store.findCommand(pools.store, commandIdOf(LAST_STORY.key, 'register'))).length > 0) return [];
  say('正在建立虚构的一市六县…');
  const city = await installCity(pools.store);
  await allowSimulatedTime(pools.owner, REACH_DAYS);
  const { now } = await today(pools.store);
  // Counted from the day of installation: an interrupted load goes on with the very same days.
  const era = { today: shanghaiTime(city.installedAt).on, calendar };
  const stage: Stage = {
    ...city,
    desk: deskOf(runtime),
    calendar,
    latest: now,
    queryCodeMac: (story) => queryCodeMac(runtime.vault, `DEMO-${story}`),
    done: await commandsDone(runtime),
    compose: composerOf(runtime),
  };
  const stories = demonstrationStories(options);
  const plan = planOf(stories, era);
  const { until } = options;
  const stops = until === undefined ? {} : { until };
  const refusals = await runPlan(plan, stage, { atOnce: AT_ONCE, onSitting: progressOf(say), ...stops });
  if (until?.aborted) {
    say('演示数据还没有装完,下次启动接着装。');
    return refusals;
  }
  say('正在装入督办、信息、值班和目标…');
  const keys = new Set(stories.map(({ key }) => key));
  refusals.push(
    ...(await loadOfficeWork({
      ...city,
      affairs: runtime.affairs,
      today: era.today,
      latest: now,
      has: (key) => keys.has(key),
    })),
  );
  const { onlineMessages, affairs, profiles } = runtime;
  await loadOnlineMessages({ ...city, onlineMessages, affairs, profiles, today: era.today, latest: now });
  // The marker: its command comes last, when everything else is there.
  refusals.push(...(await runPlan(planOf([LAST_STORY], era), stage, { atOnce: 1 })));
  say(`演示数据已装好:${stories.length + 1} 件信访,${addDays(era.today, -540)} 至 ${era.today}。`);
  return refusals;
}

function deskOf({ casework, store, pools }: DemonstrationRuntime): Stage['desk'] {
  return {
    arrive: (command, frame) => casework.arrive(command, frame),
    execute: (petitionId, input, frame) => casework.execute(petitionId, input, frame),
    stateOf: async (petitionId) => {
      const state = foldLoaded(await store.load(pools.store, petitionId));
      if (!state) throw new Error('a petition of the demonstration is missing');
      return state;
    },
  };
}

/** Papers composed of the case as one person sees it; null where something is missing for it. */
function composerOf(runtime: DemonstrationRuntime): Compose {
  const desk = new PaperDesk(runtime);
  return async (viewer, petitionId, { code, fields }) => {
    const papers = await desk.open(viewer, petitionId, 'act');
    const { model, missing, faults } = desk.compose(papers, code, fields);
    if (model === null || missing.length + faults.length > 0) return null;
    return draftInput(code, fields, model);
  };
}

async function commandsDone({ pools }: DemonstrationRuntime): Promise<ReadonlySet<string>> {
  const { rows } = await pools.store.query<{ id: string }>('select command_id as id from es.command');
  return new Set(rows.map(({ id }) => id));
}

/** One line for each tenth, so that a start never looks stuck. */
function progressOf(say: (line: string) => void) {
  let told = 0;
  return (done: number, total: number): void => {
    const tenth = Math.floor((done / total) * 10);
    if (tenth <= told) return;
    told = tenth;
    say(`演示数据 ${done}/${total} 步…`);
  };
}
