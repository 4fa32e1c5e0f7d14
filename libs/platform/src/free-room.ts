import { statfsSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from './settings.js';

/** Three segments of PostgreSQL's log: what it needs to go on, and to come back. @unit bytes */
export const LOG_RESERVE = 48 * 1024 * 1024;
/** Of a disk that is hardly larger than that, this part. */
const SHARE = 1 / 8;
/** Free room under which a disk takes no more writes. @unit bytes */
export const shortBelow = (total: number): number => Math.min(LOG_RESERVE, total * SHARE);
/** How long an answer holds. @unit ms */
const FRESH = 1_000;

/** Free and total room of the disk under a folder; null where it cannot be told. @unit bytes */
export type RoomOf = (folder: string) => { readonly free: number; readonly total: number } | null;

/**
 * Is there room to write? Where a log of PostgreSQL can grow no more, the whole server stops, and nothing is read either: so writing ends
 * before, and reading goes on (R6).
 */
export class FreeRoom {
  private lookedAt = -Infinity;
  private short = false;

  constructor(
    private readonly folders: readonly string[],
    private readonly roomOf: RoomOf = roomOfDisk,
    private readonly elapsed: () => number = () => performance.now(),
  ) {}

  /** Less than the reserve is left on one of the disks; looked at once a second at most. */
  isShort(): boolean {
    if (this.elapsed() - this.lookedAt >= FRESH) {
      this.lookedAt = this.elapsed();
      this.short = this.folders.some((folder) => {
        const room = this.roomOf(folder);
        return room !== null && room.free < shortBelow(room.total);
      });
    }
    return this.short;
  }
}

/**
 * The folders whose disks the embedded database lives on; its log may lie on a disk of its own. None with a foreign server, whose disks are
 * not ours to see.
 */
export function writtenFolders({ dataDir, database }: Pick<Settings, 'dataDir' | 'database'>): string[] {
  return database.kind === 'embedded' ? [dataDir, database.folder, join(database.folder, 'pg_wal')] : [];
}

/** As the system tells it. */
export function roomOfDisk(folder: string): ReturnType<RoomOf> {
  try {
    const { bavail, blocks, bsize } = statfsSync(folder);
    return { free: Number(bavail) * Number(bsize), total: Number(blocks) * Number(bsize) };
  } catch {
    return null;
  }
}
