// Stops the shared test server when no test process is left. Plain JavaScript, because it outlives the
// Jest process that started it; it needs nothing but the folder.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const folder = process.argv[2];
const lingerMs = Number(process.argv[3] ?? 10_000);
if (folder === undefined) throw new Error('usage: postgres-watchdog.mjs <folder> [linger ms]');

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const hasLease = () => {
  try {
    return readdirSync(join(folder, 'leases')).some((name) => isAlive(Number(name)));
  } catch {
    return false;
  }
};

const readServer = () => {
  try {
    return JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8'));
  } catch {
    return null;
  }
};

/** Whether the server is down and gone; false when somebody is starting or using it after all. */
const stop = async () => {
  const lock = join(folder, 'starting');
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
  } catch {
    return false;
  }
  if (hasLease()) {
    rmSync(lock, { force: true });
    return false;
  }
  const server = readServer();
  if (server !== null && isAlive(server.pid)) {
    process.kill(server.pid, 'SIGINT');
    for (let waited = 0; isAlive(server.pid) && waited < 20_000; waited += 50) await sleep(50);
    if (isAlive(server.pid)) process.kill(server.pid, 'SIGKILL');
  }
  // As root under a closed folder the cluster lies elsewhere, in a folder of its own.
  if (server !== null && relative(folder, server.cluster).startsWith('..'))
    rmSync(dirname(server.cluster), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
  return true;
};

let asked = false;
process.on('SIGTERM', () => (asked = true));

let idleSince = Date.now();
for (;;) {
  await sleep(250);
  const server = readServer();
  // The folder went, or another watchdog took over.
  if (server === null || (server.watchdog !== 0 && server.watchdog !== process.pid)) break;
  if (hasLease()) {
    idleSince = Date.now();
    asked = false;
  } else if ((asked || Date.now() - idleSince > lingerMs) && (await stop())) break;
}
