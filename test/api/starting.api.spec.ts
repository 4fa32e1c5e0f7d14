import { describe, expect, it } from '@jest/globals';
import { openWaitingDoor } from '../../apps/api/src/waiting-door.js';

const PLACE = { host: '127.0.0.1', port: 0, tls: null };

describe('while the program starts', () => {
  it('says so in Chinese, with when to come again; a browser has a page that tries again', async () => {
    const door = await openWaitingDoor(PLACE);
    const url = `http://127.0.0.1:${door?.port}`;
    const answer = await fetch(`${url}/api/petitions`, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(503);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'retry-after': '30',
      'cache-control': 'no-store',
    });
    expect(await answer.json()).toMatchObject({
      type: 'urn:xinfang:problem:SERVER_STARTING',
      code: 'SERVER_STARTING',
      status: 503,
      detail: expect.stringContaining('正在启动'),
    });
    const page = await fetch(`${url}/petitions`, { headers: { accept: 'text/html' } });
    expect([page.status, page.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8']);
    expect(await page.text()).toMatch(/http-equiv="refresh".*正在启动/s);
    // a place that is taken is the application’s to complain of
    expect(await openWaitingDoor({ ...PLACE, port: door?.port ?? 0 })).toBeNull();
    await door?.close();
    await door?.close();
    await expect(fetch(url)).rejects.toThrow();
  });
});
