import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CHECKOUT } from './test-server-folder.js';

type Said = Record<string, unknown>;

/** A process that holds a data folder, as the application would. */
export class HolderProcess {
  readonly child: ChildProcess;
  private readonly lines: Said[] = [];
  private readonly waiting: ((said: Said) => void)[] = [];

  constructor(entry: string, dataDir: string, account: { uid?: number; gid?: number } = {}) {
    const script = join(CHECKOUT, 'test', 'support', 'database-holder.mjs');
    this.child = spawn(process.execPath, [script, entry, dataDir], {
      stdio: ['pipe', 'pipe', 'inherit'],
      detached: true,
      ...account,
    });
    createInterface({ input: this.child.stdout! }).on('line', (line) => {
      const said = JSON.parse(line) as Said;
      const next = this.waiting.shift();
      if (next === undefined) this.lines.push(said);
      else next(said);
    });
  }

  /** The next thing that it says. */
  async next(): Promise<Said> {
    return this.lines.shift() ?? new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Asks it to ask its database. */
  async ask(): Promise<Said> {
    this.child.stdin!.write('?\n');
    return this.next();
  }

  /** Sends a signal and waits for the end; the exit code, null after SIGKILL. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    return (await ended)[0] as number | null;
  }

  /** The exit code, once it has ended by itself. */
  async ended(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
    return this.child.exitCode;
  }
}
