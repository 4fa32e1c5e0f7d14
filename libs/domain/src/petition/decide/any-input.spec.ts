import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Rejected } from '../../rejected.js';
import type { PetitionCommand, RegisterPetition } from '../commands.js';
import type { PetitionEvent, RecordedPetitionEvent } from '../events.js';
import { evolve } from '../evolve.js';
import { seriesNeeded } from '../numbering.js';
import {
  accusation,
  accepted,
  arrival,
  designated,
  on,
  registered,
  triaged,
  uuid,
  signature,
} from '../spec-fixtures.js';
import type { PetitionState } from '../state.js';
import { COMMANDS } from '../transitions.js';
import {
  aLetter,
  aMatter,
  anAccusation,
  mixed,
  representatives,
  stateAfter,
  aSplit,
  aTriage,
} from './first-half-fixtures.js';
import { decide } from './index.js';

const ctx = on('2026-03-05', 'windowHead');

const foldsOn = (state: PetitionState | null, events: readonly PetitionEvent[]): PetitionState | null =>
  events.reduce<PetitionState | null>(
    (before, event, at) =>
      evolve(
        before,
        {
          ...event,
          meta: { eventId: uuid(at + 1), version: at + 1, recordedAt: '', actorId: null, capacity: null },
        } as RecordedPetitionEvent,
        uuid(1),
      ),
    state,
  );

/** Accepted and foldable, or refused by name; any other error is a defect. */
function outcome(state: PetitionState | null, command: unknown): 'folds' | 'refused' {
  try {
    seriesNeeded(state, command as PetitionCommand, ctx);
    const { events, others } = decide(state, command as PetitionCommand, ctx);
    foldsOn(state, events);
    for (const child of others) foldsOn(null, child.events);
    return 'folds';
  } catch (error) {
    if (error instanceof Rejected) return 'refused';
    throw error;
  }
}

const STATES: (PetitionState | null)[] = [
  null,
  stateAfter(registered()),
  stateAfter(registered(mixed())),
  stateAfter(
    registered(arrival({ origin: 'petitionOffice', transferKind: 'transfer', signedForOn: '2026-03-02' })),
  ),
  stateAfter(registered(accusation()), triaged('2026-03-04', accusation())),
  stateAfter(registered(), triaged('2026-03-03'), designated('2026-03-03'), accepted('2026-03-04')),
];
const FIRST_HALF = [
  'register',
  'importHistory',
  'correct',
  'reclassify',
  'linkRepeat',
  'triage',
  'split',
  'designateHandler',
  'ruleOnRecusal',
  'notify',
  'exemptNotification',
  'recordUnservableNotification',
  'raiseObjection',
  'answerObjection',
] as const satisfies readonly (keyof typeof COMMANDS)[];

const junk = fc.oneof(
  fc.anything({ maxDepth: 2 }),
  fc.constantFrom(
    '2026-03-04',
    '2026-02-30',
    'letter',
    'handle',
    'ZB',
    'appeal',
    'item6',
    '0701',
    uuid(5),
    '\ud800',
  ),
);
const FIELDS = [
  'channel',
  'origin',
  'receivedOn',
  'signedForOn',
  'anonymity',
  'subjects',
  'matters',
  'title',
  'content',
  'queryCodeMac',
  'class',
  'appealKind',
  'categoryCode',
  'keyArea',
  'intakeDecision',
  'disposition',
  'approval',
  'proposal',
  'reason',
  'changes',
  'text',
  'persons',
  'parts',
  'earlierId',
  'grounds',
  'handlerId',
  'recusalHits',
  'kind',
  'documentId',
  'method',
  'issuedOn',
  'ground',
  'sentOn',
  'answeredOn',
  'visitorCount',
  'urgentGrounds',
  'threePartTest',
];
const junkCommand = fc
  .tuple(fc.constantFrom(...FIRST_HALF), fc.dictionary(fc.constantFrom(...FIELDS), junk))
  .map(([type, fields]) => ({ ...fields, type }));
const approval = signature('leader', '2026-03-04');
const GOOD: PetitionCommand[] = [
  aLetter(),
  aTriage(),
  aTriage({ intakeDecision: 'passDown', disposition: 'YJG', targetOrgId: 7 }),
  aSplit(),
  { type: 'correct', changes: { channel: 'phone' }, text: { title: '题' }, persons: {}, reason: '误' },
  { type: 'reclassify', class: 'accusation', categoryCode: '0102', reason: '举报', approval },
  { type: 'designateHandler', handlerId: uuid(12), coHandlerIds: [uuid(13)], recusalHits: [], approval },
  {
    type: 'notify',
    kind: 'acceptanceNotice',
    documentId: 'n',
    method: 'posted',
    issuedOn: '2026-03-05',
    addressee: '张',
    route: '办',
  },
  {
    type: 'raiseObjection',
    sentOn: '2026-03-04',
    reason: '不属本机关职权'.repeat(4),
    suggestedOrgan: '某局',
    belongsToOwnSystem: false,
  },
];
/** A good command with one thing broken reaches deeper than junk. */
const broken = fc
  .constantFrom(...GOOD)
  .chain((good) =>
    fc
      .tuple(fc.constantFrom(...Object.keys(good).filter((key) => key !== 'type')), junk)
      .map(([field, value]) => ({ ...good, [field]: value })),
  );

const validLetter: fc.Arbitrary<RegisterPetition> = fc
  .record({
    channel: fc.constantFrom('letter', 'phone', 'online', 'sms', 'fax', 'other', 'visit'),
    origin: fc.constantFrom('direct', 'leader', 'department', 'disciplineInspection', 'subordinate'),
    receivedOn: fc.constantFrom('2026-02-27', '2026-03-01', '2026-03-05'),
    count: fc.integer({ min: 0, max: 5 }),
    visitors: fc.integer({ min: 5, max: 9_999 }),
    title: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((text) => text.trim() !== ''),
    matters: fc.array(
      fc.constantFrom(aMatter(), anAccusation(), aMatter({ class: 'suggestion', appealKind: null })),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
    via12380: fc.boolean(),
  })
  .map(({ count, visitors, ...rest }) =>
    aLetter({
      ...rest,
      anonymity: count === 0 ? 'anonymous' : 'unverified',
      subjects: representatives(count),
      visitorCount: rest.channel === 'visit' ? visitors : null,
    }),
  );

describe('any input', () => {
  it('a valid letter is registered, and folds to a registered petition in the right zone', () => {
    fc.assert(
      fc.property(validLetter, (command) => {
        const state = foldsOn(null, decide(null, command, ctx).events);
        const accuses = command.matters.some((matter) => matter.class === 'accusation');
        expect(state?.status).toBe('registered');
        expect(state?.zone).toBe(accuses ? 'accusation' : 'general');
        expect(state?.arrival.series === null).toBe(accuses);
        expect(seriesNeeded(null, command, ctx)).toHaveLength(accuses ? 0 : 1);
      }),
      { numRuns: 200 },
    );
  });

  it('anything else folds or is refused by name, in every state', () => {
    fc.assert(
      fc.property(fc.oneof(junkCommand, broken), fc.constantFrom(...STATES), (command, state) => {
        expect(['folds', 'refused']).toContain(outcome(state, command));
      }),
      { numRuns: 1_500 },
    );
  });

  it.each([null, undefined, 7, 'register', {}, { type: 'toString' }, { type: '__proto__' }])(
    'a command that is none is refused: %p',
    (command) => {
      expect(() => decide(null, command as unknown as PetitionCommand, ctx)).toThrow(
        expect.objectContaining({ code: 'COMMAND_UNKNOWN' }),
      );
    },
  );
});
