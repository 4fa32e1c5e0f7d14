import type { ClientBase, Pool } from 'pg';
import { type Calendar, type ClockKind, differs } from '#domain';
import { clockMoves } from '#projections';
import { dayOf, TOLD_CLOCKS } from './moved-days.js';

/** How many running clocks a change would move; counts alone, so that whoever administers may see them. */
export type CalendarPreview = {
  clocks: number;
  petitions: number;
  /** Of them: from provisional to a day that is certain. */
  settled: number;
  /** Petitions whose petitioners were told of a day that moves: as many letters are drafted (D04, D17, D21). */
  letters: number;
  kinds: { kind: ClockKind; clocks: number }[];
  organisations: { orgId: number; clocks: number }[];
};

const counted = <K>(map: Map<K, number>, key: K): Map<K, number> => map.set(key, (map.get(key) ?? 0) + 1);

/** What would move if this were the calendar in force; nothing is written. */
export async function previewCalendar(db: Pool | ClientBase, calendar: Calendar): Promise<CalendarPreview> {
  const kinds = new Map<ClockKind, number>();
  const organisations = new Map<number, number>();
  const petitions = new Set<string>();
  const letters = new Set<string>();
  let clocks = 0;
  let settled = 0;
  for await (const moves of clockMoves(db, calendar, 'running'))
    for (const { petitionId, kind, orgId, before, after } of moves) {
      if (!differs(before, after)) continue;
      clocks += 1;
      if (before.legalDue === null && after.legalDue !== null) settled += 1;
      petitions.add(petitionId);
      if (TOLD_CLOCKS.includes(kind) && dayOf(before) !== dayOf(after)) letters.add(petitionId);
      counted(kinds, kind);
      counted(organisations, orgId);
    }
  return {
    clocks,
    petitions: petitions.size,
    settled,
    letters: letters.size,
    kinds: [...kinds].map(([kind, n]) => ({ kind, clocks: n })).sort((a, b) => b.clocks - a.clocks),
    organisations: [...organisations]
      .map(([orgId, n]) => ({ orgId, clocks: n }))
      .sort((a, b) => b.clocks - a.clocks || a.orgId - b.orgId),
  };
}
