import { HttpException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { InputRefused } from './validation.js';

type Done = (error: Error | null, body?: unknown) => void;

const UTF8 = new TextDecoder('utf-8', { fatal: true });

const refused = (code: string, message: string): InputRefused =>
  new InputRefused([{ field: 'body', code, message }]);

/** The routes that take files of several megabytes, in base64: a scan, or a recording. @unit byte */
const FILES: Readonly<Record<string, number>> = {
  '/api/petitions/:petitionId/papers/scans': 28 * 1024 * 1024,
  '/api/petitioner-desk/messages': 28 * 1024 * 1024,
  '/api/statistics/historic-figures': 12 * 1024 * 1024,
};

/**
 * Bodies are JSON in UTF-8 and nothing else: text in GBK would be kept as replacement characters, and a form or plain
 * text can be sent by a foreign page without asking. A key `__proto__` is left in, to be refused by name.
 */
export function takeJsonOnly(app: NestFastifyApplication, bodyLimit: number): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRoute', (route) => {
    const ofFiles = route.method === 'POST' ? FILES[route.url] : undefined;
    if (ofFiles !== undefined) route.bodyLimit = ofFiles;
  });
  fastify.removeContentTypeParser('text/plain');
  app.useBodyParser('application/json', { bodyLimit }, readJson as never);
  app.useBodyParser('application/x-www-form-urlencoded', { bodyLimit }, refuseForm as never);
}

function readJson(request: FastifyRequest, body: Buffer, done: Done): void {
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) return done(new HttpException('charset', 415));
  let text: string;
  try {
    text = UTF8.decode(body);
  } catch {
    return done(refused('BODY_NOT_UTF8', '请求正文不是 UTF-8 编码(例如 GBK),请改用 UTF-8 后再提交。'));
  }
  if (text.trim() === '') return done(null, undefined);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return done(refused('BODY_NOT_JSON', '请求正文不是完整的 JSON。'));
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    return done(refused('BODY_NOT_OBJECT', '请求正文应是一个 JSON 对象。'));
  return done(null, parsed);
}

const refuseForm = (_request: FastifyRequest, _body: Buffer, done: Done): void =>
  done(new HttpException('form', 415));
