import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const START_MS = 120_000;

/** The built program on a data folder, as `npm start` runs it; its terminal is read, its end is awaited. */
export class Program {
  private output = '';
  private readonly ended: Promise<number | null>;
  readonly child: ChildProcess;

  constructor(script: string, args: readonly string[], env: Record<string, string>) {
    // in a group of its own, as under a service manager: the group is what `kill -9` is sent to
    this.child = spawn(process.execPath, [`dist/apps/${script}/src/main.js`, ...args], {
      cwd: ROOT,
      env: { ...process.env, NODE_OPTIONS: '', PORT: '0', HOST: '127.0.0.1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    this.ended = once(this.child, 'close').then(([code]) => code as number | null);
  }

  get printed(): string {
    return this.output;
  }

  /** Address as printed once it listens. @rejects what it printed instead */
  async listening(): Promise<string> {
    for (const deadline = Date.now() + START_MS; Date.now() < deadline; await sleep(50)) {
      const address = /组工信访已启动:(\S+)/.exec(this.output)?.[1];
      if (address !== undefined && /按 Ctrl\+C 停止/.test(this.output)) return address;
      if (this.child.exitCode !== null || this.child.signalCode !== null) break;
    }
    throw new Error(`the program does not listen:\n${this.output}`);
  }

  /** The exit code; null after a signal that nobody handled. */
  async exit(withinMs: number): Promise<number | null> {
    const late = sleep(withinMs, 'late' as const, { ref: false });
    const code = await Promise.race([this.ended, late]);
    if (code === 'late') throw new Error(`still running after ${withinMs} ms:\n${this.output}`);
    return code;
  }

  /** `kill -9` to everything in its group. */
  async killGroup(): Promise<void> {
    const { pid } = this.child;
    if (pid !== undefined && this.child.exitCode === null && this.child.signalCode === null)
      process.kill(-pid, 'SIGKILL');
    await this.ended;
  }
}
