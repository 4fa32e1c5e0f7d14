import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A new folder for temporary files, for a program that brings its database along. Of root's folders the account of the database
 * could not pass one with mode 0700: the database would be put under /var/lib/xinfang and stay there when the folder goes.
 */
export function passableFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  if (process.getuid?.() === 0) chmodSync(folder, 0o711);
  return folder;
}
