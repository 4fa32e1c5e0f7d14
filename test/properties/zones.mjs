// K-18: the same histories give the same days wherever the machine thinks it stands. Transpiles the domain beside the
// dependencies, walks it in a process of its own for each time zone, and compares what they say.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFileSync } from '@swc/core';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DOMAIN = 'libs/domain/src';
/** What the fixtures of its stories begin with. */
const STORY = join(ROOT, 'test/support/arrival-facts.ts');
const OUT = join(ROOT, 'node_modules/.cache/zones');
const ZONES = ['Asia/Shanghai', 'UTC', 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'];

rmSync(OUT, { recursive: true, force: true });
const sources = readdirSync(join(ROOT, DOMAIN), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts'))
  .map((entry) => join(entry.parentPath, entry.name));
for (const file of [...sources, STORY]) {
  const target = join(OUT, relative(ROOT, file).replace(/\.ts$/, '.js'));
  mkdirSync(dirname(target), { recursive: true });
  const options = { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } };
  writeFileSync(target, transformFileSync(file, options).code);
}
writeFileSync(join(OUT, 'package.json'), '{"type":"module"}');

const answers = new Map();
for (const zone of ZONES) {
  const walk = join(ROOT, 'test/properties/walk-in-zone.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [walk, join(OUT, DOMAIN)], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${zone}: ${stderr}`);
  const [midnight, digest] = stdout.trim().split('\n');
  console.log(`${zone.padEnd(20)} ${digest.slice(0, 16)}  (midnight there: ${midnight})`);
  answers.set(zone, { midnight, digest });
}
const digests = new Set([...answers.values()].map(({ digest }) => digest));
const midnights = new Set([...answers.values()].map(({ midnight }) => midnight));
// If the zones did not take effect, agreement would prove nothing.
if (midnights.size !== ZONES.length) throw new Error('the time zones did not take effect');
if (digests.size !== 1) throw new Error('a time zone changes the days of a petition (K-18)');
console.log(`${ZONES.length} time zones, one answer`);
