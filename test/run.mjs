// `npm test`: brings what it lacks, builds, runs unit, integration, API and browser tests, ends with `N passed, N failed`.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const LEVELS = ['unit', 'int', 'api', 'e2e', 'faults'];
const wanted = process.argv.slice(2).filter((word) => LEVELS.includes(word));
const levels = wanted.length > 0 ? wanted : LEVELS;

const onPath = (command) =>
  spawnSync(process.platform === 'win32' ? 'where' : 'which', [command], { stdio: 'ignore' }).status === 0;
const NEEDS = [
  {
    level: ['int', 'api', 'e2e', 'faults'],
    commands: ['redis-server'],
    packages: ['redis-server'],
    zh: 'Redis(redis-server)',
  },
  {
    level: ['e2e'],
    commands: ['chromium', 'chromium-browser', 'google-chrome'],
    packages: ['chromium', 'fonts-noto-cjk'],
    zh: 'Chromium 浏览器',
  },
];
// what reads the papers back; without it their spec says that it was left out
const WANTED = [
  {
    level: ['int'],
    commands: ['soffice'],
    packages: ['libreoffice-writer', 'poppler-utils', 'fonts-noto-cjk'],
    zh: 'LibreOffice',
  },
];

const mayInstall = onPath('apt-get') && process.getuid?.() === 0;
const lacking = ({ level, commands }) =>
  level.some((each) => levels.includes(each)) && !commands.some(onPath);
const missing = [...NEEDS, ...(mayInstall ? WANTED : [])].filter(lacking);
if (missing.length > 0) {
  if (!mayInstall) {
    console.error(
      `测试需要 ${missing.map(({ zh }) => zh).join('、')},请先安装(Debian:apt-get install ${missing.flatMap(({ packages }) => packages).join(' ')})。`,
    );
    process.exit(1);
  }
  const packages = missing.flatMap((each) => each.packages);
  console.log(`安装测试所需:${packages.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  const installed = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
  if (installed.status !== 0) {
    console.error(`未能安装 ${packages.join('、')}。`);
    process.exit(1);
  }
}

if (levels.some((level) => level === 'e2e' || level === 'faults'))
  await sequence(process.execPath, ['apps/cli/launch.mjs', 'build']);

const totals = { passed: 0, failed: 0 };
// named once more at the end: who reads the last lines alone should know what failed
const failures = [];
for (const level of levels) await runLevel(level);
if (failures.length > 0) console.log(`\n${failures.join('\n')}`);
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);

async function runLevel(level) {
  const folder = mkdtempSync(join(tmpdir(), 'xinfang-test-'));
  const report = join(folder, 'report.json');
  const workers = level === 'unit' || level === 'int' ? 2 : 1;
  console.log(`\n== ${level} ==`);
  const code = await sequence(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--no-warnings',
      'node_modules/jest/bin/jest.js',
      '--config',
      'test/jest.config.mjs',
      '--selectProjects',
      level,
      '--json',
      '--outputFile',
      report,
      `--maxWorkers=${workers}`,
      '--silent',
      '--testTimeout=120000',
      '--forceExit',
    ],
    true,
  );
  if (!existsSync(report)) {
    // the runner itself broke: that is a failure, never a silence
    totals.failed += 1;
    failures.push(`failed: ${level}, without a report`);
  } else {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numTotalTests, testResults } =
      JSON.parse(readFileSync(report, 'utf8'));
    failures.push(...failuresOf(level, testResults));
    totals.passed += numPassedTests;
    totals.failed +=
      numFailedTests +
      numRuntimeErrorTestSuites +
      (code !== 0 && numFailedTests + numRuntimeErrorTestSuites === 0 ? 1 : 0);
    if (numTotalTests === 0 && numRuntimeErrorTestSuites === 0) totals.failed += 1;
  }
  rmSync(folder, { recursive: true, force: true });
}

/** A line for each test that failed, and for each file that did not run: level, file, name, first words of the reason. */
function failuresOf(level, files) {
  return files.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0 && status === 'failed')
      return [`failed: ${level} ${file}: ${firstWords(message)}`];
    return failed.map(
      ({ fullName, failureMessages }) =>
        `failed: ${level} ${file} › ${fullName}: ${firstWords(failureMessages[0] ?? '')}`,
    );
  });
}

function firstWords(message) {
  return stripVTControlCharacters(message).replaceAll(/\s+/g, ' ').trim().slice(0, 240);
}

function sequence(command, args, mayFail = false) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit' });
    child.on('close', (code) => {
      if (code !== 0 && !mayFail) process.exit(code ?? 1);
      resolve(code);
    });
  });
}
