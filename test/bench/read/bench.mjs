// `npm run bench -- read [--events 200000] [--rounds 5]`: what reading costs against the plainest statement for it. One run fills
// a store with streams of 20 events, then: all events in order, page by page and by a subscription, against an id scan; one stream
// against its raw select; verify.
import { load, median, openBenchStore, options } from '../support.mjs';

const { events, rounds } = options({ events: 200_000, rounds: 5 });
const LENGTH = 20;
const PAGE = 1000;
const bench = await openBenchStore();
const { pools, store } = bench;

async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function scanRaw() {
  for (let after = '0'; ;) {
    const { rows } = await pools.store.query({
      name: 'raw_scan',
      text: 'select id, stream_id, version, type, data, metadata from rm.raw_event where id > $1 order by id limit $2',
      values: [after, PAGE],
    });
    if (rows.length < PAGE) return;
    after = rows.at(-1).id;
  }
}

async function scanStore() {
  for (let from = { tx: '0', position: '0' }; ;) {
    const page = await store.readAll({ from, limit: PAGE });
    if (page.scanned < PAGE) return;
    from = page.next;
  }
}

let runs = 0;
/** As subscriptions read: the next page is under way while one is handled, and the position moves in a transaction. */
async function scanSubscribed() {
  await store.subscription({ name: `bench-${(runs += 1)}`, handlePage: async () => undefined }).catchUp();
}

const SCANS = { raw: scanRaw, store: scanStore, subscribed: scanSubscribed };

try {
  console.log(`load before: ${load()}`);
  for (let done = 0; done < events; done += 200 * LENGTH * 8)
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let n = 0; n < 200; n++) await bench.append(LENGTH);
      }),
    );
  await pools.owner.query(`insert into rm.raw_event (stream_id, version, type, data, metadata)
    select stream_id, version, type, data, metadata from es.event order by event.tx, event.position`);
  await pools.owner.query('vacuum analyze es.event');
  await pools.owner.query('vacuum analyze rm.raw_event');
  const { rows } = await pools.store.query('select count(*)::int as n from es.event');
  const count = rows[0].n;
  const { rows: streams } = await pools.store.query(
    'select stream_id as id from es.stream order by stream_id limit 2000',
  );

  const scans = { raw: [], store: [], subscribed: [] };
  const single = { raw: [], store: [] };
  const one = {
    raw: (id) =>
      pools.store.query({
        name: 'raw_stream',
        text: 'select version, type, data, metadata from rm.raw_event where stream_id = $1 order by version',
        values: [id],
      }),
    store: (id) => store.load(pools.store, id),
  };
  for (const scan of Object.values(SCANS)) await scan();
  for (let round = 0; round < rounds; round++) {
    const turn = round % 2 === 0 ? ['raw', 'store'] : ['store', 'raw'];
    for (const which of round % 2 === 0 ? Object.keys(SCANS) : Object.keys(SCANS).reverse())
      scans[which].push(await timed(SCANS[which]));
    const times = { raw: [], store: [] };
    for (const { id } of streams.slice(0, 400))
      for (const which of turn) times[which].push(await timed(() => one[which](id)));
    for (const which of turn) single[which].push(median(times[which]));
  }
  const paired = (of, a, b) => median(of[a].map((value, i) => value / of[b][i])).toFixed(2);
  const rate = (milliseconds) => ((count * 1000) / milliseconds).toFixed(0);
  console.log(
    `${count} events in order: raw ${rate(median(scans.raw))}/s, store ${rate(median(scans.store))}/s; store/raw ${paired(scans, 'raw', 'store')}; ` +
      `a subscription that does nothing ${rate(median(scans.subscribed))}/s, ${paired(scans, 'raw', 'subscribed')}`,
  );
  console.log(
    `stream of ${LENGTH}, p50: raw ${median(single.raw).toFixed(2)} ms, load ${median(single.store).toFixed(2)} ms; load/raw ${paired(single, 'store', 'raw')}`,
  );
  let verified;
  const took = await timed(async () => (verified = await store.verify()));
  console.log(
    `verify: ${verified.ok ? 'holds' : 'BROKEN'}, ${verified.events} events in ${(took / 1000).toFixed(1)} s, ${((verified.events * 1000) / took).toFixed(0)}/s`,
  );
  console.log(`load after: ${load()}`);
} finally {
  await bench.close();
}
