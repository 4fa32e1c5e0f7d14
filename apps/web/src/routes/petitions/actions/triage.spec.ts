import { FILING_REASONS } from '#domain/glossary';
import { describe, expect, it } from '@jest/globals';
import { CASES, IN_VIEW as VIEW } from './spec-fixtures';
import type { FormContext } from './spec';
import { triageSpec } from './triage';

const IN_VIEW: FormContext = { ...VIEW, petition: CASES[0]! };
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

describe('what each road is asked for in the words of its own paper', () => {
  const reasonOf = (intakeDecision: string) =>
    fieldsFor(intakeDecision).find(({ name }) => name === 'reason');

  it('asks who handles it already where it is not accepted: that is printed (R-09)', () => {
    expect(reasonOf('notAccepted')).toMatchObject({ label: '正在办理的机关和案号', required: true });
    expect(reasonOf('notAccepted')?.help).toContain('《不予受理告知书》');
    expect(triageSpec.fields(under('2005'), { intakeDecision: 'notAccepted' })).toContainEqual(
      expect.objectContaining({ name: 'reason', label: '理由和途径', required: true }),
    );
  });

  it('asks for a reason wherever the rule refuses to go without one, and says of the others when', () => {
    for (const decision of ['redirect', 'noLonger', 'file', 'objection'])
      expect(reasonOf(decision)?.required).toBe(true);
    expect(reasonOf('handle')).toMatchObject({ label: '理由', help: expect.stringContaining('须写明') });
    expect(reasonOf('handle')?.required).not.toBe(true);
  });

  it('does not ask which way where there is one only, and sends it (QP02)', () => {
    for (const [decision, way] of [
      ['file', 'CC'],
      ['passUp', 'BS'],
      ['refer', 'YS'],
      ['mergeInto', 'HB'],
    ] as const) {
      expect(fieldsFor(decision).map(({ name }) => name)).not.toContain('disposition');
      // what was chosen for another road stands in the form still
      const sent = triageSpec.body?.({ intakeDecision: decision, disposition: 'ZB' }, on, {});
      expect(sent).toMatchObject({ disposition: way });
    }
    expect(fieldsFor('passDown').map(({ name }) => name)).toContain('disposition');
  });

  it('proposes the day of the second look by the office’s own period, and sends it with a filing alone (O-27)', () => {
    const begun = triageSpec.initial(IN_VIEW);
    expect([IN_VIEW.today, begun.fileReviewOn]).toEqual(['2026-03-10', '2026-09-10']);
    const sent = (intakeDecision: string) =>
      triageSpec.body?.({ intakeDecision, fileReviewOn: '2026-09-10' }, on, {}).fileReviewOn;
    expect([sent('file'), sent('handle')]).toEqual(['2026-09-10', undefined]);
  });
});
