import { statfsSync } from 'node:fs';
import { backupState, backupWarning } from '#backup';
import { isPublished } from '#domain';
import { isInstalled } from '#identity';
import { queueStanding, queueWarning, seenFromOutside, standingStill } from '#jobs';
import { today } from '#platform';
import type { Runtime } from '#runtime';
import { keyBackupIsConfirmed, keyFileIsExposed, confirmKeyBackup } from '#vault';
import type { CliCommand } from '../command.js';

type Finding = { level: 'ok' | 'warn' | 'fail'; zh: string };
type Probe = (runtime: Runtime) => Promise<Finding[]>;

const ok = (zh: string): Finding => ({ level: 'ok', zh });
const warn = (zh: string): Finding => ({ level: 'warn', zh });
const fail = (zh: string): Finding => ({ level: 'fail', zh });

const FREE_WARN_BYTES = 2 * 1024 ** 3;

const PROBES: Probe[] = [
  async ({ config }) => [ok(`PostgreSQL ${Math.floor(config.serverVersion / 10_000)} 可用。`)],
  async ({ pools }) => [
    (await isInstalled(pools.store))
      ? ok('首次设置已完成。')
      : warn('尚未完成首次设置:启动后用终端里的一次性代码设置。'),
  ],
  async ({ settings, pools }) => [
    (await keyFileIsExposed(settings.keyFile))
      ? fail(`主密钥文件 ${settings.keyFile} 其他用户可读,请执行 chmod 600。`)
      : ok('主密钥文件只有本用户可读。'),
    (await keyBackupIsConfirmed(pools.keys))
      ? ok('主密钥已备份。')
      : warn(
          `主密钥尚未确认备份:请把 ${settings.keyFile} 抄到别的介质,然后执行 npm run cli -- doctor --key-backed-up。丢了它,任何人都打不开信访件。`,
        ),
  ],
  async ({ pools, settings }) => {
    const queue = queueWarning((await queueStanding(pools.store)).awaySince, settings.redisUrl);
    return queue === null ? [] : [warn(queue)];
  },
  async ({ store, pools }) => {
    const seen = await seenFromOutside(store, pools.store);
    const still = standingStill(seen);
    return [
      ...seen.lag.map(({ name, status, eventsBehind }) =>
        status === 'halted'
          ? fail(`后台订阅“${name}”已停,请看日志后重启。`)
          : ok(`后台订阅“${name}”落后 ${eventsBehind} 条事件。`),
      ),
      ...(still === null ? [] : [warn(still)]),
    ];
  },
  async ({ store }) => {
    const { length } = await store.parked();
    return length === 0 ? [] : [fail(`有 ${length} 件处理失败而搁置:看 parked,排除原因后 replay。`)];
  },
  async ({ store, pools }) => {
    const writers = (await store.openWriters(pools.owner)).filter(({ seconds }) => seconds > 60);
    return writers.map(({ seconds }) =>
      warn(`有一个写事务已开启 ${Math.round(seconds)} 秒,会拖住后台订阅。`),
    );
  },
  async ({ pools, calendar }) => {
    const now = await today(pools.store);
    const year = Number(now.today.slice(0, 4));
    const nextYearNeeded = now.today >= `${year}-11-01`;
    if (!isPublished(calendar, now.today)) return [fail(`${year} 年的节假日安排未装入,期限都只能暂定。`)];
    return [
      nextYearNeeded && !isPublished(calendar, `${year + 1}-01-01`)
        ? warn(`${year + 1} 年的节假日安排未装入:跨年的期限标为“暂定”,国务院办公厅通知发布后请更新。`)
        : ok('节假日安排够用。'),
    ];
  },
  async ({ pools, settings }) => {
    const state = await backupState(pools.store, settings);
    const warning = backupWarning(state, settings);
    if (warning !== null) return [warn(warning)];
    return [state.lastOkAt === null ? warn('还没有备份过。') : ok(`上次备份成功于 ${state.lastOkAt}。`)];
  },
  async ({ settings }) => {
    const { bavail, bsize } = statfsSync(settings.dataDir);
    const free = Number(bavail) * Number(bsize);
    const gib = (free / 1024 ** 3).toFixed(1);
    return [
      free < FREE_WARN_BYTES
        ? warn(`数据目录所在磁盘只剩 ${gib} GiB。`)
        : ok(`数据目录所在磁盘剩余 ${gib} GiB。`),
    ];
  },
  async ({ pools }) => {
    const { rows } = await pools.owner.query<{ separate: boolean }>(
      "select not pg_has_role(session_user, 'xf_reader', 'usage') as separate",
    );
    return [
      rows[0]?.separate
        ? ok('数据库连接与查询角色分开。')
        : warn('各角色由同一数据库账号以 SET ROLE 取得:挡得住漏写的查询,挡不住拿到该账号口令的人。'),
    ];
  },
];

const MARK = { ok: '✓', warn: '!', fail: '✗' } as const;

/** Explains in Chinese what is wrong and what mends it. */
export const doctor: CliCommand = {
  name: 'doctor',
  usage: 'doctor [--key-backed-up]',
  zh: '体检:数据库、密钥、订阅、日历、磁盘,逐项说明',
  flags: ['key-backed-up'],
  async run({ runtime, options, say }) {
    if (options['key-backed-up'] === true) await confirmKeyBackup(runtime.pools.keys);
    let worst = 0;
    for (const probe of PROBES)
      for (const { level, zh } of await probe(runtime)) {
        say(`${MARK[level]} ${zh}`);
        if (level === 'fail') worst = 1;
      }
    return worst;
  },
};
