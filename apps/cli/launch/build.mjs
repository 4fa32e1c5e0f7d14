import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fingerprint } from './fingerprint.mjs';
import { ROOT } from './paths.mjs';
import { Progress } from './progress.mjs';

const inRoot = (...parts) => join(ROOT, ...parts);
const tool = (path) => (existsSync(inRoot('node_modules', path)) ? inRoot('node_modules', path) : null);

// What each part is made from, what proves that it is there, and who makes it.
const PARTS = {
  server: {
    label: '服务端',
    sources: [
      'libs',
      'apps/api',
      'apps/worker',
      'apps/public',
      'apps/cli/src',
      'apps/public',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'apps/cli/launch/transpile-server.mjs',
    ],
    product: 'dist/apps/api/src/main.js',
    present: () => existsSync(inRoot('apps/api/src/main.ts')),
    command: () =>
      tool('@swc/core/index.js') === null
        ? null
        : { script: inRoot('apps/cli/launch/transpile-server.mjs'), args: [], cwd: ROOT },
    prepare: () => undefined,
  },
  web: {
    label: '网页',
    sources: ['apps/web', 'libs/domain/src/glossary', 'package-lock.json'],
    product: 'dist/web/index.html',
    present: () => existsSync(inRoot('apps/web/index.html')),
    command: () => {
      const vite = tool('vite/bin/vite.js');
      return vite === null
        ? null
        : { script: vite, args: ['build', '--logLevel', 'warn'], cwd: inRoot('apps/web') };
    },
    prepare: () => undefined,
  },
};

const stampOf = (name) => inRoot('dist', `.stamp-${name}`);

/** Whether a part's product is there and made from the sources as they are now. */
function isFresh(name, wanted) {
  try {
    return existsSync(inRoot(PARTS[name].product)) && readFileSync(stampOf(name), 'utf8') === wanted;
  } catch {
    return false;
  }
}

/**
 * Builds the parts whose sources changed since their stamp, side by side.
 * @returns whether everything asked for is now there
 */
export async function build({ parts, force = false }) {
  const stale = () =>
    parts
      .filter((name) => PARTS[name].present())
      .map((name) => ({ name, stamp: fingerprint(PARTS[name].sources) }))
      .filter(({ name, stamp }) => force || !isFresh(name, stamp));
  // An installation without sources (a container image) has nothing to build.
  if (stale().length === 0) return true;
  const unlock = await takeTurn();
  try {
    const work = stale(); // somebody else may have built it meanwhile
    const progress = new Progress();
    const results = await Promise.all(work.map(({ name, stamp }) => buildPart(name, stamp, progress)));
    return results.every(Boolean);
  } finally {
    unlock();
  }
}

async function buildPart(name, stamp, progress) {
  const part = PARTS[name];
  const command = part.command();
  if (command === null) {
    console.error(`没有找到编译${part.label}所需的工具,请先执行 npm ci(不要带 --omit=dev)。`);
    return false;
  }
  part.prepare();
  rmSync(stampOf(name), { force: true });
  progress.start(part.label);
  const { code, output } = await run(command);
  const ok = code === 0 && existsSync(inRoot(part.product));
  progress.end(part.label, ok);
  if (!ok) console.error(output.trim() || `编译结束,但没有生成 ${part.product}。`);
  else {
    mkdirSync(dirname(stampOf(name)), { recursive: true });
    writeFileSync(stampOf(name), stamp);
  }
  return ok;
}

function run({ script, args, cwd }) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: process.stderr.isTTY ? { ...process.env, FORCE_COLOR: '1' } : { ...process.env, NO_COLOR: '1' },
      windowsHide: true,
    });
    let output = '';
    const collect = (chunk) => (output += chunk);
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    // Stopped while building: the compiler goes too, and nothing is stamped.
    const stop = (signal) => {
      child.kill(signal);
      process.exit(signal === 'SIGINT' ? 130 : 143);
    };
    const signals = ['SIGINT', 'SIGTERM'];
    for (const signal of signals) process.once(signal, stop);
    const finish = (code) => {
      for (const signal of signals) process.off(signal, stop);
      resolve({ code, output });
    };
    child.once('error', (error) => {
      output += error.message;
      finish(1);
    });
    child.once('close', (code) => finish(code ?? 1));
  });
}

/** One build at a time in this folder; a lock whose holder is gone is taken over. */
async function takeTurn() {
  const lock = inRoot('dist', '.building');
  mkdirSync(dirname(lock), { recursive: true });
  for (let told = false; ; told = true) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      const release = () => rmSync(lock, { force: true });
      process.once('exit', release);
      return () => {
        process.off('exit', release);
        release();
      };
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    let holder = 0;
    try {
      holder = Number(readFileSync(lock, 'utf8'));
      if (holder > 0) process.kill(holder, 0);
    } catch (error) {
      if (error.code === 'ESRCH') rmSync(lock, { force: true });
    }
    if (!told && holder > 0) console.error(`另一个进程(${holder})正在编译,等待其完成…`);
    await sleep(300);
  }
}
