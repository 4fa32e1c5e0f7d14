import type { ApprovalInput, PlainDate, Role } from '#domain';
import type { OrgKey, Seat } from '../city.js';
import { seatIn } from '../city.js';
import type { Cast } from '../step.js';
import type { Story } from '../story.js';

const CAPACITIES: Partial<Record<Seat, Role>> = {
  windowHead: 'windowHead',
  deputy: 'deputyLeader',
  leader: 'leader',
};

/** A signature in the system, or on paper where somebody else records it. */
export function signed(
  cast: Cast,
  by: { org: OrgKey; seat: Seat },
  signedOn: PlainDate,
  onPaper = false,
): ApprovalInput {
  const seat = seatIn(by.org, by.seat);
  return {
    signerId: cast.account(by.org, seat),
    capacity: CAPACITIES[seat] ?? 'windowHead',
    signedOn,
    onPaper,
  };
}

const isAccusation = ({ matters }: Story): boolean => matters.some((matter) => matter.class === 'accusation');

/** Who decides on it (QP03): the window for what accuses nobody, the deputy for cadres below, the head for our own. */
export function decider(story: Story): Extract<Seat, 'windowHead' | 'deputy' | 'leader'> {
  if (!isAccusation(story)) return 'windowHead';
  const authorities = (story.accused ?? []).map(({ authority }) => authority);
  return authorities.length > 0 && authorities.every((each) => each === 'subordinate') ? 'deputy' : 'leader';
}

/** Who signs the result: the head for what is grave, otherwise the deputy at least (QP03). */
export function issuer(story: Story): Extract<Seat, 'deputy' | 'leader'> {
  const grave = (story.urgent ?? []).length > 0 || story.life.caseOpened === true;
  const decides = decider(story);
  if (decides === 'leader' || (grave && !isAccusation(story))) return 'leader';
  return 'deputy';
}

/** Who handles it. */
export function handlerSeat(story: Story): Seat {
  if (story.handler) return story.handler;
  const group = story.matters[0]?.category.slice(0, 2) ?? '';
  if (['01', '02', '10'].includes(group)) return 'supervision';
  return group === '05' ? 'veterans' : 'organisation';
}

/** The second of the two who verify (QP07); a small office borrows one instead. */
export function secondSeat(story: Story): Seat | null {
  if (story.org !== 'city') return null;
  return handlerSeat(story) === 'supervision' ? 'organisation' : 'supervision';
}

export { isAccusation };
