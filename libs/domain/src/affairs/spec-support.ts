import { CHINA_CALENDAR } from '../calendar.js';
import { policyOn } from '../parameters.js';
import { specificationOf } from '../testing/index.js';
import type {
  Affair,
  AffairContext,
  AnyAffairEvent,
  AnyAffairState,
  PetitionConcerned,
  RecordedAffairEvent,
} from './affair.js';
import { decideAffair } from './decide-affair.js';

/** People of the specs: an account for each duty. */
export const PEOPLE = {
  reception: '01900000-0000-7000-8000-0000000000a1',
  windowHead: '01900000-0000-7000-8000-0000000000a2',
  handler: '01900000-0000-7000-8000-0000000000a3',
  deputyLeader: '01900000-0000-7000-8000-0000000000a4',
  leader: '01900000-0000-7000-8000-0000000000a5',
  examiner: '01900000-0000-7000-8000-0000000000a6',
} as const;

export const AFFAIR_ID = '01900000-0000-7000-8000-00000000000b';

export const CONCERNED: PetitionConcerned = {
  petitionId: '01900000-0000-7000-8000-000000000001',
  orgId: 1,
  class: 'appeal',
  zone: 'general',
  anonymous: false,
  handlerIds: [PEOPLE.handler],
  receivedOn: '2026-02-02',
  keyArea: null,
  sentDownTo: null,
};

/** A context of the city office (organisation 1) on a day. */
export function affairContext(today: string, change: Partial<AffairContext> = {}): AffairContext {
  return {
    today,
    now: `${today}T02:00:00.000Z`,
    policy: policyOn(today),
    calendar: CHINA_CALENDAR,
    actor: { accountId: PEOPLE.windowHead, orgId: 1, capacity: 'windowHead', roles: ['windowHead'] },
    organisation: { id: 1, code: '411300Z', shortCode: '宛组', level: 'city', smallOffice: false },
    belowIds: [],
    numbers: new Proxy({}, { get: () => 1 }),
    randomNo: '4820175936',
    commandId: '01900000-0000-7000-8000-0000000000c1',
    petition: null,
    related: [],
    filed: [],
    headIds: [PEOPLE.leader],
    ...change,
  };
}

/** The same as another person. */
export const as = (who: keyof typeof PEOPLE, orgId = 1): Pick<AffairContext, 'actor'> => ({
  actor: { accountId: PEOPLE[who], orgId, capacity: who, roles: [who] },
});

/** given/when/then of an affair on a day. */
export const affairSpecification = <
  S extends AnyAffairState,
  E extends AnyAffairEvent,
  C extends { type: string },
>(
  affair: Affair<S, E, C>,
  context: AffairContext,
) =>
  specificationOf<S | null, E, C, RecordedAffairEvent<E>>({
    initial: () => null,
    evolve: (state, event) => affair.evolve(state, event, AFFAIR_ID),
    decide: (state, command) => decideAffair(affair, state, command, context),
    record: (event, index) => ({
      ...event,
      meta: {
        eventId: `00000000-0000-5000-8000-${String(index + 1).padStart(12, '0')}`,
        version: index + 1,
        recordedAt: context.now,
        actorId: null,
        capacity: null,
      },
    }),
  });
