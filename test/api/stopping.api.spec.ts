import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { openTestApi, type TestApi } from '../support/api.js';

jest.setTimeout(90_000);

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
}, 120_000);
afterAll(() => api.close(), 30_000);

describe('while the program stops', () => {
  it('a request on a connection that is still open is answered in Chinese, with when to come again', async () => {
    const { store } = api.office.runtime.pools;
    const query = store.query.bind(store);
    let release: () => void = () => undefined;
    const held = new Promise<void>((done) => (release = done));
    store.query = (async (...given: never[]) => {
      await held;
      return (query as (...all: never[]) => unknown)(...given);
    }) as never;
    const { hostname, port } = new URL(api.url);
    const open = async () => {
      const socket = connect(Number(port), hostname);
      const line = { said: '', ended: new Promise((done) => socket.once('close', done)) };
      socket.setEncoding('utf8').on('data', (part: string) => (line.said += part));
      socket.on('error', () => undefined);
      await new Promise((done) => socket.once('connect', done));
      return {
        line,
        get: (path: string) => socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`),
      };
    };
    // one under way is answered to its end; another connection has said nothing yet
    const [underWay, other] = [await open(), await open()];
    underWay.get('/readyz');
    await sleep(200);
    const closing = api.app.close();
    await sleep(100);
    other.get('/api/petitions');
    await other.line.ended;
    store.query = query as never;
    release();
    await Promise.all([underWay.line.ended, closing]);
    expect(underWay.line.said).toMatch(/^HTTP\/1\.1 200 /);
    const [head = '', body = ''] = other.line.said.split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 503 /);
    expect(head).toMatch(/^content-type: application\/problem\+json; charset=utf-8$/im);
    expect(head).toMatch(/^retry-after: 30$/im);
    expect(head).toMatch(/^connection: close$/im);
    expect(JSON.parse(/\{.*\}/s.exec(body)?.[0] ?? '')).toMatchObject({
      type: 'urn:xinfang:problem:SERVER_STOPPING',
      status: 503,
      code: 'SERVER_STOPPING',
      detail: expect.stringContaining('正在停止'),
    });
  });
});
