// Walks two hundred random histories and prints a digest of every day that follows from them. Run by zones.mjs.
import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';

const domain = (file) => import(pathToFileURL(`${process.argv[2]}/${file}`).href);
const { openings, steps } = await domain('petition/spec-walk.js');
const { TwoOrgans } = await domain('petition/spec-organs.js');
const { clocksOf } = await domain('petition/clocks.js');
const { shanghaiTime } = await domain('petition/event-time.js');
const { explainDue, lightOf } = await domain('deadlines/index.js');
const { CHINA_CALENDAR } = await domain('calendar.js');
const { policyOn } = await domain('parameters.js');

const policy = policyOn('2026-03-02');
const digest = createHash('sha256');
for (const [facts, sequence] of fc.sample(fc.tuple(openings, steps), { numRuns: 200, seed: 20260302 })) {
  const organs = new TwoOrgans(facts);
  for (const step of sequence) organs.take(step);
  for (const { state, events } of [organs.here, organs.below]) {
    if (state === null) continue;
    const clocks = clocksOf(state, policy).map((clock) => [
      clock,
      lightOf(clock, organs.today, CHINA_CALENDAR),
      explainDue(clock, CHINA_CALENDAR),
    ]);
    const recorded = events.map(({ occurredOn, meta }) => [occurredOn, shanghaiTime(meta.recordedAt)]);
    digest.update(JSON.stringify([state, clocks, recorded]));
  }
}
console.log(new Date(2026, 2, 8).toISOString());
console.log(digest.digest('hex'));
