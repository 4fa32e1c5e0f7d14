import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventStore } from './index.js';
import { event, type Fixture, fresh, openFixture } from './testing/fixture.js';

let fixture: Fixture;
let store: EventStore;
beforeAll(async () => {
  fixture = await openFixture();
  store = fixture.store;
});
afterAll(() => fixture.end());

const count = async (streamId: string): Promise<number> => (await store.load(fixture.pool, streamId)).version;

describe('append: refused at the door, nothing sent (§5.0 no. 4, 16)', () => {
  it.each([
    ['TEXT_ILL_FORMED', { data: { title: 'x\ud800y' } }, 'events[0].data.title'],
    ['TEXT_ILL_FORMED', { data: { 'bad \udfff': 1 } }, 'events[0].data.?'],
    ['TEXT_HAS_NUL', { data: { list: ['a', 'b\0'] } }, 'events[0].data.list[1]'],
    ['NUMBER_NOT_SAFE_INTEGER', { data: { n: 0.5 } }, 'events[0].data.n'],
    ['NUMBER_NOT_SAFE_INTEGER', { data: { n: 2 ** 53 } }, 'events[0].data.n'],
    ['NUMBER_NOT_SAFE_INTEGER', { data: { n: NaN } }, 'events[0].data.n'],
    ['VALUE_NOT_JSON', { data: { at: new Date(0) } }, 'events[0].data.at'],
    ['VALUE_NOT_JSON', { data: { list: [undefined] } }, 'events[0].data.list[0]'],
    ['VALUE_NOT_JSON', { data: [] }, 'events[0].data'],
    ['NAME_INVALID', { type: 'Röd;drop' }, 'events[0].type'],
    ['EVENT_TOO_LARGE', { data: { text: 'x'.repeat(1_100_000) } }, 'events[0]'],
    ['CODEC_MISSING', { secret: { text: 'plain' } }, 'secret'],
  ])('%s', async (code, changes, path) => {
    const append = await fresh(fixture.pool, event('Happened', {}, changes));
    await expect(store.appendAlone(append)).rejects.toMatchObject({ name: 'EventRefused', code, path });
    expect(await count(append.streamId)).toBe(0);
  });

  it.each(['occurredOn', 'profileVersion', 'zone', 'actorId'])('an envelope without %s', async (member) => {
    const plain = event('Happened');
    const metadata = { ...plain.metadata, [member]: undefined } as unknown as typeof plain.metadata;
    await expect(store.appendAlone(await fresh(fixture.pool, { ...plain, metadata }))).rejects.toMatchObject({
      code: 'ENVELOPE_INCOMPLETE',
    });
  });

  it.each(['2027-02-30', '2026-13-01', 'today'])('a day that is none: %s', async (occurredOn) => {
    const plain = event('Happened');
    const wrong = { ...plain, metadata: { ...plain.metadata, occurredOn } };
    await expect(store.appendAlone(await fresh(fixture.pool, wrong))).rejects.toMatchObject({
      code: 'INSTANT_INVALID',
    });
  });

  it('a recorded instant that is not the database clock', async () => {
    for (const recordedAt of ['2020-01-01T00:00:00Z', '2100-01-01T00:00:00.000Z']) {
      const append = { ...(await fresh(fixture.pool)), recordedAt };
      await expect(store.appendAlone(append)).rejects.toMatchObject({ code: 'RECORDED_AT_OUT_OF_RANGE' });
    }
  });

  it('ids that are none', async () => {
    const append = await fresh(fixture.pool);
    await expect(store.appendAlone({ ...append, streamId: 'x' })).rejects.toMatchObject({
      code: 'ID_INVALID',
    });
    await expect(store.load(fixture.pool, "' or 1=1")).rejects.toMatchObject({ code: 'ID_INVALID' });
  });
});
