import { startBackupSchedule } from '#backup';
import { sweepPassingFolders } from '#documents';
import { startBackground } from '#jobs';
import { createLogger, loadSettings, runningDatabases, type Settings, SettingsError } from '#platform';
import { openRuntime } from '#runtime';

/** The operator reads these lines; the log is for machines. */
const say = (line: string): void => console.log(line);

function settingsOrExit(): Settings {
  try {
    const settings = loadSettings(process.env);
    for (const warning of settings.warnings) say(warning);
    return settings;
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}

/** The background in a process of its own, for BACKGROUND=separate: no port, no page, as many processes as wanted. */
async function main(): Promise<void> {
  const settings = settingsOrExit();
  // The embedded database belongs to the server's process; a worker that came first would lock it out.
  if (settings.database.kind === 'embedded' && runningDatabases(settings.dataDir) === null)
    throw new Error(
      '后台进程没有启动:内置数据库尚未运行。请先以 BACKGROUND=separate 启动服务(npm start),再启动后台进程。',
    );
  if (settings.background !== 'separate')
    say('提示:BACKGROUND 不是 separate,服务进程也在做后台任务;两者并存不会重复提醒。');
  const log = createLogger({
    level: settings.logLevel === 'info' ? 'warn' : settings.logLevel,
    name: 'worker',
  });
  const opened: (() => Promise<void>)[] = [];
  let stopping: Promise<void> | null = null;
  const stop = (code: number): Promise<void> =>
    (stopping ??= (async () => {
      say('正在停止…');
      await starting.catch(() => undefined);
      for (const close of opened.reverse()) await close();
      say('已停止。');
      process.exit(code);
    })());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(0));
  const start = async (): Promise<void> => {
    sweepPassingFolders();
    const runtime = await openRuntime({ settings, log, attach: true, progress: say });
    opened.push(() => runtime.close());
    void runtime.lost.then((error) => {
      console.error(error.message);
      void stop(1);
    });
    const background = await startBackground(runtime);
    opened.push(() => background.stop());
    const backups = startBackupSchedule(runtime);
    opened.push(() => backups.stop());
  };
  const starting = start();
  try {
    await starting;
  } catch (error) {
    for (const close of opened.reverse()) await close();
    throw error;
  }
  say('后台进程已启动:提醒、检索索引、封存、会话清理、自动备份。');
}

try {
  await main();
} catch (error) {
  // refusals to start carry a Chinese sentence for the operator; anything else keeps its stack
  const known = error instanceof Error && /[\u4e00-\u9fff]/.test(error.message);
  console.error(known ? error.message : error);
  process.exit(1);
}
