// HTTP: registration beside a bare INSERT, reads over a large register, memory, a mixed load.
//   npm run bench -- http --data <folder> [--petitions 100000] [--rounds 5] [--seconds 3] [--mixed 120]
import { fork, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { connect, load, median, percentile } from './client.mjs';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '/tmp/xinfang-bench' },
    petitions: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    mixed: { type: 'string', default: '120' },
  },
});
const [petitions, rounds, seconds, mixed] = [
  values.petitions,
  values.rounds,
  values.seconds,
  values.mixed,
].map(Number);
const data = resolve(values.data);
const root = fileURLToPath(new URL('../../..', import.meta.url));
const env = { ...process.env, DATA_DIR: data, XINFANG_DEMO: '0' };
const CONNECTIONS = 8;
const CHANNELS = ['letter', 'phone', 'online', 'sms', 'fax', 'other', 'visit', 'letter'];
const PASSWORD = 'Yanshi@2026';
const ms = (value) => `${value.toFixed(1)} ms`;

if (!existsSync(`${data}/postgres`)) {
  console.log(`fills ${data} with ${petitions} petitions …`);
  const made = spawnSync(
    process.execPath,
    ['dist/apps/cli/src/main.js', 'bulk', '--petitions', String(petitions)],
    {
      cwd: root,
      env,
      stdio: 'inherit',
    },
  );
  if (made.status !== 0) process.exit(1);
}

const server = fork(fileURLToPath(new URL('server.mjs', import.meta.url)), {
  cwd: root,
  env,
  execArgv: ['--expose-gc'],
  stdio: ['pipe', 'inherit', 'inherit', 'ipc'],
});
const told = () => new Promise((done) => server.once('message', done));
const ask = (line) => {
  const answer = told();
  server.stdin.write(`${line}\n`);
  return answer;
};
server.once('exit', (code) => code && process.exit(code));
const { port } = await told();
const { send, end } = connect(port, 64);
console.log(
  `${cpus()[0]?.model}, ${availableParallelism()} cores, load ${loadavg()[0].toFixed(1)} before the first round`,
);

const clerks = await Promise.all((await receptionLogins()).map(signIn));
const [leader] = await Promise.all([signIn(await windowHead())]);
const atRest = await rest();
console.log(
  `memory of the server's process at rest: ${atRest.rssMb.toFixed(0)} MB (all of Node in this installation)`,
);

async function signIn(login) {
  const answer = await send('POST', '/api/session', { body: { login, password: PASSWORD } });
  if (answer.status >= 300) throw new Error(`sign-in of ${login}: ${answer.status} ${answer.text}`);
  const { today } = JSON.parse(answer.text);
  return { cookie: answer.headers['set-cookie'][0].split(';', 1)[0], today };
}

/** One who registers in each of the seven organisations. */
async function receptionLogins() {
  const { ORGANISATIONS, staffOf } = await import('../../../dist/libs/demo/src/city.js');
  return ORGANISATIONS.map(({ key }) => staffOf(key).find(({ roles }) => roles.includes('reception')).login);
}
async function windowHead() {
  const { CITY_STAFF } = await import('../../../dist/libs/demo/src/city.js');
  return CITY_STAFF.find(({ roles }) => roles.includes('windowHead')).login;
}

async function rest() {
  await new Promise((done) => setTimeout(done, 5_000));
  return ask('memory');
}

function letter(clerk, at, turn) {
  const channel = CHANNELS[(at + turn) % CHANNELS.length];
  return {
    channel,
    origin: 'direct',
    receivedOn: clerk.today,
    anonymity: 'realName',
    ...(channel === 'visit' ? { visitorCount: 1 } : {}),
    subjects: [{ role: 'petitioner', name: '周某山', address: '某县某镇某村1号', phone: '13800000001' }],
    matters: [
      {
        class: 'appeal',
        appealKind: 'item6',
        categoryCode: '0801',
        purpose: 'claim',
        summary: '请求补发津贴',
        points: ['补发津贴', '说明原因'],
      },
    ],
    title: '请求补发工龄津贴',
    content: '本人一九八三年参加工作,单位调资时漏算工龄,请求补发并说明情况。',
  };
}

function register(at, turn) {
  const clerk = clerks[(at + turn) % clerks.length];
  return send('POST', '/api/petitions', {
    body: letter(clerk, at, turn),
    headers: { cookie: clerk.cookie, 'idempotency-key': randomUUID() },
  });
}

const bareInsert = (at, turn) =>
  send('POST', '/bench/insert', {
    body: {
      streamId: randomUUID(),
      data: letter(clerks[0], at, turn),
      metadata: { at, turn, source: 'bench' },
    },
  });

async function registration() {
  for (const connections of [1, CONNECTIONS]) {
    const ratios = [];
    const times = [];
    const rates = { floor: [], registration: [] };
    for (let round = -1; round < rounds; round += 1) {
      const found = {};
      const order = round % 2 === 0 ? ['floor', 'registration'] : ['registration', 'floor'];
      for (const variant of order)
        found[variant] = await load({
          lanes: connections,
          seconds: round < 0 ? 1 : seconds,
          one: variant === 'floor' ? bareInsert : register,
          expected: [201],
        });
      // the first one warms up
      if (round < 0) continue;
      ratios.push(found.registration.perSecond / found.floor.perSecond);
      times.push(...found.registration.times);
      for (const variant of order) rates[variant].push(found[variant].perSecond);
      if (Object.keys(found.registration.wrong).length > 0) console.log('refused:', found.registration.wrong);
    }
    console.log(
      `registration, ${connections} connection(s): ${median(ratios).toFixed(2)} of a bare INSERT over HTTP (rounds ${ratios.map((ratio) => ratio.toFixed(2)).join(' ')}); ` +
        `${median(rates.registration).toFixed(0)} against ${median(rates.floor).toFixed(0)} a second; p50 ${ms(median(times))}, p95 ${ms(percentile(times, 0.95))}`,
    );
  }
}

async function reads() {
  const headers = { cookie: leader.cookie };
  const page = JSON.parse((await send('GET', '/api/petitions?limit=100', { headers })).text);
  const ids = page.items.map(({ petitionId }) => petitionId);
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

/** 50 people: most look, some register, each with a pause between two clicks. */
async function mixedLoad() {
  if (mixed <= 0) return;
  const headers = { cookie: leader.cookie };
  const ids = JSON.parse((await send('GET', '/api/petitions?limit=100', { headers })).text).items.map(
    ({ petitionId }) => petitionId,
  );
  const pause = () => new Promise((done) => setTimeout(done, 500 + Math.random() * 2_500));
  const one = async (at, turn) => {
    await pause();
    const kind = (at + turn) % 10;
    if (kind === 0) return register(at, turn);
    if (kind < 5) return send('GET', '/api/petitions?limit=50', { headers });
    if (kind < 7) return send('GET', '/api/workbench', { headers });
    return send('GET', `/api/petitions/${ids[(at * 31 + turn) % ids.length]}`, { headers });
  };
  await load({ lanes: 50, seconds: Math.min(30, mixed / 4), one, expected: [200, 201] });
  const before = await ask('reset');
  const { times, wrong, perSecond } = await load({ lanes: 50, seconds: mixed, one, expected: [200, 201] });
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
end();
server.stdin.write('stop\n');
