import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '#platform';
import { Desk } from './desk.js';
import { PageFilter } from './page.filter.js';
import { PagesController } from './pages.controller.js';

/** Ten times what an office takes, each character nine bytes in a form: who wrote too much is told so with all that he wrote. */
const BODY_LIMIT_BYTES = 256 * 1024;
/** Enough for a family behind one address, too little to try codes or to keep the office busy. */
const FORMS_A_MINUTE = 20;

/** The petitioner's pages, not yet listening. @shape perMinute: how many forms one address may send */
export async function createPublicApp(
  { petitioner, tls }: Pick<Settings, 'petitioner' | 'tls'>,
  secret: string,
  { perMinute = FORMS_A_MINUTE }: { perMinute?: number } = {},
): Promise<NestFastifyApplication> {
  const desk = new Desk(petitioner.apiUrl, secret);
  @Module({ controllers: [PagesController], providers: [{ provide: Desk, useValue: desk }] })
  class PublicModule {}
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    // the last proxy alone is believed: what came before it could be anybody's
    trustProxy: petitioner.behindProxy ? (_, hop) => hop === 0 : false,
    forceCloseConnections: 'idle',
    ...(tls ? { https: { cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) } } : {}),
  });
  const app = await NestFactory.create<NestFastifyApplication>(PublicModule, adapter, { logger: false });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ['data:'],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    hsts: tls !== null,
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
  });
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: '1 minute',
    allowList: ({ method }) => method !== 'POST',
    keyGenerator: ({ ip }) => ip,
    errorResponseBuilder: () => Object.assign(new Error('too many'), { statusCode: 429 }),
  });
  await app.register(multipart);
  const fastify = adapter.getInstance();
  fastify.addHook('onRequest', async (_, reply) => {
    reply.header('cache-control', 'no-store');
  });
  app.useGlobalFilters(new PageFilter());
  return app;
}
