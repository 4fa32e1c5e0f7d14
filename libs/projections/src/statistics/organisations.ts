import { displayOf, type IndicatorValue, percent } from '#domain';
import { type FirstDays, unregisteredIn } from './first-days.js';
import type { NamedOrganisation } from './named-organisation.js';
import type { Windows } from './period-code.js';
import type { OrganisationRow } from './report.js';
import { type StatScope, writeStatRef } from './stat-ref.js';
import { addTallies, countInTally, figureIn, NO_TALLY, type Tally, type WindowTallies } from './tally.js';

/** The sums of each organisation. */
export type OrganisationTallies = ReadonlyMap<number, WindowTallies>;

type Question = {
  byOrganisation: OrganisationTallies;
  /** Those whose figures were written down by hand. */
  manual: ReadonlySet<number>;
  /** Those that wrote down last year's figures, nought too. */
  lastYearWritten: ReadonlySet<number>;
  windows: Windows;
  /** First days of the registers; without it every earlier window counts as registered. */
  since?: FirstDays | undefined;
  scope: StatScope;
  smallSample: number;
  /** Those that were there in the period; without it all. */
  inUse?: (orgId: number) => boolean;
};

type Measured = {
  organisation: NamedOrganisation;
  total: IndicatorValue;
  /** Null where its register begins after the window. */
  totalLastYear: IndicatorValue | null;
  i08: IndicatorValue;
  i09: IndicatorValue;
  i10: IndicatorValue;
  overdueOpen: number;
  returned: number;
};

/** How far below the whole a rate is worth a look. @unit basis points of a rate with four places */
const WELL_BELOW = 1_000;
/** Growth over last year that is worth a look. */
const GROWTH = { factor: 1.5 };
/** Returns in one period that are worth a look. */
const RETURNS = 2;

/**
 * The rows of the organisations, ranked by I-09; ties share a place and the next one is left out (O-70: 1, 1, 3). One that
 * was not there in the period has a row only where something counts in it all the same, so that the rows make the total.
 */
export function organisationRows(
  organisations: readonly NamedOrganisation[],
  question: Question,
): OrganisationRow[] {
  const {
    byOrganisation,
    manual,
    lastYearWritten,
    windows,
    since,
    scope,
    smallSample,
    inUse = () => true,
  } = question;
  const measured = organisations
    .map((organisation) => {
      const { id } = organisation;
      const tallies = byOrganisation.get(id) ?? EMPTY;
      const source = { first: since?.get(id) ?? null, written: { lastYear: lastYearWritten.has(id) } };
      const hidden = since !== undefined && unregisteredIn(windows, tallies, source).lastYear;
      return measure(organisation, tallies, hidden);
    })
    .filter((row) => {
      const { id } = row.organisation;
      return id === scope.orgId || inUse(id) || manual.has(id) || countsAnything(row);
    });
  const all = addTallies([...byOrganisation.values()].map(({ current }) => current));
  const before = addTallies([...byOrganisation.values()].map(({ lastYear }) => lastYear));
  const whole = {
    lastYear: figureIn(before, 'I-01').numerator,
    i08: figureIn(all, 'I-08'),
    i09: figureIn(all, 'I-09'),
  };
  return measured
    .map((row) => ({
      orgId: row.organisation.id,
      name: row.organisation.name,
      total: row.total.numerator,
      totalLastYear: row.totalLastYear?.numerator ?? null,
      i08: displayOf(row.i08),
      i09: displayOf(row.i09),
      i10: displayOf(row.i10),
      overdueOpen: row.overdueOpen,
      returned: row.returned,
      rank: rankOf(row, measured),
      smallSample: (row.i09.denominator ?? 0) > 0 && (row.i09.denominator ?? 0) < smallSample,
      manual: manual.has(row.organisation.id),
      attention: attentionTo(row, whole, smallSample),
      ref: writeStatRef({ ...scope, orgId: row.organisation.id, withSubordinates: false }, 'total'),
    }))
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.orgId - b.orgId);
}

const EMPTY: WindowTallies = { current: NO_TALLY, previous: NO_TALLY, lastYear: NO_TALLY };

function measure(
  organisation: NamedOrganisation,
  { current, lastYear }: WindowTallies,
  isUnregistered: boolean,
): Measured {
  const total = (tally: Tally): IndicatorValue => figureIn(tally, 'I-01');
  return {
    organisation,
    total: total(current),
    totalLastYear: isUnregistered ? null : total(lastYear),
    i08: figureIn(current, 'I-08'),
    i09: figureIn(current, 'I-09'),
    i10: figureIn(current, 'I-10'),
    overdueOpen: countInTally(current, 'overdueOpen'),
    returned: figureIn(current, 'I-24b').numerator,
  };
}

const countsAnything = ({ total, totalLastYear, i08, i09, i10, overdueOpen, returned }: Measured): boolean =>
  total.numerator + (totalLastYear?.numerator ?? 0) > 0 ||
  [i08, i09, i10].some(({ denominator }) => (denominator ?? 0) > 0) ||
  overdueOpen + returned > 0;

/** Fractions are compared exactly, not by their rounded places. */
function rankOf({ i09 }: Measured, all: readonly Measured[]): number | null {
  const { numerator, denominator } = i09;
  if (denominator === null || denominator === 0) return null;
  const better = all.filter(
    ({ i09: other }) =>
      other.denominator !== null &&
      other.denominator > 0 &&
      BigInt(other.numerator) * BigInt(denominator) > BigInt(numerator) * BigInt(other.denominator),
  );
  return better.length + 1;
}

const points = (value: string): number => Math.round(Number(value) * 10_000);

function attentionTo(
  row: Measured,
  whole: { i08: IndicatorValue; i09: IndicatorValue; lastYear: number },
  smallSample: number,
): string[] {
  const reasons: string[] = [];
  if (row.overdueOpen > 0) reasons.push(`超期未办结 ${row.overdueOpen} 件`);
  const below = (name: string, own: IndicatorValue, of: IndicatorValue): void => {
    if (own.value === null || of.value === null || (own.denominator ?? 0) < smallSample) return;
    if (points(of.value) - points(own.value) >= WELL_BELOW)
      reasons.push(`${name} ${percent(own.value)},低于全体 ${percent(of.value)}`);
  };
  below('按期受理告知率', row.i08, whole.i08);
  below('按期办结率', row.i09, whole.i09);
  const [now, then] = [row.total.numerator, row.totalLastYear?.numerator ?? null];
  // Where nothing at all was recorded a year ago, nothing grew.
  if (then !== null && whole.lastYear > 0 && now - then >= smallSample && now >= then * GROWTH.factor)
    reasons.push(then === 0 ? `总量比上年同期净增 ${now} 件` : `总量由上年同期 ${then} 件增至 ${now} 件`);
  if (row.returned >= RETURNS) reasons.push(`审签退回 ${row.returned} 次`);
  return reasons;
}
