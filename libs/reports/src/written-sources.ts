import type { ClientBase, Pool } from 'pg';
import { type Period, previousPeriod, samePeriodLastYear } from '#domain';
import {
  NO_TALLY,
  type OrganisationTallies,
  periodOfCode,
  type StatQuestion,
  type Tally,
  tallyOfWritten,
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

/** What was written down by people for a page: accepted returns of paper units (O-73), last year's figures (O-104). */
export async function writtenSources(
  books: StatBooks,
  { orgId, orgIds, period: code }: { orgId: number; orgIds: readonly number[]; period: string },
): Promise<Pick<StatQuestion, 'manual' | 'historic'>> {
  const period = periodOfCode(code);
  const [previous, lastYear] = [previousPeriod(period), samePeriodLastYear(period)].map(codeOfPeriod);
  const accepted = async (of: string | null | undefined): Promise<Map<number, Tally>> => {
    if (of === null || of === undefined) return new Map();
    const opened = await books.booksOf(orgIds, of);
    return new Map(
      [...opened].flatMap(([id, book]) =>
        book.return?.status === 'accepted' ? [[id, tallyOfWritten(book.return.figures)]] : [],
      ),
    );
  };
  const [now = new Map<number, Tally>(), before = new Map<number, Tally>(), then = new Map<number, Tally>()] =
    await Promise.all([code, previous, lastYear].map(accepted));
  const ids = new Set([...now.keys(), ...before.keys(), ...then.keys()]);
  const manual: OrganisationTallies = new Map(
    [...ids].map((id) => [
      id,
      {
        current: now.get(id) ?? NO_TALLY,
        previous: before.get(id) ?? NO_TALLY,
        lastYear: then.get(id) ?? NO_TALLY,
      },
    ]),
  );
  const { book } =
    lastYear === null || lastYear === undefined
      ? { book: null }
      : await books.open({ orgId, period: lastYear });
  const { historic = null } = book ?? {};
  return {
    manual,
    historic: historic && { tally: tallyOfWritten(historic.figures), source: historic.docNo },
  };
}

type Written = Pick<StatQuestion, 'manual' | 'historic'>;

/**
 * The same for readers who may not count accusations: the total less the accusations that it names. Everything else that was
 * written mixes them, and would give them away by a difference, so where any are named only classes stay (O-71).
 */
export function withoutAccusations({ manual, historic }: Written): Written {
  return {
    ...(manual === undefined
      ? {}
      : {
          manual: new Map(
            [...manual].map(([id, { current, previous, lastYear }]) => [
              id,
              {
                current: generalOf(current),
                previous: generalOf(previous),
                lastYear: generalOf(lastYear),
              },
            ]),
          ),
        }),
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
