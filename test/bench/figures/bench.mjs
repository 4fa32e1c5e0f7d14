// Figures: the page of a quarter beside plain SQL, the list as of a day, the files, and the rebuild of the rows.
//   npm run bench -- figures --data <folder> [--petitions 1000000] [--rounds 60] [--multiply 1] [--plain 3]
import { fork, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { connect, median, percentile } from '../http/client.mjs';
import { multiply } from './multiply.mjs';
import { plainSql } from './plain-sql.mjs';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '/tmp/xinfang-bench-figures' },
    petitions: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '60' },
    multiply: { type: 'string', default: '1' },
    plain: { type: 'string', default: '3' },
    only: { type: 'string', default: 'page,asOf,files,rebuild' },
  },
});
const parts = new Set(values.only.split(','));
const rounds = Number(values.rounds);
const data = resolve(values.data);
const root = fileURLToPath(new URL('../../..', import.meta.url));
const env = { ...process.env, DATA_DIR: data, XINFANG_DEMO: '0' };
const ms = (value) => `${value.toFixed(1)} ms`;
const cli = (...args) =>
  spawnSync(process.execPath, ['--max-semi-space-size=64', 'dist/apps/cli/src/main.js', ...args], {
    cwd: root,
    env,
    stdio: 'inherit',
  });

if (!existsSync(`${data}/postgres`)) {
  console.log(`fills ${data} with ${values.petitions} petitions …`);
  if (cli('bulk', '--petitions', values.petitions, '--without-subscriptions').status !== 0) process.exit(1);
}
console.log(`${cpus()[0]?.model}, ${availableParallelism()} cores, load ${loadavg()[0].toFixed(1)}`);

const server = fork(fileURLToPath(new URL('server.mjs', import.meta.url)), {
  cwd: root,
  env,
  // as `npm start`
  execArgv: ['--v8-pool-size=1'],
});
const told = () => new Promise((done) => server.once('message', done));
server.once('exit', (code) => code && process.exit(code));
process.once('exit', () => server.kill());
const { port } = await told();
const sql = (list) => {
  const answer = told();
  server.send({ sql: list });
  return answer;
};
const { send, end } = connect(port, 4);
const { CITY_STAFF } = await import('../../../dist/libs/demo/src/city.js');
const login = CITY_STAFF.find(({ roles }) => roles.includes('windowHead')).login;
// kept sums of an earlier run do not know of rows that were copied without a trace
if (Number(values.multiply) > 1) await sql(['delete from rm.stat_tally']);
const session = await send('POST', '/api/session', { body: { login, password: 'Yanshi@2026' } });
const headers = { cookie: session.headers['set-cookie'][0].split(';', 1)[0] };
const { today } = JSON.parse(session.text);
const get = async (path) => {
  const started = performance.now();
  const answer = await send('GET', path, { headers });
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text.slice(0, 300)}`);
  return { ms: performance.now() - started, text: answer.text };
};
const quarterOf = (day) => `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
const quarter = quarterOf(today);

const factor = Number(values.multiply);
if (factor > 1)
  console.log(
    `register and facts multiplied by ${factor} in ${((await multiply(sql, factor)) / 1000).toFixed(0)} s`,
  );
if (parts.has('page')) await page();
if (parts.has('asOf')) await asOf();
if (parts.has('files')) await files();
end();
server.send({ stop: true });
await new Promise((done) => server.once('exit', done));
if (parts.has('rebuild')) cli('rebuild', '--statistics', '--check');
process.exit(0);

/** Warm: the sums are kept, the page is asked for again and again, each time with a change in between every tenth time. */
async function page() {
  const path = `/api/statistics/quarter?period=${quarter}`;
  const first = await get(path);
  const counted = JSON.parse(first.text);
  const times = [];
  for (let round = 0; round < rounds; round += 1) times.push((await get(path)).ms);
  const signals = [];
  for (let round = 0; round < 3; round += 1)
    signals.push((await get(path.replace('quarter?', 'signals?'))).ms);
  const windows = windowsOf(counted);
  console.log(
    `page of ${quarter} (${counted.total.current} petitions in it): first ${ms(first.ms)}; warm p50 ${ms(median(times))}, p95 ${ms(percentile(times, 0.95))} of ${rounds}; ` +
      `warnings ${ms(median(signals))}`,
  );
  const plain = [];
  for (let round = 0; round < Number(values.plain); round += 1)
    plain.push((await sql(plainSql(windows, counted.asOf))).ms);
  if (plain.length === 0) return;
  console.log(
    `plain SQL over the register: ${ms(median(plain))} for ${plainSql(windows, counted.asOf).length} statements; ratio ${(median(plain) / median(times)).toFixed(1)}`,
  );
}

function windowsOf({ from, to }) {
  const back = (day, months) => {
    const date = new Date(`${day}T00:00:00Z`);
    date.setUTCMonth(date.getUTCMonth() - months);
    return date.toISOString().slice(0, 10);
  };
  return [
    [from, to],
    [back(from, 3), back(to, 3)],
    [back(from, 12), back(to, 12)],
  ];
}

async function asOf() {
  const times = [];
  let counted = 0;
  for (let round = 0; round < 3; round += 1) {
    const answer = await get(`/api/statistics/recorded?knownOn=${today}&limit=100000`);
    times.push(answer.ms);
    counted = JSON.parse(answer.text).items.length;
  }
  console.log(`list as of ${today}: ${counted} petitions in ${ms(median(times))}`);
}

async function files() {
  const query = `period=${quarter}&kind=quarterAnalysis`;
  for (const [zh, path] of [
    ['xlsx', `/api/statistics/workbook?period=${quarter}`],
    ['docx', `/api/statistics/report/docx?${query}`],
    ['PDF', `/api/statistics/report/pdf?${query}`],
  ])
    console.log(`${zh} of ${quarter}: ${ms((await get(path)).ms)}`);
}
