import type { PlainDate } from '../petition/context.js';
import { quotient } from './fixed-point.js';
import { onOrBefore, type Window, within } from './windows.js';

/** At which level an item was taken up; the higher the more it is worth. */
export type AdoptionLevel = 'county' | 'city' | 'province' | 'central';

/** What the figures know of one information item (O-55, O-56). */
export type InformationFacts = {
  itemId: string;
  orgId: number;
  submittedOn: PlainDate;
  adoptions: readonly { level: AdoptionLevel; adoptedOn: PlainDate; praised: boolean }[];
};

/** Yearly scheme of points (O-58). */
export type InformationScheme = {
  version: string;
  points: Readonly<Record<AdoptionLevel, number>>;
  /** For a leader's comment. */
  praise: number;
};

/** 县 1、市 2、省 5、中央 10; a leader's comment adds 2 (【设】). */
export const DEFAULT_INFORMATION_SCHEME: InformationScheme = {
  version: '默认',
  points: { county: 1, city: 2, province: 5, central: 10 },
  praise: 2,
};

/**
 * 报送与采用 of a period (O-57): the rate counts an item once however many levels took it up; points and the number of
 * adoptions count each.
 */
export type InformationFigures = {
  submitted: number;
  /** Of those submitted in the period, taken up by then: numerator of I-26. */
  adopted: number;
  /** I-26, four decimals; null where nothing was submitted. */
  rate: string | null;
  /** Adoptions of the items submitted in the period, level by level. */
  adoptionCount: number;
  /** Items taken up in the period, whenever they were submitted. */
  adoptedInPeriod: number;
  score: number;
  byLevel: Record<AdoptionLevel, number>;
};

/** I-26 and what stands beside it. */
export function informationFigures(
  items: readonly InformationFacts[],
  window: Window,
  scheme: InformationScheme = DEFAULT_INFORMATION_SCHEME,
): InformationFigures {
  const submitted = items.filter(({ submittedOn }) => within(submittedOn, window));
  const known = ({ adoptions }: InformationFacts): InformationFacts['adoptions'] =>
    adoptions.filter(({ adoptedOn }) => onOrBefore(adoptedOn, window.asOf));
  const adopted = submitted.filter((item) => known(item).length > 0);
  const byLevel: Record<AdoptionLevel, number> = { county: 0, city: 0, province: 0, central: 0 };
  let score = 0;
  for (const { level, praised } of submitted.flatMap(known)) {
    byLevel[level] += 1;
    score += scheme.points[level] + (praised ? scheme.praise : 0);
  }
  return {
    submitted: submitted.length,
    adopted: adopted.length,
    rate: quotient(adopted.length, submitted.length),
    adoptionCount: Object.values(byLevel).reduce((sum, count) => sum + count, 0),
    adoptedInPeriod: items.filter(({ adoptions }) =>
      adoptions.some(({ adoptedOn }) => within(adoptedOn, window)),
    ).length,
    score,
    byLevel,
  };
}
