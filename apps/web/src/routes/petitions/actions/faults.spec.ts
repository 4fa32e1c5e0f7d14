import { describe, expect, it } from '@jest/globals';
import { formFaults } from './faults';
import { CASES } from './spec-fixtures';

const placeOf = (action: string, ...name: (string | number)[]) =>
  formFaults(action, [{ name, errors: ['不对'] }], CASES[0]!).map((fault) => fault.name);

describe('where a refusal stands in the form', () => {
  it('is the field of the same name', () => {
    expect(placeOf('close', 'closedOn')).toEqual([['closedOn']]);
    expect(placeOf('decideExtension', 'approval', 'signedOn')).toEqual([['approval', 'signedOn']]);
  });

  it('is the list, where one entry of what was picked is refused', () => {
    expect(placeOf('returnForRework', 'failedChecks', 0)).toEqual([['failedChecks']]);
    expect(placeOf('returnForRework', 'requiredActions', 1)).toEqual([['actions']]);
    expect(placeOf('giveReporterFeedback', 'staffIds', 1)).toEqual([['staffIds']]);
  });

  it('is the person who signs, where the signature is not enough as a whole', () => {
    expect(placeOf('decideExtension', 'approval')).toEqual([['approval', 'signerId']]);
  });

  it('is the point of the petitioner, where its answer is refused', () => {
    expect(placeOf('submitResult', 'answers', 0, 'text')).toEqual([['answers', 'p1_1', 'text']]);
    expect(placeOf('submitResult', 'measures', 0, 'text')).toEqual([['measures', 0, 'text']]);
  });
});

describe('a way of handling that follows from the entry decision', () => {
  const refused = [{ name: ['disposition'], errors: ['该类件不能用“存查”(QP02)。'] }];

  it('is refused at the decision, where it is seen; one that was chosen, at itself', () => {
    const at = (intakeDecision: string) =>
      formFaults('triage', refused, {} as never, { intakeDecision })[0]?.name;
    expect(at('file')).toEqual(['intakeDecision']);
    expect(at('handle')).toEqual(['disposition']);
  });
});
