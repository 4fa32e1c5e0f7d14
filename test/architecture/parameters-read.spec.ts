import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { PARAMETERS, REFERENCE_ONLY } from '#domain';

const ROOT = new URL('../../', import.meta.url).pathname;

const sourcesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(
      (name) =>
        name.endsWith('.ts') &&
        !/\.spec\.|spec-|domain\/src\/parameters\/|profile\/decide-profile/.test(name),
    )
    .map((name) => readFileSync(join(ROOT, folder, name), 'utf8'));

it('whatever an office may set is read by something, and nothing that is read is called a reference', () => {
  const sources = [
    ...sourcesIn('libs'),
    ...sourcesIn('apps/api'),
    ...sourcesIn('apps/worker'),
    ...sourcesIn('apps/public'),
  ];
  const read = new Set(sources.flatMap((source) => source.match(/\b[a-z][A-Za-z0-9]+\b/g) ?? []));
  const references = new Set<string>(REFERENCE_ONLY);
  const keys = Object.keys(PARAMETERS);
  expect(keys.filter((key) => !references.has(key) && !read.has(key))).toEqual([]);
  expect(keys.filter((key) => references.has(key) && read.has(key))).toEqual([]);
});
