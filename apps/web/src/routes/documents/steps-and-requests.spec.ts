import { describe, expect, it } from '@jest/globals';
import type { PaperView } from '../../api';
import { CASES, IN_VIEW } from '../petitions/actions/spec-fixtures';
import { bodiesOf, keysOf, requestOf, type WalkedForm } from '../petitions/actions/spec-walk';
import { STEPS } from './steps';

/** The drawer itself names the paper. */
const OF_DRAWER = ['documentId'];

const paper = (code: string, deemedOn: string | null) =>
  ({ code, deemedOn, isNotice: code === 'D04' }) as unknown as PaperView;
/** An answer, a notice, a letter to a unit on paper. */
const PAPERS = [paper('D17', null), paper('D04', null), paper('D08', '2026-03-05')];

function sentBy(step: string): string[][] {
  const { send, initial, fields } = STEPS[step]!;
  return PAPERS.flatMap((one) => {
    const form: WalkedForm = {
      send,
      initial: (on) => initial(on, one),
      fields: (on, values) => fields(on, values, one),
    };
    return CASES.flatMap((petition) => bodiesOf(form, { ...IN_VIEW, petition }).map(keysOf));
  });
}

const fieldOf = (step: string, one: PaperView, values: object, name: string) =>
  STEPS[step]!.fields({ ...IN_VIEW, petition: CASES[0]! }, { ...values }, one).find(
    (field) => field.name === name,
  );

describe('what the steps of a paper send, and what the API asks of them', () => {
  it.each(Object.keys(STEPS))('%s: what is required is there, what may be given can be given', (step) => {
    const asked = requestOf(STEPS[step]!).filter(({ name }) => !OF_DRAWER.includes(name));
    const bodies = sentBy(step);
    expect(asked).not.toEqual([]);
    const required = asked.filter((property) => property.required).map(({ name }) => name);
    expect(required.filter((name) => bodies.some((body) => !body.includes(name)))).toEqual([]);
    expect(asked.map(({ name }) => name).filter((name) => !bodies.flat().includes(name))).toEqual([]);
  });

  it('asks who has an answer that is handed over, and who saw one refused or left (R-40, D37)', () => {
    const [answer, , letter] = PAPERS as [PaperView, PaperView, PaperView];
    expect(fieldOf('send', answer, { method: 'handed' }, 'receivedBy')?.required).toBe(true);
    expect(fieldOf('send', letter, { method: 'handed' }, 'receivedBy')?.required).toBe(false);
    const asks = (outcome: string, name: string) => fieldOf('receipt', answer, { outcome }, name)?.required;
    expect([asks('signed', 'receivedBy'), asks('signed', 'witness')]).toEqual([true, undefined]);
    expect([asks('refused', 'witness'), asks('refused', 'reason')]).toEqual([true, true]);
    expect([asks('returned', 'reason'), asks('returned', 'receivedBy')]).toEqual([true, undefined]);
  });

  it('lets only a unit on paper count as having signed (O-109)', () => {
    const outcomes = PAPERS.map((one) => {
      const field = fieldOf('receipt', one, {}, 'outcome');
      return field?.kind === 'choice' && field.options.some(({ value }) => value === 'deemed');
    });
    expect(outcomes).toEqual([false, false, true]);
  });
});
