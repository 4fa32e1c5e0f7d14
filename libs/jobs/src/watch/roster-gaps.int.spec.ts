import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { withViewer } from '#identity';
import { inboxRows, watchOffice } from '../index.js';
import { openReminderOffice, type ReminderOffice } from '../testing/reminder-office.js';

jest.setTimeout(120_000);

let office: ReminderOffice;
beforeAll(async () => {
  office = await openReminderOffice();
}, 120_000);
afterAll(() => office.close());

const plan = (on: string, shift: 'day' | 'night', leader = true) =>
  office.affair(
    'windowHead',
    { category: 'duty-shift' },
    {
      type: 'plan',
      on,
      shift,
      officerId: office.staff.reception.accountId,
      ...(leader ? { leaderId: office.staff.deputy.accountId } : {}),
      phone: '0000-1234567',
    },
    '2026-02-27',
  );
const heard = async (who: keyof ReminderOffice['staff'], after = 0): Promise<string[]> => {
  const rows = await withViewer(office.db.pools.reader, office.staff[who], (client) =>
    inboxRows(client, { before: null, limit: 50 }),
  );
  return rows
    .map(({ sentence }) => sentence)
    .filter((sentence) => sentence.includes('O-79'))
    .slice(after);
};
const watchOn = async (day: string): Promise<void> => {
  office.goTo(day);
  await watchOffice(office.parts);
};

describe('a gap in the roster is itself an alarm (O-79)', () => {
  it('says nothing where no roster was ever kept', async () => {
    await watchOn('2026-03-02');
    expect(await heard('deputy')).toEqual([]);
  });

  it('tells leader and head of the window once a day until it is filled, and nobody else', async () => {
    for (let day = 2; day <= 8; day += 1) {
      await plan(`2026-03-0${day}`, 'day');
      if (day !== 5) await plan(`2026-03-0${day}`, 'night', day !== 3);
    }
    await watchOn('2026-03-02');
    await watchOn('2026-03-02');
    const said =
      '未来7日有2个班次缺人:3月3日夜班缺带班领导、3月5日夜班缺值班员和带班领导,请在“值班”补齐(O-79)';
    expect(await heard('deputy')).toEqual([said]);
    expect(await heard('windowHead')).toEqual([said]);
    expect(await heard('reception')).toEqual([]);
    // the next day the window of seven days reaches one further, for which nothing was planned yet
    await watchOn('2026-03-03');
    const [second] = await heard('deputy');
    expect(second).toContain('未来7日有4个班次缺人');
    expect(second).toContain('3月9日白班缺值班员和带班领导等');
  });

  it('falls silent when every shift has its people', async () => {
    await plan('2026-03-03', 'night');
    await plan('2026-03-05', 'night');
    for (let day = 9; day <= 10; day += 1) {
      const on = `2026-03-${String(day).padStart(2, '0')}`;
      await plan(on, 'day');
      await plan(on, 'night');
    }
    const before = (await heard('deputy')).length;
    await watchOn('2026-03-04');
    expect(await heard('deputy')).toHaveLength(before);
  });
});
