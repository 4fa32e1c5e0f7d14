/** A closed self-opened case, as far as the sample needs it. */
export type SampledCase = { readonly id: string; readonly orgId: number; readonly keyArea: string | null };

/** A number from a text, the same everywhere and always (FNV-1a, 32 bits). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}

/**
 * Which closed cases are inspected in a quarter: every one of a key area, and of all at least the rate and never fewer
 * than the minimum. Drawn by the quarter's name, so that whoever draws again draws the same.
 * @article O-43 @unit ratePercent in percent
 */
export function inspectionSample(
  cases: readonly SampledCase[],
  { quarter, ratePercent, min }: { quarter: string; ratePercent: number; min: number },
): string[] {
  const wanted = Math.min(cases.length, Math.max(min, Math.ceil((cases.length * ratePercent) / 100)));
  const key = cases.filter(({ keyArea }) => keyArea !== null);
  const others = cases
    .filter(({ keyArea }) => keyArea === null)
    .map((one) => ({ ...one, lot: hashOf(`${quarter}/${one.id}`) }))
    .sort((a, b) => a.lot - b.lot || (a.id < b.id ? -1 : 1));
  return [...key, ...others.slice(0, Math.max(0, wanted - key.length))].map(({ id }) => id).sort();
}

/** 自立案件检查率 I-28 = inspected / closed in the period (O-44). */
export const inspectionRate = (
  cases: readonly { closedOn: string | null; inspectedOn: string | null }[],
  period: { from: string; to: string; asOf: string },
): { numerator: number; denominator: number } => {
  const closed = cases.filter(
    ({ closedOn }) => closedOn !== null && period.from <= closedOn && closedOn <= period.to,
  );
  const inspected = closed.filter(({ inspectedOn }) => inspectedOn !== null && inspectedOn <= period.asOf);
  return { numerator: inspected.length, denominator: closed.length };
};
