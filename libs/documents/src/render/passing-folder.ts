import { spawn } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder in which a paper lies in plain words while another program turns it into something else. */
export type PassingFolder = {
  readonly path: string;
  /**
   * Runs a program whose own scratch files lie in the folder, too.
   * @unit limitMs: it is ended after so many milliseconds
   * @returns its exit code, null when it was ended
   * @rejects what spawn rejects with: ENOENT …
   */
  run(command: string, args: readonly string[], limitMs: number): Promise<number | null>;
};

const PREFIX = 'xinfang-plain-';
const OURS = /^xinfang-plain-(\d+)-/u;
/** Names of earlier releases, which left such folders behind when they were stopped. */
const EARLIER = /^(?:xf-pdf|xinfang-convert)-/u;
/** Nothing that is converted takes so long. @unit ms */
const LONGEST_MS = 3_600_000;

/** Folders of this process, each with the programs that run in it. */
const open = new Map<string, Set<number>>();

// Also at process.exit(), which waits for nothing.
process.on('exit', () => {
  for (const path of open.keys()) remove(path);
});

/** Does something in a folder that is gone afterwards, however the process ends; what a killed one left is removed first. */
export async function inPassingFolder<T>(work: (folder: PassingFolder) => Promise<T>): Promise<T> {
  sweepPassingFolders();
  const path = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  open.set(path, new Set());
  try {
    return await work({ path, run: (command, args, limitMs) => run(path, command, args, limitMs) });
  } finally {
    remove(path);
  }
}

/**
 * Removes folders of processes that are gone, and such as have lain for more than an hour. Called at start: what lies in them is a
 * whole file with its names.
 * @returns how many were removed
 */
export function sweepPassingFolders(): number {
  let removed = 0;
  for (const name of namesIn(tmpdir())) {
    const pid = OURS.exec(name)?.[1];
    if (pid === undefined && !EARLIER.test(name)) continue;
    const path = join(tmpdir(), name);
    if (open.has(path)) continue;
    try {
      const { uid, mtimeMs } = lstatSync(path);
      const old = Date.now() - mtimeMs > LONGEST_MS;
      if (uid !== process.getuid?.() || !(old || (pid !== undefined && isGone(Number(pid))))) continue;
      rmSync(path, { recursive: true, force: true });
      removed += 1;
    } catch {
      // another process was faster, or may what we may not
    }
  }
  return removed;
}

const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

function isGone(pid: number): boolean {
  // a pid of our own is of an earlier process that had the same: what is ours is in `open`
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function run(
  path: string,
  command: string,
  args: readonly string[],
  limitMs: number,
): Promise<number | null> {
  return new Promise((resolve, reject) => {
    // A group of its own: `soffice` is a script, and what has to be ended is the program that it starts.
    const child = spawn(command, args, {
      stdio: 'ignore',
      detached: true,
      env: { ...process.env, TMPDIR: path },
    });
    const { pid } = child;
    if (pid !== undefined) open.get(path)?.add(pid);
    const limit = setTimeout(() => {
      if (pid !== undefined) endGroup(pid);
    }, limitMs);
    const done = (): void => {
      clearTimeout(limit);
      if (pid !== undefined) open.get(path)?.delete(pid);
    };
    child.on('error', (error) => {
      done();
      reject(error);
    });
    child.on('close', (code) => {
      done();
      resolve(code);
    });
  });
}

function remove(path: string): void {
  for (const pid of open.get(path) ?? []) endGroup(pid);
  open.delete(path);
  rmSync(path, { recursive: true, force: true, maxRetries: 3 });
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // it has ended by itself
  }
}
