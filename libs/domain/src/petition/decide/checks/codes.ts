import type { Label } from '../../../glossary/index.js';
import { refuse } from './refuse.js';

/** One of a code list. @rejects CODE_UNKNOWN */
export function requireCode<K extends string>(
  value: unknown,
  labels: Readonly<Record<K, Label>>,
  field: string,
  zh: string,
): K {
  if (typeof value === 'string' && Object.hasOwn(labels, value)) return value as K;
  return refuse('CODE_UNKNOWN', { message: `${zh}不在码表之内。`, detail: { field } });
}

/** One of a code list, or null where it was left out. @rejects CODE_UNKNOWN */
export function optionalCode<K extends string>(
  value: unknown,
  labels: Readonly<Record<K, Label>>,
  field: string,
  zh: string,
): K | null {
  return value === undefined || value === null ? null : requireCode(value, labels, field, zh);
}

/** One of a few words that have no table of their own. @rejects CODE_UNKNOWN */
export function requireOneOf<K extends string>(
  value: unknown,
  choices: readonly K[],
  field: string,
  zh: string,
): K {
  const found = choices.find((choice) => choice === value);
  return found ?? refuse('CODE_UNKNOWN', { message: `${zh}不在码表之内。`, detail: { field } });
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[089ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** @shape UUID in small letters @rejects ID_INVALID */
export function requireId(value: unknown, field: string, zh: string): string {
  if (typeof value === 'string' && UUID.test(value)) return value;
  return refuse('ID_INVALID', { message: `${zh}的标识无效。`, detail: { field } });
}

/** @rejects ID_INVALID */
export function optionalId(value: unknown, field: string, zh: string): string | null {
  return value === undefined || value === null ? null : requireId(value, field, zh);
}

/** Ids of people, each once. @rejects LIST_INVALID ID_INVALID */
export function requireIds(value: unknown, field: string, zh: string): string[] {
  const ids = requireList(value ?? [], field, zh, { max: 50 }).map((id, at) =>
    requireId(id, `${field}[${at}]`, zh),
  );
  return [...new Set(ids)];
}

/** A list within bounds. @rejects LIST_INVALID */
export function requireList(
  value: unknown,
  field: string,
  zh: string,
  bounds: { min?: number; max: number },
): unknown[] {
  const list: unknown = value;
  if (!Array.isArray(list) || list.length < (bounds.min ?? 0) || list.length > bounds.max) {
    return refuse('LIST_INVALID', {
      message: `${zh}须有${bounds.min ?? 0}至${bounds.max}项。`,
      detail: { field, min: bounds.min ?? 0, max: bounds.max },
    });
  }
  return Array.from(list as unknown[]);
}

/** An object whose fields can be asked. @rejects FIELD_INVALID */
export function requireRecord(value: unknown, field: string, zh: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  return refuse('FIELD_INVALID', { message: `${zh}的内容无效。`, detail: { field } });
}

/** @rejects FIELD_INVALID */
export function requireFlag(value: unknown, field: string, zh: string): boolean {
  if (typeof value === 'boolean') return value;
  return refuse('FIELD_INVALID', { message: `${zh}须为是或否。`, detail: { field } });
}

/** Left out means no. @rejects FIELD_INVALID */
export function optionalFlag(value: unknown, field: string, zh: string): boolean {
  return value === undefined || value === null ? false : requireFlag(value, field, zh);
}

/** A whole number within bounds. @rejects NUMBER_INVALID */
export function requireWhole(
  value: unknown,
  field: string,
  zh: string,
  bounds: { min: number; max: number },
): number {
  if (Number.isSafeInteger(value) && (value as number) >= bounds.min && (value as number) <= bounds.max) {
    return value as number;
  }
  return refuse('NUMBER_INVALID', {
    message: `${zh}须为${bounds.min}至${bounds.max}之间的整数。`,
    detail: { field, min: bounds.min, max: bounds.max },
  });
}

/** A whole number within bounds, or null where it was left out. @rejects NUMBER_INVALID */
export function optionalWhole(
  value: unknown,
  field: string,
  zh: string,
  bounds: { min: number; max: number },
): number | null {
  return value === undefined || value === null ? null : requireWhole(value, field, zh, bounds);
}
