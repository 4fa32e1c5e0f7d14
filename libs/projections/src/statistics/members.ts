import { type IndicatorFacts, INDICATORS, isIndicatorId, isSignalMeasure, signalMembers } from '#domain';
import { measureOf, overdueOpen } from './measures.js';
import type { Window } from './period-code.js';
import { scoped, type StatRef, windowOfRef } from './stat-ref.js';

/** A petition behind a figure. @shape adds: what it adds to the figure: 1, or persons, rounds, days */
export type WeighedMember = { petitionId: string; adds: number };

/**
 * The petitions behind a figure with what each adds: all together add up to the figure. Of a rate that is a product of sums
 * (I-15b) each stands once.
 * @shape facts: rows of the reference's organisations
 */
export function weighedMembers(read: StatRef, facts: readonly IndicatorFacts[]): WeighedMember[] {
  const rows = scoped(facts, read);
  const window = windowOfRef(read);
  const { measure, part } = read;
  const once = (ids: readonly string[]): WeighedMember[] =>
    ids.map((petitionId) => ({ petitionId, adds: 1 }));
  if (measure === 'overdueOpen') return once(overdueOpen(rows, window));
  if (isSignalMeasure(measure)) return once(signalMembers(measure, rows, window));
  const found = isIndicatorId(measure) ? null : measureOf(measure);
  const id = isIndicatorId(measure) ? measure : (found?.indicator ?? 'I-01');
  return rows
    .filter((row) => found === null || found.includes(row))
    .map((row) => ({ petitionId: row.petitionId, adds: partOf(id, row, { part, window }) }))
    .filter(({ adds }) => adds > 0);
}

function partOf(
  id: keyof typeof INDICATORS,
  row: IndicatorFacts,
  { part, window }: { part: StatRef['part']; window: Window },
): number {
  const definition = INDICATORS[id];
  const added = definition.contribution(row, window);
  if (added === null || typeof added === 'string') return 0;
  const product = 'combine' in definition && definition.combine !== undefined;
  const own = (part === 'denominator' ? added.at(-1) : added[0]) ?? 0;
  return product ? Math.min(own, 1) : own;
}
