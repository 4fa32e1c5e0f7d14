import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The petitioner's pages as `npm run public` runs them. */
export type PublicPages = { address: string; stop(): Promise<void> };

export async function startPages(env: Record<string, string>): Promise<PublicPages> {
  const child = spawn(process.execPath, ['dist/apps/public/src/main.js'], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', PETITIONER_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null) return;
    const closed = once(child, 'close');
    child.kill('SIGTERM');
    await closed;
  };
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  for (const deadline = Date.now() + 60_000; ;) {
    const address = /群众查询评价页已启动:(http\S+?)[,,]/.exec(printed)?.[1];
    if (address !== undefined) return { address, stop };
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`did not start:\n${printed}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
