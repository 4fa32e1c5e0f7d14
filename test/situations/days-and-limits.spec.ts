import { describe, expect, it } from '@jest/globals';
import type { PetitionCommand, PetitionState } from '#domain';
import { furtherActs } from './further-acts.js';
import { answerTo, fieldOf, playedActs } from './played-acts.js';
import { DAYS, LISTS, NUMBERS, TEXTS } from './form-rules.js';

const ACTS = [...playedActs(), ...furtherActs()];

/** Those acts that fill a form of this kind. */
function actsWith(path: string): { field: string; acts: typeof ACTS } {
  const [type, ...rest] = path.split(':');
  return { field: rest.join(':'), acts: ACTS.filter(({ command }) => command.type === type) };
}

/** What is asked of a day, from the oldest on: each answer names the step that came first. */
function stepsBefore(act: (typeof ACTS)[number], field: string): string[] {
  const steps: string[] = [];
  for (let day = '1950-01-01'; ;) {
    const answer = answerTo(act, field, day);
    if (answer.accepted || answer.code !== 'DATE_BEFORE_STEP' || answer.detail['field'] !== field)
      return steps;
    day = String(answer.detail['notBefore']);
    steps.push(day);
  }
}

/** Each step that lies later than all before it: the others are never heard. */
const heard = (steps: readonly (string | null | undefined)[]): string[] =>
  steps.reduce<string[]>((found, day) => {
    const last = found.at(-1);
    return day != null && (last === undefined || day > last) ? [...found, day] : found;
  }, []);

// a row as a whole: what is left out at its end is no argument of its own
const numbered = (rows: typeof TEXTS) => rows.map((row) => [row[0], row[1], row] as const);
const bounded = (rows: typeof LISTS) => rows.map((row) => [row[0], row[1], row[2], row] as const);

const entriesOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

describe('QP05、K-18:每个日期不早于它所跟随的步骤,当天可以', () => {
  it.each(Object.entries(DAYS))('%s', (path, stepsOf) => {
    const { field, acts } = actsWith(path);
    const filled = acts.filter(({ command }) => fieldOf(command, field) != null);
    const found = filled.map((act) => stepsBefore(act, field));
    expect(found).toEqual(
      filled.map(({ state, command, ctx }) =>
        heard(stepsOf(state as PetitionState, command as PetitionCommand & Record<string, string>, ctx)),
      ),
    );
    expect(found.filter((steps) => steps.length > 0)).not.toEqual([]);
  });

  it.each(Object.keys(DAYS))('%s 不晚于今天', (path) => {
    const { field, acts } = actsWith(path);
    const act = acts.find(({ command }) => fieldOf(command, field) != null);
    expect(act && answerTo(act, field, '2099-01-01')).toMatchObject({
      code: 'DATE_IN_FUTURE',
      detail: { field },
    });
  });
});

describe('§5.0:文字有上限,到上限可以,多一字拒绝并指出是哪一栏', () => {
  it.each(numbered(TEXTS))('%s 不超过 %d 字', (path, max, row) => {
    const [, , named, char = '字'] = row;
    const { field, acts } = actsWith(path);
    const willing = acts.filter((each) => answerTo(each, field, char.repeat(max)).accepted);
    const answers = willing.map((each) => answerTo(each, field, char.repeat(max + 1)));
    expect(answers).toContainEqual(
      expect.objectContaining({ code: 'TEXT_TOO_LONG', detail: { field: named ?? field, max } }),
    );
  });
});

describe('清单和数目有上下限', () => {
  it.each(bounded(LISTS))('%s 有 %d 至 %d 项', (path, min, max, [, , , named]) => {
    const { field, acts } = actsWith(path);
    const act = acts.find(({ command }) => entriesOf(fieldOf(command, field)).length > 0);
    expect(act).toBeDefined();
    const [first] = entriesOf(act && fieldOf(act.command, field));
    const refused = { code: 'LIST_INVALID', detail: { field: named ?? field, min, max } };
    const sizes = min === 0 ? [max + 1] : [min - 1, max + 1];
    for (const size of sizes)
      expect(
        act &&
          answerTo(
            act,
            field,
            Array.from({ length: size }, () => first),
          ),
      ).toMatchObject(refused);
    for (const size of [min, max])
      expect(
        act &&
          answerTo(
            act,
            field,
            Array.from({ length: size }, () => first),
          ),
      ).not.toMatchObject(refused);
  });

  it.each(bounded(NUMBERS))('%s 在 %d 至 %d 之间', (path, min, max, [, , , named]) => {
    const { field, acts } = actsWith(path);
    const refused = { code: 'NUMBER_INVALID', detail: { field: named ?? field, min, max } };
    const heardBy = acts.filter((each) => {
      const answer = answerTo(each, field, min - 1);
      return !answer.accepted && answer.code === 'NUMBER_INVALID';
    });
    expect(heardBy.length).toBeGreaterThan(0);
    for (const each of heardBy) {
      for (const value of [min - 1, max + 1]) expect(answerTo(each, field, value)).toMatchObject(refused);
      for (const value of [min, max]) expect(answerTo(each, field, value)).not.toMatchObject(refused);
    }
  });
});
