import { createHash } from 'node:crypto';
import { AFFAIRS, type AnyAffairEvent, type AnyAffairState } from '#domain';
import { describe, expect, it } from '@jest/globals';
import { READ_MODELS } from './read-models.js';

/**
 * What `READ_MODELS.affairs` makes of the frozen samples of each affair. A new type of event changes a digest and needs no other
 * number: nobody has rows of it yet. @shape category → digest of its rows
 */
const AFFAIR_ROWS = {
  number: 2,
  digests: {
    accountability: 'a7fe4807e569b78d',
    'annual-target': 'a3f4479fc825cc7c',
    assistance: '6e65ee00506babfc',
    borrowing: '65f7e2fb338bedb3',
    bulletin: '4969825be8fe3fcb',
    'contact-point': 'a32d7e78e5190b16',
    destruction: '5f5a251222d754be',
    'duty-shift': '9e2e19d310e8eb86',
    handover: '0f674dfd37e66044',
    incident: '61300c48702289e6',
    'online-message': '7afc95d7ff368bda',
    publication: '0581b17d9ed37683',
    'received-advice': '1e39e3acec7695a5',
    'score-item': 'd1b3b02a01f21396',
    'self-opened-case': 'b7d7ab413ca3b204',
    'sensitive-period': '4ed9f1c5fa7c8701',
    'special-issue': '26c783d9371a099f',
    'stat-exclusion': '08e78039f2297d53',
    supervision: '1adfcf85c30032ee',
    takeover: '024bf63d7e9709ef',
    'topic-request': '977957a1d98c1782',
    urging: 'aad4bd70c43774c0',
  },
};

const ID = '01900000-0000-7000-8000-0000000000f1';
const meta = (version: number) => ({
  eventId: `00000000-0000-5000-8000-${String(version).padStart(12, '0')}`,
  version,
  recordedAt: '2026-07-01T01:00:00.000Z',
  actorId: null,
  capacity: null,
});

/** The row after each of the samples, which tell one life in their order. */
function rowsOf({ events, evolve, rowOf }: (typeof AFFAIRS)[number]): unknown[] {
  let state: AnyAffairState | null = null;
  return Object.values(events).map(({ sample }, at) => {
    const event = { ...(sample as AnyAffairEvent), meta: meta(at + 1) };
    state = (evolve as (state: AnyAffairState | null, event: unknown, id: string) => AnyAffairState)(
      state,
      event,
      ID,
    );
    return (rowOf as (state: AnyAffairState) => unknown)(state);
  });
}

const digestOf = (rows: unknown): string =>
  createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 16);

describe('rows of affairs', () => {
  it('are those that their number says: whoever makes others of the same events raises READ_MODELS.affairs', () => {
    const digests = Object.fromEntries(AFFAIRS.map((affair) => [affair.category, digestOf(rowsOf(affair))]));
    expect({ number: READ_MODELS.affairs, digests }).toEqual(AFFAIR_ROWS);
  });
});
