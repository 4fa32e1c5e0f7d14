import { NOTE_KINDS } from '../../glossary/index.js';
import { acceptedOnOf } from '../../petition/acceptance.js';
import type { PlainDate } from '../../petition/context.js';
import type { PetitionState } from '../../petition/state.js';
import { idsOf } from './judgement.js';
import { resultInForce } from './views.js';

type Step = { readonly zh: string; readonly on: PlainDate; readonly eventId: string };

/** Which days stand before the step that they follow (QP05). @shape inverted: sentences in the order of the road */
export function inversions(state: PetitionState): { by: string[]; inverted: string[] } {
  const road = steps(state);
  const inverted: string[] = [];
  for (const [earlier, later] of pairs(state, road))
    if (later.on < earlier.on) inverted.push(`${later.zh}(${later.on})早于${earlier.zh}(${earlier.on})`);
  return { by: idsOf(...road), inverted };
}

function step(zh: string, on: PlainDate | null | undefined, fact: { eventId: string } | null): Step[] {
  return fact === null || on === undefined || on === null ? [] : [{ zh, on, eventId: fact.eventId }];
}

/** The road in the order in which it has to be gone; only what happened, of the round in force. */
function steps(state: PetitionState): Step[] {
  const result = resultInForce(state);
  const signing = state.gates.findLast(({ gate }) => gate === 'signing') ?? null;
  // After a return the papers of the round before stay in the state until new ones replace them.
  const returnedOn = state.reworks.at(-1)?.occurredOn ?? null;
  const afterResult = [
    ...step('审签', signing?.occurredOn, signing),
    ...step('签发', state.issued?.occurredOn, state.issued),
    ...step('交付或交邮', state.dispatched?.dispatchedOn, state.dispatched),
    ...step('送达', state.delivered?.deliveredOn, state.delivered),
    ...step('结案', state.closed?.closedOn, state.closed),
  ].filter(({ on }) => returnedOn === null || on > returnedOn);
  return [
    { zh: '收到', on: state.arrival.receivedOn, eventId: state.arrivalEventId },
    ...step('受理', acceptedOnOf(state), state.accepted),
    ...step('报结果', result?.occurredOn, result),
    ...afterResult,
  ];
}

function pairs(state: PetitionState, road: readonly Step[]): [Step, Step][] {
  const found: [Step, Step][] = [];
  road.forEach((later, index) => {
    const earlier = road[index - 1];
    if (earlier !== undefined) found.push([earlier, later]);
  });
  const [arrived] = road;
  if (arrived === undefined) return found;
  const after = (zh: string, on: PlainDate, eventId: string) => found.push([arrived, { zh, on, eventId }]);
  after('登记', state.arrival.registeredOn, state.arrivalEventId);
  if (state.triage !== null) after('分流', state.triage.occurredOn, state.triage.eventId);
  for (const notice of state.notifications) after('告知', notice.issuedOn, notice.eventId);
  for (const note of state.notes) after(NOTE_KINDS[note.kind].zh, note.occurredOn, note.eventId);
  return found;
}
