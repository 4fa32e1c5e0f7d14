import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { EmbeddedPostgresError } from './failure.js';

/** The account that the database runs under; null = the account of this process. */
export type Account = { uid: number; gid: number } | null;

/**
 * PostgreSQL refuses to run as root: then it runs as who owns the folder already, else as `postgres`,
 * else as `nobody`.
 * @rejects DATA_DIR_OWNER when the folder belongs to another ordinary account
 */
export function accountFor(folder: string): Account {
  const self = process.getuid?.();
  if (self === undefined) return null;
  const owner = statSync(folder, { throwIfNoEntry: false });
  if (self !== 0) {
    if (owner !== undefined && owner.uid !== self)
      throw new EmbeddedPostgresError(
        'DATA_DIR_OWNER',
        `数据库目录 ${folder} 属于另一个系统账号(uid ${owner.uid}):请改用该账号启动,或换一个 DATA_DIR。`,
      );
    return null;
  }
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const found = lookUp('postgres') ?? lookUp('nobody');
  if (found === null)
    throw new EmbeddedPostgresError(
      'DATA_DIR_OWNER',
      '以 root 启动时数据库须以普通账号运行,但本机既无 postgres 也无 nobody 账号:请用普通账号启动。',
    );
  return found;
}

/** The nearest folder on the way to `path` that the account may not enter; null when it reaches it. */
export function barrierTo(path: string, account: Account): string | null {
  if (account === null) return null;
  let barrier: string | null = null;
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found?.isDirectory() && !mayEnter(found, account)) barrier = folder;
    if (folder === dirname(folder)) return barrier;
  }
}

function mayEnter(
  found: { mode: number; uid: number; gid: number },
  account: { uid: number; gid: number },
): boolean {
  if (found.uid === account.uid) return (found.mode & 0o100) !== 0;
  return (found.mode & (found.gid === account.gid ? 0o010 : 0o001)) !== 0;
}

function lookUp(name: string): { uid: number; gid: number } | null {
  try {
    const ask = (flag: string): number =>
      Number(
        execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim(),
      );
    const found = { uid: ask('-u'), gid: ask('-g') };
    return found.uid > 0 && Number.isInteger(found.gid) ? found : null;
  } catch {
    return null;
  }
}
