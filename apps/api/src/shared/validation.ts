import { Injectable, type PipeTransform, ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import type { FieldProblem } from './problem.dto.js';
import { rememberMetadata } from './remembered-metadata.js';

/** Wrong input: every fault with its field, nothing done. */
export class InputRefused extends Error {
  override readonly name = 'InputRefused';
  constructor(readonly errors: FieldProblem[]) {
    super('input refused');
  }
}

const MAX_FAULTS = 50;
const MAX_DEPTH = 12;

/** Paths like `matters[0].points[2]`, as the screens name their fields. */
export function faultsOf(errors: readonly ValidationError[], path = ''): FieldProblem[] {
  return errors
    .flatMap(({ property, constraints, children }) => {
      const at = /^\d+$/.test(property)
        ? `${path}[${property}]`
        : path === ''
          ? property
          : `${path}.${property}`;
      const own = Object.entries(constraints ?? {}).map(([code, message]) => faultOf(at, code, message));
      return [...own.slice(0, 1), ...faultsOf(children ?? [], at)];
    })
    .slice(0, MAX_FAULTS);
}

/** Codes of constraints that deserve one of their own. */
const CODES: Record<string, string> = {
  isDefined: 'FIELD_REQUIRED',
  maxLength: 'FIELD_TOO_LONG',
  calendarDay: 'DATE_NOT_IN_CALENDAR',
};

function faultOf(field: string, constraint: string, message: string): FieldProblem {
  if (constraint === 'whitelistValidation')
    return { field: printable(field), code: 'FIELD_UNKNOWN', message: '没有这个字段。' };
  return { field: printable(field), code: CODES[constraint] ?? 'FIELD_INVALID', message };
}

/** Names of unknown properties come from the sender: short and without control characters. */
const printable = (text: string): string => text.replace(/[^\p{L}\p{N}_.[\]-]/gu, '·').slice(0, 80);

/** Strings that could not be kept as they are (lone surrogates, U+0000), keys that reach for a prototype, nesting without end. */
@Injectable()
export class WellFormedPipe implements PipeTransform {
  transform(value: unknown, { type }: ArgumentMetadata): unknown {
    if (type === 'custom') return value;
    const faults: FieldProblem[] = [];
    examine(value, { path: '', depth: 0, faults });
    if (faults.length > 0) throw new InputRefused(faults);
    return value;
  }
}

type Place = { path: string; depth: number; faults: FieldProblem[] };

function examine(value: unknown, place: Place): void {
  const { path, depth, faults } = place;
  if (faults.length >= MAX_FAULTS) return;
  if (depth > MAX_DEPTH) {
    faults.push({ field: printable(path), code: 'TOO_DEEP', message: '内容嵌套过深。' });
    return;
  }
  if (typeof value === 'string') {
    if (value.includes('\u0000') || !isWellFormed(value))
      faults.push({
        field: printable(path),
        code: 'TEXT_ILL_FORMED',
        message: '含有无法保存的字符,请删去后再试。',
      });
    return;
  }
  if (Array.isArray(value))
    value.forEach((each, index) => examine(each, { path: `${path}[${index}]`, depth: depth + 1, faults }));
  else if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) {
      const at = path === '' ? key : `${path}.${key}`;
      if (key === '__proto__' || key === 'constructor' || key.includes('\u0000') || !isWellFormed(key))
        faults.push({ field: printable(at), code: 'FIELD_UNKNOWN', message: '没有这个字段。' });
      else examine(each, { path: at, depth: depth + 1, faults });
    }
}

const isWellFormed = (text: string): boolean => (text as string & { isWellFormed(): boolean }).isWellFormed();

/** class-validator at the door: unknown properties are refused, messages are Chinese. */
export function validationPipe(): ValidationPipe {
  rememberMetadata();
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    stopAtFirstError: false,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => new InputRefused(faultsOf(errors)),
  });
}
