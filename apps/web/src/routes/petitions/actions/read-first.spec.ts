import { expect, it } from '@jest/globals';
import { CASES } from './spec-fixtures';
import { isReadFirst, waitsForSignature } from './read-first';

const petition = CASES[0]!;

it('shows whoever passes or signs a result its text, and nobody a text that there is not', () => {
  const result = { submission: 1 } as NonNullable<typeof petition.result>;
  expect(['issue', 'passGate', 'note'].map((action) => isReadFirst(action, { result }))).toEqual([
    true,
    true,
    false,
  ]);
  expect(isReadFirst('issue', { result: null })).toBe(false);
});

it('says that a case waits for the signature once its gate was passed (O-48)', () => {
  const at = (status: string, recorded: boolean) =>
    waitsForSignature({
      status,
      gates: petition.gates.map((gate) => ({ ...gate, gate: 'signing' as const, recorded })),
    });
  expect([at('resultSubmitted', true), at('resultSubmitted', false), at('issued', true)]).toEqual([
    true,
    false,
    false,
  ]);
});
