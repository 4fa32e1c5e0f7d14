import { addDays, covers, type PeriodScope, zhOf } from '#domain';
import { CATEGORIES, CATEGORY_GROUPS, KEY_AREAS } from '#domain/glossary';
import { type ArrivalsOfDay, type StatScope, writeStatRef } from '#projections';
import type { SignalRow } from './explore.dto.js';

type Part = { measure: string; zh: string; includes: (day: ArrivalsOfDay) => boolean };

/** What a sensitive period is about; a list of petitions holds one content each. */
function partsOf({ categories, keyAreas }: PeriodScope): Part[] {
  const parts = [
    ...categories.map((code) => ({
      measure: `${code.length === 2 ? 'categoryGroup' : 'category'}:${code}`,
      zh: code.length === 2 ? zhOf(CATEGORY_GROUPS, code) : zhOf(CATEGORIES, code),
      includes: ({ categoryCode }: ArrivalsOfDay) => categoryCode.startsWith(code),
    })),
    ...keyAreas.map((code) => ({
      measure: `keyArea:${code}`,
      zh: zhOf(KEY_AREAS, code),
      includes: ({ keyArea }: ArrivalsOfDay) => keyArea === code,
    })),
  ];
  return parts.length > 0 ? parts : [{ measure: 'total', zh: '', includes: () => true }];
}

/** The days of a sensitive period within others, up to an evening; null where none is left. A stop ends it the day before. */
export function daysOf(
  { from, to, suspendedOn }: PeriodScope,
  within: { from: string; to: string; asOf: string },
): { from: string; to: string } | null {
  const first = from > within.from ? from : within.from;
  const stopped = suspendedOn === null ? to : addDays(suspendedOn, -1);
  const last = [to, stopped, within.to, within.asOf].sort()[0] ?? within.to;
  return last < first ? null : { from: first, to: last };
}

/**
 * The warnings of a sensitive period (O-63): one for each unit and each content that it names, so that each number is that of
 * the list behind it. What it names nothing of is counted as a whole.
 * @shape days: within `at.from`..`at.to`; names: of the units in view
 */
export function sensitiveSignals(
  { title, covered }: { title: string | null; covered: PeriodScope },
  days: readonly ArrivalsOfDay[],
  at: { from: string; to: string; asOf: string; scope: StatScope; names: ReadonlyMap<number, string> },
): SignalRow[] {
  const { from, to, asOf, scope, names } = at;
  const inside = days.filter((day) => covers(covered, { ...day, petitionId: '' }));
  const units = covered.orgIds.length === 0 ? [null] : covered.orgIds.filter((id) => names.has(id));
  return units.flatMap((orgId) =>
    partsOf(covered).flatMap(({ measure, zh, includes }): SignalRow[] => {
      const count = inside
        .filter((day) => (orgId === null || day.orgId === orgId) && includes(day))
        .reduce((sum, day) => sum + day.count, 0);
      if (count === 0) return [];
      const of = [orgId === null ? '' : (names.get(orgId) ?? ''), zh]
        .filter((word) => word !== '')
        .join('、');
      const own = orgId === null ? {} : { orgId, withSubordinates: false };
      return [
        {
          kind: 'sensitivePeriod',
          zh: `敏感时期:${title ?? ''}${of === '' ? '' : `(${of})`}`,
          reason: `${from} 至 ${to} 收到 ${count} 件`,
          count,
          ref: writeStatRef({ ...scope, ...own, period: `${from}..${to}`, asOf }, measure),
        },
      ];
    }),
  );
}
