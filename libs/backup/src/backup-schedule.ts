import { noticeAdministrators } from '#jobs';
import type { Runtime } from '#runtime';
import { backupState, backupWarning, passphraseOf, pruneBackups, recordedBackup } from './backup-runs.js';

/** The schedule of one process; several may run it. */
export type BackupSchedule = {
  /** Looks whether a backup is due, makes it, and tells the administrators where none ran; true when one was made. */
  look(): Promise<boolean>;
  stop(): Promise<void>;
};

const LOOK_MS = 10 * 60_000;
/** One backup at a time, whoever makes it. */
const LOCK = 7_263_041;

/**
 * Makes a backup whenever the last good one is older than the setting says. Where none was made for too long, with or without a schedule, the
 * administrators find a notice in their inbox, once a week.
 */
export function startBackupSchedule(
  runtime: Pick<Runtime, 'pools' | 'settings' | 'config' | 'store' | 'log'>,
  lookMs = LOOK_MS,
): BackupSchedule {
  const { log } = runtime;
  let running: Promise<boolean> | null = null;
  const look = (): Promise<boolean> =>
    (running ??= backupWhenDue(runtime)
      .catch((error: unknown) => {
        log.error({ err: error }, 'the scheduled backup failed; the next look tries again');
        return false;
      })
      .then(async (made) => {
        await noticeWhereNoneRan(runtime).catch((error: unknown) =>
          log.error({ err: error }, 'whether a backup ran could not be told'),
        );
        return made;
      })
      .finally(() => {
        running = null;
      }));
  const timer = setInterval(() => void look(), lookMs);
  timer.unref();
  void look();
  return {
    look,
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

async function noticeWhereNoneRan({ pools, settings }: Pick<Runtime, 'pools' | 'settings'>): Promise<void> {
  const sentence = backupWarning(await backupState(pools.store, settings), settings);
  if (sentence !== null) await noticeAdministrators(pools.store, { topic: 'backup', sentence });
}

async function backupWhenDue(runtime: Parameters<typeof startBackupSchedule>[0]): Promise<boolean> {
  const { pools, settings } = runtime;
  const { folder, everyHours, keep, passphraseFile } = settings.backup;
  if (folder === null) return false;
  const client = await pools.owner.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [LOCK]);
    if (rows[0]?.mine !== true) return false;
    try {
      const { lastOkAt, hoursSince } = await backupState(pools.store, settings);
      // nothing is set up yet: nothing to lose
      if (hoursSince === null || (lastOkAt !== null && hoursSince < everyHours)) return false;
      await recordedBackup(runtime, { folder, passphrase: await passphraseOf(passphraseFile) });
      await pruneBackups(folder, keep);
      return true;
    } finally {
      await client.query('select pg_advisory_unlock($1)', [LOCK]);
    }
  } finally {
    client.release();
  }
}
