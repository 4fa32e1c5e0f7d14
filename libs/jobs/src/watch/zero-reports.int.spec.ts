import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { withViewer } from '#identity';
import { inboxRows, watchOffice } from '../index.js';
import { openReminderOffice, type ReminderOffice } from '../testing/reminder-office.js';

jest.setTimeout(180_000);

let office: ReminderOffice;
let periodId = '';
beforeAll(async () => {
  office = await openReminderOffice();
  ({ affairId: periodId } = await office.affair(
    'windowHead',
    { category: 'sensitive-period' },
    {
      type: 'setPeriod',
      title: '某时期',
      source: '某文',
      from: '2026-03-02',
      to: '2026-03-06',
      categories: ['04'],
      zeroReport: true,
      zeroReportBy: '17:00',
      ladder: false,
      fastLane: false,
    },
    '2026-03-02',
  ));
}, 180_000);
afterAll(() => office.close());

type Who = keyof ReminderOffice['staff'] | 'county';
const viewerOf = (who: Who) => (who === 'county' ? office.county : office.staff[who]);
const heard = async (who: Who): Promise<string[]> => {
  const rows = await withViewer(office.db.pools.reader, viewerOf(who), (client) =>
    inboxRows(client, { before: null, limit: 100 }),
  );
  return rows
    .map(({ sentence }) => sentence)
    .filter((sentence) => sentence.includes('零报告'))
    .toReversed();
};
const watchAt = async (day: string, hourUtc: string): Promise<void> => {
  office.goTo(day);
  const nowIs = () => `${day}T${hourUtc}:00:00.000Z`;
  await watchOffice({ ...office.parts, nowIs });
  await watchOffice({ ...office.parts, nowIs });
};
const seenByCounty = async (): Promise<number> => {
  const { rows } = await withViewer(office.db.pools.reader, office.county, (client) =>
    client.query('select affair_id from rm.affair where affair_id = $1', [periodId]),
  );
  return rows.length;
};
/** As it was written before the units below were named in it. */
const forget = () =>
  office.db.pools.owner.query(
    `update rm.affair set party_org_ids = '{}', facts = facts - 'toldOrgIds' where affair_id = $1`,
    [periodId],
  );

describe('零报告 in the inbox (O-63)', () => {
  it('is heard by whoever reports, once a day, and once more when it is late; not by others', async () => {
    await watchAt('2026-03-02', '01');
    const due = '敏感时期(3月2日至3月6日)要求每日零报告:请在今天(3月2日)17:00 前在“值班”报,没有也要报(O-63)';
    expect(await heard('county')).toEqual([due]);
    expect(await heard('reception')).toEqual([due]);
    expect(await heard('handler')).toEqual([]);
    await watchAt('2026-03-02', '10');
    const late = '敏感时期(3月2日至3月6日)3月2日的零报告还没有报,已经迟了,请立即在“值班”补报(O-63)';
    expect(await heard('county')).toEqual([due, late]);
    await watchAt('2026-03-03', '01');
    expect((await heard('county')).slice(2)).toEqual([expect.stringContaining('今天(3月3日)')]);
    expect(await heard('windowHead')).toContain('3月2日有1个单位没有报零报告,请在“值班”查看并催报(O-63)');
  });

  it('falls silent for a day that was reported, and when the period is over', async () => {
    const on = { category: 'sensitive-period', on: periodId };
    const file = { type: 'fileZeroReport', for: '2026-03-04', count: 0 };
    await office.affair('reception', on, file, '2026-03-04');
    const before = await heard('reception');
    await watchAt('2026-03-04', '10');
    expect((await heard('reception')).slice(before.length)).toEqual([
      expect.stringContaining('3月3日的零报告还没有报'),
    ]);
    const last = await heard('reception');
    await watchAt('2026-03-20', '01');
    expect(await heard('reception')).toEqual(last);
  });
});

describe('a period for all units that was set before they were named in it', () => {
  it('is told to them by the watch, once, and they are asked from that day on', async () => {
    const { affairId } = await office.affair(
      'windowHead',
      { category: 'sensitive-period' },
      {
        type: 'setPeriod',
        title: '另一时期',
        source: '某文',
        from: '2026-04-01',
        to: '2026-04-30',
        zeroReport: true,
        ladder: false,
        fastLane: false,
      },
      '2026-03-25',
    );
    periodId = affairId;
    expect(await seenByCounty()).toBe(1);
    // the register line as it stood before; the events of a unit that came later say the same
    await forget();
    expect(await seenByCounty()).toBe(0);
    const { rows } = await office.db.pools.owner.query<{ id: number }>(
      `insert into idn.organisation (name, code, short_code, level, parent_id) select '某新县委组织部', 'XX99', 'XX', level, parent_id
        from idn.organisation where id = $1 returning id`,
      [office.countyId],
    );
    // a unit that was closed is asked for nothing, and keeps nobody else from hearing of it
    await office.db.pools.owner.query(
      `insert into idn.organisation (name, code, short_code, level, parent_id, active)
        select '某撤销县委组织部', 'XX98', 'XY', level, parent_id, false from idn.organisation where id = $1`,
      [office.countyId],
    );
    await watchAt('2026-04-02', '01');
    expect(await seenByCounty()).toBe(1);
    await watchAt('2026-04-03', '01');
    const events = await office.db.pools.owner.query<{ data: object }>(
      `select data from es.event where stream_id = $1 and type = 'SensitivePeriodTold'`,
      [periodId],
    );
    expect(events.rows).toEqual([{ data: { orgIds: [rows[0]?.id] } }]);
  });
});
