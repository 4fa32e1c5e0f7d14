// Transpiles the server file by file: seconds instead of the type checker's half minute. Types are `npm run check`'s.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { transformFile } from '@swc/core';
import { ROOT } from './paths.mjs';

const SOURCES = ['libs', 'apps/api/src', 'apps/worker/src', 'apps/public/src', 'apps/cli/src'];
const OUT = join(ROOT, 'dist');
const NOT_SHIPPED = /\.spec\.ts$|\.d\.ts$|(^|\/)testing\/|(^|\/)spec-[a-z-]+\.ts$/;
const OPTIONS = {
  sourceMaps: true,
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
  module: { type: 'es6' },
};

function sourcesIn(folder) {
  let entries;
  try {
    entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((file) => !NOT_SHIPPED.test(file.split(sep).join('/')));
}

async function transpile(file) {
  const { code, map } = await transformFile(join(ROOT, file), { ...OPTIONS, filename: file });
  const target = join(OUT, file.replace(/\.ts$/, '.js'));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, `${code}\n//# sourceMappingURL=${target.split(sep).at(-1)}.map\n`);
  writeFileSync(`${target}.map`, map ?? '');
}

// what was deleted in the sources must not live on in the output
for (const folder of ['libs', 'apps']) rmSync(join(OUT, folder), { recursive: true, force: true });
const files = SOURCES.flatMap(sourcesIn);
await Promise.all(files.map(transpile));
