import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { LOG_RESERVE, roomOfDisk } from '../free-room.js';
import type { Log } from '../log.js';
import { configure, ensureCluster, readPassword } from './cluster.js';
import { EmbeddedPostgresError } from './failure.js';
import { LogReserve } from './log-reserve.js';
import { isPostmasterOf, readPidFile } from './pid-file.js';
import { choosePlace, type Place } from './place.js';
import { DATABASES, readRuntime, removeRuntime, writeRuntime } from './runtime-file.js';
import { addressOf, ensureServer, stopServer, type RunningServer } from './server.js';

/** A PostgreSQL that lives in the data folder and is kept alive. */
export type EmbeddedPostgres = {
  url: string;
  keysUrl: string;
  /** The postmaster now in charge; changes when it had to be started again. */
  postgresPid: () => number;
  /** An orphan of a killed process was taken over. */
  adopted: boolean;
  /** What the operator should know, in Chinese. */
  notices: string[];
  /** Fulfilled when the server could not be brought back within 30 s: the application must end. */
  lost: Promise<EmbeddedPostgresError>;
  /** Call after the application has drained. */
  stop(): Promise<void>;
};

/** How long a dead server is started again and again before the application gives up. */
export const RESTART_WINDOW_MS = 30_000;
/** How often is seen to the reserve. */
const KEEP_MS = 5_000;
/** How often is seen whether somebody else has asked the server to stop; by the second look it is ended. */
const LOOK_MS = 1_000;
const BACK_OFF_MS = [0, 300, 1000, 2000, 3000, 5000];
// Held for the life of the application on a connection of its own: one Xinfang a folder.
const FOLDER_LOCK = 7_263_000;

/**
 * Starts or adopts the server of a data folder, takes the folder's lock and keeps the server alive.
 * @rejects EmbeddedPostgresError, DATA_DIR_IN_USE when another Xinfang holds the folder
 */
export async function startEmbeddedPostgres(dataDir: string, log: Log): Promise<EmbeddedPostgres> {
  const place = await choosePlace(dataDir);
  for (const notice of place.notices) log.warn(notice);
  await ensureCluster(place);
  const supervisor = new Supervisor(place, log);
  await supervisor.start();
  const password = readPassword(dataDir);
  return {
    url: addressOf(supervisor.server, password, DATABASES.database),
    keysUrl: addressOf(supervisor.server, password, DATABASES.keysDatabase),
    postgresPid: () => supervisor.server.pid,
    adopted: supervisor.server.adopted,
    notices: place.notices,
    lost: supervisor.lost,
    stop: () => supervisor.stop(),
  };
}

class Supervisor {
  server!: RunningServer;
  readonly lost: Promise<EmbeddedPostgresError>;
  private giveUp!: (error: EmbeddedPostgresError) => void;
  private guard: pg.Client | null = null;
  private stopping = false;
  private recovering: Promise<void> | null = null;
  private readonly reserve: LogReserve;
  private keeper: NodeJS.Timeout | null = null;
  private looker: NodeJS.Timeout | null = null;
  /** Looks in a row that found the server waiting for its last connection. */
  private seenStopping = 0;
  /** The log's disk was full when the server was started, and the reserve has gone into it. */
  private sparing = false;

  constructor(
    private readonly place: Place,
    private readonly log: Log,
  ) {
    this.lost = new Promise((resolve) => (this.giveUp = resolve));
    this.reserve = new LogReserve(place);
  }

  async start(): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        this.server = await ensureServer(this.place, this.modeNow());
        this.guard = await this.takeFolder();
        break;
      } catch (error) {
        // Children of a killed postmaster may need a moment to go; another process may have just started or stopped.
        const final = error instanceof EmbeddedPostgresError && error.code !== 'SERVER_NOT_STARTED';
        if (final || attempt >= 4) throw error;
        await sleep(BACK_OFF_MS[attempt + 1] ?? 3000);
      }
    }
    if (this.server.adopted)
      this.log.warn({ postgresPid: this.server.pid }, '接管了上次异常退出后仍在运行的数据库');
    writeRuntime(this.place.dataDir, this.server);
    this.keeper = setInterval(() => void this.keepReserve(), KEEP_MS);
    this.keeper.unref();
    this.looker = setInterval(() => this.look(), LOOK_MS);
    this.looker.unref();
    void this.keepReserve();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    if (this.keeper !== null) clearInterval(this.keeper);
    if (this.looker !== null) clearInterval(this.looker);
    await this.reserve.settle();
    await this.recovering?.catch(() => undefined);
    await stopServer(this.place, this.server.pid);
    // The lock's connection goes with the server, so no other start can slip in between.
    await this.guard?.end().catch(() => undefined);
    removeRuntime(this.place.dataDir);
  }

  private async takeFolder(): Promise<pg.Client> {
    const url = addressOf(this.server, readPassword(this.place.dataDir), 'postgres');
    const client = new pg.Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      application_name: 'xinfang folder lock',
    });
    let attached = false;
    const onLoss = (): void => {
      if (attached && this.guard === client) this.recover();
    };
    client.on('error', onLoss);
    client.on('end', onLoss);
    await client.connect();
    // A killed predecessor's session ends within moments; a living one's does not.
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [
        FOLDER_LOCK,
      ]);
      if (rows[0]?.got === true) {
        attached = true;
        return client;
      }
      await sleep(100);
    }
    await client.end();
    const holder = readRuntime(this.place.dataDir);
    throw new EmbeddedPostgresError(
      'DATA_DIR_IN_USE',
      `数据目录 ${this.place.dataDir} 正被另一个信访系统使用${holder === null ? '' : `(进程 ${holder.pid})`}:请先停止它,或为本次启动换一个 DATA_DIR。`,
    );
  }

  /** How the server is started now: where its log finds no room, it gets what is kept for that. */
  private modeNow(): { durable: boolean; sparing: boolean } {
    if (this.reserve.lacksSegment()) {
      if (!this.sparing) this.log.error('数据库日志所在磁盘已满:动用预留空间启动数据库,有空间后自行恢复');
      this.sparing = true;
      this.reserve.release();
    }
    return { durable: true, sparing: this.reserve.lacksSegment() };
  }

  /** The reserve is made where there is room, and the server told that there is. */
  private async keepReserve(): Promise<void> {
    if (this.stopping || this.recovering !== null) return;
    const isKept = await this.reserve.keep();
    const { guard } = this;
    if (!isKept || !this.sparing || guard === null) return;
    try {
      configure(this.place, this.server, { durable: true });
      await guard.query('select pg_reload_conf()');
      this.sparing = false;
      this.log.warn('磁盘又有空间,预留空间已备好');
    } catch {
      // it is away again; the next look comes
    }
  }

  /**
   * A server that somebody else has asked to stop (`kill`, `pg_ctl stop -m smart`) takes nobody new and waits for the last connection, which
   * a pool keeps for good: half of the application would stand still. What is under way has until the second look to end.
   */
  private look(): void {
    if (this.stopping || this.recovering !== null) return;
    this.seenStopping = this.isAskedToStop() ? this.seenStopping + 1 : 0;
    if (this.seenStopping < 2) return;
    this.seenStopping = 0;
    this.log.error('数据库被外部要求停止,正在结束并重新启动……');
    this.recover();
  }

  private isAskedToStop(): boolean {
    const found = readPidFile(this.place.cluster);
    return found !== null && found.stopping && isPostmasterOf(found.pid, this.place.cluster);
  }

  private isDiskFull(): boolean {
    const { dataDir, cluster } = this.place;
    // the log may lie on a disk of its own, behind a link
    return [dataDir, cluster, join(cluster, 'pg_wal')].some((folder) => {
      const room = roomOfDisk(folder);
      return room !== null && room.free < LOG_RESERVE;
    });
  }

  private recover(): void {
    if (this.stopping || this.recovering !== null) return;
    const { guard } = this;
    this.guard = null;
    void guard?.end().catch(() => undefined);
    this.recovering = this.bringBack().finally(() => (this.recovering = null));
  }

  private async bringBack(): Promise<void> {
    // by the monotonic clock: the machine's own may be set meanwhile
    const since = performance.now();
    this.log.error('与数据库的连接中断,正在恢复……');
    for (let attempt = 0; !this.stopping; attempt += 1) {
      await sleep(BACK_OFF_MS[Math.min(attempt, BACK_OFF_MS.length - 1)]);
      try {
        if (this.isAskedToStop()) await stopServer(this.place, this.server.pid);
        // The same address as before: the pools of the application know no other.
        this.server = await ensureServer(this.place, {
          ...this.modeNow(),
          preferred: { host: this.server.host, port: this.server.port },
        });
        // before the lock: on a full disk it may fail, and the lock is not to be taken twice
        writeRuntime(this.place.dataDir, this.server);
        this.guard = await this.takeFolder();
        this.log.warn({ attempts: attempt + 1, ms: Math.round(performance.now() - since) }, '数据库已恢复');
        return;
      } catch (error) {
        const inUse = error instanceof EmbeddedPostgresError && error.code === 'DATA_DIR_IN_USE';
        // on a full disk it cannot come back before there is room: waiting is all that helps
        if (inUse || (performance.now() - since > RESTART_WINDOW_MS && !this.isDiskFull())) {
          const reason = error instanceof Error ? error.message : '';
          this.giveUp(
            new EmbeddedPostgresError(
              'SERVER_LOST',
              `内置数据库中断后 30 秒内未能恢复,系统将退出。${reason}`,
            ),
          );
          return;
        }
      }
    }
  }
}
