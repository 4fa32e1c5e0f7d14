import { loadSettings, petitionerSecret, type Settings, SettingsError } from '#platform';
import { createPublicApp } from './create-public-app.js';

/** The operator reads these lines. Who asked for what is written nowhere. */
const say = (line: string): void => console.log(line);

function openingOrExit(): { settings: Settings; secret: string } {
  try {
    const settings = loadSettings(process.env);
    for (const warning of settings.warnings) say(warning);
    const secret = petitionerSecret(settings);
    if (secret === null) throw new SettingsError(['没有设置 PETITIONER_SECRET_FILE,群众查询评价页不启动']);
    return { settings, secret };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}

const { settings, secret } = openingOrExit();
const { petitioner, tls } = settings;
const app = await createPublicApp(settings, secret);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void app.close().then(() => process.exit(0)));
try {
  await app.listen({ port: petitioner.port, host: petitioner.host });
} catch (error) {
  const inUse = (error as { code?: unknown }).code === 'EADDRINUSE';
  console.error(inUse ? `端口 ${petitioner.port} 已被占用;请用 PETITIONER_PORT=<端口> 另选一个。` : error);
  process.exit(1);
}
const { port } = app.getHttpServer().address() as { port: number };
say(
  `群众查询评价页已启动:${tls ? 'https' : 'http'}://${petitioner.host}:${port},向 ${petitioner.apiUrl} 查询。`,
);
say('按 Ctrl+C 停止。');
