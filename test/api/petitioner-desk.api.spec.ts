import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { newQueryCode, queryCodeMac } from '#casework';
import { hashRequest } from '#event-store';
import { createPublicApp } from '../../apps/public/src/create-public-app.js';
import { answerPetition } from '../support/answered-petition.js';
import { accusationBody, type ApiClient, letterBody, type TestApi } from '../support/api.js';
import { DESK_SECRET, openDeskApi } from '../support/desk-api.js';

const HEADERS = { authorization: `Bearer ${DESK_SECRET}` };
const GRANTED = [{ text: '补发津贴', dueOn: '2026-06-30' }];
let opened: Awaited<ReturnType<typeof openDeskApi>>;
let api: TestApi;
let desk: string;
let reception: ApiClient;

beforeAll(async () => {
  opened = await openDeskApi();
  ({ api, desk } = opened);
  reception = await api.signInAs('reception');
}, 120_000);
afterAll(() => opened.close());

const today = async () => (await reception.get('/api/session')).body.today as string;
async function registerAs(
  bodyOf: (day: string) => unknown,
): Promise<{ queryCode: string; petitionId: string }> {
  const answer = await reception.post('/api/petitions', bodyOf(await today()));
  expect(answer.status).toBe(201);
  await api.indexed();
  return answer.body;
}
const form = async (path: string, fields: Record<string, string>) => {
  const answer = await fetch(`${desk}${path}`, { method: 'POST', body: new URLSearchParams(fields) });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const seen = ({ text }: { text: string }) =>
  [...text.matchAll(/<li\s+class="(done|todo)"[^>]*>\s*([^<\s]+)/g)].map(
    ([, state, word]) => `${word} ${state}`,
  );

describe('the desk of the petitioners (R-06)', () => {
  it('is shut to whoever has not the secret, as an address that is not there', async () => {
    const { queryCode } = await registerAs((day) => letterBody(day));
    const wrong: Record<string, string>[] = [
      {},
      { authorization: 'Bearer wrong' },
      { authorization: `Bearer ${DESK_SECRET}x` },
    ];
    for (const headers of wrong) {
      const asked = { 'x-query-code': queryCode, ...headers };
      expect(await api.anonymous.get('/api/petitioner-desk/progress', asked)).toMatchObject({
        status: 404,
        body: { code: 'NOT_FOUND' },
      });
      expect((await api.anonymous.post('/api/petitioner-desk/ratings', {}, headers)).status).toBe(404);
    }
    expect(
      (await api.anonymous.get('/api/petitioner-desk/progress', { ...HEADERS, 'x-query-code': queryCode }))
        .status,
    ).toBe(200);
  });
  it('tells the holder of a code how far it is, and nothing of what or who', async () => {
    const { queryCode } = await registerAs((day) => letterBody(day));
    const asked = await form('/progress', { queryCode: queryCode.toLowerCase().replaceAll('-', ' ') });
    expect(asked.status).toBe(200);
    expect(seen(asked)).toEqual(['已收到 done', '受理 todo', '办理 todo', '答复 todo', '办结 todo']);
    expect(asked.text).not.toMatch(/周某山|津贴|13800000001|宛组|L-0/);
    expect(asked.headers.get('cache-control')).toBe('no-store');
    expect(asked.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
  it('gives no code for an anonymous letter, which nobody can be handed; an anonymous visitor takes his away', async () => {
    const anonymous = (day: string) => ({ ...letterBody(day), anonymity: 'anonymous', subjects: [] });
    expect((await registerAs(anonymous)).queryCode).toBeNull();
    const visit = (day: string) => ({ ...anonymous(day), channel: 'visit', visitorCount: 1 });
    expect((await registerAs(visit)).queryCode).toMatch(/^[0-9A-Z-]{24}$/);
  });
  it('tells of an accusation three states alone, and never what it is', async () => {
    const { queryCode } = await registerAs((day) => accusationBody(day));
    const asked = await form('/progress', { queryCode });
    expect(seen(asked)).toEqual(['已收到 done', '受理 todo', '办结 todo']);
    expect(asked.text).not.toMatch(/举报|控告|<time|评价/);
    const rated = await form('/ratings', {
      id: uuidv7(),
      queryCode,
      target: 'handlingOrgan',
      rating: 'satisfied',
    });
    expect(rated.text).toContain('这一件现在不作评价。');
    expect(rated.text).not.toMatch(/举报|控告/);
  });
  it('answers a typing error, an unknown code and rubbish without telling them apart from what is there', async () => {
    expect((await form('/progress', { queryCode: 'ABC' })).text).toContain('查询码不对');
    expect((await form('/progress', { queryCode: newQueryCode() })).text).toContain('没有查到');
    expect((await form('/progress', {})).text).toContain('查询码不对');
    const marked = await form('/progress', { queryCode: '"><script>alert(1)</script>' });
    expect(marked.text).not.toContain('<script');
    expect((await form('/ratings', { id: '1', queryCode: newQueryCode() })).status).toBe(200);
    for (const path of ['/progress', '/ratings', '/'])
      expect((await fetch(`${desk}${path}`)).status).toBe(200);
    const long = await form('/progress', { queryCode: 'A'.repeat(300_000) });
    expect([long.status, long.headers.get('content-type')]).toEqual([413, 'text/html; charset=utf-8']);
  });
  it('takes a rating once, from nobody of the house, with the address it came from (§1.13)', async () => {
    const { runtime } = api.office;
    const queryCode = newQueryCode();
    const { petitionId } = await answerPetition(api.office, {
      input: { queryCodeMac: queryCodeMac(runtime.vault, queryCode) },
      measures: GRANTED,
    });
    await api.indexed();
    // received on 8 June: by today's clock the thirty days are over
    const late = await form('/ratings', {
      id: uuidv7(),
      queryCode,
      target: 'handlingOrgan',
      rating: 'satisfied',
    });
    expect(late.text).toContain('评价期已过。');
    const frame = {
      commandId: uuidv7(),
      requestHash: hashRequest({ rating: 1 }),
      time: { today: '2026-06-20', now: '2026-06-20T02:00:00.000Z' },
    };
    const given = {
      target: 'handlingOrgan',
      rating: 'dissatisfied',
      remark: '没有说清原因',
      address: '203.0.113.7',
    } as const;
    // two clicks at one moment
    const [after, twin] = await Promise.all(
      [1, 2].map(() => runtime.petitionerDesk.rate(queryCode, given, frame)),
    );
    expect(twin).toEqual(after);
    expect(after?.ratings?.targets).toEqual(['petitionOffice']);
    const events = await api.countEvents();
    // the same form once more is the same rating; another one of the same target is refused
    expect(await runtime.petitionerDesk.rate(queryCode, given, frame)).toEqual(after);
    await expect(
      runtime.petitionerDesk.rate(queryCode, given, { ...frame, commandId: uuidv7() }),
    ).rejects.toMatchObject({ code: 'ALREADY_RATED' });
    expect(await api.countEvents()).toBe(events);
    const head = await api.signInAs('windowHead');
    const page = await head.get(`/api/petitions/${petitionId}`);
    const told = page.body.timeline.at(-1);
    expect(told).toMatchObject({ type: 'SatisfactionRated', actorName: null });
    expect(told.sentence.act ?? told.sentence).toContain('信访人凭查询码评价');
    expect(JSON.stringify(page.body)).not.toContain('203.0.113.7');
  });
  it('lets nobody of the house rate in the name of a code', async () => {
    const { petitionId } = await answerPetition(api.office, { measures: GRANTED });
    const head = await api.signInAs('windowHead');
    const { version } = (await head.get(`/api/petitions/${petitionId}`)).body;
    const answer = await head.command(petitionId, 'rate', {
      version,
      body: { target: 'handlingOrgan', rating: 'satisfied', by: 'queryCode', ratedOn: '2026-06-20' },
    });
    expect(answer).toMatchObject({ status: 400, body: { field: 'by' } });
  });
  it('keeps those off who ask too often, one address at a time', async () => {
    const few = await createPublicApp(
      { tls: null, petitioner: { ...api.office.runtime.settings.petitioner, apiUrl: api.url } },
      DESK_SECRET,
      { perMinute: 3 },
    );
    await few.listen({ port: 0, host: '127.0.0.1' });
    const at = `http://127.0.0.1:${(few.getHttpServer().address() as AddressInfo).port}`;
    const statuses = [];
    for (let turn = 0; turn < 5; turn += 1)
      statuses.push(
        (await fetch(`${at}/progress`, { method: 'POST', body: new URLSearchParams({ queryCode: 'X' }) }))
          .status,
      );
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    expect((await fetch(`${at}/`)).status).toBe(200);
    await few.close();
  });
  it('says that it cannot just now where the office does not answer', async () => {
    const alone = await createPublicApp(
      { tls: null, petitioner: { ...api.office.runtime.settings.petitioner, apiUrl: 'http://127.0.0.1:9' } },
      DESK_SECRET,
    );
    await alone.listen({ port: 0, host: '127.0.0.1' });
    const at = `http://127.0.0.1:${(alone.getHttpServer().address() as AddressInfo).port}`;
    const answer = await fetch(`${at}/progress`, {
      method: 'POST',
      body: new URLSearchParams({ queryCode: newQueryCode() }),
    });
    expect(await answer.text()).toContain('暂时办不了');
    await alone.close();
  });
});
