import { type BulletinLevel } from '../glossary/index.js';
import { yearOf } from '../calendar.js';

/** Points for an item of information in one year (O-58). */
export type BulletinScheme = {
  readonly fromYear: number;
  readonly adopted: Readonly<Record<BulletinLevel, number>>;
  /** Added for each leader's instruction on it. */
  readonly instructed: number;
};

/** Yearly versions, oldest first; a new year's scheme is a new row, never a change. */
export const BULLETIN_SCHEMES: readonly BulletinScheme[] = [
  { fromYear: 2005, adopted: { county: 1, city: 2, province: 5, central: 10 }, instructed: 2 },
];

/** The scheme of a year. */
export const schemeOf = (
  year: number,
  schemes: readonly BulletinScheme[] = BULLETIN_SCHEMES,
): BulletinScheme => {
  const scheme = schemes.findLast(({ fromYear }) => fromYear <= year) ?? schemes[0];
  if (scheme === undefined) throw new Error('no scheme of scoring');
  return scheme;
};

/** One adoption or instruction. */
export type Recognition = { readonly level: BulletinLevel; readonly on: string };
/** What is scored and counted of an item. */
export type CountedBulletin = {
  readonly orgId: number;
  readonly submittedOn: string | null;
  readonly adoptions: readonly Recognition[];
  readonly instructions: readonly Recognition[];
};

/** Points within a period: adoptions add up level by level, each by the scheme of its own year (O-56, O-58). */
export function bulletinScore(
  { adoptions, instructions }: Pick<CountedBulletin, 'adoptions' | 'instructions'>,
  within: { from: string; to: string } = { from: '0000', to: '9999' },
  schemes: readonly BulletinScheme[] = BULLETIN_SCHEMES,
): number {
  const counts = ({ on }: Recognition) => within.from <= on && on <= within.to;
  const adopted = adoptions
    .filter(counts)
    .reduce((sum, { level, on }) => sum + schemeOf(yearOf(on), schemes).adopted[level], 0);
  return instructions
    .filter(counts)
    .reduce((sum, { on }) => sum + schemeOf(yearOf(on), schemes).instructed, adopted);
}

/** One organisation's line of the quarterly circular (O-59). @shape rate null where nothing was submitted (I-26) */
export type BulletinStanding = {
  readonly orgId: number;
  readonly submitted: number;
  /** Of those submitted in the period, adopted at any level up to asOf; each counts once (O-57). */
  readonly adoptedOfThem: number;
  /** Adoptions that fall into the period, whenever the item was submitted (O-57). */
  readonly adoptions: number;
  readonly score: number;
  /** Place by score, equal places for equal scores (O-70). */
  readonly place: number;
  readonly zeroReport: boolean;
};

/** The circular of a period with every organisation, also those that reported nothing. */
export function bulletinStandings(
  items: readonly CountedBulletin[],
  orgIds: readonly number[],
  period: { from: string; to: string; asOf: string },
): BulletinStanding[] {
  const inPeriod = (on: string | null): boolean => on !== null && period.from <= on && on <= period.to;
  const lines = orgIds.map((orgId) => {
    const own = items.filter((item) => item.orgId === orgId);
    const submitted = own.filter(({ submittedOn }) => inPeriod(submittedOn));
    return {
      orgId,
      submitted: submitted.length,
      adoptedOfThem: submitted.filter(({ adoptions }) => adoptions.some(({ on }) => on <= period.asOf))
        .length,
      adoptions: own.flatMap(({ adoptions }) => adoptions).filter(({ on }) => inPeriod(on)).length,
      score: own.reduce((sum, item) => sum + bulletinScore(item, period), 0),
      zeroReport: submitted.length === 0,
    };
  });
  return lines
    .map((line) => ({ ...line, place: 1 + lines.filter(({ score }) => score > line.score).length }))
    .sort((a, b) => a.place - b.place || a.orgId - b.orgId);
}

/** Organisations in the last place of two periods one after the other: to be helped (O-62). */
export function lastTwice(before: readonly BulletinStanding[], after: readonly BulletinStanding[]): number[] {
  const last = (lines: readonly BulletinStanding[]): number[] => {
    const worst = Math.max(...lines.map(({ place }) => place));
    return worst <= 1 ? [] : lines.filter(({ place }) => place === worst).map(({ orgId }) => orgId);
  };
  const then = last(before);
  return last(after).filter((orgId) => then.includes(orgId));
}
