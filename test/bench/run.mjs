// `npm run bench -- <name> [options]`: builds the server, runs one bench, prints its figures. What they mean: docs/performance.md.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [name, ...rest] = process.argv.slice(2);
const here = fileURLToPath(new URL('.', import.meta.url));
const benches = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(`${here}${entry.name}/bench.mjs`))
  .map((entry) => entry.name);

if (!benches.includes(name)) {
  console.error(`npm run bench -- <${benches.join(' | ')}> [options]`);
  process.exit(2);
}
const node = (args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
process.exit(
  node(['apps/cli/launch/transpile-server.mjs']) || node([`test/bench/${name}/bench.mjs`, ...rest]),
);
