import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { clocksOf, dueOf, type ProfileCommand } from '#domain';
import { hashRequest } from '#event-store';
import { openTestOffice, type TestOffice } from '../../../../test/support/office.js';
import { foldLoaded, followSmallOffices, ProfileBook } from '../index.js';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
}, 90_000);
afterAll(() => office?.close(), 30_000);

const basis = { docNo: '宛组通〔2026〕3号', title: '关于缩短告知期限的通知', decidedOn: '2026-02-27' };
const command = (
  change: Partial<Extract<ProfileCommand, { type: 'setParameter' }>> = {},
): ProfileCommand => ({
  type: 'setParameter',
  orgId: office.orgId,
  key: 'notifyDays',
  value: 10,
  from: '2026-03-10',
  to: null,
  forBelow: false,
  reason: '部务会决定缩短',
  basis,
  ...change,
});
const frame = (today = '2026-03-09', by = office.orgId) => {
  const commandId = uuidv7();
  const { accountId } = office.staff.admin;
  return { accountId, orgId: by, commandId, requestHash: hashRequest({ commandId }), today };
};
const stateOf = async (petitionId: string) => {
  const loaded = await office.runtime.store.load(office.db.pools.store, petitionId);
  const state = foldLoaded(loaded);
  if (state === null) throw new Error('not there');
  return { state, loaded };
};
const notifyDueOf = async (petitionId: string): Promise<string | undefined> => {
  const { rows } = await office.db.pools.owner.query<{ due: string }>(
    `select nominal_due as due from rm.clock where petition_id = $1 and kind = 'dueNotify'`,
    [petitionId],
  );
  return rows[0]?.due;
};

describe('the book of parameters', () => {
  it('passes what an office has set into decisions, rows and envelopes; an older case keeps its own (§1.15)', async () => {
    const { profiles } = office.runtime;
    const older = (await office.register({}, '2026-03-09')).petitionId;
    const once = frame();
    expect(await profiles.change(command(), once)).toBe(true);
    expect(await profiles.change(command(), once)).toBe(true);
    expect(await profiles.change(command(), frame())).toBe(false);
    const newer = (await office.register({ receivedOn: '2026-03-10' }, '2026-03-10')).petitionId;

    expect(await notifyDueOf(older)).toBe('2026-03-24');
    expect(await notifyDueOf(newer)).toBe('2026-03-20');
    const { state, loaded } = await stateOf(newer);
    expect(loaded.events[0]?.metadata.profileVersion).toBe('2022+notifyDays@2026-03-10#1');
    const [clock] = clocksOf(state, profiles.policyFor(state)).filter(({ kind }) => kind === 'dueNotify');
    expect(clock && dueOf(clock, office.runtime.calendar).nominalDue).toBe('2026-03-20');
    expect(clock?.profileVersion).toBe('2022+notifyDays@2026-03-10#1');
    const before = (await stateOf(older)).state;
    expect(profiles.policyFor(before).version).toBe('2022');
  });

  it('is read by another process after a refresh', async () => {
    const other = new ProfileBook({ store: office.runtime.store, pool: office.db.pools.store });
    expect(await other.refresh()).toBe(true);
    expect(other.policyOn(office.orgId, '2026-03-11').notifyDays).toBe(10);
    expect(other.policyOn(office.countyId, '2026-03-11').notifyDays).toBe(15);
    expect(await other.refresh()).toBe(false);
  });

  it('reaches the organisations below where it says so', async () => {
    const { profiles } = office.runtime;
    await profiles.change(command({ key: 'reworkDays', value: 7, forBelow: true }), frame());
    expect(profiles.policyOn(office.countyId, '2026-03-11').reworkDays).toBe(7);
    expect(profiles.policyOn(office.countyId, '2026-03-09').reworkDays).toBe(15);
  });

  it('turns the small office on and off by its days (O-98)', async () => {
    const { profiles } = office.runtime;
    const pool = office.db.pools.store;
    const small = async () =>
      (
        await pool.query('select small_office as small from idn.organisation where id = $1', [
          office.countyId,
        ])
      ).rows[0]?.small;
    expect(await small()).toBe(false);
    const grant = command({ orgId: office.countyId, key: 'smallOffice', value: true, to: '2026-12-31' });
    await expect(profiles.change(grant, frame('2026-03-09', office.countyId))).rejects.toMatchObject({
      code: 'PROFILE_SUPERIOR_ONLY',
    });
    await profiles.change(grant, frame());
    expect(await followSmallOffices(pool, profiles, '2026-03-09')).toBe(0);
    expect(await followSmallOffices(pool, profiles, '2026-03-10')).toBe(1);
    expect(await small()).toBe(true);
    expect(await followSmallOffices(pool, profiles, '2027-01-01')).toBe(1);
    expect(await small()).toBe(false);
  });
});
