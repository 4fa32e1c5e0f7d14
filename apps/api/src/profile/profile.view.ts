import {
  articleOfParameter,
  type Parameter,
  PARAMETER_CHOICES,
  type ParameterKey,
  PARAMETERS,
  type ParameterUnit,
  type ParameterValue,
  type Policy,
  policyOn,
  REFERENCE_ONLY,
  UNITS,
  unitZh,
  zhOf,
} from '#domain';
import { articleZh } from '../petitions/case/wording.js';
import type { ParameterRow, ProfileChangeRequest } from './profile.dto.js';

/** A value with its unit, as it is read on the screen. */
export function valueZh(key: ParameterKey, value: ParameterValue): string {
  const { unit } = PARAMETERS[key];
  if (value === null) return '不设';
  if (typeof value === 'boolean') return value ? '开' : '关';
  if (typeof value === 'object') return `${value.n}${UNITS[value.unit].zh}`;
  if (typeof value === 'string') return zhOf(PARAMETER_CHOICES, value);
  return `${value}${unitZh(unit)}`;
}

/** What is typed for a value. */
const typed = (value: ParameterValue): string =>
  value === null ? '' : typeof value === 'object' ? String(value.n) : String(value);

/** A typed value; what does not fit its unit is left as it is, for the rule to refuse. */
export function valueOf(key: string, { value = '', valueUnit }: ProfileChangeRequest): ParameterValue {
  const unit: ParameterUnit | undefined = Object.hasOwn(PARAMETERS, key)
    ? PARAMETERS[key as ParameterKey].unit
    : undefined;
  const number = /^\d{1,9}$/.test(value) ? Number(value) : value;
  if (unit === 'switch') return value === 'true' ? true : value === 'false' ? false : value;
  if (unit === 'choice') return value;
  if (unit === 'budget')
    return value === '' ? null : typeof number === 'number' ? { n: number, unit: valueUnit ?? 'day' } : value;
  return number;
}

/** All parameters, those of the law first; what nothing hangs on is not listed. */
export function parameterRows(
  policy: Policy,
  today: string,
  originOf: (key: ParameterKey) => ParameterRow['origin'],
): ParameterRow[] {
  const standard = policyOn(today);
  return (Object.keys(PARAMETERS) as ParameterKey[])
    .filter((key) => !REFERENCE_ONLY.includes(key))
    .map((key) => {
      const { zh, unit, bound, evidence, choices = [] }: Parameter = PARAMETERS[key];
      const article = articleOfParameter(key, policy.profile);
      return {
        key,
        zh,
        unit,
        bound,
        evidence,
        article: article === null ? null : articleZh(article),
        choices: choices.map(String),
        defaultZh: valueZh(key, standard[key]),
        valueZh: valueZh(key, policy[key]),
        value: typed(policy[key]),
        origin: originOf(key),
      };
    });
}
