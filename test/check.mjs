// `npm run check`: format, lint, types, boundaries, file sizes, unused code, unit tests. Two at a time, on two cores.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (path) => [process.execPath, `node_modules/${path}`];
const CHECKS = [
  [
    'unit tests',
    [
      process.execPath,
      '--experimental-vm-modules',
      '--no-warnings',
      'node_modules/jest/bin/jest.js',
      '--config',
      'test/jest.config.mjs',
      '--selectProjects',
      'unit',
      '--silent',
      '--maxWorkers=2',
      '--testTimeout=60000',
      '--forceExit',
    ],
  ],
  [
    'lint',
    [
      ...bin('eslint/bin/eslint.js'),
      '--config',
      'test/architecture/eslint.config.mjs',
      '--max-warnings',
      '0',
      '--cache',
      '--cache-location',
      'node_modules/.cache/eslint',
      'libs',
      'apps',
      'test',
    ],
  ],
  [
    'types',
    [
      ...bin('typescript-native/bin/tsc'),
      '-p',
      'tsconfig.json',
      '--noEmit',
      '--incremental',
      '--tsBuildInfoFile',
      'node_modules/.cache/check.tsbuildinfo',
    ],
  ],
  ['types of the web', [...bin('typescript-native/bin/tsc'), '-p', 'apps/web/tsconfig.json', '--noEmit']],
  ['format', [...bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '--cache', '.']],
  [
    'boundaries',
    [
      ...bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      'test/architecture/dependency-cruiser.cjs',
      'libs',
      'apps',
    ],
  ],
  ['unused code', [...bin('knip/bin/knip.js'), '--config', 'test/architecture/knip.json', '--no-progress']],
  ['file sizes', [process.execPath, 'test/architecture/file-sizes.mjs']],
];

const only = process.argv.slice(2);
const queue = CHECKS.filter(([name]) => only.length === 0 || only.some((word) => name.includes(word)));
const started = Date.now();
const failed = [];

await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker));
const seconds = ((Date.now() - started) / 1000).toFixed(1);
console.log(
  failed.length === 0
    ? `check: everything holds (${seconds} s)`
    : `check: ${failed.join(', ')} failed (${seconds} s)`,
);
process.exit(failed.length === 0 ? 0 : 1);

async function worker() {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const [name, [command, ...args]] = next;
    const from = Date.now();
    const { code, output } = await run(command, args);
    const took = `${((Date.now() - from) / 1000).toFixed(1)} s`;
    if (code === 0) console.log(`ok      ${name} (${took})`);
    else {
      failed.push(name);
      console.log(`FAILED  ${name} (${took})\n${output.trim()}\n`);
    }
  }
}

function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => resolve({ code, output }));
  });
}
