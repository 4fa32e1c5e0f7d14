import { describe, expect, it } from '@jest/globals';
import { codesOf, STATUSES } from '../glossary/index.js';
import type { PetitionStatus } from '../glossary/index.js';
import type { PetitionCommandType } from './commands.js';
import { leadsThere, leadsTo } from './leads-to.js';
import { END_STATES, STATES_OF_LATER_ROADS } from './state-groups.js';
import { ALLOWED_IN, allowedCommands, COMMANDS, isAllowedIn } from './transitions.js';

const ALL = codesOf(STATUSES);
const BEGINS: readonly PetitionCommandType[] = ['register', 'importHistory', 'takeOver'];

function reachableFrom(starts: readonly PetitionStatus[]): Set<PetitionStatus> {
  const seen = new Set(starts);
  for (const status of seen) {
    for (const command of codesOf(COMMANDS)) {
      leadsTo(command, status).forEach((each) => seen.add(each));
      leadsThere(command, status).forEach((each) => seen.add(each));
    }
  }
  return seen;
}

describe('the table of transitions (§1.14)', () => {
  it('reaches every state but those of later roads', () => {
    const reached = reachableFrom([
      ...BEGINS.flatMap((command) => leadsTo(command, null)),
      ...leadsThere('sendDown', null),
    ]);
    expect(ALL.filter((status) => !reached.has(status)).sort()).toEqual([...STATES_OF_LATER_ROADS].sort());
  });

  it('has no dead end that is not an end: from every state some end is reached', () => {
    const stuck = ALL.filter((status) => !STATES_OF_LATER_ROADS.includes(status)).filter(
      (status) => ![...reachableFrom([status])].some((each) => END_STATES.includes(each)),
    );
    expect(stuck).toEqual([]);
  });

  it('lets every end rest: nothing leads out of it', () => {
    // An import alone can still be undone as a whole (§2.15), and what is in the archive be destroyed when its period is over
    // (§6.5). The right to a review is not lost because the volume was put away within the thirty days.
    const out = (end: PetitionStatus) =>
      codesOf(COMMANDS).filter((command) => leadsTo(command, end).some((status) => status !== end));
    expect(Object.fromEntries(END_STATES.map((end) => [end, out(end)]))).toEqual({
      archived: ['destroy', 'requestReview'],
      destroyed: [],
      split: [],
      history: ['takeBack'],
      takenBack: [],
    });
  });

  it('names each state once for each command, and knows every state', () => {
    for (const command of codesOf(COMMANDS)) {
      const states = ALLOWED_IN[command];
      expect(new Set(states).size).toBe(states.length);
      for (const status of states) expect(ALL).toContain(status);
    }
  });

  it('opens streams only where there is none yet', () => {
    expect(ALLOWED_IN.register).toEqual([]);
    expect(ALLOWED_IN.importHistory).toEqual([]);
  });

  it('imported history runs no road: it may be corrected, linked and forgotten (§5.0 no. 3)', () => {
    expect(allowedCommands('history')).toEqual(['takeBack', 'correct', 'linkRepeat', 'forgetSubject']);
  });

  it('R-15: an objection is raised before acceptance only', () => {
    expect(isAllowedIn('registered', 'raiseObjection')).toBe(true);
    expect(isAllowedIn('accepted', 'raiseObjection')).toBe(false);
  });

  it('QP04: the duty to notify can still be met in every state where it may be open (O-47)', () => {
    const open: PetitionStatus[] = [
      'redirected',
      'imported',
      'passedDown',
      'merged',
      'filed',
      'closingReview',
    ];
    for (const status of open) expect(isAllowedIn(status, 'notify')).toBe(true);
  });
});
