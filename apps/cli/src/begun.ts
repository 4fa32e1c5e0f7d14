import { hasInstallation, maskPassword, type Settings } from '#platform';
import { UsageError } from './command.js';

/** @rejects UsageError where nothing was ever begun: a slip in DATA_DIR must not make an installation and call it sound */
export async function refuseNothingThere(settings: Pick<Settings, 'database' | 'dataDir'>): Promise<void> {
  if (await hasInstallation(settings)) return;
  const { database, dataDir } = settings;
  throw new UsageError(
    database.kind === 'server'
      ? `数据库 ${maskPassword(database.url)} 里没有本系统的数据,什么也没有做:请核对 DATABASE_URL;新装的先用 npm start 启动一次。`
      : `数据目录 ${dataDir} 里没有本系统的数据,什么也没有新建:请核对 DATA_DIR;新装的先用 npm start 启动一次。`,
  );
}
