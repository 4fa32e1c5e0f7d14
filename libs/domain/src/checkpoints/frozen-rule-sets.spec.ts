import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR } from '../calendar.js';
import type { Gate } from '../glossary/index.js';
import { policyOn } from '../parameters.js';
import { judgeGate } from './index.js';
import { accusationStory, appealStory, matter, Story } from './spec-support.js';

const golden = (version: string): URL =>
  new URL(`../../../../test/golden/checkpoints/${version}.json`, import.meta.url);

const suggestion = (): Story =>
  new Story(matter({ class: 'suggestion', appealKind: null, categoryCode: '1101', purpose: 'opinion' }))
    .triaged()
    .designated()
    .told()
    .accepted();

const assignedDown = (): Story =>
  new Story().triaged({ intakeDecision: 'passDown', disposition: 'YJG', resultRequired: true }).told();

type Case = readonly [name: string, story: () => Story, gate: Gate, on: string];

/** Cases of the time when the first rule set was in force, each at a gate on a day. */
const OF_V1: readonly Case[] = [
  ['appeal before signing', () => appealStory().submitted(), 'signing', '2026-04-21'],
  [
    'appeal with result wanted',
    () => appealStory({ resultRequired: true }).submitted(),
    'signing',
    '2026-04-21',
  ],
  [
    'appeal served',
    () => appealStory().submitted().allSigned().gatePassed().issued().served(),
    'closing',
    '2026-04-28',
  ],
  ['appeal that ran over', () => appealStory().submitted({}, '2026-06-18'), 'signing', '2026-06-20'],
  ['appeal extended', () => appealStory().extended(30).submitted({}, '2026-05-30'), 'signing', '2026-06-01'],
  ['accusation of a leading cadre', () => accusationStory().submitted(), 'signing', '2026-04-21'],
  ['accusation in the light set', () => accusationStory({}, false).submitted(), 'signing', '2026-04-21'],
  [
    'accusation reported',
    () => accusationStory().submitted().gatePassed().issued('2026-04-22', 'C', 'investigationReport'),
    'closing',
    '2026-04-28',
  ],
  ['suggestion', () => suggestion().submitted({ conclusion: 'adopted' }), 'signing', '2026-04-21'],
  ['sent down, reported', () => assignedDown().submitted(), 'closing', '2026-04-21'],
  [
    'ended without a result',
    () => new Story().triaged({ intakeDecision: 'redirect', disposition: null }).told(),
    'closing',
    '2026-04-21',
  ],
  [
    'returned',
    () => appealStory().submitted().allSigned().returned().submitted({}, '2026-04-24'),
    'signing',
    '2026-04-25',
  ],
];

const answered = (): Story => appealStory().submitted().allSigned().gatePassed().issued().served();

const corrected = (): Story =>
  answered()
    .returned('closing', '2026-04-26')
    .submitted({}, '2026-04-28')
    .gatePassed('signing', '2026-04-28')
    .issued('2026-04-29');

const correctedAtOnce = (): Story =>
  answered()
    .returned('closing', '2026-04-26')
    .submitted({}, '2026-04-26')
    .gatePassed('signing', '2026-04-26')
    .issued('2026-04-26');

/** What the second one added to them. */
const OF_V2: readonly Case[] = [
  ...OF_V1,
  [
    'accusation of a leading cadre, talked with',
    () => accusationStory().noted('talk').submitted(),
    'signing',
    '2026-04-21',
  ],
  ['corrected, not served again', corrected, 'closing', '2026-04-30'],
];

/** What the third one added to them. */
const OF_V3: readonly Case[] = [
  ...OF_V2,
  ['corrected, served again', () => corrected().served('2026-04-30'), 'closing', '2026-05-06'],
  ['corrected on the day of the return', correctedAtOnce, 'closing', '2026-04-27'],
];

const verdicts = (cases: readonly Case[], ruleSet: string) =>
  cases.map(([name, story, gate, today]) => {
    const state = story().state();
    const policy = policyOn(state.arrival.registeredOn);
    return { name, verdicts: judgeGate(state, gate, { today, policy, calendar: CHINA_CALENDAR, ruleSet }) };
  });

describe.each([
  ['v1', OF_V1],
  ['v2', OF_V2],
  ['v3', OF_V3],
])('规则集 %s, 后一版施行以后', (version, cases) => {
  it('O-49: judges old cases again as it did while it was in force, byte for byte', () => {
    const frozen: unknown = JSON.parse(readFileSync(golden(version), 'utf8'));
    expect(JSON.stringify(verdicts(cases, version))).toBe(JSON.stringify(frozen));
  });
});
