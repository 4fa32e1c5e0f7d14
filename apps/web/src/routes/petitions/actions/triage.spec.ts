import { FILING_REASONS } from '#domain/glossary';
import { describe, expect, it } from '@jest/globals';
import type { FormContext } from './spec';
import { triageSpec } from './triage';

const on = { petition: { orgId: 1, via12380: false, related: [] } } as unknown as FormContext;
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
