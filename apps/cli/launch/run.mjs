import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';

const DUPLICATE_MS = 1000;

/**
 * Runs a built program in this very process: signals, exit code and terminal are its own, and there is no
 * second process to forget.
 */
export async function runProgram(app, args) {
  const program = join(ROOT, 'dist', 'apps', app, 'src', 'main.js');
  if (!existsSync(program)) {
    console.error(`没有找到程序 dist/apps/${app}/src/main.js,请先执行 npm run build。`);
    process.exit(1);
  }
  for (const signal of ['SIGINT', 'SIGTERM']) hearOnce(signal);
  process.argv = [process.execPath, program, ...args];
  await import(pathToFileURL(program).href);
}

/**
 * npm passes on a signal that the terminal has sent to the whole group already. The second copy must not
 * end a program that has begun to drain; a signal that nobody handles still ends it, and so does a later one.
 */
function hearOnce(signal) {
  let first = 0;
  process.on(signal, () => {
    const handled = process.listenerCount(signal) > 1;
    if (first === 0 && handled) first = Date.now();
    else if (!handled && Date.now() - first > DUPLICATE_MS) process.exit(signal === 'SIGINT' ? 130 : 143);
  });
}
