import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addressOf } from './server.js';
import { OWNER, readPassword, type Listening } from './cluster.js';
import { isAlive } from './pid-file.js';

/** What `runtime.json` tells the CLI: who runs this data folder, and where its database listens. */
export type Runtime = Listening & {
  user: string;
  database: string;
  keysDatabase: string;
  /** The postmaster. */
  postgresPid: number;
  /** The process that holds the folder. */
  pid: number;
  startedAt: string;
};

/** Names of the two databases of an embedded server. */
export const DATABASES = { database: 'xinfang', keysDatabase: 'xinfang_keys' } as const;

const fileOf = (dataDir: string): string => join(dataDir, 'runtime.json');

/** Writes `runtime.json`, whole or not at all. */
export function writeRuntime(dataDir: string, server: Listening & { pid: number }): void {
  const runtime: Runtime = {
    host: server.host,
    port: server.port,
    user: OWNER,
    ...DATABASES,
    postgresPid: server.pid,
    pid: process.pid,
    // eslint-disable-next-line no-restricted-syntax -- for a person who looks; nothing is reckoned from it
    startedAt: new Date().toISOString(),
  };
  writeFileSync(`${fileOf(dataDir)}.new`, `${JSON.stringify(runtime, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${fileOf(dataDir)}.new`, fileOf(dataDir));
}

/** Removes `runtime.json` if it is still ours. */
export function removeRuntime(dataDir: string): void {
  if (readRuntime(dataDir)?.pid === process.pid) rmSync(fileOf(dataDir), { force: true });
}

/** What `runtime.json` says; null when there is none or it cannot be read. */
export function readRuntime(dataDir: string): Runtime | null {
  try {
    return JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as Runtime;
  } catch {
    return null;
  }
}

/** The addresses of a running Xinfang's databases, for the CLI; null when none runs on this folder. */
export function runningDatabases(dataDir: string): { url: string; keysUrl: string; pid: number } | null {
  const runtime = readRuntime(dataDir);
  if (runtime === null || !isAlive(runtime.pid) || !isAlive(runtime.postgresPid)) return null;
  const password = readPassword(dataDir);
  return {
    url: addressOf(runtime, password, runtime.database),
    keysUrl: addressOf(runtime, password, runtime.keysDatabase),
    pid: runtime.pid,
  };
}
