import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256 } from '../canonical.js';
import {
  AnchorFolder,
  checkReceipt,
  chainHash,
  EventStore,
  type Receipt,
  type Seal,
  sealKeyIdOf,
  type SealSigner,
  sealSubscription,
} from '../index.js';
import {
  clock,
  command,
  event,
  type Fixture,
  fresh,
  openFixture,
  readableToTheEnd,
  within50Ms,
} from '../testing/fixture.js';
import { tamperAs } from '../testing/tamper.js';
import { signSeal } from './seal.js';

function signer(): SealSigner {
  const { privateKey } = generateKeyPairSync('ed25519');
  const publicKey = createPublicKey(createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' })));
  return {
    keyId: sealKeyIdOf(publicKey),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sign: (text) => sign(null, text, privateKey),
  };
}

const ours = signer();
let fixture: Fixture;
let store: EventStore;
let folder: string;
let anchors: AnchorFolder;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xinfang-anchors-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A store of its own for each fault: what was tampered with stays so. */
const inFreshStore = (): void => {
  beforeAll(async () => {
    fixture = await openFixture();
    store = fixture.store;
    anchors = new AnchorFolder(mkdtempSync(join(folder, 'a-')));
  });
  afterAll(() => fixture.end());
};

async function stream(length: number): Promise<string> {
  const append = await fresh(fixture.pool, ...Array.from({ length }, (_, n) => event('Happened', { n })));
  await store.appendAlone(append);
  return append.streamId;
}
async function seal(batchSize = 10_000): Promise<void> {
  // nothing else on the server may divide a batch: what is still being written anywhere holds readers back
  await readableToTheEnd(fixture.pool);
  await store.subscription(sealSubscription(ours, { batchSize })).catchUp();
}
const verified = async (text?: string) =>
  store.verifySeals({ keys: [ours.publicKey], anchors: text ?? (await anchors.text()) });

/** What somebody can make of the chain who may write everything: all hashes anew, the head too. */
async function rechain(streamId: string): Promise<void> {
  const { rows } = await fixture.owner.query<{ version: number }>(
    'select version from es.event where stream_id = $1 order by version',
    [streamId],
  );
  let previous: Buffer = Buffer.alloc(32);
  for (const { version } of rows) {
    const row = (await fixture.pool.query(
      `select tenant_id as "tenantId", stream_id as "streamId", category, version, event_id as "eventId", command_id as "commandId",
        type, schema_version as "schemaVersion", to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt",
        data, metadata, sealed from es.event where stream_id = $1 and version = $2`,
      [streamId, version],
    )) as { rows: Parameters<typeof chainHash>[1][] };
    previous = chainHash(previous, row.rows[0]!);
    await fixture.owner.query('update es.event set hash = $3 where stream_id = $1 and version = $2', [
      streamId,
      version,
      previous,
    ]);
  }
  await fixture.owner.query('update es.stream set head_hash = $2, version = $3 where stream_id = $1', [
    streamId,
    previous,
    rows.at(-1)?.version ?? 0,
  ]);
}

describe('sealing (§5.6)', () => {
  inFreshStore();

  it('seals every event once, in a chain of seals that a public key alone confirms', async () => {
    for (let n = 0; n < 5; n++) await stream(3);
    await seal(7);
    await seal(7);
    await stream(1);
    await seal(7);
    await stream(1);
    expect(await verified()).toEqual({
      ok: true,
      seals: 4,
      sealed: 16,
      unsealed: 1,
      anchors: 0,
      faults: [],
    });
  });

  it('a subscription that was set back seals nothing twice', async () => {
    await seal();
    const before = await verified();
    await fixture.owner.query(`update es.subscription set tx = 0, position = 0 where name = 'seal'`);
    await seal();
    expect(await verified()).toEqual(before);
  });

  it('the bound on a transaction of a request does not end their verification', async () => {
    for (let n = 0; n < 100; n++) await stream(1);
    await seal(1);
    await within50Ms(fixture, async (hurried) => {
      const bounded = new EventStore({ pool: hurried });
      expect(await bounded.verifySeals({ keys: [ours.publicKey] })).toMatchObject({ ok: true, unsealed: 0 });
    });
  });

  it('a trickle is sealed in batches, not event by event', async () => {
    await seal();
    const before = (await verified()).seals;
    const running = store.runSubscription(sealSubscription(ours, { paceMs: 700 }));
    try {
      for (let n = 0; n < 30; n++) await stream(1);
      await running.catchUp();
    } finally {
      await running.stop();
    }
    const { ok, seals, unsealed } = await verified();
    expect({ ok, unsealed }).toEqual({ ok: true, unsealed: 0 });
    expect(seals - before).toBeLessThan(30);
  });

  it('the store may add seals, never change one', async () => {
    for (const sql of ['update es.seal set total = 0', 'delete from es.seal', 'truncate es.seal']) {
      await expect(fixture.pool.query(sql)).rejects.toMatchObject({ code: '42501' });
      await expect(fixture.owner.query(sql)).rejects.toMatchObject({ code: 'P0403' });
    }
  });

  it('anchors the newest seal once, outside the database', async () => {
    expect(await anchors.add(fixture.pool)).not.toBeNull();
    expect(await anchors.add(fixture.pool)).toBeNull();
    await stream(1);
    await seal();
    expect(await anchors.add(fixture.pool)).not.toBeNull();
    expect((await anchors.text()).trim().split('\n')).toHaveLength(2);
    expect(await verified()).toMatchObject({ ok: true, anchors: 2 });
  });
});

describe('a receipt', () => {
  inFreshStore();
  let receipt: Receipt;
  let streamId: string;

  it('is made for a sealed event, by place or by id, with its row on request', async () => {
    streamId = await stream(5);
    await stream(4);
    expect(await store.prove({ streamId, version: 2 })).toEqual({ kind: 'unsealed' });
    expect(await store.prove({ streamId, version: 9 })).toEqual({ kind: 'unknown' });
    await seal();
    const proof = await store.prove({ streamId, version: 2 }, true);
    if (proof.kind !== 'proven') throw new Error(proof.kind);
    ({ receipt } = proof);
    const { row: _, ...bare } = receipt;
    expect(await store.prove({ eventId: receipt.row!.eventId })).toEqual({ kind: 'proven', receipt: bare });
  });

  it('is checked with the public key alone, after a way through a file', () => {
    const read = JSON.parse(JSON.stringify(receipt)) as unknown;
    expect(checkReceipt(read, ours.publicKey)).toEqual([]);
    expect(checkReceipt(read, signer().publicKey)).toEqual(['KEY']);
  });

  it.each<[string, (good: Receipt) => unknown, string[]]>([
    [
      'another version',
      (r) => ({ ...r, event: { ...r.event, version: 3 } }),
      ['PATH', 'ROW_IS_OF_ANOTHER_EVENT'],
    ],
    ['another index', (r) => ({ ...r, index: 0 }), ['PATH']],
    ['an index outside', (r) => ({ ...r, index: 99 }), ['PATH']],
    [
      'another day in the seal',
      (r) => ({ ...r, seal: { ...r.seal, sealedAt: '2020-01-01T00:00:00.000Z' } }),
      ['SIGNATURE', 'SEAL_HASH'],
    ],
    ['other data', (r) => ({ ...r, row: { ...r.row, data: { n: 7 } } }), ['ROW_HASH']],
    ['a broken signature', (r) => ({ ...r, seal: { ...r.seal, signature: 'zz' } }), ['SIGNATURE']],
    ['something else', () => ({ format: 'other' }), ['FORM']],
    ['nothing', () => null, ['FORM']],
  ])('%s is found', (_what, change, faults) => {
    expect(checkReceipt(change(receipt), ours.publicKey)).toEqual(faults);
  });
});

describe('what a superuser changed with all chains recomputed', () => {
  describe('a changed event', () => {
    inFreshStore();
    it('is named', async () => {
      await stream(2);
      const bad = await stream(3);
      await seal();
      await tamperAs(fixture.owner, async (client) => {
        await client.query(`update es.event set data = '{"n": 7}' where stream_id = $1 and version = 2`, [
          bad,
        ]);
        await rechain(bad);
      });
      expect(await store.verify()).toMatchObject({ ok: true });
      expect((await verified()).faults).toEqual([
        { seal: 1, what: 'EVENT_CHANGED', streamId: bad, version: 2 },
        { seal: 1, what: 'EVENT_CHANGED', streamId: bad, version: 3 },
      ]);
      expect(await store.prove({ streamId: bad, version: 2 })).toEqual({ kind: 'damaged' });
    });
  });

  describe('a flipped byte, without recomputing', () => {
    inFreshStore();
    it('is named by the chain, and by the seal where the hash itself was touched', async () => {
      const bad = await stream(3);
      await seal();
      await tamperAs(fixture.owner, (client) =>
        client.query(
          `update es.event set hash = set_byte(hash, 5, get_byte(hash, 5) # 1) where stream_id = $1 and version = 2`,
          [bad],
        ),
      );
      expect((await store.verify()).faults[0]).toEqual({ streamId: bad, version: 2, what: 'HASH' });
      expect((await verified()).faults).toEqual([
        { seal: 1, what: 'EVENT_CHANGED', streamId: bad, version: 2 },
      ]);
    });
  });

  describe('a deleted stream', () => {
    inFreshStore();
    it('is named by the table of commands', async () => {
      const bad = await stream(1);
      await stream(2);
      await seal();
      await tamperAs(fixture.owner, async (client) => {
        await client.query('delete from es.event where stream_id = $1', [bad]);
        await client.query('delete from es.stream where stream_id = $1', [bad]);
      });
      expect(await store.verify()).toMatchObject({ ok: true });
      expect((await verified()).faults).toEqual([
        { seal: 1, what: 'EVENT_MISSING', streamId: bad, version: 1 },
      ]);
    });
    it('by its number in the seal, were the commands gone too', async () => {
      await tamperAs(fixture.owner, (client) => client.query('delete from es.command'));
      expect((await verified()).faults).toEqual([{ seal: 1, what: 'EVENT_MISSING', number: 1 }]);
    });
  });

  describe('a swapped pair of two streams', () => {
    inFreshStore();
    it('is named', async () => {
      const [first, second] = [await stream(1), await stream(1)];
      await seal();
      await tamperAs(fixture.owner, (client) =>
        client.query(
          `update es.event e set tx = o.tx, position = o.position from es.event o
            where e.stream_id = any($1) and o.stream_id = any($1) and e.stream_id <> o.stream_id`,
          [[first, second]],
        ),
      );
      expect(await store.verify()).toMatchObject({ ok: true });
      expect((await verified()).faults).toEqual([
        { seal: 1, what: 'EVENT_MOVED', streamId: second, version: 1 },
        { seal: 1, what: 'EVENT_MOVED', streamId: first, version: 1 },
      ]);
    });
  });

  describe('an event put in afterwards', () => {
    inFreshStore();
    it('is named', async () => {
      await stream(1);
      await stream(1);
      await seal();
      const late = await stream(1);
      await tamperAs(fixture.owner, (client) =>
        client.query(
          `update es.event set (tx, position) = (select tx, 0 from es.seal s, lateral (select s.to_tx as tx) q) where stream_id = $1`,
          [late],
        ),
      );
      expect((await verified()).faults).toEqual([
        { seal: 1, what: 'EVENT_CHANGED', streamId: late, version: 1 },
      ]);
    });
  });

  describe('a truncated tail, events, heads, commands and seals', () => {
    inFreshStore();
    it('is told by the anchor outside the database', async () => {
      await stream(1);
      await seal();
      const bad = await stream(2);
      await seal();
      await anchors.add(fixture.pool);
      await tamperAs(fixture.owner, async (client) => {
        for (const table of ['event', 'command', 'stream'])
          await client.query(`delete from es.${table} where stream_id = $1`, [bad]);
        await client.query('delete from es.seal where seal_no = 2');
      });
      expect(await store.verify()).toMatchObject({ ok: true });
      expect(await verified('')).toMatchObject({ ok: true, seals: 1 });
      expect((await verified()).faults).toEqual([{ seal: 2, what: 'SEAL_MISSING' }]);
    });
  });

  describe('a truncated tail of one stream, its head set back', () => {
    inFreshStore();
    it('is named', async () => {
      const bad = await stream(2);
      const append = await fresh(fixture.pool, event('Happened'));
      const { expected } = await store.load(fixture.pool, bad);
      await store.appendAlone({
        ...append,
        streamId: bad,
        expected,
        command: command(),
        recordedAt: await clock(fixture.pool),
      });
      await seal();
      await tamperAs(fixture.owner, async (client) => {
        await client.query('delete from es.event where stream_id = $1 and version = 3', [bad]);
        await rechain(bad);
      });
      expect(await store.verify()).toMatchObject({ ok: true });
      expect((await verified()).faults).toEqual([
        { seal: 1, what: 'EVENT_MISSING', streamId: bad, version: 3 },
      ]);
    });
  });
});

describe('what was done to the seals themselves', () => {
  inFreshStore();
  it('a seal of another key, one in the middle gone, leaves changed, and a forged anchor', async () => {
    for (let n = 0; n < 4; n++) {
      await stream(2);
      await seal();
    }
    await anchors.add(fixture.pool);
    const theirs = signer();
    await tamperAs(fixture.owner, async (client) => {
      await client.query('delete from es.seal where seal_no = 2');
      await client.query(
        `update es.seal set leaves = set_byte(leaves, 3, get_byte(leaves, 3) # 1) where seal_no = 1`,
      );
      await client.query(
        `update es.seal set key_id = $1, signature = decode(repeat('00', 64), 'hex') where seal_no = 3`,
        [theirs.keyId],
      );
      await client.query(`update es.seal set total = 9 where seal_no = 4`);
    });
    const file = join(anchors.folder, 'anchors.ndjson');
    const forged = JSON.parse(readFileSync(file, 'utf8')) as { anchoredAt: string; seal: Seal };
    const { hash: _h, signature: _s, ...body } = forged.seal;
    writeFileSync(file, `${JSON.stringify({ ...forged, seal: signSeal(body, theirs) })}\n`, { flag: 'a' });
    expect((await verified()).faults).toEqual([
      { seal: 0, what: 'ANCHOR_INVALID', line: 2 },
      { seal: 3, what: 'SEAL_MISSING_BEFORE' },
      { seal: 3, what: 'SEAL_KEY' },
      { seal: 4, what: 'SEAL_CHAIN' },
      { seal: 4, what: 'SEAL_SIGNATURE' },
    ]);
    await tamperAs(fixture.owner, (client) =>
      client.query(
        `update es.event set hash = $1 where stream_id = (select stream_id from es.event order by event.tx limit 1)`,
        [sha256('x')],
      ),
    );
    expect((await verified()).faults).toContainEqual({ seal: 1, what: 'SEAL_LEAVES' });
  });
});
