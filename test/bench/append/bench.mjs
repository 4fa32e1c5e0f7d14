// `npm run bench -- append [--rounds 5] [--seconds 1.5] [--writers 1,8,32]`: appends with everything on against a raw prepared
// INSERT. Variants take turns inside each round, and the median of the paired ratios counts. docs/performance.md.
import { openBenchStore, median, options, load } from '../support.mjs';

const { rounds, seconds, writers } = options({ rounds: 5, seconds: 1.5, writers: '1,8,32' });
const bench = await openBenchStore();
const VARIANTS = ['raw', 'append'];
const work = {
  raw: () => bench.rawInsert(),
  append: () => bench.append(),
};

/** Appends a second of one variant with so many writers at once. */
async function measure(variant, count) {
  const until = performance.now() + seconds * 1000;
  const began = performance.now();
  let done = 0;
  await Promise.all(
    Array.from({ length: count }, async () => {
      while (performance.now() < until) {
        await work[variant]();
        done++;
      }
    }),
  );
  return (done * 1000) / (performance.now() - began);
}

try {
  console.log(`load before: ${load()}`);
  for (const count of String(writers).split(',').map(Number)) {
    const rates = { raw: [], append: [] };
    for (const variant of VARIANTS) await measure(variant, count); // warm
    for (let round = 0; round < rounds; round++) {
      const turn = VARIANTS.map((_, i) => VARIANTS[(i + round) % VARIANTS.length]);
      for (const variant of turn) rates[variant].push(await measure(variant, count));
    }
    const ratio = (a, b) => median(rates[a].map((rate, i) => rate / rates[b][i])).toFixed(2);
    console.log(
      `${String(count).padStart(2)} writers: ${VARIANTS.map((v) => `${v} ${median(rates[v]).toFixed(0)}/s`).join(', ')}; ` +
        `append/raw ${ratio('append', 'raw')}`,
    );
  }
  console.log(`load after: ${load()}`);
  const verified = await bench.store.verify();
  console.log(`verify of what was written: ${verified.ok ? 'holds' : 'BROKEN'}, ${verified.events} events`);
  if (!verified.ok) process.exitCode = 1;
} finally {
  await bench.close();
}
