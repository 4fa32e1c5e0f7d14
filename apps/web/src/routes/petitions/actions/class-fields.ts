import { APPEAL_KINDS, CLASSES, KEY_AREAS } from '#domain/glossary';
import type { Field, Offered } from '../../../shared/form/field';
import { choicesOf } from '../../../shared/labels';
import type { FormContext, Values } from './spec';

/** Of these the one that stands, the others greyed. */
const fixed = (options: Offered[], value: unknown): Offered[] =>
  options.map((one) => (one.value === value ? one : { ...one, disabled: true as const }));

/**
 * The same in 分流, which refines a class and never swaps it: class and item are as registered, a key area may be added
 * and not taken away; a change of them is 改分类, with a reason and an approval of its own.
 */
export function refinedClassFields({ petition }: FormContext, values: Values): Field[] {
  const asRegistered = '类别、项别与登记的一致;要改的先“改分类”(R-26)';
  return classFields(values).map((field) => {
    if (field.kind !== 'choice') return field;
    if (field.name === 'class')
      return { ...field, options: fixed(field.options, petition.class), help: asRegistered };
    if (field.name === 'appealKind' && petition.appealKind)
      return { ...field, options: fixed(field.options, petition.appealKind) };
    if (field.name === 'keyArea' && petition.keyArea)
      return { ...field, required: true, help: '可以改,不能撤去;要撤去的先“改分类”(R-26)' };
    return field;
  });
}

/** Class, item of Article 31 and category, as triage and reclassification ask for them. */
export function classFields(values: Values): Field[] {
  return [
    {
      kind: 'choice',
      name: 'class',
      label: '类别',
      required: true,
      radio: true,
      options: choicesOf(CLASSES),
    },
    ...(values.class === 'appeal'
      ? [
          {
            kind: 'choice' as const,
            name: 'appealKind',
            label: '第三十一条哪一项',
            required: true,
            options: choicesOf(APPEAL_KINDS),
          },
        ]
      : []),
    { kind: 'category', name: 'categoryCode', label: '内容分类', required: true },
    { kind: 'choice', name: 'keyArea', label: '重点方面', options: choicesOf(KEY_AREAS) },
  ];
}

export function classValues({ petition }: FormContext): Values {
  const { appealKind, categoryCode, keyArea } = petition;
  return {
    class: petition.class,
    appealKind: appealKind ?? undefined,
    categoryCode,
    keyArea: keyArea ?? undefined,
  };
}

/** An item of Article 31 belongs to appeals only; a class changed meanwhile must not leave one behind. */
export function withoutStrayKind(values: Values): Values {
  return values.class === 'appeal' ? values : { ...values, appealKind: undefined };
}
