import { FILING_REASONS } from '#domain/glossary';
import { describe, expect, it } from '@jest/globals';
import { CASES, IN_VIEW as VIEW } from './spec-fixtures';
import type { Field } from '../../../shared/form/field';
import type { FormContext, Values } from './spec';
import { triageSpec } from './triage';

const IN_VIEW: FormContext = { ...VIEW, petition: CASES[0]! };
const seen = (over: object): FormContext => ({
  ...VIEW,
  petition: {
    ...CASES[0]!,
    class: 'suggestion',
    appealKind: null,
    intakeDecision: null,
    related: [],
    ...over,
  } as never,
});
const under = (legalProfile: '2005' | '2022') => seen({ legalProfile });
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
    expect(reasonOf('handle')).toMatchObject({ label: '理由' });
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

const fieldOf = (form: FormContext, values: Values, name: string) =>
  triageSpec.fields(form, { ...triageSpec.initial(form), ...values }).find((field) => field.name === name);
const open = (field: Field | undefined): string[] =>
  field?.kind === 'choice' ? field.options.filter(({ disabled }) => !disabled).map(({ value }) => value) : [];
const greyed = (field: Field | undefined, value: string): string | undefined =>
  field?.kind === 'choice'
    ? field.options.find((one) => one.value === value && one.disabled)?.label
    : undefined;
const accusing = (cadreAuthority: string, over: object = {}) =>
  seen({
    class: 'accusation',
    categoryCode: '0102',
    people: [{ subjectId: 's', role: 'accused', cadreAuthority, withheld: false, fields: {} }],
    ...over,
  });

describe('what the rule refuses is greyed before it is sent, and says why', () => {
  it('is the class, which is changed by 改分类 alone, and the item once it is known (R-26)', () => {
    const item6 = seen({ class: 'appeal', appealKind: 'item6' });
    expect(open(fieldOf(item6, {}, 'class'))).toEqual(['appeal']);
    expect(open(fieldOf(item6, {}, 'appealKind'))).toEqual(['item6']);
    expect(fieldOf(item6, {}, 'class')?.help).toContain('改分类');
    const unknown = seen({ class: 'appeal', appealKind: null });
    expect(open(fieldOf(unknown, {}, 'appealKind'))).toHaveLength(6);
    expect(fieldOf(seen({ keyArea: 'cadreAppointment' }), {}, 'keyArea')).toMatchObject({ required: true });
  });

  it('is a way that the table leaves out, and a road all of whose ways it leaves out (QP02)', () => {
    const item6 = seen({ class: 'appeal', appealKind: 'item6' });
    expect(open(fieldOf(item6, {}, 'disposition'))).toEqual(['ZB', 'LB', 'DF', 'YJG']);
    expect(greyed(fieldOf(item6, {}, 'disposition'), 'HX')).toContain('此类件不能用');
    expect(greyed(fieldOf(item6, {}, 'intakeDecision'), 'file')).toContain('此类件不能');
    expect(greyed(fieldOf(item6, {}, 'intakeDecision'), 'import')).toContain('第三十一条');
    expect(greyed(fieldOf(item6, {}, 'intakeDecision'), 'objection')).toContain('转送、交办');
  });

  it('is every road but reporting up, of a superior’s cadre and of our own head (O-10, O-11)', () => {
    for (const authority of ['superior', 'ownHead']) {
      const sealed = accusing(authority);
      expect(open(fieldOf(sealed, {}, 'intakeDecision'))).toEqual(['passUp']);
      expect(triageSpec.initial(sealed)).toMatchObject({ intakeDecision: 'passUp' });
    }
  });

  it('begins on the road that the item or the category asks for (§1.4)', () => {
    const begun = (over: object) => triageSpec.initial(seen(over)).intakeDecision;
    expect(begun({ class: 'appeal', appealKind: 'item3' })).toBe('import');
    expect(begun({ categoryCode: '1201' })).toBe('redirect');
    expect(begun({ class: 'appeal', appealKind: 'item6' })).toBe('handle');
  });

  it('is a direct answer where the simplified procedure is not for it; elsewhere it is sent with it (§1.12)', () => {
    const item6 = seen({ class: 'appeal', appealKind: 'item6' });
    const direct = { intakeDecision: 'handle', disposition: 'DF' };
    expect(triageSpec.body?.({ class: 'appeal', ...direct }, item6, {})).toMatchObject({ simplified: true });
    expect(fieldOf(item6, direct, 'disposition')?.help).toContain('简易办理');
    const asked = seen({ class: 'appeal', appealKind: 'item6', resultRequired: true });
    expect(greyed(fieldOf(asked, {}, 'disposition'), 'DF')).toContain('简易办理');
    expect(fieldOf(asked, {}, 'simplified')).toBeUndefined();
  });

  it('is a way of 12380 that does not go with the way of handling; one of the others is due (O-30)', () => {
    const via = accusing('own', { via12380: true });
    expect(open(fieldOf(via, { disposition: 'HX' }, 'way12380'))).toEqual(['JD', 'JB', 'JH', 'JN']);
    expect(fieldOf(via, {}, 'way12380')).toMatchObject({ required: true });
    expect(fieldOf(via, { intakeDecision: 'file' }, 'way12380')).toBeUndefined();
    expect(triageSpec.body?.({ intakeDecision: 'file', way12380: 'JD' }, via, {}).way12380).toBeUndefined();
  });

  it('asks where it goes wherever it goes: 交办 by our own decision too (O-29)', () => {
    const item6 = seen({ class: 'appeal', appealKind: 'item6' });
    expect(fieldOf(item6, { disposition: 'YJG' }, 'targetOrgId')?.help).toContain('收件单位');
    expect(fieldOf(item6, { disposition: 'ZB' }, 'targetOrgId')).toBeUndefined();
  });

  it('asks for a reason where the table, a change or not opening a case asks for one', () => {
    const due = (form: FormContext, values: Values) => fieldOf(form, values, 'reason');
    expect(due(accusing('own'), { disposition: 'YJG' })).toMatchObject({ required: true });
    expect(due(seen({ intakeDecision: 'handle' }), {})?.help).toContain('O-25');
    const key = accusing('own', { keyArea: 'cadreAppointment' });
    expect(due(key, {})?.help).toContain('O-35');
    expect(due(key, { caseOpened: true })?.required).not.toBe(true);
    const all = { significance: true, clarity: true, specificity: true };
    expect(fieldOf(key, { threePartTest: all }, 'caseOpened')?.help).toContain('O-34');
  });
});
