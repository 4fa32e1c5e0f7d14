import { FILING_REASONS } from '#domain/glossary';
import { describe, expect, it } from '@jest/globals';
import type { FormContext } from './spec';
import { triageSpec } from './triage';

const under = (legalProfile: '2005' | '2022') =>
  ({ petition: { orgId: 1, via12380: false, related: [], legalProfile } }) as unknown as FormContext;
const on = under('2022');
const fieldsFor = (intakeDecision: string) => triageSpec.fields(on, { intakeDecision, class: 'suggestion' });

describe('what a filing is asked for (O-27)', () => {
  it('is one of its reasons and the day of the second look, both of which the rule refuses to go without', () => {
    const asked = fieldsFor('file').filter(({ name }) =>
      ['reasonCode', 'fileReviewOn'].includes(String(name)),
    );
    expect(asked).toMatchObject([
      {
        name: 'reasonCode',
        required: true,
        options: Object.keys(FILING_REASONS).map((value) => ({ value })),
      },
      { name: 'fileReviewOn', required: true },
    ]);
  });

  it('is not asked of any other road, and not sent with one', () => {
    expect(fieldsFor('handle').map(({ name }) => name)).not.toContain('reasonCode');
    const chosen = { class: 'suggestion', reasonCode: 'OTHER' };
    expect(triageSpec.body?.({ ...chosen, intakeDecision: 'handle' }, on, {})).not.toMatchObject(chosen);
    expect(triageSpec.body?.({ ...chosen, intakeDecision: 'file' }, on, {})).toMatchObject(chosen);
  });
});

describe('what not accepting is asked for (§1.15)', () => {
  const values = { intakeDecision: 'notAccepted', class: 'suggestion', reasonCode: 'PROPER_PROCEDURE_21_1' };

  it('is which of its two reasons, where the petition came under the Regulation of 2005', () => {
    expect(triageSpec.fields(under('2005'), values)).toContainEqual(
      expect.objectContaining({
        name: 'reasonCode',
        required: true,
        options: [
          expect.objectContaining({ value: 'IN_PROCESS_19_3' }),
          expect.objectContaining({ value: 'PROPER_PROCEDURE_21_1' }),
        ],
      }),
    );
    expect(triageSpec.body?.(values, under('2005'), {})).toMatchObject({ reasonCode: values.reasonCode });
  });

  it('is not asked under that of 2022, which knows one; a reason of another road is not sent along', () => {
    expect(triageSpec.fields(on, values).map(({ name }) => name)).not.toContain('reasonCode');
    expect(triageSpec.body?.(values, on, {})).not.toMatchObject({ reasonCode: values.reasonCode });
    const strayed = { ...values, reasonCode: 'OTHER' };
    expect(triageSpec.body?.(strayed, under('2005'), {})).not.toMatchObject({ reasonCode: 'OTHER' });
  });
});
