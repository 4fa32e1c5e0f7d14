import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SEALED_PART, sealedNameAad, sealedTitleAad } from './sealed-columns.js';
import {
  accepted,
  accusation,
  arrival,
  corrected,
  designated,
  forgotten,
  noticed,
  PETITIONER,
  reclassified,
  registered,
  returned,
  STAFF,
  submitted,
  triaged,
  verdict,
} from './testing/stories.js';
import { openWorld, uuid, type World } from './testing/world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 120_000);
afterAll(() => world.end());

type Row = Record<string, unknown> & { sealed: Buffer | null; sealed_name: Buffer | null };
const rowOf = async (petitionId: string): Promise<Row> =>
  (await world.db.pools.store.query<Row>('select * from rm.petition where petition_id = $1', [petitionId]))
    .rows[0]!;
const rowsOf = async (table: string, petitionId: string) =>
  (
    await world.db.pools.store.query<Record<string, unknown>>(
      `select * from rm.${table} t where petition_id = $1 order by t`,
      [petitionId],
    )
  ).rows;
const opened = async (buffer: Buffer | null, aad: string): Promise<unknown> =>
  buffer === null ? null : (await world.vault.openParts(buffer, aad))[SEALED_PART];
const titleOf = async (id: string) => opened((await rowOf(id)).sealed, sealedTitleAad(id));
const nameOf = async (id: string) => opened((await rowOf(id)).sealed_name, sealedNameAad(id));

describe('the rows of a petition', () => {
  it('hold the register line, the most urgent clock and the steps awaited, after each command', async () => {
    const id = uuid(101);
    const facts = arrival(1, { urgentGrounds: ['threat'] });
    await world.tell(id, registered(facts, { title: '反映补贴' }));
    expect(await rowOf(id)).toMatchObject({
      org_id: 1,
      zone: 'general',
      unnamed: true,
      display_no: '宛组信〔2026〕来信1号',
      status: 'registered',
      is_open: true,
      urgent: true,
      received_on: '2026-03-02',
      next_kind: 'dueNotify',
      next_nominal: '2026-03-17',
      next_due: '2026-03-17',
      next_yellow_on: '2026-03-12',
      next_orange_on: '2026-03-15',
      awaits: ['triage'],
    });
    expect([await titleOf(id), await nameOf(id)]).toEqual(['反映补贴', '张某某']);
    const done = await world.tell(
      id,
      triaged('2026-03-04', facts),
      designated('2026-03-04'),
      noticed('2026-03-05'),
      accepted('2026-03-05'),
    );
    expect(await rowOf(id)).toMatchObject({
      version: done.version,
      status: 'accepted',
      handler_id: STAFF.handler,
      next_kind: 'dueHandle',
      awaits: ['submitResult'],
    });
    expect([await titleOf(id), await nameOf(id)]).toEqual(['反映补贴', '张某某']);
    expect(await rowsOf('access', id)).toEqual([
      { petition_id: id, account_id: STAFF.handler, reason: 'handler' },
    ]);
    expect((await rowsOf('clock', id)).map(({ kind, stopped_on }) => [kind, stopped_on])).toEqual(
      expect.arrayContaining([
        ['dueNotify', '2026-03-05'],
        ['dueHandle', null],
      ]),
    );
  });
  it('stand at the gate with what fails there, and keep the verdicts of a return (O-49, O-50)', async () => {
    const id = uuid(102);
    const facts = arrival(2);
    await world.tell(
      id,
      registered(facts),
      triaged('2026-03-04', facts),
      designated('2026-03-04'),
      accepted('2026-03-05'),
      submitted('2026-04-20'),
    );
    expect(await rowOf(id)).toMatchObject({ gate: 'signing', gate_round: 1, gate_since: '2026-04-20' });
    expect(Number((await rowOf(id))['gate_failed_hard'])).toBeGreaterThan(0);
    await world.tell(id, returned('2026-04-22', 1, [verdict('QS01', 'failed'), verdict('QE01', 'passed')]));
    expect(await rowOf(id)).toMatchObject({
      status: 'rework',
      gate: null,
      awaits: ['notify', 'submitResult'],
    });
    expect(await rowsOf('verdict', id)).toMatchObject([
      { gate: 'signing', round: 1, judged_on: '2026-04-22', passed: ['QE01'], failed: ['QS01'] },
    ]);
  });
  it('hold no name outside the general zone, and lose it on the way there (domain.md §9)', async () => {
    const restricted = uuid(103);
    await world.tell(restricted, registered(accusation(3), { person: { name: '李某某' } }));
    expect(await nameOf(restricted)).toBeNull();
    const turned = uuid(104);
    await world.tell(turned, registered(arrival(4), { person: { name: '王某某' } }));
    expect(await nameOf(turned)).toBe('王某某');
    await world.tell(turned, reclassified('2026-03-03', 'accusation', { petitionNo: 'x', displayNo: '密1' }));
    expect(await nameOf(turned)).toBeNull();
    expect(await rowOf(turned)).toMatchObject({ zone: 'accusation', display_no: '密1' });
    await world.tell(turned, corrected('2026-03-04', {}, { persons: { [PETITIONER]: { name: '王某' } } }));
    expect(await nameOf(turned)).toBeNull();
  });
  it('follow a correction field by field: the rest stays', async () => {
    const id = uuid(105);
    await world.tell(
      id,
      registered(arrival(5), { title: '旧题', person: { name: '赵某', phone: '13900000000' } }),
    );
    await world.tell(id, corrected('2026-03-03', { visitorCount: null }, { title: '新题' }));
    expect([await titleOf(id), await nameOf(id)]).toEqual(['新题', '赵某']);
    const before = await rowsOf('identifier', id);
    await world.tell(
      id,
      corrected('2026-03-03', {}, { persons: { [PETITIONER]: { phone: '13811112222' } } }),
    );
    expect([await titleOf(id), await nameOf(id)]).toEqual(['新题', '赵某']);
    const after = await rowsOf('identifier', id);
    expect(after.map(({ kind }) => kind)).toEqual(before.map(({ kind }) => kind));
    expect(after).not.toEqual(before);
  });
  it('forget a petitioner: name gone, identifiers gone', async () => {
    const id = uuid(106);
    await world.tell(id, registered(arrival(6), { person: { name: '钱某', idNo: '11010519491231002X' } }));
    expect(await rowsOf('identifier', id)).toHaveLength(2);
    await world.tell(id, forgotten('2026-04-01'));
    expect(await nameOf(id)).toBeNull();
    expect(await rowOf(id)).toMatchObject({ name_erased: true });
    expect(await rowsOf('identifier', id)).toEqual([]);
  });
});
