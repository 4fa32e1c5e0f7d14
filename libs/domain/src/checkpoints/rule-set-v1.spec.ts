import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR } from '../calendar.js';
import type { Gate } from '../glossary/index.js';
import { policyOn } from '../parameters.js';
import { judgeGate } from './index.js';
import { accusationStory, appealStory, matter, Story } from './spec-support.js';

const GOLDEN = new URL('../../../../test/golden/checkpoints/v1.json', import.meta.url);

const suggestion = (): Story =>
  new Story(matter({ class: 'suggestion', appealKind: null, categoryCode: '1101', purpose: 'opinion' }))
    .triaged()
    .designated()
    .told()
    .accepted();

const assignedDown = (): Story =>
  new Story().triaged({ intakeDecision: 'passDown', disposition: 'YJG', resultRequired: true }).told();

/** Cases of the time when the first rule set was in force, each at a gate on a day. */
const CASES: readonly (readonly [name: string, story: () => Story, gate: Gate, on: string])[] = [
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

const verdicts = () =>
  CASES.map(([name, story, gate, today]) => {
    const state = story().state();
    const policy = policyOn(state.arrival.registeredOn);
    return {
      name,
      verdicts: judgeGate(state, gate, { today, policy, calendar: CHINA_CALENDAR, ruleSet: 'v1' }),
    };
  });

describe('规则集 v1, 第二版施行以后', () => {
  it('O-49: judges old cases again as it did while it was in force, byte for byte', () => {
    const frozen: unknown = JSON.parse(readFileSync(GOLDEN, 'utf8'));
    expect(JSON.stringify(verdicts())).toBe(JSON.stringify(frozen));
  });
});
