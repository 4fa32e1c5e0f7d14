import { addDays, type PetitionEvent } from '#domain';
import {
  accepted,
  accusation,
  arrival,
  corrected,
  designated,
  issuedOn,
  matter,
  noticed,
  passed,
  posted,
  reclassified,
  registered,
  returned,
  submitted,
  triaged,
  verdict,
} from '../../libs/projections/src/testing/stories.js';
import { uuid } from '../../libs/projections/src/testing/world.js';

/** Numbers that look random and are the same each time. */
export type Chance = { below(n: number): number; pick<T>(list: readonly T[]): T };

export function chanceFrom(seed: number): Chance {
  let at = seed;
  const below = (n: number): number => {
    at = (at * 1103515245 + 12345) % 2147483648;
    return Math.floor((at / 2147483648) * n);
  };
  return { below, pick: (list) => list[below(list.length)] as (typeof list)[number] };
}

/** What a life of a data set contains, so that a spec can say that each of them occurred. */
export type Turn =
  | 'lateEntry'
  | 'correction'
  | 'merge'
  | 'returnedToSender'
  | 'rework'
  | 'accusation'
  | 'extension'
  | 'rating'
  | 'sponsor'
  | 'repeat';

/** A life as events, all of it or its beginning, and which turns it took. */
export type Life = { events: PetitionEvent[]; turns: Turn[] };

const event = (type: string, occurredOn: string, data: object, sealed: object = {}): PetitionEvent =>
  ({ type, occurredOn, article: 'registration', data, sealed }) as unknown as PetitionEvent;

/** One petition of an organisation, told as far as chance goes. @shape earlier: another of the same organisation */
export function figureLife(
  { below, pick }: Chance,
  n: number,
  { orgId, earlier, from, days }: { orgId: number; earlier: string | null; from: string; days: number },
): Life {
  const turns: Turn[] = [];
  const turn = (name: Turn, oneIn: number): boolean => {
    const taken = below(oneIn) === 0;
    if (taken) turns.push(name);
    return taken;
  };
  const receivedOn = addDays(from, below(days));
  const on = (after: number): string => addDays(receivedOn, after);
  const channel = pick(['letter', 'visit', 'phone', 'online'] as const);
  const late = turn('lateEntry', 8) ? 30 + below(40) : below(4);
  const restricted = turn('accusation', 8);
  const repeatOf = earlier !== null && turn('repeat', 3) ? earlier : null;
  const facts = {
    orgId,
    channel,
    repeatOf,
    origin: pick(['direct', 'petitionOffice', 'direct'] as const),
    visitorCount: channel === 'visit' ? below(12) + 1 : null,
    receivedOn,
    registeredOn: on(late),
  };
  const about = restricted
    ? accusation(n, facts)
    : arrival(n, {
        ...facts,
        matters: [
          matter({
            categoryCode: pick(['0701', '0502', '0801']),
            keyArea: pick([null, 'veteranTwoFees'] as const),
          }),
        ],
      });
  if (earlier !== null && turn('merge', 10))
    return {
      turns,
      events: [
        registered(about),
        triaged(on(late + 1), about, { intakeDecision: 'mergeInto', disposition: 'BS', mergedInto: earlier }),
      ],
    };
  if (!restricted && turn('returnedToSender', 10))
    return {
      turns,
      events: [
        registered(about),
        triaged(on(late + 1), about, { intakeDecision: 'objection' }),
        event(
          'ObjectionRaised',
          on(late + 2),
          { docNo: '某函1号', sentOn: on(late + 2) },
          { reason: '不属本机关' },
        ),
        event('ObjectionAnswered', on(late + 3), { consent: true, deemed: false }, { remark: '同意' }),
      ],
    };
  const steps: PetitionEvent[] = [
    registered(about),
    triaged(on(late + 3), about, { disposition: pick(['ZB', 'LB', 'ZS', 'HX'] as const) }),
    designated(on(late + 3)),
    ...(below(4) === 0 ? [] : [noticed(on(late + 4 + below(16)))]),
    accepted(on(late + 5)),
    ...(turn('sponsor', 6)
      ? [event('CaseSponsored', on(late + 6), { sponsorId: uuid(16), assignedOn: on(late + 6) })]
      : []),
    ...(turn('extension', 5)
      ? [
          event(
            'ExtensionRequested',
            on(late + 15),
            {
              clock: 'dueHandle',
              days: 20,
              reasonLength: 30,
              reasonVague: false,
            },
            { reason: '须向有关部门调取历年材料后才能认定。' },
          ),
          event('ExtensionApproved', on(late + 16), {
            days: 20,
            approval: {
              signerId: uuid(17),
              capacity: 'leader',
              level: 'C',
              signedOn: on(late + 16),
              onPaper: false,
            },
          }),
        ]
      : []),
    submitted(on(late + 20 + below(30))),
    ...(turn('rework', 3)
      ? [returned(on(late + 52), 1, [verdict('QS01', 'failed')]), submitted(on(late + 54), 2)]
      : []),
    passed(on(late + 55), 1, [verdict('QS01', 'passed')]),
    issuedOn(on(late + 56)),
    posted(on(late + 57 + below(20))),
    event(
      'ResultDelivered',
      on(late + 78),
      { deliveredOn: on(late + 78), how: 'signed' },
      { receivedBy: '本人' },
    ),
    ...(turn('rating', 2)
      ? [
          event('SatisfactionRated', on(late + 79), {
            target: 'handlingOrgan',
            rating: pick(['satisfied', 'basicallySatisfied', 'dissatisfied'] as const),
            by: 'petitioner',
          }),
        ]
      : []),
  ];
  const told = steps.slice(0, 1 + below(steps.length));
  const after: PetitionEvent[] = [];
  if (turn('correction', 5))
    after.push(corrected(on(late + 80), { receivedOn: addDays(receivedOn, pick([-30, 30])) }));
  else if (!restricted && below(12) === 0) after.push(reclassified(on(late + 80), 'accusation'));
  return { events: [...told, ...after], turns };
}
