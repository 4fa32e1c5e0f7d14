import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Vault } from '#vault';

type At = { readonly dataDir: string; readonly runId: string; readonly keyId: string };

const folderOf = ({ dataDir, runId }: Pick<At, 'dataDir' | 'runId'>): string =>
  join(dataDir, 'paper-runs', runId);
const PART = 'part';
const aadOf = (runId: string, name: string): string => `paper-run/${runId}/${name}`;

/** Files of runs: sealed under the run's own key, whole or not at all, gone with the run. */
export class RunFiles {
  constructor(private readonly vault: Pick<Vault, 'sealParts' | 'openParts'>) {}

  async put(at: At, name: string, content: unknown): Promise<void> {
    const sealed = await this.vault.sealParts({
      parts: { [PART]: content },
      keys: { [PART]: at.keyId },
      aad: aadOf(at.runId, name),
    });
    const folder = folderOf(at);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(join(folder, `${name}.new`), sealed, { mode: 0o600 });
    await rename(join(folder, `${name}.new`), join(folder, name));
  }

  /** Null where it is no more. */
  async get<T>(at: At, name: string): Promise<T | null> {
    const sealed = await readFile(join(folderOf(at), name)).catch(() => null);
    if (sealed === null) return null;
    const { [PART]: content } = await this.vault.openParts(sealed, aadOf(at.runId, name));
    return content as T;
  }

  async drop(at: Pick<At, 'dataDir' | 'runId'>, name?: string): Promise<void> {
    const folder = folderOf(at);
    await rm(name === undefined ? folder : join(folder, name), { recursive: true, force: true });
  }
}
