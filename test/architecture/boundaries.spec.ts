import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** A file that breaks one rule each, and the rule that must say so. */
const PLANTED = [
  [
    'libs/domain/src/planted-a.ts',
    "import { Pool } from 'pg';\nexport const pool = Pool;\n",
    'domain-imports-only-its-packages',
  ],
  [
    'libs/domain/src/planted-b.ts',
    "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
    'domain-imports-only-its-packages',
  ],
  [
    'libs/event-store/src/planted-c.ts',
    "import { Rejected } from '#domain';\nexport const words = Rejected;\n",
    'event-store-imports-only-its-neighbours',
  ],
  [
    'apps/api/src/planted-d.ts',
    "import { fold } from '../../../libs/domain/src/petition/evolve.js';\nexport const folded = fold;\n",
    'domain-is-entered-by-its-index',
  ],
  [
    'apps/api/src/planted-e.ts',
    "import { planted } from '../../cli/src/planted-f.js';\nexport const taken = planted;\n",
    'apps-stand-alone',
  ],
  ['apps/cli/src/planted-f.ts', 'export const planted = 1;\n', null],
  [
    'libs/vault/src/planted-g.ts',
    "import { back } from './planted-h.js';\nexport const forth = () => back;\n",
    'no-cycles',
  ],
  [
    'libs/vault/src/planted-h.ts',
    "import { forth } from './planted-g.js';\nexport const back = () => forth;\n",
    null,
  ],
  [
    'libs/identity/src/planted-i.ts',
    "import { taken } from '../../../apps/api/src/planted-e.js';\nexport const app = taken;\n",
    'libs-import-no-app',
  ],
] as const;

/** The planted tree is a copy of nothing but these files, so that checks running beside it see no violation. */
const scratch = join(root, 'dist', 'planted');

describe('boundaries (architecture §1.3)', () => {
  let report = '';

  beforeAll(async () => {
    await rm(scratch, { recursive: true, force: true });
    const real = [
      ['libs/domain/src/index.ts', 'export class Rejected extends Error {}\n'],
      ['libs/domain/src/petition/evolve.ts', 'export const fold = 1;\n'],
      [
        'tsconfig.json',
        JSON.stringify({ compilerOptions: { module: 'NodeNext', moduleResolution: 'NodeNext' } }),
      ],
      [
        'package.json',
        JSON.stringify({
          type: 'module',
          imports: { '#*': { types: './libs/*/src/index.ts' } },
          dependencies: { pg: '*' },
        }),
      ],
    ] as const;
    for (const [file, text] of [...real, ...PLANTED.map(([path, body]) => [path, body] as const)]) {
      await mkdir(dirname(join(scratch, file)), { recursive: true });
      await writeFile(join(scratch, file), text);
    }
    const config = join(root, 'test/architecture/dependency-cruiser.cjs');
    const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    report = await run(process.execPath, [cruiser, '--config', config, '-T', 'err', 'libs', 'apps'], {
      cwd: scratch,
    }).then(
      ({ stdout }) => stdout,
      (failed: { stdout: string }) => failed.stdout,
    );
  }, 240_000);

  afterAll(() => rm(scratch, { recursive: true, force: true }));

  it.each(PLANTED.filter(([, , rule]) => rule !== null))('finds %s', (file, _body, rule) => {
    const line = report.split('\n').find((each) => each.includes(`error ${rule}: ${file}`));
    expect(line ?? report).toContain(file);
    expect(line).toBeDefined();
  });
});
