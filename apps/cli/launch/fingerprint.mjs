import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';

const SKIPPED = new Set(['node_modules', 'dist', '.git', '.data', '.cache', 'coverage']);

/**
 * One hash over names, sizes and times of the files below `entries` (files or folders); entries that do not
 * exist count as such. Specs are left out: they change nothing that runs.
 */
export function fingerprint(entries) {
  const hash = createHash('sha256').update(process.versions.node);
  const add = (path) => {
    const found = statSync(join(ROOT, path), { throwIfNoEntry: false });
    if (found === undefined) hash.update(`${path} -\n`);
    else if (found.isDirectory()) {
      for (const entry of readdirSync(join(ROOT, path), { withFileTypes: true }).sort((a, b) =>
        a.name < b.name ? -1 : 1,
      ))
        if (!SKIPPED.has(entry.name) && !entry.name.endsWith('.spec.ts')) add(`${path}/${entry.name}`);
    } else hash.update(`${path} ${found.size} ${found.mtimeMs}\n`);
  };
  for (const entry of entries) add(entry);
  return hash.digest('hex');
}
