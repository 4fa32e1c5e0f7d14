// HTTP: registration beside a bare INSERT and beside one behind the same door, reads over a large register, memory, a mixed load.
//   npm run bench -- http --data <folder> [--petitions 100000] [--rounds 5] [--seconds 3] [--mixed 120]
import { setTimeout as sleep } from 'node:timers/promises';
import { load, median, ms, percentile } from './client.mjs';
import { openOffice } from './office.mjs';
import { options } from '../options.mjs';

const { data, petitions, rounds, seconds, mixed } = options({
  data: '/tmp/xinfang-bench',
  petitions: 100_000,
  rounds: 5,
  seconds: 3,
  mixed: 120,
});
const CONNECTIONS = 8;
// an office's server runs for weeks: the first thousand registrations of a process cost twice what the later ones do
const WARM_UP_SECONDS = 8;
const office = await openOffice({ data, petitions });
const { ask, send, headers, leader, register, bareInsert, behindTheDoor, idsOfFirstPage } = office;
const ONE = { floor: bareInsert, door: behindTheDoor, registration: register };

await sleep(5_000);
const atRest = await ask('memory');
console.log(
  `memory of the server's process at rest: ${atRest.rssMb.toFixed(0)} MB (all of Node in this installation), ${atRest.heapMb.toFixed(0)} of it objects and ${atRest.externalMb.toFixed(0)} outside the heap`,
);

async function registration() {
  for (const connections of [1, CONNECTIONS]) {
    const ratios = { floor: [], door: [] };
    const times = [];
    const rates = { floor: [], door: [], registration: [] };
    for (let round = -1; round < rounds; round += 1) {
      const found = {};
      const names = Object.keys(ONE);
      const order = names.map((_, i) => names[(i + round + 1) % names.length]);
      for (const variant of order)
        found[variant] = await load({
          lanes: connections,
          seconds: round < 0 ? WARM_UP_SECONDS : seconds,
          one: ONE[variant],
          expected: [201],
        });
      // the first one warms up
      if (round < 0) continue;
      for (const of of ['floor', 'door']) ratios[of].push(found.registration.perSecond / found[of].perSecond);
      times.push(...found.registration.times);
      for (const variant of order) rates[variant].push(found[variant].perSecond);
      if (Object.keys(found.registration.wrong).length > 0) console.log('refused:', found.registration.wrong);
    }
    const rate = (of) => median(rates[of]).toFixed(0);
    console.log(
      `registration, ${connections} connection(s): ${median(ratios.door).toFixed(2)} of one INSERT behind the same door, ` +
        `${median(ratios.floor).toFixed(2)} of a bare one; ${rate('registration')} against ${rate('door')} and ${rate('floor')} a second; ` +
        `p50 ${ms(median(times))}, p95 ${ms(percentile(times, 0.95))}`,
    );
  }
}

async function reads() {
  const ids = await idsOfFirstPage();
  const quarter = `${leader.today.slice(0, 4)}Q${Math.ceil(Number(leader.today.slice(5, 7)) / 3)}`;
  const words = ['生活补贴', '村干部', '职级晋升', '石桥村', '党费证', '医药费'];
  const kinds = {
    'list, first page': () => '/api/petitions?limit=50',
    'list, open by due day': () => '/api/petitions?limit=50&scope=open&sort=due',
    search: (turn) => `/api/petitions?limit=50&q=${encodeURIComponent(words[turn % words.length])}`,
    'case page': (turn) => `/api/petitions/${ids[turn % ids.length]}`,
    quarter: () => `/api/statistics/quarter?period=${quarter}`,
    workbench: () => '/api/workbench',
  };
  for (const [name, path] of Object.entries(kinds)) {
    const one = (at, turn) => send('GET', path(at * 7 + turn), { headers });
    await load({ lanes: 1, seconds: 1, one, expected: [200] });
    const { times, wrong } = await load({ lanes: 2, seconds: seconds * 2, one, expected: [200] });
    console.log(
      `${name}: p50 ${ms(median(times))}, p95 ${ms(percentile(times, 0.95))} (${times.length} requests, 2 at a time)${Object.keys(wrong).length > 0 ? ` refused ${JSON.stringify(wrong)}` : ''}`,
    );
  }
}

/** 50 people, most of whom look. */
async function mixedLoad() {
  if (mixed <= 0) return;
  await office.mixed(Math.min(30, mixed / 4));
  const before = await ask('reset');
  const { times, wrong, perSecond } = await office.mixed(mixed);
  const after = await ask('memory');
  console.log(
    `mixed, 50 people for ${mixed} s: ${perSecond.toFixed(0)} requests a second, p95 ${ms(percentile(times, 0.95))}, wrong ${JSON.stringify(wrong)}; ` +
      `memory ${before.rssMb.toFixed(0)} → ${after.rssMb.toFixed(0)} MB (${((after.rssMb / before.rssMb - 1) * 100).toFixed(1)} %), ` +
      `event loop p99 ${ms(after.loopP99Ms)}, unhandled rejections ${after.rejections}`,
  );
}

await registration();
await reads();
await mixedLoad();
await ask('reset').catch(() => undefined);
office.close();
