import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startTestServer, type TestServer } from '#platform';

type Shared = TestServer & { watchdog: number };

/** Root of the checkout. */
export const CHECKOUT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The folder that the test processes of this checkout and account share; a second worker of Jest has its own, since the
 * transactions of one database on a server hold back the readers of every other.
 */
export const TEST_FOLDER = join(
  tmpdir(),
  `xinfang-test-${createHash('sha256')
    .update(`${process.getuid?.() ?? 0}:${CHECKOUT}:${process.env['JEST_WORKER_ID'] ?? '1'}`)
    .digest('hex')
    .slice(0, 10)}`,
);

/**
 * The address of the test server of this worker, started by whoever asks first. Each asking process holds a lease
 * (a file with its pid); a watchdog stops the server and removes the folder when no leaseholder lives.
 */
export async function sharedTestServer(): Promise<string> {
  for (;;) {
    takeLease();
    const release = await takeLock();
    if (release === null) continue;
    try {
      const known = readShared();
      if (known !== null && isAlive(known.pid)) {
        if (!isAlive(known.watchdog)) writeShared(known, startWatchdog());
        return known.url;
      }
      rmSync(join(TEST_FOLDER, 'postgres'), { recursive: true, force: true });
      const server = await startTestServer(TEST_FOLDER);
      // Written before the watchdog looks, and again when its number is known.
      writeShared(server, 0);
      writeShared(server, startWatchdog());
      return server.url;
    } finally {
      release();
    }
  }
}

function takeLease(): void {
  // Passable for the account that the server runs under as root.
  mkdirSync(join(TEST_FOLDER, 'leases'), { recursive: true, mode: 0o711 });
  writeFileSync(join(TEST_FOLDER, 'leases', String(process.pid)), '');
}

/** The lock for starting and stopping; null when the folder went away meanwhile. */
async function takeLock(): Promise<(() => void) | null> {
  const lock = join(TEST_FOLDER, 'starting');
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    }
    const holder = Number(tryRead(lock) ?? 0);
    if (holder > 0 && !isAlive(holder)) rmSync(lock, { force: true });
    await sleep(50);
  }
}

function startWatchdog(): number {
  const script = join(CHECKOUT, 'test', 'support', 'postgres-watchdog.mjs');
  const child = spawn(process.execPath, [script, TEST_FOLDER], { detached: true, stdio: 'ignore', env: {} });
  child.unref();
  return child.pid ?? 0;
}

function readShared(): Shared | null {
  const text = tryRead(join(TEST_FOLDER, 'server.json'));
  return text === null ? null : (JSON.parse(text) as Shared);
}

function writeShared(server: TestServer, watchdog: number): void {
  const { pid, cluster, url } = server;
  const text = JSON.stringify({ pid, cluster, url, watchdog });
  writeFileSync(join(TEST_FOLDER, 'server.json'), text, { mode: 0o600 });
}

function tryRead(file: string): string | null {
  try {
    const text = readFileSync(file, 'utf8');
    return text === '' ? null : text;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid > 0;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
