import { randomFillSync } from 'node:crypto';
import { chownSync, existsSync, rmSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type RoomOf, roomOfDisk, shortBelow } from '../free-room.js';
import type { Place } from './place.js';

const MB = 1024 ** 2;
/** PostgreSQL's log grows by files of this size. */
const SEGMENT = 16 * MB;
/** A disk that holds only the log's own few segments: enough for a recovery that asks for no whole one. @unit bytes */
const SMALL_DISK = 8 * SEGMENT;
const ON_SMALL_DISK = 4 * MB;
/** Otherwise for the segment in which a recovery ends, and a sixteenth of the disk if that is more, up to a second one. @unit bytes */
const LEAST = SEGMENT + MB;
const MOST = 2 * SEGMENT;
const SHARE = 1 / 16;

/** Size of the reserve on a disk. @unit bytes */
export const reserveSize = (total: number): number =>
  total < SMALL_DISK ? ON_SMALL_DISK : Math.min(MOST, Math.max(LEAST, Math.floor((total * SHARE) / MB) * MB));

/**
 * Room that we hold ourselves on the disk of PostgreSQL's log. Where that disk fills at one stroke, PostgreSQL stops and needs room to
 * start again: then it gets this (R6). PostgreSQL leaves files alone whose names are not those of its own.
 */
export class LogReserve {
  private readonly file: string;
  private readonly folder: string;
  private making: Promise<boolean> | null = null;
  private dropped = false;

  constructor(
    private readonly place: Pick<Place, 'cluster' | 'account'>,
    private readonly roomOf: RoomOf = roomOfDisk,
  ) {
    this.folder = join(place.cluster, 'pg_wal');
    this.file = join(this.folder, 'xinfang.reserve');
  }

  /** The log's disk cannot take another whole segment. */
  lacksSegment(): boolean {
    const room = this.roomOf(this.folder);
    return room !== null && room.free < SEGMENT;
  }

  /** Gives the room away. */
  release(): void {
    this.dropped = true;
    rmSync(this.file, { force: true });
  }

  /**
   * Takes the room where there is enough for writing beside it. True when it is held; one attempt at a time.
   * @rejects nothing: without a reserve the server runs as well
   */
  keep(): Promise<boolean> {
    return (this.making ??= this.make()
      .catch(() => false)
      .finally(() => {
        this.making = null;
      }));
  }

  /** What is being made is not finished any more. */
  async settle(): Promise<void> {
    this.dropped = true;
    await this.making;
  }

  private async make(): Promise<boolean> {
    this.dropped = false;
    const half = `${this.file}.new`;
    if (existsSync(this.file)) return true;
    await rm(half, { force: true });
    const room = this.roomOf(this.folder);
    if (room === null) return false;
    const size = reserveSize(room.total);
    if (room.free < size + shortBelow(room.total)) return false;
    try {
      const handle = await open(half, 'w', 0o600);
      try {
        const chunk = Buffer.alloc(MB);
        // not zeros: a file system that compresses would keep no room for them
        for (let at = 0; at < size && !this.dropped; at += MB) await handle.writeFile(randomFillSync(chunk));
        await handle.sync();
      } finally {
        await handle.close();
      }
      const { account } = this.place;
      if (account !== null) chownSync(half, account.uid, account.gid);
      if (this.dropped) return false;
      await rename(half, this.file);
      return true;
    } finally {
      await rm(half, { force: true });
    }
  }
}
