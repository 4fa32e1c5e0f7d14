import type { Role } from '#domain/glossary';
import type { Rule } from 'antd/es/form';
import type { NamePath } from 'antd/es/form/interface';

type Common = {
  name: string | (string | number)[];
  label: string;
  required?: boolean;
  help?: string;
};

/** One of a list; greyed where the rule refuses it, and then its label says why. */
export type Offered = { value: string; label: string; disabled?: true };

/** One field of a command's form; `FieldItem` draws it. */
export type Field = Common &
  (
    | { kind: 'date'; latest?: string }
    | { kind: 'text'; max: number; rows?: number; placeholder?: string }
    | { kind: 'choice'; options: Offered[]; many?: boolean; radio?: boolean }
    | { kind: 'yesNo'; yes: string; no: string }
    | { kind: 'flag'; words: string }
    | { kind: 'number'; min?: number; max?: number; unit?: string }
    | { kind: 'account'; many?: boolean; role?: Role; own?: boolean }
    | { kind: 'organisation'; except?: number }
    | { kind: 'petition'; except?: string }
    | { kind: 'category' }
    | { kind: 'place' }
    | { kind: 'lines'; placeholder?: string; rows?: number }
    | { kind: 'approval'; levels?: readonly string[] }
  );

/**
 * Says that a text is too long. `maxlength` on the field would cut off the end of what is pasted, and say nothing.
 * @unit UTF-16 code units, as the field counts them
 */
export function notLongerThan(max: number): Rule {
  return {
    validator: async (_rule: unknown, value: unknown) => {
      const length = typeof value === 'string' ? value.length : 0;
      if (length > max)
        throw new Error(`最多 ${max} 字,现有 ${length} 字,多 ${length - max} 字;没有截去,请删减后再提交`);
    },
  };
}

/** Leaves out what was not filled in: the server tells absent from empty. */
export function prune<T>(value: T): T {
  if (Array.isArray(value)) {
    return value.map(prune).filter((one) => one !== undefined && one !== null && one !== '') as T;
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, one]) => [key, prune(one)] as const)
        .filter(([, one]) => one !== undefined && one !== null && one !== ''),
    ) as T;
  }
  return typeof value === 'string' ? (value.trim() as T) : value;
}

/** Non-empty lines of a text, as a list. */
export function linesOf(text: unknown): string[] {
  return typeof text === 'string'
    ? text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
    : [];
}

export function pathOf(name: Common['name']): NamePath {
  return name;
}
