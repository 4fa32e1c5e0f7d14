/**
 * Fields of DTOs: each decorator says at once what is accepted (class-validator) and how it is described (OpenAPI).
 * Messages are in Chinese and name the field as the clerk sees it.
 */
import { applyDecorators } from '@nestjs/common';
import { isPlainDate } from '#domain';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateIf,
  ValidateBy,
  ValidateNested,
  IsString,
  IsDefined,
} from 'class-validator';

type Common = {
  /** What the field is called on the screen. */
  zh: string;
  /** May be left out. */
  optional?: boolean;
  /** May be null (and may be left out). */
  nullable?: boolean;
};

/** What an integer of the database holds. */
const INT4 = 2_147_483_647;

/** At most 4,000 entries in any list unless a field says otherwise. */
const LIST_MAX = 4_000;

function presence({ zh, optional, nullable }: Common): PropertyDecorator[] {
  if (nullable) return [IsOptional()];
  if (optional) return [ValidateIf((_, value) => value !== undefined)];
  return [IsDefined({ message: `请填写“${zh}”` })];
}

function describe(common: Common, api: ApiPropertyOptions): PropertyDecorator {
  return ApiProperty({
    description: common.zh,
    required: !(common.optional || common.nullable),
    ...(common.nullable ? { nullable: true } : {}),
    ...api,
  } as ApiPropertyOptions);
}

/** Free text. @unit max and min in UTF-16 code units */
export function Text(options: Common & { max: number; min?: number; list?: boolean; listMax?: number }) {
  const each = options.list === true;
  const min = options.min ?? (options.optional || options.nullable ? 0 : 1);
  return applyDecorators(
    ...presence(options),
    ...(each
      ? [
          IsArray({ message: `“${options.zh}”应是列表` }),
          ArrayMaxSize(options.listMax ?? LIST_MAX, { message: `“${options.zh}”条数过多` }),
        ]
      : []),
    IsString({ each, message: `“${options.zh}”应是文字` }),
    MinLength(min, { each, message: tooShort(options.zh, { min, max: options.max }) }),
    MaxLength(options.max, { each, message: `“${options.zh}”不得超过 ${options.max} 字` }),
    describe(
      options,
      each
        ? { type: String, isArray: true, maxLength: options.max }
        : { type: String, minLength: min, maxLength: options.max },
    ),
  );
}

const DAY = /^(19|20|21)\d{2}-\d{2}-\d{2}$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;

// “请填写” to somebody who has filled it in, only not to the end, sends him looking elsewhere.
function tooShort(zh: string, { min, max }: { min: number; max: number }): string {
  if (min <= 1) return `请填写“${zh}”`;
  return min === max ? `“${zh}”须为 ${min} 位` : `“${zh}”不得少于 ${min} 个字`;
}

/** Hours and minutes are judged by Date, which would let 30 February roll over; days by the calendar. */
const isInstant = (text: string): boolean => {
  const day = INSTANT.exec(text)?.[1];
  return day !== undefined && DAY.test(day) && isPlainDate(day) && !Number.isNaN(Date.parse(text));
};

const existing = (name: string, holds: (text: string) => boolean, message: string): PropertyDecorator =>
  ValidateBy(
    { name, validator: { validate: (value) => typeof value === 'string' && holds(value) } },
    { message },
  );

/** A civil date that exists. @shape YYYY-MM-DD, 1900 to 2199 */
export function DateOn(options: Common) {
  return applyDecorators(
    ...presence(options),
    Matches(DAY, { message: `“${options.zh}”应写成 2026-11-22 的样子(1900 年至 2199 年)` }),
    existing('calendarDay', (text) => !DAY.test(text) || isPlainDate(text), `“${options.zh}”没有这一天`),
    describe(options, { type: String, format: 'date', example: '2026-11-22' }),
  );
}

/** A time of a day. @shape HH:MM, 24 hours */
export function TimeOfDay(options: Common) {
  return applyDecorators(
    ...presence(options),
    Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: `“${options.zh}”应写成 17:30 的样子` }),
    describe(options, { type: String, example: '17:30' }),
  );
}

/** A moment. @shape ISO 8601 in UTC */
export function InstantAt(options: Common) {
  return applyDecorators(
    ...presence(options),
    existing('instant', isInstant, `“${options.zh}”不是有效的时刻`),
    describe(options, { type: String, format: 'date-time' }),
  );
}

/** @shape UUID */
export function Id(options: Common & { list?: boolean; listMax?: number }) {
  const each = options.list === true;
  return applyDecorators(
    ...presence(options),
    ...(each
      ? [
          IsArray({ message: `“${options.zh}”应是列表` }),
          ArrayMaxSize(options.listMax ?? 200, { message: `“${options.zh}”条数过多` }),
        ]
      : []),
    IsUUID('all', { each, message: `“${options.zh}”不是有效的标识` }),
    describe(
      options,
      each ? { type: String, format: 'uuid', isArray: true } : { type: String, format: 'uuid' },
    ),
  );
}

/** Whole number, or a list of them. */
export function Int(options: Common & { min?: number; max?: number; list?: boolean }) {
  const each = options.list === true;
  const min = options.min ?? -INT4;
  const max = options.max ?? INT4;
  return applyDecorators(
    ...presence(options),
    ...(each
      ? [
          IsArray({ message: `“${options.zh}”应是列表` }),
          ArrayMaxSize(200, { message: `“${options.zh}”条数过多` }),
        ]
      : []),
    IsInt({ each, message: `“${options.zh}”应是整数` }),
    Min(min, { each, message: `“${options.zh}”不得小于 ${min}` }),
    Max(max, { each, message: `“${options.zh}”不得大于 ${max}` }),
    describe(options, {
      type: 'integer',
      ...(options.min === undefined ? {} : { minimum: options.min }),
      ...(options.max === undefined ? {} : { maximum: options.max }),
      ...(each ? { isArray: true } : {}),
    }),
  );
}

/** A list of whole numbers. */
export function Ints(options: Common & { min: number; max: number; listMax: number }) {
  const { zh, min, max, listMax } = options;
  return applyDecorators(
    ...presence(options),
    IsArray({ message: `“${zh}”应是列表` }),
    ArrayMaxSize(listMax, { message: `“${zh}”条数过多` }),
    IsInt({ each: true, message: `“${zh}”应是整数` }),
    Min(min, { each: true, message: `“${zh}”不得小于 ${min}` }),
    Max(max, { each: true, message: `“${zh}”不得大于 ${max}` }),
    describe(options, { type: 'integer', isArray: true, minimum: min, maximum: max } as ApiPropertyOptions),
  );
}

export function Flag(options: Common) {
  return applyDecorators(
    ...presence(options),
    IsBoolean({ message: `“${options.zh}”应是是或否` }),
    describe(options, { type: Boolean }),
  );
}

/** One of a code list of the glossary: a table keyed by code, or a list of codes. */
export function Code(
  codes: Readonly<Record<string, unknown>> | readonly string[],
  options: Common & { list?: boolean; enumName?: string },
) {
  const values = Array.isArray(codes) ? [...(codes as readonly string[])] : Object.keys(codes);
  const each = options.list === true;
  return applyDecorators(
    ...presence(options),
    ...(each
      ? [
          IsArray({ message: `“${options.zh}”应是列表` }),
          ArrayMaxSize(200, { message: `“${options.zh}”条数过多` }),
        ]
      : []),
    IsIn(values, { each, message: `“${options.zh}”不在可选范围内` }),
    describe(options, {
      enum: values,
      ...(options.enumName ? { enumName: options.enumName } : {}),
      ...(each ? { isArray: true } : {}),
    } as ApiPropertyOptions),
  );
}

/** ValidateNested lets an empty list pass for an object. */
const record = (zh: string, each = false): PropertyDecorator =>
  ValidateBy(
    {
      name: 'record',
      validator: {
        validate: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
      },
    },
    { each, message: `“${zh}”格式不对` },
  );

/** A nested object. */
export function Nested<T>(type: () => new () => T, options: Common) {
  return applyDecorators(
    ...presence(options),
    record(options.zh),
    ValidateNested({ message: `“${options.zh}”格式不对` }),
    Type(type),
    describe(options, { type: () => type() }),
  );
}

/** A list of nested objects. */
export function ListOf<T>(type: () => new () => T, options: Common & { min?: number; max?: number }) {
  return applyDecorators(
    ...presence(options),
    IsArray({ message: `“${options.zh}”应是列表` }),
    ArrayMinSize(options.min ?? 0, { message: `“${options.zh}”至少要有 ${options.min ?? 0} 项` }),
    ArrayMaxSize(options.max ?? LIST_MAX, {
      message: `“${options.zh}”不得超过 ${options.max ?? LIST_MAX} 项`,
    }),
    record(options.zh, true),
    ValidateNested({ each: true, message: `“${options.zh}”格式不对` }),
    Type(type),
    describe(options, { type: () => type(), isArray: true }),
  );
}

const MAP_MAX = 100;
const isTextMap = (value: unknown, max: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length <= MAP_MAX &&
  Object.entries(value).every(
    ([key, text]) => key.length <= 40 && typeof text === 'string' && text.length <= max,
  );

/** A free map of strings (texts by point, remarks by check). */
export function TextMap(options: Common & { max?: number }) {
  const max = options.max ?? 1000;
  return applyDecorators(
    ...presence(options),
    ValidateBy(
      { name: 'textMap', validator: { validate: (value) => isTextMap(value, max) } },
      { message: `“${options.zh}”应逐项写文字,每项不超过 ${max} 字` },
    ),
    describe(options, { type: 'object', additionalProperties: { type: 'string' } }),
  );
}
