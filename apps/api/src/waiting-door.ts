import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { Settings } from '#platform';
import { COME_AGAIN_SECONDS } from './shared/problem.filter.js';

/** What answers at the address until the application does. @shape port: where it listens */
export type WaitingDoor = { readonly port: number; close(): Promise<void> };

const SENTENCE = '系统正在启动(首次启动或升级后要多等一会儿),请稍候再试;没有任何内容被保存。';

const problem = (): string =>
  JSON.stringify({
    type: 'urn:xinfang:problem:SERVER_STARTING',
    status: 503,
    title: '暂时不可用',
    code: 'SERVER_STARTING',
    detail: SENTENCE,
    instance: `urn:uuid:${randomUUID()}`,
  });

const PAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="refresh" content="5">
<title>正在启动</title></head><body><p>${SENTENCE}本页会自己再试。</p></body></html>`;

function answer(request: IncomingMessage, response: ServerResponse): void {
  const isPage = request.method === 'GET' && /\btext\/html\b/.test(request.headers.accept ?? '');
  response.writeHead(503, {
    'content-type': isPage ? 'text/html; charset=utf-8' : 'application/problem+json; charset=utf-8',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'retry-after': String(COME_AGAIN_SECONDS),
    connection: 'close',
  });
  response.end(isPage ? PAGE : problem());
  request.resume();
}

/**
 * Says at the address that the program is starting, while a database recovers or a migration runs: an office that opens the page then should
 * not read that the server is gone. Null where nothing can listen there; the application then says why.
 */
export async function openWaitingDoor({
  host,
  port,
  tls,
}: Pick<Settings, 'host' | 'port' | 'tls'>): Promise<WaitingDoor | null> {
  try {
    const server = tls
      ? createTlsServer({ cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) }, answer)
      : createServer(answer);
    await new Promise<void>((done, refuse) => {
      server.once('error', refuse);
      server.listen(port, host, done);
    });
    server.on('error', () => undefined);
    return {
      port: (server.address() as AddressInfo).port,
      close: () =>
        new Promise((done) => {
          server.close(() => done());
          server.closeAllConnections();
        }),
    };
  } catch {
    return null;
  }
}
