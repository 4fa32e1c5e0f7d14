import { describe, expect, it } from '@jest/globals';
import { FreeRoom, writtenFolders } from './free-room.js';

const MB = 1024 * 1024;

describe('room to write (R6)', () => {
  const judged = (free: number, total: number): boolean =>
    new FreeRoom(['/data'], () => ({ free: free * MB, total: total * MB })).isShort();

  it('ends at three segments of the log, on a small disk at an eighth of it', () => {
    expect([judged(49, 100_000), judged(47, 100_000)]).toEqual([false, true]);
    expect([judged(9, 64), judged(7, 64)]).toEqual([false, true]);
  });

  it('is short where one of the disks is, and not where none can be looked at', () => {
    const room = new FreeRoom(['/data', '/log'], (folder) => ({
      free: folder === '/log' ? 0 : 1e12,
      total: 1e12,
    }));
    expect(room.isShort()).toBe(true);
    expect(new FreeRoom(['/gone'], () => null).isShort()).toBe(false);
  });

  it('is looked at once a second, and again when there is room', () => {
    let at = 0;
    let looks = 0;
    let free = 0;
    const room = new FreeRoom(
      ['/data'],
      () => {
        looks += 1;
        return { free, total: 1e12 };
      },
      () => at,
    );
    expect([room.isShort(), room.isShort(), looks]).toEqual([true, true, 1]);
    free = 1e12;
    at = 999;
    expect(room.isShort()).toBe(true);
    at = 1_000;
    expect([room.isShort(), looks]).toEqual([false, 2]);
  });

  it('looks at the log of the embedded database too, and at no disk of a foreign server', () => {
    expect(writtenFolders({ dataDir: '/d', database: { kind: 'embedded', folder: '/d/postgres' } })).toEqual([
      '/d',
      '/d/postgres',
      '/d/postgres/pg_wal',
    ]);
    expect(writtenFolders({ dataDir: '/d', database: { kind: 'server', url: 'u', keysUrl: 'k' } })).toEqual(
      [],
    );
  });
});
