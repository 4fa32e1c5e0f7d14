import { readdirSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformFileSync } from '@swc/core';
import { CHECKOUT } from './test-server-folder.js';

/**
 * A lib as plain JavaScript inside the checkout (bare imports resolve there), for specs that need a process
 * of their own to kill. The lib must not import another lib.
 */
export function compileLib(lib: string): { entry: string; remove: () => void } {
  const source = join(CHECKOUT, 'libs', lib, 'src');
  const target = join(CHECKOUT, '.cache', `${lib}-${process.pid}`);
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.endsWith('.spec.ts')) continue;
    const out = join(target, file.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(out), { recursive: true });
    const { code } = transformFileSync(join(source, file), {
      jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true } },
      module: { type: 'es6' },
      swcrc: false,
    });
    writeFileSync(out, code);
  }
  return { entry: join(target, 'index.js'), remove: () => rmSync(target, { recursive: true, force: true }) };
}
