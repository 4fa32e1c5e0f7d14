import { ARTICLES, type ArticleKey } from './articles.js';
import { isPlainDate } from './civil-date.js';
import { unitZh } from './glossary/index.js';
import { DEADLINE_PARAMETERS } from './parameters/deadline-parameters.js';
import { OFFICE_PARAMETERS } from './parameters/office-parameters.js';
import {
  FIRST_DAY,
  REGULATION_2022_FROM,
  type DatedValue,
  type DayBudget,
  type LegalProfile,
  type Parameter,
  type ParameterOverride,
  type ParameterValue,
} from './parameters/parameter.js';
import { Rejected } from './rejected.js';

export type { ClosureStop, HandleScope } from './parameters/deadline-parameters.js';
export type {
  DatedValue,
  DayBudget,
  LegalProfile,
  Parameter,
  ParameterOverride,
  ParameterValue,
} from './parameters/parameter.js';

/** Every period, threshold and switch of §4.7, and those that single rules name. */
export const PARAMETERS = { ...DEADLINE_PARAMETERS, ...OFFICE_PARAMETERS };

/** Name of a parameter. */
export type ParameterKey = keyof typeof PARAMETERS;

type Widened<V> = V extends number ? number : V extends boolean ? boolean : V;
type ValueOf<P> = P extends Parameter<infer V> ? Widened<V> : never;

/**
 * The values in force for one petition, handed to every decision.
 * @shape version: names profile and overrides, kept with each clock and snapshot
 */
export type Policy = { readonly profile: LegalProfile; readonly version: string } & {
  readonly [K in ParameterKey]: ValueOf<(typeof PARAMETERS)[K]>;
};

/** The profile of a petition registered that day (§1.15); it keeps it. @shape date YYYY-MM-DD */
export const profileOn = (date: string): LegalProfile => (date < REGULATION_2022_FROM ? '2005' : '2022');

const KEYS = Object.keys(PARAMETERS) as ParameterKey[];
const isParameterKey = (key: string): key is ParameterKey => Object.hasOwn(PARAMETERS, key);

const valueOn = (values: readonly DatedValue<ParameterValue>[], date: string): DatedValue<ParameterValue> => {
  const found = values.find((value) => value.from <= date && (value.to === null || date <= value.to));
  // Older than the oldest regulation: the oldest value, so that very old cases still have a policy.
  const value = found ?? values[0];
  if (!value) throw new Rejected('PARAMETER_INVALID', null, '参数没有任何取值。');
  return value;
};

const isDayBudget = (value: ParameterValue): value is DayBudget =>
  typeof value === 'object' &&
  value !== null &&
  (value.unit === 'day' || value.unit === 'workday') &&
  Number.isInteger(value.n) &&
  value.n > 0;

const hasRightShape = (parameter: Parameter, value: ParameterValue): boolean => {
  if (parameter.unit === 'switch') return typeof value === 'boolean';
  if (parameter.unit === 'choice') return parameter.choices?.includes(value) ?? false;
  if (parameter.unit === 'budget') return value === null || isDayBudget(value);
  if (parameter.unit === 'percent' && typeof value === 'number' && value > 100) return false;
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
};

const wantedZh = ({ unit }: Parameter): string => {
  if (unit === 'switch' || unit === 'choice') return '须从列出的几项里选';
  return unit === 'budget'
    ? '须填不小于1的整数,或者留空'
    : `须填整数${unitZh(unit) && `(单位:${unitZh(unit)})`}`;
};

/**
 * Checks a local value against the law before it is stored; statutory periods may only become shorter (R-34, O-04).
 * @rejects PARAMETER_UNKNOWN PARAMETER_INVALID PARAMETER_FIXED_BY_LAW PARAMETER_LONGER_THAN_LAW
 */
export const checkOverride = (override: ParameterOverride): void => {
  const { key, value, from, to } = override;
  if (!isParameterKey(key))
    throw new Rejected('PARAMETER_UNKNOWN', null, '没有这个参数。', { field: 'key', parameter: key });
  const parameter: Parameter = PARAMETERS[key];
  if (!isPlainDate(from) || (to !== null && (!isPlainDate(to) || to < from)))
    throw new Rejected(
      'PARAMETER_INVALID',
      null,
      `参数“${parameter.zh}”的起止日期无效:止日不得早于生效日。`,
      {
        field: 'from',
        parameter: key,
      },
    );
  if (!hasRightShape(parameter, value))
    throw new Rejected(
      'PARAMETER_INVALID',
      null,
      `参数“${parameter.zh}”的取值无效:${wantedZh(parameter)}。`,
      {
        field: 'value',
        parameter: key,
      },
    );
  if (parameter.bound === 'free') return;
  for (const dated of parameter.values) {
    const overlaps = (dated.to === null || from <= dated.to) && (to === null || dated.from <= to);
    if (!overlaps) continue;
    const article = dated.article === null ? null : ARTICLES[dated.article];
    if (parameter.bound === 'fixed' && value !== dated.value)
      throw new Rejected('PARAMETER_FIXED_BY_LAW', article, `参数“${parameter.zh}”由条例规定,不能改。`, {
        field: 'value',
        parameter: key,
      });
    if (parameter.bound === 'shorten' && typeof dated.value === 'number' && Number(value) > dated.value)
      throw new Rejected(
        'PARAMETER_LONGER_THAN_LAW',
        article,
        `参数“${parameter.zh}”只能改短,不能长于条例规定的${dated.value}${unitZh(parameter.unit)}。`,
        { field: 'value', parameter: key, limit: dated.value },
      );
  }
};

// The date at which a profile's values are read when a petition was given another profile than its day's.
const readingDay = (date: string, profile: LegalProfile): string => {
  if (profileOn(date) === profile) return date;
  return profile === '2022' ? REGULATION_2022_FROM : FIRST_DAY;
};

/** The local values in force on a day, one for each parameter, by the order of {@link ParameterOverride}. */
export function overridesOn(
  date: string,
  overrides: readonly ParameterOverride[],
): readonly ParameterOverride[] {
  const winners = new Map<string, ParameterOverride>();
  for (const override of overrides) {
    if (date < override.from || (override.to !== null && override.to < date)) continue;
    const other = winners.get(override.key);
    if (other === undefined || !goesBefore(other, override)) winners.set(override.key, override);
  }
  return [...winners.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

const goesBefore = (a: ParameterOverride, b: ParameterOverride): boolean => {
  const [near, far] = [a.distance ?? 0, b.distance ?? 0];
  if (near !== far) return near < far;
  if (a.from !== b.from) return a.from > b.from;
  return (a.no ?? 0) > (b.no ?? 0);
};

/**
 * The policy for a petition registered that day.
 * @shape date YYYY-MM-DD; overrides: of one organisation, any order; profile: only where the petition was given another
 * @rejects PARAMETER_UNKNOWN PARAMETER_INVALID PARAMETER_FIXED_BY_LAW PARAMETER_LONGER_THAN_LAW
 */
export const policyOn = (
  date: string,
  overrides: readonly ParameterOverride[] = [],
  profile: LegalProfile = profileOn(date),
): Policy => {
  overrides.forEach(checkOverride);
  const law = readingDay(date, profile);
  const values: Record<string, ParameterValue> = {};
  for (const key of KEYS) values[key] = valueOn(PARAMETERS[key].values, law).value;
  const marks: string[] = [];
  for (const { key, value, from, no } of overridesOn(date, overrides)) {
    // What the profile does not know (an objection under 2005) cannot be switched on by an override.
    if (values[key] === null && PARAMETERS[key as ParameterKey].unit !== 'budget') continue;
    values[key] = value;
    marks.push(no === undefined ? `${key}@${from}` : `${key}@${from}#${no}`);
  }
  return { profile, version: [profile, ...marks].join('+'), ...values } as Policy;
};

/** The article behind a parameter's value under a profile; null = our own design without one. */
export const articleOfParameter = (key: ParameterKey, profile: LegalProfile): ArticleKey | null =>
  valueOn(PARAMETERS[key].values, profile === '2022' ? REGULATION_2022_FROM : FIRST_DAY).article;
