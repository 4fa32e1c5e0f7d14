import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CHINA_CALENDAR, fold, type PetitionState, type RecordedPetitionEvent } from '#domain';
import { may, ROLES, type Role, type Viewer, type Zone } from '#identity';
import { petitionRowsOf } from './petition-rows.js';
import { writePetitionRows } from './write-petition-rows.js';
import { rowTextOf } from './row-text.js';
import {
  ACCUSED,
  accusation,
  arrival,
  designated,
  passed,
  registered,
  STAFF,
  verdict,
} from './testing/stories.js';
import { openWorld, policyFor, uuid, viewer, type World } from './testing/world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 120_000);
afterAll(() => world.end());

const ACCOUNTS = [1, 2, 3, 4, 5].map(uuid);
type Facts = { orgId: number; zone: Zone; named: string[]; excluded: string[]; registrarId: string };

const someFacts: fc.Arbitrary<Facts> = fc.record({
  orgId: fc.constantFrom(1, 2, 3),
  zone: fc.constantFrom<Zone>('general', 'accusation', 'sealed'),
  named: fc.oneof(fc.constant<string[]>([]), fc.subarray(ACCOUNTS, { maxLength: 3 })),
  excluded: fc.oneof(fc.constant<string[]>([]), fc.subarray(ACCOUNTS, { maxLength: 2 })),
  registrarId: fc.constantFrom(...ACCOUNTS),
});

// 1 is above 2 and 3.
const someViewer: fc.Arbitrary<Viewer> = fc
  .record({
    n: fc.integer({ min: 1, max: 6 }),
    orgId: fc.constantFrom(1, 2, 3),
    roles: fc.subarray<Role>([...ROLES], { minLength: 1, maxLength: 3 }),
  })
  .map(({ n, orgId, roles }) => viewer(n, { orgId, roles, belowIds: orgId === 1 ? [1, 2, 3] : [orgId] }));

/** The state of such a petition, and the events that have texts and verdicts in them. */
function told(petitionId: string, facts: Facts): { state: PetitionState; events: RecordedPetitionEvent[] } {
  const events = [
    registered(arrival(1, { orgId: facts.orgId, registrarId: facts.registrarId })),
    passed('2026-04-01', 1, [verdict('QS01', 'passed')]),
  ].map((event, index) => ({
    ...event,
    meta: {
      eventId: uuid(5000 + index),
      version: index + 1,
      recordedAt: '2026-04-01T02:00:00.000Z',
      actorId: null,
      capacity: null,
    },
  })) as RecordedPetitionEvent[];
  const state = fold(petitionId, events);
  if (!state) throw new Error('no state');
  const recusals = facts.excluded.map((accountId) => ({
    accountId,
    ground: 'accused',
    ruling: 'confirmed' as const,
    eventId: uuid(1),
    occurredOn: '2026-03-03',
  }));
  return { state: { ...state, zone: facts.zone, needToKnow: facts.named, recusals }, events };
}

const TABLES = ['petition', 'clock', 'identifier', 'fact', 'verdict'] as const;

describe('row-level security of the read models', () => {
  it('agrees with identity’s policy for any petition and any viewer, in every table (R-20, R-21, O-23, S9)', async () => {
    const petitions = fc
      .sample(someFacts, { numRuns: 150, seed: 20261122 })
      .map((facts, index) => ({ ...facts, petitionId: uuid(10_000 + index) }));
    const rows = await Promise.all(
      petitions.map(async ({ petitionId, ...facts }) => {
        const { state, events } = told(petitionId, facts);
        return petitionRowsOf(state, {
          calendar: CHINA_CALENDAR,
          policy: policyFor(state),
          text: rowTextOf(state, events),
          keyId: null,
          vault: world.vault,
        });
      }),
    );
    await writePetitionRows(world.db.pools.store as never, rows);
    const ids = petitions.map(({ petitionId }) => petitionId);
    const factsOf = new Map(petitions.map((petition) => [petition.petitionId, petition]));
    const seenBy = (who: Viewer) =>
      world.see(who, async (client) => {
        const seen: Record<string, string[]> = {};
        for (const table of TABLES)
          seen[table] = (
            await client.query<{ id: string }>(
              `select distinct petition_id as id from rm.${table} where petition_id = any($1) order by 1`,
              [ids],
            )
          ).rows.map(({ id }) => id);
        return seen;
      });
    let visibleRestricted = 0;
    await fc.assert(
      fc.asyncProperty(someViewer, async (who) => {
        const views = (id: string) => may(who, 'view', { ...factsOf.get(id)!, handlerId: null }).allowed;
        const isStaff = who.orgIds.length > 0;
        const counts = who.roles.some((role) => ['windowHead', 'deputyLeader', 'leader'].includes(role));
        const visible = ids.filter(views);
        visibleRestricted += visible.filter((id) => factsOf.get(id)!.zone !== 'general').length;
        const counted = ids.filter((id) => {
          const { orgId, excluded } = factsOf.get(id)!;
          return (
            views(id) ||
            (isStaff && counts && who.orgIds.includes(orgId) && !excluded.includes(who.accountId))
          );
        });
        expect(await seenBy(who)).toEqual({
          petition: visible,
          clock: visible,
          identifier: visible,
          fact: counted,
          verdict: counted,
        });
      }),
      { numRuns: 120, seed: 7, endOnFailure: true },
    );
    expect(visibleRestricted).toBeGreaterThan(100);
  }, 120_000);
  it('tells the accused nothing, by no table: not his exclusion, not the row that names him', async () => {
    const id = uuid(20_001);
    const accused = uuid(77);
    const facts = accusation(1, {
      zone: 'general',
      subjects: [{ subjectId: ACCUSED, role: 'accused', cadreAuthority: 'own', accountId: accused }],
    });
    await world.tell(id, registered({ ...facts, registrarId: accused }));
    const head = viewer(77, { roles: ['windowHead', 'leader'], belowIds: [1] });
    await world.see(head, async (client) => {
      for (const table of [...TABLES, 'access'])
        expect((await client.query(`select from rm.${table} where petition_id = $1`, [id])).rowCount).toBe(0);
    });
    for (const table of ['exclusion', 'search_parts'])
      await expect(
        world.see(head, (client) => client.query(`select from rm.${table}`)),
      ).rejects.toMatchObject({ code: '42501' });
    const colleague = viewer(78, { roles: ['windowHead'] });
    expect(
      (
        await world.see(colleague, (client) =>
          client.query('select from rm.petition where petition_id = $1', [id]),
        )
      ).rowCount,
    ).toBe(1);
  });
  it('shows nothing without a viewer, and lets readers write nothing', async () => {
    const { reader } = world.db.pools;
    expect((await reader.query('select from rm.petition')).rowCount).toBe(0);
    expect((await reader.query('select from rm.fact')).rowCount).toBe(0);
    await expect(reader.query('delete from rm.petition')).rejects.toMatchObject({ code: '42501' });
    await expect(reader.query(`select rm.put_petitions('[]')`)).rejects.toMatchObject({ code: '42501' });
  });
  it('lets the registrar see his accusation only until somebody is named (O-23)', async () => {
    const id = uuid(20_002);
    await world.tell(id, registered(accusation(2)));
    const registrar = { ...viewer(1, { roles: ['reception'] }), accountId: STAFF.registrar };
    const count = () =>
      world.see(
        registrar,
        async (client) =>
          (await client.query('select from rm.petition where petition_id = $1', [id])).rowCount,
      );
    expect(await count()).toBe(1);
    await world.tell(id, designated('2026-03-03'));
    expect(await count()).toBe(0);
  });
});
