import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { deriveStreamId, type StoredEvent } from '#event-store';
import { withViewer } from '#identity';
import { receiveMessage } from '#paperwork';
import { openPublicPages } from '../../../../test/support/public-pages.js';
import { destroyKeysSubscription } from '../forgetting/destroy-keys.subscription.js';
import { inboxRows, watchOffice } from '../index.js';
import { openReminderOffice, type ReminderOffice } from '../testing/reminder-office.js';

jest.setTimeout(120_000);

/** The smallest picture there is: one grey dot. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

let office: ReminderOffice;
beforeAll(async () => {
  office = await openReminderOffice();
  await openPublicPages(office, '2025-03-02');
}, 120_000);
afterAll(() => office.close());

const write = (content: string, day: string) =>
  office.runtime.onlineMessages.receive(
    { orgId: office.orgId, signed: 'anonymous', content, terminal: uuidv7() },
    {
      commandId: uuidv7(),
      time: { today: day, now: `${day}T02:00:00.000Z` },
    },
  );
const heard = async (who: keyof ReminderOffice['staff']): Promise<string[]> => {
  const rows = await withViewer(office.db.pools.reader, office.staff[who], (client) =>
    inboxRows(client, { before: null, limit: 50 }),
  );
  return rows.map(({ sentence }) => sentence).filter((sentence) => sentence.includes('网上来件'));
};
const watchOn = async (day: string): Promise<void> => {
  office.goTo(day);
  await watchOffice(office.parts);
};

describe('what waits to be entered is itself an alarm (R-06)', () => {
  it('tells reception and head of the window once a day, late ones by name of being late, and nobody else', async () => {
    await watchOn('2026-03-02');
    expect(await heard('reception')).toEqual([]);
    await write('津贴没有发齐', '2026-03-02');
    await write('津贴还是没有发齐', '2026-03-03');
    await watchOn('2026-03-03');
    await watchOn('2026-03-03');
    const first = '有2件网上来件待登记,请在“登记—网上来件”登记(R-06)';
    expect(await heard('reception')).toEqual([first]);
    await watchOn('2026-03-04');
    const second = '有2件网上来件待登记,其中1件已超过录入期限,请立即在“登记—网上来件”登记(R-06)';
    expect(new Set(await heard('windowHead'))).toEqual(new Set([first, second]));
    expect(await heard('handler')).toEqual([]);
    expect(await heard('leader')).toEqual([]);
    // what is to be entered first stands first
    const { rows } = await office.db.pools.owner.query<{ due: string }>(
      `select due_on::text as due from rm.affair where category = 'online-message' and is_open order by opened_on`,
    );
    expect(rows.map(({ due }) => due)).toEqual(['2026-03-03', '2026-03-04']);
  });

  it('does not tell whoever is named in one that there is one', async () => {
    const { displayName } = office.staff.reception;
    await write(`${displayName}收了礼`, '2026-03-04');
    await watchOn('2026-03-05');
    expect((await heard('reception')).filter((one) => one.includes('有3件'))).toEqual([]);
    expect((await heard('windowHead')).filter((one) => one.includes('有3件'))).toHaveLength(1);
  });

  it('destroys what was set aside a year ago with its keys: event, text and writer are gone, the line stays', async () => {
    const commandId = uuidv7();
    const files = [{ name: '展板.png', file: DOT }];
    await receiveMessage(
      office.runtime,
      {
        orgId: office.orgId,
        signed: 'realName',
        name: '某人',
        content: '推销展板',
        terminal: uuidv7(),
        files,
      },
      { commandId, time: { today: '2025-03-03', now: '2025-03-03T03:00:00.000Z' } },
    );
    const on = deriveStreamId(commandId, 'online-message');
    await office.affair(
      'reception',
      { category: 'online-message', on },
      { type: 'setAside', ground: 'advertisement', reason: '推销办公用品' },
      '2025-03-04',
    );
    const watchAt = (day: string) => watchOffice({ ...office.parts, nowIs: () => `${day}T02:00:00.000Z` });
    const read = () => office.runtime.onlineMessages.read(office.staff.reception, on);
    await watchAt('2026-03-04');
    expect(await read()).toMatchObject({ state: { status: 'setAside' }, text: { content: '推销展板' } });
    await watchAt('2026-03-05');
    await watchAt('2026-03-06');
    const { state, text, writer } = await read();
    expect([state.status, text, writer]).toEqual(['destroyed', null, null]);
    const { events } = await office.runtime.store.load(office.db.pools.store, on, { secrets: true });
    expect(events.filter(({ type }) => type === 'OnlineMessageDestroyed')).toHaveLength(1);
    expect(JSON.stringify(events)).not.toMatch(/推销|某人/);
    const gone = events.at(-1) as StoredEvent;
    const { keyIds, scanIds } = gone.data as { keyIds: string[]; scanIds: string[] };
    expect(keyIds).toHaveLength(2);
    const { dataDir } = office.runtime.settings;
    const lying = scanIds.map((id) => join(dataDir, 'attachments', id.slice(-2), id));
    expect(lying.map((file) => existsSync(file))).toEqual([true]);
    // nobody can read it any more; the background clears it away
    await destroyKeysSubscription(office.runtime).handlePage?.(null as never, [gone]);
    expect(lying.map((file) => existsSync(file))).toEqual([false]);
  });
});
