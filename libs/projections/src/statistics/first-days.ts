import type { ClientBase, Pool } from 'pg';
import type { NamedOrganisation } from './named-organisation.js';
import type { Window, Windows } from './period-code.js';
import { figureIn, type Tally, type WindowTallies } from './tally.js';

/** The first day of receipt in the register of each organisation, backfilled cases too; one without any has no entry. */
export type FirstDays = ReadonlyMap<number, string>;

/**
 * From which day on the registers of organisations have anything.
 * @shape generalOnly: for whoever may not count accusations; accountId: what accuses him tells him no day; at: an instant, as
 *   it was recorded by then
 */
export async function firstDays(
  db: ClientBase | Pool,
  asked: { orgIds: readonly number[]; generalOnly: boolean; accountId?: string | undefined; at?: string },
): Promise<FirstDays> {
  const { orgIds, generalOnly, accountId = null, at } = asked;
  const { rows } = await db.query<{ orgId: number; day: string }>(
    at === undefined
      ? {
          name: 'rm_first_days',
          // the index by organisation and day of receipt gives the first one without counting
          text: `select o.id as "orgId", to_char(f.received_on, 'YYYY-MM-DD') as day from unnest($1::int[]) o (id)
            cross join lateral (
              select p.received_on from rm.petition p
               where p.org_id = o.id and (not $2 or p.zone = 'general')
                 and not exists (select from rm.exclusion x where x.petition_id = p.petition_id and x.account_id = $3)
               order by p.received_on limit 1) f`,
          values: [[...orgIds], generalOnly, accountId],
        }
      : {
          name: 'rm_first_days_at',
          text: `select h.org_id as "orgId", to_char(min(h.received_on), 'YYYY-MM-DD') as day from rm.fact_history h
             where h.org_id = any($1::int[]) and h.recorded_at < $4 and (h.replaced_at is null or h.replaced_at >= $4)
               and (not $2 or h.zone = 'general' and h.facts ->> 'zone' = 'general')
               and not exists (select from rm.exclusion x where x.petition_id = h.petition_id and x.account_id = $3)
             group by 1`,
          values: [[...orgIds], generalOnly, accountId, at],
        },
  );
  return new Map(rows.map(({ orgId, day }) => [orgId, day]));
}

/** Earlier windows that were never registered: they have no figures, and nothing is compared with them (decision 0085). */
export type Unregistered = { previous: boolean; lastYear: boolean };

/** All that is compared with stands in the system. */
export const ALL_REGISTERED: Unregistered = { previous: false, lastYear: false };

/** Where an office's figures come from: the first day of its register, what people wrote for windows instead. */
export type Source = {
  first: string | null;
  written?: Partial<Record<keyof Unregistered, boolean>>;
};

const lastDayOf = ({ period: { to }, asOf }: Window): string => (asOf < to ? asOf : to);

/** The first day of several registers together. */
export const firstOf = (since: FirstDays, orgIds: Iterable<number> = since.keys()): string | null => {
  const days = [...orgIds].flatMap((id) => since.get(id) ?? []);
  return days.length === 0 ? null : days.reduce((a, b) => (a < b ? a : b));
};

/** Which windows lie wholly before the register begins. */
export function unregisteredIn(windows: Windows, tallies: WindowTallies, source: Source): Unregistered {
  const { first, written = {} } = source;
  const before = (name: keyof Unregistered): boolean =>
    written[name] !== true &&
    (first === null || lastDayOf(windows[name]) < first) &&
    // whoever may open an earlier case that others may not count sees it counted
    countsNothing(tallies[name]);
  return { previous: before('previous'), lastYear: before('lastYear') };
}

const countsNothing = (tally: Tally): boolean => figureIn(tally, 'I-01').numerator === 0;

/** How a window is called; of a year the last period is last year. */
const NAMES = { previous: '上期', lastYear: '上年同期' } as const;

/** 上期、上年同期, as far as they were never registered; empty where all were. */
export const unregisteredZh = ({ previous, lastYear }: Unregistered, year: boolean): string =>
  [...(previous && !year ? [NAMES.previous] : []), ...(lastYear ? [NAMES.lastYear] : [])].join('、');

/**
 * What a page says of registers that began after the earlier windows, or in them.
 * @shape counting: units with cases in the present period, which an earlier one lacks
 */
export function sinceNotes(
  { windows, unregistered, year }: { windows: Windows; unregistered: Unregistered; year: boolean },
  since: FirstDays,
  counting: readonly NamedOrganisation[],
): string[] {
  const first = firstOf(since);
  const none = unregisteredZh(unregistered, year);
  const names = (['previous', 'lastYear'] as const).filter((name) => !(year && name === 'previous'));
  const begun = first === null ? '' : `(登记自 ${first} 起)`;
  const now = windows.current;
  return [
    ...(first !== null && lastDayOf(now) < first ? [`本期未在本系统登记${begun}。`] : []),
    ...(none === '' ? [] : [`${none}未在本系统登记${begun},不列数,不作比较。`]),
    ...names.flatMap((name) => {
      const { period } = windows[name];
      if (unregistered[name] || first === null) return [];
      const late = counting.filter(({ id }) => (since.get(id) ?? '') > lastDayOf(windows[name]));
      return [
        ...(period.from < first && first <= lastDayOf(windows[name])
          ? [`${NAMES[name]}只含 ${first} 以后登记的件,不是全期的数。`]
          : []),
        ...(late.length === 0
          ? []
          : [`${NAMES[name]}不含${late.map((unit) => unit.name).join('、')}:当时未在本系统登记。`]),
      ];
    }),
  ];
}
