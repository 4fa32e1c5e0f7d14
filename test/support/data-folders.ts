import { execFileSync } from 'node:child_process';
import { lstatSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { compileLib } from './compile-lib.js';
import { HolderProcess } from './holder-process.js';
import { passableFolder } from './passable-folder.js';

/** Data folders of a suite, with processes that hold them; all of it goes after each test. */
export class DataFolders {
  readonly folders: string[] = [];
  private readonly holders: HolderProcess[] = [];
  private readonly lib = compileLib('platform');
  private prepared = '';

  /** initdb takes seconds: it runs once, and {@link oldFolder} copies what it made. */
  async prepare(): Promise<void> {
    this.prepared = join(this.newFolder(), 'data');
    this.folders.pop();
    const { holder } = await this.started(this.prepared);
    await holder.end('SIGTERM');
  }

  newFolder(): string {
    const folder = passableFolder('xf-sup-');
    this.folders.push(folder);
    return folder;
  }

  oldFolder(folder = this.newFolder()): string {
    // With its owner: as root the database's account keeps it.
    execFileSync('cp', ['-a', `${this.prepared}/.`, `${folder}/`]);
    return folder;
  }

  hold(dataDir: string): HolderProcess {
    const holder = new HolderProcess(this.lib.entry, dataDir);
    this.holders.push(holder);
    return holder;
  }

  async started(dataDir: string): Promise<{ holder: HolderProcess; postgresPid: number; url: string }> {
    const holder = this.hold(dataDir);
    const said = await holder.next();
    if (typeof said['ready'] !== 'string') throw new Error(`did not start: ${JSON.stringify(said)}`);
    return { holder, postgresPid: said['postgresPid'] as number, url: said['ready'] };
  }

  async clear(): Promise<void> {
    for (const holder of this.holders.splice(0)) await holder.end('SIGTERM');
    for (const folder of this.folders.splice(0)) {
      const pid = postmasterOf(folder);
      // A spec may have written its own number into the pid file.
      if (pid !== null && pid !== process.pid && isAlive(pid)) process.kill(pid, 'SIGKILL');
      removeRelocated(folder);
      rmSync(folder, { recursive: true, force: true });
    }
  }

  remove(): void {
    this.lib.remove();
    if (this.prepared !== '') rmSync(dirname(this.prepared), { recursive: true, force: true });
  }
}

/** Whether a process with this number exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The rows of one statement on a connection of its own. */
export async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

function postmasterOf(folder: string): number | null {
  try {
    return Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return null;
  }
}

function removeRelocated(folder: string): void {
  const cluster = join(folder, 'postgres');
  if (!lstatSync(cluster, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const target = readlinkSync(cluster);
  if (target.startsWith('/var/lib/xinfang/db-')) rmSync(dirname(target), { recursive: true, force: true });
}
