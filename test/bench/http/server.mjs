// The server of the bench: the application as it is started, and beside it, in the same process and on the same pool, a route that
// answers with one bare INSERT: the floor. Prints its port; on a line from its parent it prints memory and event-loop delay.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';

const { askedTogether, createLogger, loadSettings } =
  await import('../../../dist/libs/platform/src/index.js');
const { openRuntime } = await import('../../../dist/libs/runtime/src/index.js');
const { sendDueReminders, startBackground, timersSubscription } =
  await import('../../../dist/libs/jobs/src/index.js');
const { createApp } = await import('../../../dist/apps/api/src/create-app.js');

const settings = loadSettings(process.env);
const log = createLogger({ level: 'error', name: 'bench' });
const runtime = await openRuntime({ settings, log });
await runtime.pools.owner.query(`
  create table if not exists public.bench_raw (stream_id uuid, version int, data jsonb, metadata jsonb, primary key (stream_id, version));
  grant select, insert on public.bench_raw to xf_store`);
// what a data set of the bulk writer has overdue is reminded of before anything is measured
await runtime.store.subscription(timersSubscription(runtime)).catchUp();
await sendDueReminders(runtime);
const background = await startBackground(runtime);
const app = await createApp(runtime);
const { validationPipe } = await import('../../../dist/apps/api/src/shared/validation.js');
const { RegisterPetitionRequest } = await import('../../../dist/apps/api/src/petitions/arrival.dto.js');
const { cookieName } = await import('../../../dist/apps/api/src/shared/session.guard.js');
const { resolveSessions } = await import('../../../dist/libs/identity/src/index.js');
const pipe = validationPipe();
const sessionOf = askedTogether((tokens) => resolveSessions(runtime.pools.store, tokens));
const insert = (values) =>
  runtime.pools.store.query({
    name: 'bench_insert',
    text: 'insert into public.bench_raw (stream_id, version, data, metadata) values ($1, 1, $2, $3)',
    values,
  });
app
  .getHttpAdapter()
  .getInstance()
  .post('/bench/insert', async (request, reply) => {
    const { streamId, data, metadata } = request.body;
    await insert([streamId, JSON.stringify(data), JSON.stringify(metadata)]);
    return reply.status(201).send({ streamId, version: 1 });
  });
// the same server's door, session and validation of a registration, and behind it one bare INSERT instead of the work
app
  .getHttpAdapter()
  .getInstance()
  .post('/bench/door', async (request, reply) => {
    const signedIn = await sessionOf(request.cookies[cookieName(settings)] ?? '');
    if (signedIn === null) return reply.status(401).send();
    const body = await pipe.transform(request.body, { type: 'body', metatype: RegisterPetitionRequest });
    const streamId = request.headers['idempotency-key'];
    await insert([streamId, JSON.stringify(body), '{}']);
    return reply.status(201).send({ streamId, version: 1 });
  });
await app.listen({ port: 0, host: '127.0.0.1' });

/** How many events the slowest subscription has before it; those that were never started count, too. */
async function eventsBehind() {
  const lag = await runtime.store.lag();
  return Math.max(0, ...lag.map(({ eventsBehind: behind }) => Number(behind)));
}

const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
let rejections = 0;
process.on('unhandledRejection', () => (rejections += 1));
process.send({ port: app.getHttpServer().address().port });
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'stop') break;
  if (line === 'reset') delay.reset();
  if (line !== 'lag') globalThis.gc?.();
  process.send({
    behind: line === 'lag' ? await eventsBehind() : 0,
    rssMb: process.memoryUsage().rss / 1024 ** 2,
    heapMb: process.memoryUsage().heapUsed / 1024 ** 2,
    externalMb: process.memoryUsage().external / 1024 ** 2,
    loopP99Ms: delay.percentile(99) / 1e6,
    rejections,
  });
}
await app.close();
await background.stop();
await runtime.close();
process.exit(0);
