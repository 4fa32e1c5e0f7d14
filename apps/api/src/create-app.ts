import 'reflect-metadata';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Runtime } from '#runtime';
import { AppModule } from './app.module.js';
import { serveQueueBoard } from './operations/queue-board.js';
import { NestLog } from './shared/nest-log.js';
import { takeJsonOnly } from './shared/json-body.js';
import { refuseAddress, refuseWhileStopping } from './shared/problem.filter.js';
import { openApiOf } from './shared/openapi.js';
import { servePages } from './shared/pages.js';

/** One registration of 20,000 characters with sixty people fits well; anything larger is a mistake or an attack. */
const BODY_LIMIT_BYTES = 2 * 1024 * 1024;
/** For answers that are no pages. */
const API_POLICY = "default-src 'none'; frame-ancestors 'none'";
const WEB = fileURLToPath(new URL('../../../web', import.meta.url));

/** The API with the built pages, not yet listening. */
export async function createApp(runtime: Runtime): Promise<NestFastifyApplication> {
  const { settings } = runtime;
  const https = settings.tls
    ? { cert: readFileSync(settings.tls.certFile), key: readFileSync(settings.tls.keyFile) }
    : null;
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: false,
    // a lost connection must not keep SIGTERM waiting
    forceCloseConnections: 'idle',
    // Fastify would say it in English and without a problem document: `refuseOnceStopping`
    return503OnClosing: false,
    frameworkErrors: (error: unknown, _: unknown, reply: FastifyReply) => refuseAddress(error, reply),
    ...(https ? { https } : {}),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.over(runtime), adapter, {
    logger: new NestLog(runtime.log),
    bufferLogs: false,
  });
  app.setGlobalPrefix('api', { exclude: ['healthz', 'readyz', 'metrics'] });
  takeJsonOnly(app, BODY_LIMIT_BYTES);
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: false,
    hsts: settings.tls !== null,
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
    crossOriginEmbedderPolicy: false,
  });
  const description = JSON.stringify(openApiOf(app));
  const fastify = adapter.getInstance();
  refuseOnceStopping(fastify);
  // answers hold personal data: nobody keeps them, nothing in them runs; pages and papers say otherwise for themselves
  fastify.addHook('onRequest', async (_, reply) => {
    reply.header('cache-control', 'no-store').header('content-security-policy', API_POLICY);
  });
  fastify.get('/api/openapi.json', (_, reply) =>
    reply.header('content-type', 'application/json; charset=utf-8').send(description),
  );
  if (existsSync(WEB)) {
    // only where there are pages: what it depends on cannot be loaded by the test runner's CommonJS
    const { default: fastifyStatic } = await import('@fastify/static');
    await app.register(fastifyStatic, {
      root: WEB,
      wildcard: false,
      index: false,
      serve: false,
      cacheControl: false,
    });
    servePages(fastify, WEB);
    await serveQueueBoard(fastify, runtime);
  }
  return app;
}

/** Once it stops, what is under way is answered to its end and its connection closed; what comes then is asked to come again. */
function refuseOnceStopping(fastify: FastifyInstance): void {
  let stopping = false;
  fastify.addHook('preClose', async () => {
    stopping = true;
  });
  fastify.addHook('onRequest', async (_, reply) => (stopping ? refuseWhileStopping(reply) : undefined));
  fastify.addHook('onSend', async (_, reply, body) => {
    if (stopping) reply.header('connection', 'close');
    return body;
  });
}
