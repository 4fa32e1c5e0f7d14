import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { accountFor, barrierTo, type Account } from './account.js';
import { copyBinaries, findBinaries, type Binaries } from './binaries.js';
import { EmbeddedPostgresError } from './failure.js';

/** Where everything of one embedded server lies. */
export type Place = {
  /** The data folder of Xinfang. */
  dataDir: string;
  /** PGDATA, real path; `postgres` in the data folder, or where the link of that name points. */
  cluster: string;
  account: Account;
  binaries: Binaries;
  /** What the operator should know, in Chinese. */
  notices: string[];
};

// Where root's databases go when only root can enter the data folder (a checkout under /root).
const SHARED = '/var/lib/xinfang';

/**
 * Decides where the database lies and who runs it. As root with a data folder below one of mode 0700, the
 * unprivileged account could not reach it: then the database is put under /var/lib/xinfang, and the data
 * folder keeps a link to it. No permission of a foreign folder is changed.
 */
export async function choosePlace(dataDir: string): Promise<Place> {
  const isRoot = process.getuid?.() === 0;
  // As root the database's own account must be able to pass through; the keys' folder has its own 0700.
  makeDataDir(dataDir, isRoot ? 0o711 : 0o700);
  const notices: string[] = [];
  let cluster = join(dataDir, 'postgres');
  if (isLink(cluster)) {
    cluster = readlinkSync(cluster);
    if (!existsSync(dirname(cluster)))
      throw new EmbeddedPostgresError(
        'DATA_DIR_DAMAGED',
        `数据目录中的链接 postgres 指向不存在的位置 ${cluster}:请恢复该目录,或换一个 DATA_DIR。`,
      );
  }
  const account = accountFor(cluster);
  if (account !== null && (statSync(dataDir).mode & 0o001) === 0 && statSync(dataDir).uid === 0)
    chmodSync(dataDir, 0o711);
  const barrier = barrierTo(dirname(cluster), account);
  if (barrier !== null) {
    if (existsSync(cluster))
      throw new EmbeddedPostgresError(
        'DATA_DIR_UNREACHABLE',
        `运行数据库的账号(uid ${account?.uid ?? 0})进不了目录 ${barrier}:请放开该目录的进入权限(chmod o+x),或换一个 DATA_DIR。`,
      );
    const moved = join(sharedFolder(barrier), `db-${randomBytes(6).toString('hex')}`);
    mkdirSync(moved, { mode: 0o711 });
    symlinkSync(join(moved, 'postgres'), cluster);
    cluster = join(moved, 'postgres');
    notices.push(`目录 ${barrier} 只有 root 能进入,数据库改放在 ${cluster}(数据目录中留有链接 postgres)。`);
  }
  const binaries = await findBinaries(dataDir);
  const unreachable = barrierTo(dirname(binaries.postgres), account);
  if (unreachable === null) return { dataDir, cluster, account, binaries, notices };
  return {
    dataDir,
    cluster,
    account,
    binaries: await copyBinaries(binaries, sharedFolder(unreachable)),
    notices,
  };
}

function makeDataDir(dataDir: string, mode: number): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode });
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new EmbeddedPostgresError(
      'DATA_DIR_UNREACHABLE',
      `数据目录 ${dataDir} 无法创建或写入(${code}):请检查该位置的权限,或换一个 DATA_DIR。`,
    );
  }
}

function sharedFolder(barrier: string): string {
  try {
    mkdirSync(SHARED, { recursive: true, mode: 0o755 });
    return SHARED;
  } catch {
    throw new EmbeddedPostgresError(
      'DATA_DIR_UNREACHABLE',
      `目录 ${barrier} 只有 root 能进入,而 ${SHARED} 又无法创建:请用普通账号启动,或把程序和 DATA_DIR 放到其他目录。`,
    );
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
