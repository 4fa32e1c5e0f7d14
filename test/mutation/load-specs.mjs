// Brings the sandbox's instrumented sources and specs into this process: once, transpiled as Jest does it (swc).
import { transformSync } from '@swc/core';
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openFile } from './harness.mjs';

const HARNESS = new URL('./harness.mjs', import.meta.url).href;
/** What the specs of the domain reach, from the root of the tree; `#domain` leads into dist/ (package.json, imports). */
const TREES = ['libs/domain/src', 'test/situations', 'test/support', 'test/golden'];
const SPECS = /^(libs\/domain\/src|test\/situations)\/.*(?<!\.(int|api|e2e|fault))\.spec\.ts$/;
/** One reads a page of docs/, which the sandbox has not; the others walk at random for seconds, too long for each survivor. */
const NOT_HERE = /(transitions-page|petition\/properties|any-form|any-input)\.spec\.ts$/;

const SWC = {
  jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
  module: { type: 'es6' },
  sourceMaps: false,
};

/** Loads all specs below `root`, so that their tests stand in the harness. */
export async function loadSpecs(root) {
  const specs = [];
  for (const file of TREES.flatMap((tree) => filesBelow(join(root, tree)))) {
    const name = relative(root, file).replaceAll('\\', '/');
    const target = join(root, 'dist', name);
    mkdirSync(dirname(target), { recursive: true });
    if (extname(file) !== '.ts') {
      cpSync(file, target);
      continue;
    }
    const source = readFileSync(file, 'utf8')
      .replaceAll("'@jest/globals'", `'${HARNESS}'`)
      .replaceAll('new WeakMap', 'new ForgettingMap');
    writeFileSync(target.replace(/\.ts$/, '.js'), transformSync(source, { ...SWC, filename: file }).code);
    if (SPECS.test(name) && !NOT_HERE.test(name)) specs.push(name);
  }
  for (const name of specs.sort()) {
    openFile(name);
    await import(pathToFileURL(join(root, 'dist', name.replace(/\.ts$/, '.js'))).href);
  }
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
