import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { CommandOutcome } from '#casework';
import { hashRequest } from '#event-store';
import { petitionReadModelRebuild, searchRebuild, searchSubscription } from '#projections';
import { type ProjectionHash, projectionHashes } from '../../libs/backup/src/projection-hashes.js';
import { letterOf, openTestOffice, signedBy, type TestOffice } from '../support/office.js';

const isLong = process.env['FAULTS'] === 'long';
const PETITIONS = isLong ? 60 : 12;
const DAY = '2026-03-02';
const LONG = isLong ? 3_600_000 : 240_000;
const time = { today: DAY, now: `${DAY}T02:00:00.000Z` };
/** The tables that follow from the events of petitions alone. */
const FOLLOWING = /^rm\.(petition|clock|access|exclusion|identifier|fact|verdict|search|search_parts)$/;

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
}, 240_000);
afterAll(() => office.close(), 120_000);

const hashes = async (): Promise<ProjectionHash[]> => {
  const client = await office.db.pools.owner.connect();
  try {
    return (await projectionHashes(client)).filter(({ projection }) => FOLLOWING.test(projection));
  } finally {
    client.release();
  }
};

/** Sends one command one to five times, all at once, and gives the one answer that all of them got. */
async function manyTimes(n: number, send: () => Promise<CommandOutcome>): Promise<CommandOutcome> {
  const answers = await Promise.all(Array.from({ length: 1 + (n % 5) }, send));
  const told = answers.map(({ petitionId, version, numbers }) => ({ petitionId, version, numbers }));
  for (const answer of told) expect(answer).toEqual(told[0]);
  expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
  return answers[0] as CommandOutcome;
}

describe('everything twice, cut off, and in pieces (R9)', () => {
  it(
    'gives rows equal to a clean rebuild: repeated commands, a projector stopped in mid batch, pages cut anywhere',
    async () => {
      const { casework, store } = office.runtime;
      const { staff } = office;
      let crashes = 0;
      const follow = searchSubscription(office.runtime);
      /** One life of the projector: it does its work and dies before the position is kept, every other time. */
      const live = (batchSize: number) =>
        store.subscription({
          ...follow,
          batchSize,
          retryDelayMs: 1,
          handlePage: async (client, events) => {
            await follow.handlePage(client, events);
            crashes += 1;
            if (crashes % 2 === 1) throw Object.assign(new Error('killed'), { code: '57P01' });
          },
        });
      for (let n = 0; n < PETITIONS; n += 1) {
        const commandId = uuidv7();
        const letter = letterOf({ title: `第${n}件:请求补发津贴` }, DAY);
        const frame = {
          viewer: staff.reception,
          requestHash: hashRequest({ n }),
          source: 'screen' as const,
          time,
        };
        const { petitionId } = await manyTimes(n, () => casework.arrive(letter, { ...frame, commandId }));
        const triage = {
          type: 'triage' as const,
          intakeDecision: 'handle',
          disposition: 'ZB',
          class: 'appeal',
          appealKind: 'item6',
          categoryCode: '0801',
          proposal: '拟由本机关办理',
          approval: signedBy(staff.windowHead, DAY),
        };
        const triageId = uuidv7();
        const head = { ...frame, viewer: staff.windowHead, expectedVersion: 1 };
        await manyTimes(n + 3, () => casework.execute(petitionId, triage, { ...head, commandId: triageId }));
        // a new projector each time, with pages of another size
        if (n % 3 === 0) await live(1 + (n % 7)).catchUp();
      }
      await live(5).catchUp();
      expect(crashes).toBeGreaterThan(2);
      const { events } = await store.readAll({ from: { tx: '0', position: '0' }, limit: 10_000 });
      expect(events).toHaveLength(2 * PETITIONS);
      expect(await store.verify()).toMatchObject({ ok: true, events: 2 * PETITIONS });

      const lived = await hashes();
      expect(lived.map(({ projection }) => projection)).toHaveLength(9);
      expect(lived.find(({ projection }) => projection === 'rm.search')?.rows).toBe(PETITIONS);
      const everyCut = Array.from({ length: events.length }, (_, cut) => cut + 1);
      const pageSizes = isLong ? everyCut : [1, 2, 3, 5, 7, 11, events.length - 1, events.length];
      for (const pageSize of pageSizes) {
        for (const plan of [
          petitionReadModelRebuild({ ...office.runtime, policyFor: office.runtime.profiles.policyFor }),
          searchRebuild(office.runtime),
        ])
          await store.rebuild(plan.projection, plan.reset, { pageSize });
        expect([pageSize, await hashes()]).toEqual([pageSize, lived]);
      }
      process.stdout.write(
        `R9: ${events.length} events, ${crashes} pages of which every other one died, rebuilt with ${pageSizes.length} page sizes: equal\n`,
      );
    },
    LONG,
  );
});
