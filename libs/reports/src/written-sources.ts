import type { ClientBase, Pool } from 'pg';
import { type Period, previousPeriod, samePeriodLastYear } from '#domain';
import {
  joinedReturns,
  periodOfCode,
  type StatQuestion,
  type Tally,
  tallyOfWritten,
  type WrittenTally,
  type WrittenWindows,
} from '#projections';
import type { StatBooks } from './stat-books.js';

/** The code of a quarter, half, year or month; null for other stretches. @example 2026-07-01…09-30 → `2026Q3` */
export function codeOfPeriod({ from, to }: Period): string | null {
  const year = from.slice(0, 4);
  const month = Number(from.slice(5, 7));
  const candidates = [
    `${year}Q${Math.ceil(month / 3)}`,
    `${year}H${month <= 6 ? 1 : 2}`,
    year,
    `${year}-${from.slice(5, 7)}`,
  ];
  return (
    candidates.find((code) => {
      const period = periodOfCode(code);
      return period.from === from && period.to === to;
    }) ?? null
  );
}

/** The next smaller periods that make up one: a year its halves, a half its quarters, a quarter its months. */
function partsOf(code: string): string[] {
  const [, year = '', quarter, half] = /^(\d{4})(?:Q([1-4])|H([12]))?$/.exec(code) ?? [];
  if (year === '') return [];
  if (half !== undefined) return [Number(half) * 2 - 1, Number(half) * 2].map((n) => `${year}Q${n}`);
  if (quarter === undefined) return [`${year}H1`, `${year}H2`];
  return [2, 1, 0].map((before) => `${year}-${String(Number(quarter) * 3 - before).padStart(2, '0')}`);
}

const withParts = (code: string): string[] => [code, ...partsOf(code).flatMap(withParts)];

type Returns = ReadonlyMap<string, Tally>;

/** The return of a period; where a unit gave none for the whole of it, those of its parts. */
function writtenFor(code: string, returns: Returns): WrittenTally | undefined {
  const whole = returns.get(code);
  if (whole !== undefined) return { tally: whole, whole: true };
  const parts = partsOf(code).flatMap((part) => writtenFor(part, returns) ?? []);
  return parts.length === 0
    ? undefined
    : { tally: joinedReturns(parts.map(({ tally }) => tally)), whole: false };
}

/**
 * What was written down by people for a page: accepted returns of paper units (O-73), last year's figures (O-104).
 * @shape before: an instant, for what stood in the books by then
 */
export async function writtenSources(
  books: StatBooks,
  asked: { orgId: number; orgIds: readonly number[]; period: string; before?: string | undefined },
): Promise<Required<Written>> {
  const { orgId, orgIds, before } = asked;
  const period = periodOfCode(asked.period);
  const [current, previous, lastYear] = [period, previousPeriod(period), samePeriodLastYear(period)].map(
    codeOfPeriod,
  );
  const codes = [current, previous, lastYear].flatMap((code) => (code ? withParts(code) : []));
  const manual = new Map<number, WrittenWindows>();
  for (const [id, returns] of await acceptedReturns(books, { orgIds, codes, before })) {
    const of = (name: keyof WrittenWindows, code: string | null | undefined): WrittenWindows => {
      const written = code ? writtenFor(code, returns) : undefined;
      return written === undefined ? {} : { [name]: written };
    };
    const windows = { ...of('current', current), ...of('previous', previous), ...of('lastYear', lastYear) };
    manual.set(id, windows);
  }
  const { historic } = lastYear
    ? (await books.open({ orgId, period: lastYear }, { before })).book
    : { historic: null };
  return {
    manual,
    historic: historic && { tally: tallyOfWritten(historic.figures), source: historic.docNo },
  };
}

/** The accepted returns of units, by period. */
async function acceptedReturns(
  books: StatBooks,
  {
    orgIds,
    codes,
    before,
  }: { orgIds: readonly number[]; codes: readonly string[]; before?: string | undefined },
): Promise<Map<number, Map<string, Tally>>> {
  const found = new Map<number, Map<string, Tally>>();
  for (const key of await books.keysWith('StatReturnAccepted', orgIds, codes)) {
    const { book } = await books.open(key, { before });
    if (book.return?.status !== 'accepted') continue;
    const returns = found.get(key.orgId) ?? new Map<string, Tally>();
    found.set(key.orgId, returns.set(key.period, tallyOfWritten(book.return.figures)));
  }
  return found;
}

type Written = Pick<StatQuestion, 'manual' | 'historic'>;

/**
 * The same for readers who may not count accusations: the total less the accusations that it names. Everything else that was
 * written mixes them, and would give them away by a difference, so where any are named only classes stay (O-71).
 */
export function withoutAccusations({ manual, historic }: Written): Written {
  const general = (windows: WrittenWindows): WrittenWindows =>
    Object.fromEntries(
      Object.entries(windows).map(([name, { tally, whole }]): [string, WrittenTally] => [
        name,
        { tally: generalOf(tally), whole },
      ]),
    );
  return {
    ...(manual === undefined
      ? {}
      : { manual: new Map([...manual].map(([id, windows]) => [id, general(windows)])) }),
    ...(historic ? { historic: { ...historic, tally: generalOf(historic.tally) } } : {}),
  };
}

function generalOf(tally: Tally): Tally {
  const [accusations = 0] = tally['class:accusation'] ?? [];
  if (accusations === 0) return tally;
  const { 'I-01': total = [0] } = tally;
  return {
    'I-01': [Math.max(0, (total[0] ?? 0) - accusations)],
    ...Object.fromEntries(
      Object.entries(tally).filter(([key]) => key.startsWith('class:') && key !== 'class:accusation'),
    ),
  };
}

/** Organisations without a single account: they report on paper (O-73). */
export async function isOnPaper(db: ClientBase | Pool, orgId: number): Promise<boolean> {
  const { rows } = await db.query<{ paper: boolean }>(
    'select not exists (select from idn.account where org_id = $1) as paper',
    [orgId],
  );
  return rows[0]?.paper === true;
}
