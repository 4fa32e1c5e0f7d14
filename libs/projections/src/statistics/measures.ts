import {
  CATEGORIES,
  CATEGORY_GROUPS,
  CHANNELS,
  CLASSES,
  DISPOSITIONS,
  type IndicatorFacts,
  type IndicatorId,
  indicatorMembers,
  KEY_AREAS,
  ORIGINS,
  type PetitionId,
} from '#domain';
import type { Window } from './period-code.js';

/**
 * One figure of a report: an indicator over some of the rows. Figure and list behind it come from the same measure, so
 * they cannot differ.
 */
export type Measure = {
  key: string;
  zh: string;
  indicator: IndicatorId;
  includes: (row: IndicatorFacts) => boolean;
};

const all = (): boolean => true;

const FIXED: Readonly<Record<string, Omit<Measure, 'key'>>> = {
  total: { zh: '信访总量', indicator: 'I-01', includes: all },
  visit: { zh: '走访批次', indicator: 'I-02', includes: all },
  visitPersons: { zh: '走访人次', indicator: 'I-02p', includes: all },
  groupVisit: { zh: '集体访批次', indicator: 'I-03', includes: all },
  groupVisitPersons: { zh: '集体访人次', indicator: 'I-03p', includes: all },
  levelSkipping: { zh: '越级走访批次', indicator: 'X-02', includes: all },
  open: { zh: '在办件', indicator: 'I-25n', includes: all },
  returned: { zh: '审签退回', indicator: 'I-24b', includes: all },
  extended: { zh: '批准延期', indicator: 'X-01', includes: all },
  urged: { zh: '被催办', indicator: 'I-25', includes: all },
  supervised: { zh: '被督办', indicator: 'I-25b', includes: all },
};

type Dimension = {
  names: Readonly<Record<string, { zh: string }>>;
  /** Codes that need no name. */
  open?: RegExp;
  of: (row: IndicatorFacts) => string | null;
};

/** By what the total is broken down. */
const DIMENSIONS = {
  channel: { names: CHANNELS, of: (row) => row.channel },
  class: { names: CLASSES, of: (row) => row.class },
  categoryGroup: { names: CATEGORY_GROUPS, of: (row) => row.categoryCode.slice(0, 2) },
  category: { names: CATEGORIES, of: (row) => row.categoryCode },
  keyArea: { names: KEY_AREAS, of: (row) => row.keyArea },
  origin: { names: ORIGINS, of: (row) => row.origin },
  disposition: { names: DISPOSITIONS, of: (row) => row.disposition },
  // Codes of places are open; who shows them knows their names.
  place: { names: {}, open: /^\d{6}$/, of: (row) => row.place },
  handler: { names: {}, open: /^[0-9a-f-]{36}$/, of: (row) => row.handlerId },
} as const satisfies Record<string, Dimension>;

/** Name of a breakdown. */
export type DimensionName = keyof typeof DIMENSIONS;

/** Every one. */
export const DIMENSION_NAMES = Object.keys(DIMENSIONS) as DimensionName[];

/** Where a row stands in a breakdown; null where it has no place. */
export const keyIn = (name: DimensionName, row: IndicatorFacts): string | null => DIMENSIONS[name].of(row);

/** Is it a key of a breakdown, e.g. `channel:letter`? */
export const isDimensionKey = (key: string): boolean =>
  Object.hasOwn(DIMENSIONS, key.split(':')[0] ?? '') && key.includes(':');

/** Between the parts of a key that asks for all of them at once: `category:0701*channel:letter`. */
const AND = '*';

/** The measure of a key, e.g. `total`, `channel:letter`, `category:0701*channel:letter`; null where there is none. */
export function measureOf(key: string): Measure | null {
  const parts = key.split(AND);
  if (parts.length > 1) return conjunction(key, parts);
  const fixed = Object.hasOwn(FIXED, key) ? FIXED[key] : undefined;
  if (fixed !== undefined) return { key, ...fixed };
  const [name = '', code = '', ...rest] = key.split(':');
  if (rest.length > 0 || !Object.hasOwn(DIMENSIONS, name)) return null;
  const { names, open, of }: Dimension = DIMENSIONS[name as DimensionName];
  const label = Object.hasOwn(names, code) ? names[code] : open?.test(code) ? { zh: code } : undefined;
  return label === undefined
    ? null
    : { key, zh: label.zh, indicator: 'I-01', includes: (row) => of(row) === code };
}

function conjunction(key: string, parts: readonly string[]): Measure | null {
  const measures = parts.map((part) => (isDimensionKey(part) ? measureOf(part) : null));
  const known = measures.filter((measure): measure is Measure => measure !== null);
  if (known.length < parts.length) return null;
  const includes = (row: IndicatorFacts): boolean => known.every((measure) => measure.includes(row));
  return { key, zh: known.map(({ zh }) => zh).join('、'), indicator: 'I-01', includes };
}

/** Two keys asked for at once. */
export const bothOf = (key: string, other: string): string => `${key}${AND}${other}`;

/** The measures of a breakdown, in the order of its codes. */
export const measuresBy = (name: DimensionName): Measure[] =>
  Object.keys(DIMENSIONS[name].names)
    .map((code) => measureOf(`${name}:${code}`))
    .filter((measure): measure is Measure => measure !== null);

/** A fixed measure. */
export const fixedMeasure = (key: keyof typeof FIXED & string): Measure => {
  const measure = measureOf(key);
  if (measure === null) throw new Error(`no measure ${key}`);
  return measure;
};

/** The petitions behind it. */
export const idsOf = (
  { indicator, includes }: Measure,
  facts: readonly IndicatorFacts[],
  { period, asOf }: Window,
): PetitionId[] => indicatorMembers(indicator, facts.filter(includes), period, asOf).numerator;

/** 超期未办结: in the cohort of the period, past its day, and not closed by the evening looked at (§3.1). */
export function overdueOpen(facts: readonly IndicatorFacts[], { period, asOf }: Window): PetitionId[] {
  const late = new Set(indicatorMembers('I-11', facts, period, asOf).numerator);
  return facts
    .filter(({ petitionId, main }) => {
      const closedOn = main?.closedOn ?? null;
      return late.has(petitionId) && (closedOn === null || closedOn > asOf);
    })
    .map(({ petitionId }) => petitionId);
}
