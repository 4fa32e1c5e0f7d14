import { APPEAL_KINDS, CLASSES, KEY_AREAS } from '#domain/glossary';
import type { Field } from '../../../shared/form/field';
import { choicesOf } from '../../../shared/labels';
import type { FormContext, Values } from './spec';

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
