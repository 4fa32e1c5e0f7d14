import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { followSmallOffices } from '#casework';
import { AnchorFolder } from '#event-store';
import { tidySessions } from '#identity';
import { today as databaseToday } from '#platform';
import type { BackgroundParts, ReminderParts } from './background-parts.js';
import { beside } from './beside.js';
import { backgroundSubscriptions } from './background-subscriptions.js';
import { followCalendar } from './calendar/follow-calendar.js';
import { followProgram } from './follow-program.js';
import { deliverMessages } from './delivery/deliver-messages.js';
import { gatewaysOf } from './delivery/gateway.js';
import { followProfile } from './profile/follow-profile.js';
import { type JobQueue, openJobQueue, type RecurringJob } from './queue/job-queue.js';
import { noteQueue } from './queue/queue-standing.js';
import { within } from './queue/within.js';
import { sendDueReminders } from './reminders/send-due-reminders.job.js';
import { sendUrgentReminders } from './urgent/send-urgent-reminders.job.js';
import { healTimers } from './reminders/timers.js';
import { workOnRuns } from '#paperwork';
import { keepClusters } from '#reports';
import { keepFigures } from './watch/keep-figures.js';
import { sweepScansDaily } from './scans/sweep-scans.job.js';
import { watchOffice } from './watch/watch-office.js';

/** The background of one process, running. */
export type Background = {
  /** Ends what is in hand, for at most ten seconds, and starts nothing more. */
  stop(): Promise<void>;
};

/** How often things come round; a spec may want them sooner. @unit milliseconds */
export type BackgroundTimes = {
  sendMs: number;
  tidyMs: number;
  sweepMs: number;
  stalledMs: number;
  anchorMs: number;
  watchMs: number;
  deliverMs: number;
  figuresMs: number;
  runsMs: number;
  scansMs: number;
};

const TIMES: BackgroundTimes = {
  // Minutes count for urgent matters (K-08), and a reminder is in the inbox within five seconds of its moment.
  sendMs: 4_000,
  tidyMs: 3_600_000,
  sweepMs: 30_000,
  stalledMs: 10_000,
  anchorMs: 3_600_000,
  watchMs: 600_000,
  deliverMs: 20_000,
  figuresMs: 900_000,
  // Somebody waits at the screen.
  runsMs: 2_000,
  // Done once a day; whether a day has gone by is asked more often.
  scansMs: 3_600_000,
};
const DRAIN_MS = 5_000;

/** Name of the job that sends reminders. */
export const SEND_DUE_REMINDERS = 'send-due-reminders';
const TIDY_SESSIONS = 'tidy-sessions';
const WATCH = 'watch';
const DELIVER = 'deliver';
const PAPER_RUNS = 'paper-runs';

/**
 * Starts subscriptions and queue. Several processes may do so: subscriptions have one holder each, and a job that runs
 * twice has one effect. The queue is only the alarm bell: it may be away, emptied or dropped at any time.
 */
export async function startBackground(
  parts: BackgroundParts & Pick<ReminderParts, 'todayIs'>,
  given: Partial<BackgroundTimes> = {},
): Promise<Background> {
  const times = { ...TIMES, ...given };
  const { log, store, settings } = parts;
  let stopping = false;
  // By the monotonic clock: the machine's own may be set while we run.
  let lastSent = performance.now();
  const send = async (): Promise<void> => {
    const urgent = await sendUrgentReminders(parts, () => stopping);
    if (urgent.sent > 0) log.info({ ...urgent }, 'urgent reminders sent');
    const { sent, petitions } = await sendDueReminders(parts, () => stopping);
    lastSent = performance.now();
    if (petitions > 0) log.info({ sent, petitions }, 'reminders sent');
  };
  let lastWatched = -Infinity;
  const watch = async (): Promise<void> => {
    lastWatched = performance.now();
    await watchOffice(parts, () => stopping);
  };
  const gateways = parts.gateways ?? gatewaysOf(settings);
  // Beside the queue and the sweep: a mail server that says nothing has its twenty seconds each time.
  const besides = { log, stopping: () => stopping };
  const messages = beside(
    'the messages out of the house',
    async () => {
      const done = await deliverMessages(parts, gateways, () => stopping);
      if (done.sent + done.failed > 0) log.info({ ...done }, 'messages sent');
    },
    besides,
  );
  const papers = beside('the runs of papers', () => workOnRuns(parts, () => stopping), besides);
  const jobs: RecurringJob[] = [
    { name: SEND_DUE_REMINDERS, everyMs: times.sendMs, run: send },
    { name: DELIVER, everyMs: times.deliverMs, run: async () => messages.ring() },
    { name: PAPER_RUNS, everyMs: times.runsMs, run: async () => papers.ring() },
    { name: WATCH, everyMs: times.watchMs, run: watch },
    { name: TIDY_SESSIONS, everyMs: times.tidyMs, run: () => tidySessions(parts.pools.store) },
  ];
  const queue = openJobQueue(jobs, {
    redisUrl: settings.redisUrl,
    config: parts.config,
    owner: parts.pools.owner,
    stalledMs: times.stalledMs,
    log,
  });
  const { sealSigner } = parts.vault;
  const subscriptions = backgroundSubscriptions(parts).map((definition) =>
    store.runSubscription({
      ...definition,
      onStalled: ({ name, failures, error }) => log.error({ name, failures, error }, 'subscription halted'),
      onParked: ({ name, streamId, error }) =>
        log.error({ name, streamId, error }, 'a stream was parked; the others go on'),
    }),
  );
  const anchors = new AnchorFolder(join(settings.dataDir, 'anchors'));
  // By a clock of its own and not by the queue: nobody who empties the queue shall keep a seal from being anchored.
  let anchoredAt = -Infinity;
  const anchor = async (): Promise<void> => {
    if (performance.now() - anchoredAt < times.anchorMs) return;
    await anchors.keepPublicKey(sealSigner.publicKey);
    if ((await anchors.add(parts.pools.store)) !== null) anchoredAt = performance.now();
  };
  // Rows of a large register take minutes, and no reminder waits for them.
  let followed = false;
  const rows = beside(
    'the rows of an older program',
    async () => {
      followed ||= await followProgram(parts, () => stopping);
    },
    besides,
  );
  let healed = false;
  const worker = randomUUID();
  const sweeper = sweepEvery(
    times.sweepMs,
    async () => {
      await keepQueue(parts, queue, worker);
      if (!healed) await healTimers(parts, () => stopping);
      healed = true;
      await parts.calendarBook.refresh();
      await parts.profiles.refresh();
      await followSmallOffices(
        parts.pools.store,
        parts.profiles,
        (await databaseToday(parts.pools.store)).today,
      );
      if (!followed) rows.ring();
      const moved = await followCalendar(parts, () => stopping);
      if (moved !== null && moved.petitions > 0) log.info({ ...moved }, 'deadlines follow the calendar');
      const adjusted = await followProfile(parts, () => stopping);
      if (adjusted !== null && adjusted.petitions > 0)
        log.info({ ...adjusted }, 'deadlines follow the parameters');
      // Nobody rang for a while: the queue is away, so the work is done without it.
      if (performance.now() - lastSent > Math.max(2 * times.sendMs, times.sweepMs)) {
        await send();
        messages.ring();
        papers.ring();
      }
      if (performance.now() - lastWatched > 2 * times.watchMs) await watch();
      await anchor();
    },
    log,
  );
  void sweeper.now();
  // Not in the queue: counting a large register anew takes minutes, and a reminder must not wait behind it.
  let compared = '';
  const figures = sweepEvery(
    times.figuresMs,
    async () => {
      await keepFigures(parts, () => stopping);
      const today = parts.todayIs?.() ?? (await databaseToday(parts.pools.store)).today;
      const how = { today, seen: compared, stopping: () => stopping };
      compared = await keepClusters({ store, pool: parts.pools.store }, how);
    },
    log,
  );
  void figures.now();
  // Not in the queue either: it waits between its two looks.
  const scans = sweepEvery(
    times.scansMs,
    async () => {
      await sweepScansDaily(parts, () => stopping);
    },
    log,
  );
  void scans.now();
  return {
    stop: async () => {
      stopping = true;
      await sweeper.stop();
      await Promise.all([
        scans.stop(),
        within(DRAIN_MS, figures.stop()).catch(() =>
          log.warn('figures were being counted and will be again'),
        ),
        within(DRAIN_MS, rows.settle()).catch(() => log.warn('rows are made anew at the next start')),
        within(DRAIN_MS, messages.settle()).catch(() => log.warn('a message goes out again later')),
        within(DRAIN_MS, papers.settle()).catch(() => log.warn('a run of papers goes on at the next start')),
        queue.close(DRAIN_MS),
        ...subscriptions.map((subscription) => subscription.stop()),
      ]);
      // What this process saw of the queue ends with it.
      await noteQueue(parts.pools.store, worker, false).catch(() => undefined);
    },
  };
}

/** A queue that was emptied gets its schedules back; a schema that was dropped is made anew. Whether it answers is noted for whoever looks. */
async function keepQueue(
  { log, pools }: Pick<BackgroundParts, 'log' | 'pools'>,
  queue: JobQueue,
  worker: string,
): Promise<void> {
  let away = false;
  try {
    await queue.keep();
  } catch (error) {
    away = true;
    log.warn({ err: error }, 'the queue cannot be reached; reminders go on without it');
  }
  await noteQueue(pools.store, worker, away);
}

type Sweeper = { now(): Promise<void>; stop(): Promise<void> };

function sweepEvery(milliseconds: number, work: () => Promise<void>, log: BackgroundParts['log']): Sweeper {
  let running: Promise<void> | null = null;
  const now = (): Promise<void> =>
    (running ??= work()
      .catch((error: unknown) => log.error({ err: error }, 'a sweep failed; the next one tries again'))
      .finally(() => {
        running = null;
      }));
  const timer = setInterval(() => void now(), milliseconds);
  timer.unref();
  return {
    now,
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
