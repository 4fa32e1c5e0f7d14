import {
  figureOfParts,
  INDICATOR_IDS,
  INDICATORS,
  type IndicatorFacts,
  type IndicatorId,
  type IndicatorValue,
  signalSums,
} from '#domain';
import { DIMENSION_NAMES, isDimensionKey, keyIn, type Measure } from './measures.js';
import type { Window } from './period-code.js';

/**
 * What rows add up to over one window: parts of every indicator, what stands beside it, and the total by every
 * dimension. Sums alone, so tallies of organisations and of changes are added and taken away. Zeros are left out.
 * @shape keys: `I-08` → parts, `I-08~unservable` → [rows], `channel:letter` → [件次], `overdueOpen`, `history`
 */
export type Tally = Readonly<Record<string, readonly number[]>>;

/** The sums of a scope in its three windows. */
export type WindowTallies = { current: Tally; previous: Tally; lastYear: Tally };

/** An empty one. */
export const NO_TALLY: Tally = {};

const add = (sums: Record<string, number[]>, key: string, parts: readonly number[]): void => {
  const known = sums[key];
  if (known === undefined) sums[key] = [...parts];
  else parts.forEach((part, index) => (known[index] = (known[index] ?? 0) + part));
};

const DEFINITIONS = INDICATOR_IDS.map((id) => [id, INDICATORS[id]] as const);

/** The tally of rows; the rows are already on the axis asked for. */
export function tallyOf(rows: readonly IndicatorFacts[], window: Window): Tally {
  const sums: Record<string, number[]> = {};
  for (const row of rows) tallyRow(sums, row, window);
  return dropZeros(sums);
}

/** What is summed apart, because not every page asks for it: figures, or the marks of warnings. */
export type TallyPart = 'figures' | 'signals';

/** The tally of one part. */
export const tallyOfPart = (part: TallyPart, rows: readonly IndicatorFacts[], window: Window): Tally =>
  part === 'figures' ? tallyOf(rows, window) : signalSums(rows, window);

function tallyRow(sums: Record<string, number[]>, row: IndicatorFacts, window: Window): void {
  let late = false;
  for (const [id, definition] of DEFINITIONS) {
    const added = definition.contribution(row, window);
    if (added === null) continue;
    if (typeof added === 'string') {
      add(sums, `${id}~${added}`, [1]);
      continue;
    }
    add(sums, id, added);
    if (id === 'I-11' && (added[0] ?? 0) > 0) late = true;
    if (id === 'I-01')
      for (const name of DIMENSION_NAMES) {
        const code = keyIn(name, row);
        if (code !== null) add(sums, `${name}:${code}`, [1]);
      }
  }
  const closedOn = row.main?.closedOn ?? null;
  if (late && (closedOn === null || closedOn > window.asOf)) add(sums, 'overdueOpen', [1]);
  if (isHistoryIn(row, window)) add(sums, 'history', [1]);
}

/** Imported history in the total of the period. */
export const isHistoryIn = (row: IndicatorFacts, { period, asOf }: Window): boolean =>
  row.history &&
  row.parentId === null &&
  row.receivedOn >= period.from &&
  row.receivedOn <= period.to &&
  row.receivedOn <= asOf;

function dropZeros(sums: Record<string, number[]>): Tally {
  for (const [key, parts] of Object.entries(sums)) if (parts.every((part) => part === 0)) delete sums[key];
  return sums;
}

/** The sum of tallies, each taken `times` times: −1 takes it away. */
export function sumTallies(list: readonly { tally: Tally; times: number }[]): Tally {
  const sums: Record<string, number[]> = {};
  for (const { tally, times } of list)
    for (const [key, parts] of Object.entries(tally))
      add(
        sums,
        key,
        parts.map((part) => part * times),
      );
  return dropZeros(sums);
}

/** All of them together. */
export const addTallies = (tallies: readonly Tally[]): Tally =>
  sumTallies(tallies.map((tally) => ({ tally, times: 1 })));

/** An indicator's figure out of a tally: the same as over the rows. */
export function figureIn(tally: Tally, id: IndicatorId): IndicatorValue {
  const beside = Object.entries(tally).flatMap(([key, parts]) =>
    key.startsWith(`${id}~`) ? [[key.slice(id.length + 1), parts[0] ?? 0] as const] : [],
  );
  return figureOfParts(id, tally[id] ?? [], Object.fromEntries(beside));
}

/** A measure's figure out of a tally. */
export const measureIn = (tally: Tally, measure: Measure): IndicatorValue =>
  isDimensionKey(measure.key)
    ? figureOfParts('I-01', tally[measure.key] ?? [0], {})
    : figureIn(tally, measure.indicator);

/** A single count. */
export const countInTally = (tally: Tally, key: string): number => tally[key]?.[0] ?? 0;
