import { lstat, mkdir, open } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import type { Settings } from '#platform';
import { readKeyFile } from '#vault';
import type { BackupHeader, BackupLine } from './backup-file.js';
import { BackupRefused } from './backup-refused.js';
import { KEPT_FOLDERS } from './make-backup.js';

/** Name of the key file within a backup. */
export const MASTER_KEY = 'master.key';

/**
 * Nothing that lies there is overwritten, and that is told before anything is written.
 * @returns what may stay: the very master key of the backup
 * @rejects TARGET_NOT_EMPTY
 */
export async function requireFree(
  names: readonly string[],
  { masterKeyId }: BackupHeader,
  settings: Settings,
): Promise<ReadonlySet<string>> {
  const standing = new Set<string>();
  for (const name of names) {
    const path = pathOf(name, settings);
    const lies = await lstat(path).then(
      () => true,
      () => false,
    );
    if (!lies) continue;
    const known = name === MASTER_KEY ? await readKeyFile(path).catch(() => null) : null;
    if (known !== null && known.id === masterKeyId) {
      standing.add(name);
      continue;
    }
    throw new BackupRefused(
      'TARGET_NOT_EMPTY',
      `文件 ${path} 已经存在,没有覆盖;什么都没有改动,请先移开再恢复。`,
    );
  }
  return standing;
}

type FilePart = Extract<Extract<BackupLine, { mark: unknown }>['mark'], { file: string }>;

/** Writes the files beside the database; what is there already is not overwritten. */
export class FileLoader {
  private current: { name: string; handle: Awaited<ReturnType<typeof open>> } | null = null;

  constructor(
    private readonly settings: Settings,
    private readonly standing: ReadonlySet<string>,
  ) {}

  async add({ file, part, bytes }: FilePart): Promise<void> {
    if (this.standing.has(file)) return;
    if (part === 0) {
      await this.finish();
      const path = pathOf(file, this.settings);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const handle = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
        throw new BackupRefused('TARGET_NOT_EMPTY', `文件 ${path} 已经存在,没有覆盖;请先移开再恢复。`);
      });
      this.current = { name: file, handle };
    }
    if (this.current?.name !== file) throw new BackupRefused('BACKUP_DAMAGED', '备份中的文件次序不对。');
    await this.current.handle.writeFile(Buffer.from(bytes, 'base64'));
  }

  async finish(): Promise<void> {
    await this.current?.handle.sync();
    await this.current?.handle.close();
    this.current = null;
  }
}

/** Only into the folders that a backup keeps: a name from a file must not lead elsewhere. */
function pathOf(name: string, { keyFile, dataDir }: Settings): string {
  if (name === MASTER_KEY) return keyFile;
  const clean = normalize(name);
  if (!KEPT_FOLDERS.some((folder) => clean.startsWith(`${folder}/`)) || clean.includes('..'))
    throw new BackupRefused('BACKUP_DAMAGED', '备份中有不该有的文件名。');
  return join(dataDir, clean);
}
