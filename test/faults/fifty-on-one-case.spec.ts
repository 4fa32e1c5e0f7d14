import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { type ApiAnswer, type ApiClient, letterBody, openTestApi, type TestApi } from '../support/api.js';

const CLIENTS = 50;
const isLong = process.env['FAULTS'] === 'long';
/** Commands of all clients together; R12 asks for 10,000. */
const COMMANDS = isLong ? 10_000 : 500;
const LONG = isLong ? 7_200_000 : 240_000;
/** PostgreSQL's idle servers hand in what they counted after ten seconds at the latest. @unit milliseconds */
const COUNTED_MS = isLong ? 11_000 : 0;

let api: TestApi;
let reception: ApiClient;
let day = '';
beforeAll(async () => {
  api = await openTestApi();
  reception = await api.signInAs('reception');
  day = (await reception.get('/api/session')).body.today;
}, 240_000);
afterAll(() => api.close(), 120_000);

describe(`${CLIENTS} people on one case, ${COMMANDS} commands (R12)`, () => {
  it(
    'accepts exactly one command on each version; the others hear 412 and see the new one',
    async () => {
      const { petitionId } = (await reception.post('/api/petitions', letterBody(day))).body;
      const deadlocks = async () =>
        (
          await api.office.db.pools.owner.query<{ n: string }>(
            'select deadlocks as n from pg_stat_database where datname = current_database()',
          )
        ).rows[0]?.n;
      const before = await deadlocks();
      const accepted = new Map<number, string>();
      const conflicts: ApiAnswer[] = [];
      const others: string[] = [];
      let left = COMMANDS;
      const client = async (who: number) => {
        // the first wrong answer ends it for all
        for (let seen = 1; left > 0 && others.length === 0;) {
          left -= 1;
          const title = `第${who}人所改,原第${seen}版`;
          const answer = await reception.command(petitionId, 'correct', {
            version: seen,
            body: { changes: {}, title, reason: '核对原件后更正标题' },
            key: uuidv7(),
          });
          if (answer.status === 200) {
            seen = answer.body.version;
            if (accepted.has(seen)) others.push(`version ${seen} was given twice`);
            accepted.set(seen, title);
          } else if (answer.status === 412) {
            conflicts.push(answer);
            const fresh = (await reception.get(`/api/petitions/${petitionId}`)).body.version;
            if (!(fresh > seen)) others.push(`still sees ${fresh} after ${seen} was refused`);
            seen = fresh;
          } else others.push(`${answer.status} ${answer.text}`);
        }
      };
      const started = performance.now();
      await Promise.all(Array.from({ length: CLIENTS }, (_, who) => client(who)));
      const seconds = (performance.now() - started) / 1000;

      expect(others).toEqual([]);
      expect(accepted.size + conflicts.length).toBe(COMMANDS);
      expect(conflicts.length).toBeGreaterThan(0);
      expect([...new Set(conflicts.map(({ body }) => body.code))]).toEqual(['CASE_CHANGED']);
      // the stream is the sequence of those that were accepted, each on the version that it named
      const { events, version } = await api.office.runtime.store.load(api.office.db.pools.store, petitionId, {
        secrets: true,
      });
      expect(version).toBe(accepted.size + 1);
      for (const event of events.slice(1)) {
        const { sealed } = event.secret as { sealed: { text: { title: string } } };
        expect([event.version, sealed.text.title]).toEqual([event.version, accepted.get(event.version)]);
        expect(sealed.text.title).toMatch(new RegExp(`原第${event.version - 1}版$`));
      }
      expect(await api.office.runtime.store.verify()).toMatchObject({ ok: true });
      await sleep(COUNTED_MS);
      expect(await deadlocks()).toBe(before);
      process.stdout.write(
        `R12: ${COMMANDS} commands, ${accepted.size} accepted, ${conflicts.length} refused by 412, in ${seconds.toFixed(0)} s\n`,
      );
    },
    LONG,
  );
});
