import {
  spawn,
  type ChildProcess,
  type ChildProcessByStdio,
  type SpawnOptionsWithStdioTuple,
  type StdioNull,
  type StdioPipe,
} from 'node:child_process';
import type { Readable } from 'node:stream';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { passableFolder } from '../../support/passable-folder.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** Creating the database files takes most of it, loading the demonstration a minute more; on a busy machine both are long. */
const START_MS = 300_000;
const STOP_MS = 30_000;

/** The built program with an empty data folder, as `npm start` runs it. */
export type Program = {
  address: string;
  /** 一次性代码, as the terminal shows it. */
  code: string;
  /** Runs an operator's command beside it (`npm run cli -- …`) and returns what it printed. @rejects any failure */
  cli(...words: string[]): Promise<string>;
  /** Everything that it has printed so far. */
  printed(): string;
  stop(): Promise<void>;
};

/** Starts the built program on a free port and reads address and code from its terminal; `given` are further settings. */
export async function startProgram(given: Readonly<Record<string, string>> = {}): Promise<Program> {
  const folder = passableFolder('xinfang-e2e-');
  const options: SpawnOptionsWithStdioTuple<StdioNull, StdioPipe, StdioPipe> = {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      DATA_DIR: join(folder, 'data'),
      PORT: '0',
      HOST: '127.0.0.1',
      ...given,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  };
  const child = spawn(process.execPath, ['dist/apps/api/src/main.js'], options);
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  try {
    const [address, code] = await started(child, () => printed, given['XINFANG_DEMO'] === '1');
    const cli = (...words: string[]) =>
      outputOf(spawn(process.execPath, ['dist/apps/cli/src/main.js', ...words], options));
    return { address, code, cli, printed: () => printed, stop: () => stop(child, folder) };
  } catch (error) {
    await stop(child, folder);
    throw error;
  }
}

async function started(
  child: ChildProcess,
  printed: () => string,
  isDemonstration: boolean,
): Promise<[string, string]> {
  const deadline = Date.now() + START_MS;
  for (;;) {
    const address = /组工信访已启动:(\S+)/.exec(printed())?.[1];
    const code = /一次性代码 (\S+)/.exec(printed())?.[1];
    // a demonstration has its accounts and asks for no code
    if (address !== undefined && (code !== undefined || isDemonstration)) return [address, code ?? ''];
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error(`the program did not start:\n${printed()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const closed = once(child, 'close');
    child.kill('SIGTERM');
    const killer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await closed;
    clearTimeout(killer);
  }
  rmSync(folder, { recursive: true, force: true });
}

async function outputOf(child: ChildProcessByStdio<null, Readable, Readable>): Promise<string> {
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`the command ended with ${code}:\n${output}`);
  return output;
}
