import { startBackupSchedule } from '#backup';
import { DEMONSTRATION_ACCOUNTS, loadDemonstration } from '#demo';
import { sweepPassingFolders } from '#documents';
import { createSetupCode, isInstalled } from '#identity';
import { type Background, startBackground } from '#jobs';
import {
  createLogger,
  EmbeddedPostgresError,
  loadSettings,
  petitionerSecret,
  type Settings,
  SettingsError,
} from '#platform';
import { openRuntime, type Runtime } from '#runtime';
import { createApp } from './create-app.js';
import { openWaitingDoor } from './waiting-door.js';

/** The operator reads these lines; the log is for machines. */
const say = (line: string): void => console.log(line);

/** Longest wait for requests under way at a stop (R21). */
const DRAIN_MS = 10_000;

function settingsOrExit(): Settings {
  try {
    const settings = loadSettings(process.env);
    for (const warning of settings.warnings) say(warning);
    // a file that cannot be read stops the start and not the first who asks
    petitionerSecret(settings);
    return settings;
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}

async function greet(runtime: Runtime, address: string): Promise<void> {
  const { settings, pools } = runtime;
  say('');
  say(`组工信访已启动:${address}`);
  say('本系统为非涉密系统,严禁存储、处理国家秘密。');
  if (settings.demo) {
    say('\n演示账号(虚构的一市六县):');
    for (const { login, password, who } of DEMONSTRATION_ACCOUNTS)
      say(`  ${login.padEnd(12)} ${password.padEnd(20)} ${who}`);
  } else if (!(await isInstalled(pools.store))) {
    say(`\n首次设置:请用浏览器打开上面的地址,输入一次性代码 ${await createSetupCode(pools.store)}`);
  }
  say('\n按 Ctrl+C 停止。');
}

async function main(): Promise<void> {
  const settings = settingsOrExit();
  // what has been opened so far, closed in the opposite order; a signal may come while it is being opened
  const opened: (() => Promise<void>)[] = [];
  let stopping: Promise<void> | null = null;
  const leaving = new AbortController();
  const stop = (code: number): Promise<void> =>
    (stopping ??= (async () => {
      say('正在停止…');
      leaving.abort();
      await starting.catch(() => undefined);
      for (const close of opened.reverse()) await close();
      say('已停止。');
      process.exit(code);
    })());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(0));
  const starting = start(settings, opened, { stop, leaving: leaving.signal });
  try {
    await starting;
  } catch (error) {
    for (const close of opened.reverse()) await close();
    throw error;
  }
}

/**
 * Opens the database first and the door last; each step says how it is closed.
 * @shape leaving: aborted once it is to stop, also while it is being started
 */
async function start(
  settings: Settings,
  opened: (() => Promise<void>)[],
  { stop, leaving }: { stop: (code: number) => Promise<void>; leaving: AbortSignal },
): Promise<void> {
  const log = createLogger({ level: settings.logLevel === 'info' ? 'warn' : settings.logLevel, name: 'api' });
  sweepPassingFolders();
  // any free port is known to nobody yet
  const waiting = settings.port === 0 ? null : await openWaitingDoor(settings);
  const leaveDoor = async (): Promise<void> => waiting?.close();
  opened.push(leaveDoor);
  const runtime = await openRuntime({ settings, log, progress: say });
  opened.push(() => runtime.close());
  void runtime.lost.then((error) => {
    console.error(error.message);
    void stop(1);
  });
  if (settings.demo) await loadDemonstration(runtime, say, leaving);
  if (leaving.aborted) return;
  if (settings.background === 'inline') {
    const background: Background = await startBackground(runtime);
    opened.push(() => background.stop());
    const backups = startBackupSchedule(runtime);
    opened.push(() => backups.stop());
  }
  const app = await createApp(runtime);
  opened.push(async () => {
    const drained = setTimeout(() => app.getHttpServer().closeAllConnections(), DRAIN_MS);
    await app.close();
    clearTimeout(drained);
  });
  await leaveDoor();
  await app.listen({ port: settings.port, host: settings.host });
  const { port } = app.getHttpServer().address() as { port: number };
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  await greet(runtime, `${settings.tls ? 'https' : 'http'}://${host}:${port}`);
}

try {
  await main();
} catch (error) {
  // refusals to start carry a Chinese sentence for the operator; anything else keeps its stack
  const known =
    error instanceof EmbeddedPostgresError ||
    (error instanceof Error && /[\u4e00-\u9fff]/.test(error.message));
  const inUse = (error as { code?: unknown }).code === 'EADDRINUSE';
  console.error(
    inUse
      ? `端口 ${process.env['PORT'] ?? '8787'} 已被占用;请用 PORT=<端口> 另选一个。`
      : known
        ? (error as Error).message
        : error,
  );
  process.exit(1);
}
