import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ApiClient, letterBody, openTestApi, type TestApi } from '../support/api.js';
import { readOpenApi, sampleOf, writeRoutesOf } from './openapi-routes.js';

const REQUESTS = 300;

let api: TestApi;
let client: ApiClient;
let petitionId: string;

beforeAll(async () => {
  api = await openTestApi();
  client = await api.signInAs('windowHead');
  const day: string = (await client.get('/api/session')).body.today;
  petitionId = (await client.post('/api/petitions', letterBody(day))).body.petitionId;
}, 240_000);
afterAll(() => api.close(), 30_000);

const HOSTILE: unknown[] = [
  null,
  true,
  '',
  ' ',
  [],
  {},
  [[]],
  [null],
  -1,
  0.1,
  1e308,
  9007199254740993,
  2_147_483_648,
  '2027-02-30',
  '9999-12-31',
  '2199-12-31',
  '1900-01-01',
  '请\u0000求',
  '\ud800',
  '\u202e倒写\u200d',
  "'; drop table es.event; --",
  '<script>alert(1)</script>',
  '=cmd|calc',
  '*)(uid=*',
  '${7*7}',
  'x'.repeat(25_000),
  '01a205ad-db03-76e7-a976-5d4440eaea2b',
  'toString',
  { toString: 1 },
  { length: -1 },
];

/** Every place in a body that can be replaced. */
function placesOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.map((each, index) => [index, each])
    : Object.entries(value);
  return [path, ...entries.flatMap(([key, each]) => placesOf(each, [...path, key]))];
}

function replaced(value: unknown, path: (string | number)[], by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((each, at) => (at === key ? replaced(each, rest, by) : each));
  return Object.fromEntries(
    Object.entries(value as object).map(([k, each]) => [k, k === key ? replaced(each, rest, by) : each]),
  );
}

describe('hostile bodies on every writing route (S4)', () => {
  it(`never make a fault of the server in ${REQUESTS} requests, and append nothing when refused`, async () => {
    const document = readOpenApi();
    // signing out or changing the password would end the fuzz, not the server
    const routes = writeRoutesOf(document).filter(
      ({ path, schema }) => schema !== null && !path.startsWith('/api/session') && path !== '/api/setup',
    );
    expect(routes.length).toBeGreaterThan(30);
    const seen = new Map<number, number>();
    const arbitrary = fc.record({
      route: fc.constantFrom(...routes),
      seed: fc.nat(),
      changes: fc.array(fc.tuple(fc.nat(), fc.oneof(fc.constantFrom(...HOSTILE), fc.jsonValue())), {
        minLength: 0,
        maxLength: 2,
      }),
    });
    await fc.assert(
      fc.asyncProperty(arbitrary, async ({ route, seed, changes }) => {
        let body: unknown = sampleOf(document, route.schema, seed);
        for (const [at, value] of changes) {
          const places = placesOf(body);
          body = replaced(body, places[at % places.length] ?? [], value);
        }
        const before = await api.countEvents();
        const answer = await client.send(
          route.method,
          route.path.replace('{petitionId}', petitionId).replace(/\{\w+\}/, petitionId),
          {
            body,
            headers: { 'if-match': `"${await versionOf()}"` },
          },
        );
        seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
        if (answer.status >= 500)
          throw new Error(`${route.path}: ${answer.text} for ${JSON.stringify(body)}`);
        if (answer.status < 400) return;
        if (!/[\u4e00-\u9fff]/.test(answer.body.detail)) throw new Error(`not Chinese: ${answer.text}`);
        if ((await api.countEvents()) !== before)
          throw new Error(`appended on ${answer.status}: ${route.path}`);
      }),
      { numRuns: REQUESTS, endOnFailure: false },
    );
    // a fuzz that never gets past the door proves little
    expect([...seen.keys()]).toEqual(expect.arrayContaining([400, 422]));
  }, 120_000);

  async function versionOf(): Promise<number> {
    const { rows } = await api.office.db.pools.owner.query<{ v: number }>(
      'select version as v from rm.petition where petition_id = $1',
      [petitionId],
    );
    return rows[0]?.v ?? 1;
  }
});
