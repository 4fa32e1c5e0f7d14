import { readFileSync } from 'node:fs';
import type { Field } from '../../../shared/form/field';
import type { CommandSpec, FormContext, Values } from './spec';

const TYPES = readFileSync(new URL('../../../api/types.gen.ts', import.meta.url), 'utf8');

/** What a form of any kind says of itself; that of a paper is told the paper by its context. */
export type WalkedForm = Pick<CommandSpec, 'send' | 'initial' | 'fields' | 'body'>;

type Property = { name: string; required: boolean };

/** The fields of a request as the API describes it, with those of a part as `part.field`. */
function propertiesOf(type: string): Property[] {
  const body = new RegExp(`^export type ${type} = \\{\\n([\\s\\S]*?)^\\};`, 'm').exec(TYPES)?.[1] ?? '';
  return [...body.matchAll(/^ {4}(\w+)(\?)?: (\w+)?/gm)].flatMap(([, name = '', optional, part = '']) => [
    { name, required: optional === undefined },
    ...propertiesOf(part).map((inside) => ({ name: `${name}.${inside.name}`, required: false })),
  ]);
}

/** The generated call carries the name of its operation, and so of its request. */
export function requestOf({ send }: Pick<WalkedForm, 'send'>): Property[] {
  const operation = `${send.name.charAt(0).toUpperCase()}${send.name.slice(1)}`;
  const type = new RegExp(`^export type ${operation}Data = \\{\\n {4}body: (\\w+);`, 'm').exec(TYPES)?.[1];
  return propertiesOf(type ?? `no request of ${operation}`);
}

const pathOf = ({ name }: Field): (string | number)[] => (Array.isArray(name) ? name : [name]);

/** What may be entered into a field that decides which other fields are asked. */
function wordsFor(field: Field): unknown[] {
  if (field.kind === 'choice') return field.options.map(({ value }) => (field.many ? [value] : value));
  return field.kind === 'yesNo' || field.kind === 'flag' ? [true, false] : [];
}

/** Something to enter into any other field. */
function sampleFor(field: Field): unknown {
  if (field.kind === 'date') return '2026-03-10';
  if (field.kind === 'number') return field.min ?? 1;
  if (field.kind === 'organisation') return 1;
  if (field.kind === 'lines') return '第一条\n第二条';
  if (field.kind === 'approval')
    return { signerId: 'x', capacity: 'leader', signedOn: '2026-03-10', onPaper: true };
  return 'many' in field && field.many ? ['x'] : 'x';
}

const at = (values: unknown, [head = '', ...rest]: (string | number)[]): unknown => {
  const inside = (values as Values | undefined)?.[head];
  return rest.length === 0 ? inside : at(inside, rest);
};

function put(values: Values, [head = '', ...rest]: (string | number)[], value: unknown): Values {
  const inside = (values[head] ?? {}) as Values;
  return { ...values, [head]: rest.length === 0 ? value : put(inside, rest, value) };
}

/** Only what has a field leaves a form: antd hands on nothing else, prefilled or not. */
function typedInto(fields: readonly Field[], values: Values, afresh: boolean): Values {
  return fields.reduce<Values>((typed, field) => {
    const words = wordsFor(field);
    const prefilled = afresh && words.length === 0 ? undefined : at(values, pathOf(field));
    return put(typed, pathOf(field), prefilled ?? words[0] ?? sampleFor(field));
  }, {});
}

const STEPS = 2;

/** Bodies that the form of a command can send: every choice is made once, and every one that follows from it. */
export function bodiesOf(spec: WalkedForm, on: FormContext): Values[] {
  const begun = spec.initial(on);
  const bodyOf: ((typed: Values, on: FormContext, before: Values) => Values) | undefined = spec.body;
  const bodies: Values[] = [];
  const seen = new Set<string>();
  const walk = (values: Values, left: number): void => {
    const fields = spec.fields(on, values);
    for (const afresh of [false, true]) {
      const typed = typedInto(fields, values, afresh);
      bodies.push(bodyOf ? bodyOf(typed, on, begun) : typed);
    }
    if (left === 0) return;
    for (const field of fields)
      for (const word of wordsFor(field)) {
        const next = put(values, pathOf(field), word);
        const key = JSON.stringify(next);
        if (!seen.has(key)) walk(next, left - 1);
        seen.add(key);
      }
  };
  walk(begun, STEPS);
  return bodies;
}

const isPart = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a body holds, the fields of a part as `part.field`. */
export const keysOf = (body: Values): string[] =>
  Object.entries(body).flatMap(([key, value]) => [
    ...(value === undefined ? [] : [key]),
    ...(isPart(value) ? keysOf(value).map((inside) => `${key}.${inside}`) : []),
  ]);
