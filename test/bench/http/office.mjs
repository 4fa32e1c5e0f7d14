// The application on a large register, with people signed in: for benches over HTTP. Fills an empty folder by the bulk writer first.
import { fork, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { connect, load } from './client.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const CHANNELS = ['letter', 'phone', 'online', 'sms', 'fax', 'other', 'visit', 'letter'];
const PASSWORD = 'Yanshi@2026';

/** Starts it and waits until its background has nothing left to catch up with: what a first start does is not what is measured. */
export async function openOffice({ data, petitions }) {
  const folder = resolve(data);
  const env = { ...process.env, DATA_DIR: folder, XINFANG_DEMO: '0' };
  if (!existsSync(`${folder}/postgres`)) {
    console.log(`fills ${folder} with ${petitions} petitions …`);
    const args = ['dist/apps/cli/src/main.js', 'bulk', '--petitions', String(petitions)];
    if (spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' }).status !== 0) process.exit(1);
  }
  const server = fork(fileURLToPath(new URL('server.mjs', import.meta.url)), {
    cwd: root,
    env,
    // as `npm start`
    execArgv: [
      '--v8-pool-size=1',
      '--expose-gc',
      ...(process.env.BENCH_NODE ?? '').split(' ').filter(Boolean),
    ],
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

  const began = performance.now();
  let most = 0;
  // until every subscription has taken its place
  await sleep(3_000);
  for (;;) {
    const { behind, rssMb } = await ask('lag');
    most = Math.max(most, rssMb);
    if (behind === 0) break;
    await sleep(2_000);
  }
  const caughtUp = ((performance.now() - began) / 1000).toFixed(0);
  console.log(
    `the background had caught up after ${caughtUp} s, with at most ${most.toFixed(0)} MB meanwhile`,
  );
  console.log(
    `${cpus()[0]?.model}, ${availableParallelism()} cores, load ${loadavg()[0].toFixed(1)} before the first round`,
  );

  async function signIn(login) {
    const answer = await send('POST', '/api/session', { body: { login, password: PASSWORD } });
    if (answer.status >= 300) throw new Error(`sign-in of ${login}: ${answer.status} ${answer.text}`);
    const { today } = JSON.parse(answer.text);
    return { cookie: answer.headers['set-cookie'][0].split(';', 1)[0], today };
  }
  const { CITY_STAFF, ORGANISATIONS, staffOf } = await import('../../../dist/libs/demo/src/city.js');
  const withRole = (staff, role) => staff.find(({ roles }) => roles.includes(role)).login;
  /** One who registers in each of the seven organisations. */
  const clerks = await Promise.all(
    ORGANISATIONS.map(({ key }) => signIn(withRole(staffOf(key), 'reception'))),
  );
  const leader = await signIn(withRole(CITY_STAFF, 'windowHead'));

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

  const register = (at, turn) => sendLetter('/api/petitions', at, turn);
  const behindTheDoor = (at, turn) => sendLetter('/bench/door', at, turn);
  function sendLetter(path, at, turn) {
    const clerk = clerks[(at + turn) % clerks.length];
    return send('POST', path, {
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

  const headers = { cookie: leader.cookie };
  const idsOfFirstPage = async () =>
    JSON.parse((await send('GET', '/api/petitions?limit=100', { headers })).text).items.map(
      ({ petitionId }) => petitionId,
    );

  /** One of 50 people: most look, some register, each with a pause between two clicks. */
  async function somebody() {
    const ids = await idsOfFirstPage();
    return async (at, turn) => {
      await sleep(500 + Math.random() * 2_500);
      const kind = (at + turn) % 10;
      if (kind === 0) return register(at, turn);
      if (kind < 5) return send('GET', '/api/petitions?limit=50', { headers });
      if (kind < 7) return send('GET', '/api/workbench', { headers });
      return send('GET', `/api/petitions/${ids[(at * 31 + turn) % ids.length]}`, { headers });
    };
  }

  return {
    ask,
    send,
    headers,
    leader,
    register,
    bareInsert,
    behindTheDoor,
    idsOfFirstPage,
    mixed: async (seconds) => load({ lanes: 50, seconds, one: await somebody(), expected: [200, 201] }),
    close: () => {
      end();
      server.stdin.write('stop\n');
    },
  };
}
