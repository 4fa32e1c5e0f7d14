import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CLOCK_SQL, ROW_TYPES } from '../rows.js';
import type { DatabaseTime, Queryable } from '../types.js';
import { type Anchor, anchorLine } from './anchor.js';
import { newestSeal } from './seal-rows.js';

/** Names in the folder of anchors. */
const ANCHORS = 'anchors.ndjson';
const PUBLIC_KEY = 'seal-public-key.pem';

/** The anchor file and the public key beside it, outside the database (§5.6). */
export class AnchorFolder {
  constructor(readonly folder: string) {}

  /** Lines so far; empty where there is no file yet. */
  async text(): Promise<string> {
    try {
      return await readFile(join(this.folder, ANCHORS), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
      throw error;
    }
  }

  /** Puts the public key beside the anchors, for whoever has to check a receipt; an equal one stays. */
  async keepPublicKey(pem: string): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = join(this.folder, PUBLIC_KEY);
    const known = await readFile(file, 'utf8').catch(() => null);
    if (known !== pem) await writeFile(file, pem, { mode: 0o644 });
  }

  /**
   * Appends the newest seal and waits until it is on the disk; null when it stands there already or nothing is sealed.
   * Lines are only ever added: several processes may do so.
   */
  async add(client: Queryable): Promise<Anchor | null> {
    const seal = await newestSeal(client);
    if (seal === null || (await this.holds(seal.hash))) return null;
    const { rows } = await client.query<DatabaseTime>({ text: `select ${CLOCK_SQL}`, types: ROW_TYPES });
    const anchor: Anchor = { anchoredAt: (rows[0] as DatabaseTime).now, seal };
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const handle = await open(join(this.folder, ANCHORS), 'a', 0o600);
    try {
      await handle.writeFile(anchorLine(anchor));
      await handle.sync();
    } finally {
      await handle.close();
    }
    return anchor;
  }

  private async holds(hash: string): Promise<boolean> {
    return (await this.text()).includes(`"hash":"${hash}"`);
  }
}
