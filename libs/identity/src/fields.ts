import { IdentityRefused, type IdentityRefusalCode } from './identity-refused.js';

// Control characters, lone surrogates and unassigned code points, and marks that turn the writing direction.
const UNWANTED = /[\p{Cc}\p{Cs}\p{Cn}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** What one short text field must be like. */
export type FieldRule = {
  readonly field: string;
  readonly label: string;
  readonly max: number;
  readonly code: IdentityRefusalCode;
};

/** A short text, trimmed and in NFC. @rejects the code of the rule */
export const checkedText = (value: unknown, { field, label, max, code }: FieldRule): string => {
  const text = typeof value === 'string' && value.length <= max * 4 ? value.normalize('NFC').trim() : '';
  if (text === '' || text.length > max || UNWANTED.test(text))
    throw new IdentityRefused(code, `${label}须为 1 至 ${max} 个字,不能含控制字符。`, field);
  return text;
};

/** As {@link checkedText}, but nothing or an empty text is null. */
export const checkedOptionalText = (value: unknown, rule: FieldRule): string | null =>
  value === undefined || value === null || value === '' ? null : checkedText(value, rule);

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a value can be compared with a uuid column without an error of the database. */
export const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

/** The SQLSTATE and constraint of an error of the database, when it is one. */
export const constraintOf = (error: unknown): string | undefined =>
  (error as { constraint?: string } | null)?.constraint;
