import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { withViewer } from '#identity';
import { detectSupervision, inboxRows } from '../index.js';
import { openReminderOffice, type ReminderOffice } from '../testing/reminder-office.js';

jest.setTimeout(180_000);

let office: ReminderOffice;
beforeAll(async () => {
  office = await openReminderOffice();
}, 180_000);
afterAll(() => office.close());

const opened = async (): Promise<number> => {
  const { rows } = await office.db.pools.store.query<{ n: number }>(
    `select count(*)::int as n from es.event where type = 'SupervisionOpened'`,
  );
  return rows[0]?.n ?? 0;
};

describe('supervision by rule (§1.7, O-90)', () => {
  it('opens what is certain once, with a number, and asks the head of the window about the rest once', async () => {
    await office.accepted('2026-08-03');
    office.goTo('2026-10-12');
    const first = await detectSupervision(office.parts);
    // the handling period is past (SUP-02), the petitioner was never told (SUP-01)
    expect(first.supervised).toBe(2);
    expect(await opened()).toBe(2);
    expect(await detectSupervision(office.parts)).toEqual({ supervised: 0, asked: 0 });
    const [again] = await Promise.all([detectSupervision(office.parts), detectSupervision(office.parts)]);
    expect(again.supervised).toBe(0);
    expect(await opened()).toBe(2);
    const inbox = await withViewer(office.db.pools.reader, office.staff.windowHead, (client) =>
      inboxRows(client, { before: null, limit: 20 }),
    );
    const asked = inbox.filter(({ sentence }) => sentence.includes('SUP-05'));
    expect(asked).toHaveLength(1);
    expect(asked[0]?.sentence).toMatch(/号:可能属于“推诿、敷衍、拖延”/);
  });
});
