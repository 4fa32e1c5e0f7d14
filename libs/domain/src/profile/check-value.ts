import { CLOCK_KINDS } from '../deadlines/clock-kinds.js';
import { type ParameterUnit, unitZh } from '../glossary/index.js';
import { type Parameter, PARAMETERS, type ParameterKey, type ParameterValue } from '../parameters.js';
import { Rejected } from '../rejected.js';

/**
 * Most that an office may set: beyond it somebody has typed a digit too many, and far beyond it no day of the calendar is
 * left on which a clock could end.
 */
const MOST: Readonly<Partial<Record<ParameterUnit, number>>> = {
  day: 3650,
  workday: 2500,
  month: 120,
  minute: 14_400,
  times: 99,
  person: 100_000,
  item: 100_000,
  character: 100_000,
  percent: 100,
};

/** A clock of no length would be over on the day on which it starts. */
const CLOCK_LENGTHS: ReadonlySet<string | null> = new Set(
  Object.values(CLOCK_KINDS).map(({ parameter }) => parameter),
);

/** Whether an office may set this number; the right shape for the parameter is taken for granted. @rejects PARAMETER_INVALID */
export function checkValue(key: ParameterKey, value: ParameterValue): void {
  const parameter: Parameter = PARAMETERS[key];
  const budget = typeof value === 'object' && value !== null ? value : null;
  const n = budget?.n ?? value;
  if (typeof n !== 'number') return;
  const unit = budget?.unit ?? parameter.unit;
  const least = CLOCK_LENGTHS.has(key) ? 1 : 0;
  const most = MOST[unit] ?? Number.MAX_SAFE_INTEGER;
  if (n >= least && n <= most) return;
  throw new Rejected(
    'PARAMETER_INVALID',
    null,
    `“${parameter.zh}”须在${least}至${most}${unitZh(unit)}之间,请核对是否多写或少写了数字。`,
    { field: 'value', parameter: key },
  );
}
