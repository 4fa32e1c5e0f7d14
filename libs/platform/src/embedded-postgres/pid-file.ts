import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What PostgreSQL writes into `postmaster.pid`. @shape stopping: it was asked to stop, and takes nobody new */
export type PidFile = {
  pid: number;
  port: number;
  socketFolder: string;
  listenAddress: string;
  stopping: boolean;
};

/** The pid file of a cluster; null when there is none or it is not whole. */
export function readPidFile(cluster: string): PidFile | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Math.abs(Number(lines[0]));
    if (!Number.isInteger(pid) || pid === 0) return null;
    return {
      pid,
      port: Number(lines[3] ?? 0),
      socketFolder: lines[4]?.trim() ?? '',
      listenAddress: lines[5]?.trim() ?? '',
      stopping: lines[7]?.trim() === 'stopping',
    };
  } catch {
    return null;
  }
}

/**
 * The live postmaster of this cluster, or null. A pid file whose process is gone, is a zombie or is quite
 * another program (the pid was given out again after a power cut) is removed: PostgreSQL itself would only
 * see that some process has that number and refuse.
 */
export function findLivePostmaster(cluster: string): PidFile | null {
  const found = readPidFile(cluster);
  if (found !== null && isPostmasterOf(found.pid, cluster)) return found;
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
  return null;
}

/** Whether the process is alive and is the postmaster of this cluster. */
export function isPostmasterOf(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') return isPostmasterInProc(pid, cluster);
  try {
    const command =
      process.platform === 'win32'
        ? execFileSync('tasklist', ['/FI', `PID eq ${pid}`, '/NH'], { encoding: 'utf8', windowsHide: true })
        : execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
    return command.includes('postgres');
  } catch {
    return false;
  }
}

/** Whether a process with this number exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isPostmasterInProc(pid: number, cluster: string): boolean {
  let words: string[];
  try {
    // Readable for everybody, unlike the working folder; empty for a zombie.
    words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return false;
  }
  // A backend calls itself `postgres: …`; only the postmaster keeps its command line.
  if (basename(words[0] ?? '') !== 'postgres') return false;
  if (words.includes(cluster)) return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return true; // some postmaster that we may not look at: never take its pid file away
  }
}
