import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Types of the files that Vite writes. */
const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  json: 'application/json; charset=utf-8',
  woff2: 'font/woff2',
};

/** No inline script, no foreign origin; styles of antd by nonce. */
const policyFor = (nonce: string): string =>
  [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "frame-src 'self'",
  ].join('; ');

/** Serves the built pages: hashed files for a year, the page itself fresh each time with its nonce. */
export function servePages(fastify: FastifyInstance, folder: string): void {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'index.html')
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  for (const file of files) {
    const type = TYPES[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    const lasting = file.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    fastify.get(`/${file}`, (_, reply) => reply.header('cache-control', lasting).type(type).sendFile(file));
  }
  const sendPage = (reply: FastifyReply) => {
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('content-security-policy', policyFor(nonce))
      .header('cache-control', 'no-store')
      .type(TYPES['html'] ?? 'text/html')
      .send(page.replaceAll('__CSP_NONCE__', nonce));
  };
  fastify.get('/', (_, reply) => sendPage(reply));
  // addresses of the single page; /api and files that are not there keep their 404
  fastify.get('/:area', (_, reply) => sendPage(reply));
  fastify.get('/:area/*', (request, reply) =>
    request.url.startsWith('/api/') || request.url.startsWith('/assets/')
      ? reply.callNotFound()
      : sendPage(reply),
  );
}
