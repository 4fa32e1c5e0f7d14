import { addWorkingDays, type Calendar, type ReckonedDay } from '../calendar.js';
import { earlierOf } from '../civil-date.js';
import type { Policy } from '../parameters.js';

/** A sensitive period as data (O-63). @shape from, to both in; empty lists = everywhere, everything */
export type PeriodScope = {
  readonly from: string;
  readonly to: string;
  readonly orgIds: readonly number[];
  /** Prefixes of content categories: `04` or `0401`. */
  readonly categories: readonly string[];
  readonly keyAreas: readonly string[];
  readonly fastLane: boolean;
  readonly ladder: boolean;
  readonly suspendedOn: string | null;
  readonly lifted: readonly string[];
  /** Complex ones that the head allowed the longer period (O-75); absent in rows from before there was such a word. */
  readonly complex?: readonly string[];
};

/** What of a petition decides whether a period covers it. */
export type PeriodFacts = {
  readonly petitionId: string;
  readonly orgId: number;
  readonly receivedOn: string;
  readonly categoryCode: string;
  readonly keyArea: string | null;
};

/** Does the period cover a petition received then (O-63)? A period stopped earlier covers what came before the stop. */
export function covers(period: PeriodScope, petition: PeriodFacts): boolean {
  const { from, to, orgIds, categories, keyAreas, suspendedOn } = period;
  const { receivedOn, orgId, categoryCode, keyArea } = petition;
  if (receivedOn < from || receivedOn > to) return false;
  if (suspendedOn !== null && receivedOn >= suspendedOn) return false;
  if (orgIds.length > 0 && !orgIds.includes(orgId)) return false;
  if (categories.length === 0 && keyAreas.length === 0) return true;
  return (
    categories.some((prefix) => categoryCode.startsWith(prefix)) ||
    (keyArea !== null && keyAreas.includes(keyArea))
  );
}

/** Is the petition in the fast lane of the period: covered, and not lifted by a person with reasons (O-74)? */
export const inFastLane = (period: PeriodScope, petition: PeriodFacts): boolean =>
  period.fastLane && covers(period, petition) && !period.lifted.includes(petition.petitionId);

/** Did the head allow this one the longer period of the lane, as complex (O-75)? */
export const isComplexInLane = ({ complex = [] }: PeriodScope, { petitionId }: PeriodFacts): boolean =>
  complex.includes(petitionId);

/** The days of the fast lane (O-75). @shape sameDay: 受理、呈阅、移送, until 24:00; close: 查结 */
export type FastLaneDues = { readonly sameDay: string; readonly close: ReckonedDay };

/**
 * Shorter and only shorter: same day for accepting, presenting and referring; five working days for the end, ten for a
 * complex one that the head approved; the period of the Regulation stays the outer limit.
 * @article O-75
 */
export function fastLaneDues(
  petition: { receivedOn: string; outerLimit: string | null; complexApproved: boolean },
  policy: Pick<Policy, 'fastLaneClose' | 'fastLaneComplex'>,
  calendar: Calendar,
): FastLaneDues {
  const { receivedOn, outerLimit, complexApproved } = petition;
  const days = complexApproved ? policy.fastLaneComplex : policy.fastLaneClose;
  const close = addWorkingDays(calendar, receivedOn, days);
  return {
    sameDay: receivedOn,
    close: outerLimit === null ? close : { ...close, date: earlierOf(close.date, outerLimit) },
  };
}

/** 任前公示 (0111): the verification ends with the public notice at the latest (O-77). */
export const publicNoticeDue = (verificationDue: string, noticeEndsOn: string): string =>
  earlierOf(verificationDue, noticeEndsOn);
