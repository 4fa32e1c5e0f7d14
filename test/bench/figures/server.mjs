// The server of the bench: the application without its background, so that nothing else counts meanwhile. Prints its port.
const { createLogger, loadSettings } = await import('../../../dist/libs/platform/src/index.js');
const { openRuntime } = await import('../../../dist/libs/runtime/src/index.js');
const { createApp } = await import('../../../dist/apps/api/src/create-app.js');

const log = createLogger({ level: 'error', name: 'bench' });
const runtime = await openRuntime({ settings: loadSettings(process.env), log });
const app = await createApp(runtime);
// one connection: what one statement sets, the next one needs
const client = await runtime.pools.owner.connect();
await app.listen({ port: 0, host: '127.0.0.1' });
process.send({ port: app.getHttpServer().address().port });
process.on('message', async (question) => {
  if (question.sql !== undefined) {
    const started = performance.now();
    let rows = 0;
    for (const text of question.sql) rows += (await client.query(text)).rowCount ?? 0;
    process.send({ ms: performance.now() - started, rows });
    return;
  }
  client.release();
  await app.close();
  await runtime.close();
  process.exit(0);
});
