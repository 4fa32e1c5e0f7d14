// Reminders: does a sweep cost what it finds and not what there is; how long does a new holiday take; how late is a reminder.
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger, loadSettings } from '#platform';
import { openRuntime } from '#runtime';
import { loadBulk } from '#demo';
import {
  followCalendar,
  healTimers,
  jobFigures,
  rederiveDeadlines,
  sendDueReminders,
  startBackground,
} from '#jobs';
import { load, median, options } from '../support.mjs';

const { data, parts, petitions, clocks, rounds, due, trials } = options({
  data: '',
  parts: 'sweep,holiday,late',
  petitions: 30_000,
  clocks: 1_000_000,
  rounds: 5,
  due: 1_000,
  trials: 10,
});
/** As many as the calendar takes for a year. */
const LOCAL_DAYS = 30;
const say = (line) => console.log(line);
// a folder that is named stays: filled once, measured part by part
const folder = data === '' ? mkdtempSync(join(tmpdir(), 'xinfang-bench-')) : resolve(data);
mkdirSync(folder, { recursive: true });
const settings = loadSettings({ DATA_DIR: folder, PORT: '0' });
const log = createLogger({ level: 'error' });
const runtime = await openRuntime({ settings, log });
const { pools } = runtime;
const one = async (sql, values) => (await pools.owner.query(sql, values)).rows[0];
const timed = async (work) => {
  const from = performance.now();
  const result = await work();
  return { seconds: (performance.now() - from) / 1000, result };
};
try {
  say(`load before ${load()}`);
  await fill();
  if (parts.includes('sweep')) await sweepAmongMany();
  if (parts.includes('holiday')) await newHoliday();
  if (parts.includes('late')) await howLate();
  say(`load after ${load()}`);
} finally {
  await runtime.close();
  if (data === '') rmSync(folder, { recursive: true, force: true });
}

async function fill() {
  const { n } = await one('select count(*)::int as n from rm.petition');
  if (n > 0) return say(`${n} petitions are there`);
  const filled = await timed(() => loadBulk(runtime, { petitions }));
  say(`${petitions} petitions written in ${filled.seconds.toFixed(1)} s`);
  const healed = await timed(() => healTimers(runtime));
  say(`timers of ${healed.result} petitions derived in ${healed.seconds.toFixed(1)} s`);
}

/** The same number of due petitions among few clocks and among many; both sets take turns inside each round. */
async function sweepAmongMany() {
  // in a year everything that runs is overdue, and has a rung every third workday: each later day finds the same petitions
  // again, with real sendings
  let day = (await one(`select to_char(now() + interval '400 days', 'YYYY-MM-DD') as day`)).day;
  await sendDueReminders({ ...runtime, todayIs: () => day });
  await pools.owner.query(
    `update jobs.timer set not_before = 'infinity' where petition_id not in (
       select petition_id from rm.clock where stopped_on is null and not petitioners group by 1 order by 1 limit $1)`,
    [due],
  );
  const sweep = async () => {
    day = (await one("select to_char($1::date + 7, 'YYYY-MM-DD') as day", [day])).day;
    return timed(() => sendDueReminders({ ...runtime, todayIs: () => day }));
  };
  const others = async (n) => {
    await pools.owner.query(`delete from jobs.timer where clock_id = 'bench'`);
    await pools.owner.query(
      `insert into jobs.timer (petition_id, clock_id, rung, due, on_date, level, calendar_version)
         select gen_random_uuid(), 'bench', 'T0', d, d, 'handler', 'bench'
         from (select date '2031-01-01' + (i % 700) as d from generate_series(1, $1) i) s`,
      [n],
    );
    await pools.owner.query('vacuum analyze jobs.timer');
  };
  const ratios = [];
  for (let round = 0; round < rounds; round += 1) {
    await others(10_000);
    const few = await sweep();
    await others(clocks);
    const many = await sweep();
    const perFew = few.seconds / few.result.petitions;
    const perMany = many.seconds / many.result.petitions;
    ratios.push(perMany / perFew);
    say(
      `sweep ${round + 1}: ${few.result.petitions} due (${few.result.sent} reminders) among 10000 in ${few.seconds.toFixed(2)} s; ` +
        `${many.result.petitions} due (${many.result.sent}) among ${clocks} in ${many.seconds.toFixed(2)} s`,
    );
  }
  await pools.owner.query(`delete from jobs.timer where clock_id = 'bench'`);
  say(
    `sweep among ${clocks} to sweep among 10000, each petition found: median ${median(ratios).toFixed(2)} (aim 1.5)`,
  );
}

/** Days of rest, past ones too, on which many running clocks end: they move, each with its event; again changes nothing. */
async function newHoliday() {
  const { rows } = await pools.owner.query(
    `select to_char(legal_due, 'YYYY-MM-DD') as on, count(*)::int as n from rm.clock
      where stopped_on is null and legal_due is not null group by 1 order by 2 desc, 1`,
  );
  const rest = new Map();
  let moving = 0;
  for (const { on, n } of rows) {
    if (moving >= 10_000) break;
    const year = Number(on.slice(0, 4));
    if (rest.get(year)?.length === LOCAL_DAYS) continue;
    rest.set(year, [...(rest.get(year) ?? []), on]);
    moving += n;
  }
  const source = { docNo: '测试〔2026〕1号', title: '测试用放假安排', publishedOn: '2026-01-01' };
  for (const [year, days] of rest)
    await runtime.calendarBook.change(
      { type: 'setLocalHolidays', year, rest: days.sort(), source },
      { accountId: randomUUID(), orgId: 1, commandId: randomUUID(), requestHash: Buffer.alloc(32) },
    );
  const { n: before } = await one('select count(*)::int as n from jobs.moved_day');
  // running clocks go first: the last of them is told of long before the stopped ones are judged anew
  let [told, toldAfter, over] = [0, 0, false];
  const watching = (async () => {
    const from = performance.now();
    while (!over) {
      const { n } = await one('select count(*)::int as n from jobs.moved_day');
      if (n - before > told) [told, toldAfter] = [n - before, (performance.now() - from) / 1000];
      await sleep(250);
    }
  })();
  const moved = await timed(() => followCalendar(runtime));
  over = true;
  await watching;
  const again = await timed(() => rederiveDeadlines(runtime));
  say(
    `new holiday: ${moved.result?.moved ?? 0} running clocks moved in ${toldAfter.toFixed(1)} s (aim 10000 in 30 s), all of ` +
      `${moved.result?.petitions ?? 0} petitions in ${moved.seconds.toFixed(1)} s; again: ${again.result.moved} moved in ${again.seconds.toFixed(1)} s`,
  );
}

/** From the moment at which a rung comes to the line in the inbox, with the background as it runs. */
async function howLate() {
  const background = await startBackground(runtime);
  try {
    // what the other measurements left behind is sent first
    await pools.owner.query(`update jobs.timer set not_before = null where not_before = 'infinity'`);
    while ((await jobFigures(pools.store)).rungsWaiting > 0) await sleep(500);
    await sleep(15_000);
    const delays = [];
    for (let trial = 0; trial < trials; trial += 1) {
      const made = await one(
        `update jobs.timer t set outcome = null, not_before = null where (petition_id, clock_id, rung) = (
           select t.petition_id, t.clock_id, t.rung from jobs.timer t join jobs.reminder r using (petition_id, clock_id, rung, due)
            where t.outcome = 'sent' and t.on_date <= now()::date order by t.on_date desc, random() limit 1)
         returning petition_id, clock_id, rung, due`,
      );
      if (made === undefined) break;
      const key = [made.petition_id, made.clock_id, made.rung, made.due];
      await pools.owner.query(
        `delete from jobs.reminder where (petition_id, clock_id, rung, due) = ($1, $2, $3, $4)`,
        key,
      );
      const from = performance.now();
      const there = async () =>
        one(
          'select 1 as yes from jobs.reminder where (petition_id, clock_id, rung, due) = ($1, $2, $3, $4)',
          key,
        );
      while ((await there()) === undefined && performance.now() - from < 30_000) await sleep(20);
      delays.push((performance.now() - from) / 1000);
    }
    if (delays.length === 0) return say('nobody was reminded of anything by today: no delay to measure');
    delays.sort((a, b) => a - b);
    say(
      `in the inbox after its moment: median ${median(delays).toFixed(2)} s, longest ${delays.at(-1).toFixed(2)} s of ${delays.length} (aim 5 s)`,
    );
  } finally {
    await background.stop();
  }
}
