import { describe, expect, it } from '@jest/globals';
import {
  evolve,
  PETITION_EVENTS,
  type PetitionEvent,
  type PetitionEventType,
  type RecordedPetitionEvent,
} from '#domain';
import { rowTextOf, TOLD_IN_ROWS } from './row-text.js';

const TYPES = Object.keys(PETITION_EVENTS) as PetitionEventType[];

const recorded = (event: PetitionEvent): RecordedPetitionEvent =>
  ({
    ...event,
    meta: {
      eventId: '0198f000-0000-7000-8000-000000000001',
      version: 1,
      recordedAt: '2026-03-02T08:00:00.000Z',
      actorId: null,
      capacity: null,
    },
  }) as RecordedPetitionEvent;

const PETITION = '0198f000-0000-7000-8000-000000000002';
const arrived = evolve(null, recorded(PETITION_EVENTS.PetitionRegistered.sample as PetitionEvent), PETITION);

describe('what a rebuild opens for the rows of the register', () => {
  it('is every event that tells persons', () => {
    const telling = TYPES.filter((type) => Object.hasOwn(PETITION_EVENTS[type].sample, 'persons'));
    expect(telling.length).toBeGreaterThan(5);
    expect([...TOLD_IN_ROWS].sort()).toEqual(expect.arrayContaining([...telling].sort()));
  });

  it.each(TYPES.filter((type) => !TOLD_IN_ROWS.includes(type)))(
    'is not %s: its rows are the same unopened',
    (type) => {
      const opened = recorded(PETITION_EVENTS[type].sample as PetitionEvent);
      const { sealed: _sealed, ...closed } = opened;
      expect(rowTextOf(arrived, [closed as RecordedPetitionEvent])).toEqual(rowTextOf(arrived, [opened]));
    },
  );
});
