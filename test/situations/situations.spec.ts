import { describe, expect, it } from '@jest/globals';
import { AFFAIRS } from '#domain';
import { playAffair } from './affair-adapter.js';
import { playPetition } from './petition-adapter.js';
import { allSituations, type Situation } from './situation.js';
import { rules, wrongClaims } from './law-coverage.mjs';

/** Who plays which kind of situation; another aggregate adds its own line. */
const PLAYERS: Readonly<Record<string, (situation: Situation) => void>> = {
  信访件: playPetition,
  ...Object.fromEntries(AFFAIRS.map(({ zh }) => [zh, playAffair])),
};

const situations = allSituations();
const files = [...new Set(situations.map(({ file }) => file))];

describe.each(files)('%s', (file) => {
  it.each(
    situations
      .filter((one) => one.file === file)
      .map((one) => [one.name, one.rules.join('、'), one] as const),
  )('%s(%s)', (_name, _rules, situation) => {
    const play = PLAYERS[situation.kind];
    if (play === undefined) throw new Error(`没有人会演“${situation.kind}”`);
    play(situation);
  });
});

describe('the collection of situations', () => {
  it('has no two of one name, and cites only rules that exist', () => {
    const names = situations.map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    const known = new Set(rules().map(({ id }) => id));
    expect(situations.flatMap((one) => one.rules).filter((id) => !known.has(id))).toEqual([]);
  });

  it('docs/law-coverage.md claims no proof that is not there', () => {
    expect(wrongClaims()).toEqual([]);
  });
});
