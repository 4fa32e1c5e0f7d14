import { randomInt } from 'node:crypto';
import type { ClientBase } from 'pg';
import { isSameDesignation, Rejected, seriesKey, type SeriesRef } from '#domain';

const TAKE = `insert into office.number_series as s (org_id, year, book, next) values ($1, $2, $3, 2)
  on conflict (org_id, year, book) do update set next = s.next + 1 where s.last is null or s.next <= s.last
  returning next - 1 as number`;

/**
 * Takes the next number of each series inside the caller's transaction. The row stays locked until COMMIT, so it comes
 * last before the append, and a rollback gives the number back: no gaps.
 * @rejects NUMBER_RANGE_EXHAUSTED
 */
export async function takeNumbers(
  client: ClientBase,
  series: readonly SeriesRef[],
): Promise<Record<string, number>> {
  const taken: Record<string, number> = {};
  // one order for everybody, so that two commands over the same books cannot lock each other out
  for (const each of [...series].sort((a, b) => (seriesKey(a) < seriesKey(b) ? -1 : 1))) {
    const { rows } = await client.query<{ number: number }>({
      name: 'take_number',
      text: TAKE,
      values: [each.orgId, each.year, each.book],
    });
    taken[seriesKey(each)] = rows[0]?.number ?? exhausted(each);
  }
  return taken;
}

// the rows are locked in the order in which they come: the one order of all who take numbers
const TAKE_BLOCKS = `insert into office.number_series as s (org_id, year, book, next)
  select b.org_id, b.year, b.book, 1 + b.count
  from unnest($1::int[], $2::int[], $3::text[], $4::int[]) with ordinality as b (org_id, year, book, count, at) order by b.at
  on conflict (org_id, year, book) do update set next = s.next + excluded.next - 1
    where s.last is null or s.next + excluded.next - 2 <= s.last
  returning org_id as "orgId", year, book, next`;

/**
 * The numbers of several commands of one transaction, of each series in one block and in the order of the commands; under the same
 * lock and as free of gaps as {@link takeNumbers}.
 * @shape one record for each command
 * @rejects NUMBER_RANGE_EXHAUSTED also where a smaller block would still find room: whoever goes alone then takes it
 */
export async function numbersInBlocks(
  client: ClientBase,
  needed: readonly (readonly SeriesRef[])[],
): Promise<Record<string, number>[]> {
  const blocks = new Map<string, { series: SeriesRef; count: number }>();
  for (const series of needed.flat()) {
    const key = seriesKey(series);
    blocks.set(key, { series, count: (blocks.get(key)?.count ?? 0) + 1 });
  }
  const sorted = [...blocks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, block]) => block);
  const next = new Map<string, number>();
  if (sorted.length > 0) {
    const { rows } = await client.query<SeriesRef & { next: number }>({
      name: 'take_blocks',
      text: TAKE_BLOCKS,
      values: [
        sorted.map(({ series }) => series.orgId),
        sorted.map(({ series }) => series.year),
        sorted.map(({ series }) => series.book),
        sorted.map(({ count }) => count),
      ],
    });
    const taken = new Map(rows.map((row) => [seriesKey(row), row.next]));
    for (const { series, count } of sorted) {
      const end = taken.get(seriesKey(series));
      next.set(seriesKey(series), end === undefined ? exhausted(series) : end - count);
    }
  }
  return needed.map((each) =>
    Object.fromEntries(
      each.map((series) => {
        const key = seriesKey(series);
        const number = next.get(key) ?? 0;
        next.set(key, number + 1);
        return [key, number];
      }),
    ),
  );
}

function exhausted({ book, year }: SeriesRef): never {
  throw new Rejected('NUMBER_RANGE_EXHAUSTED', null, `“${book}”簿 ${year} 年的号段已用完,请管理员续号。`, {
    field: 'number',
  });
}

const SET_NEXT = `insert into office.number_series as s (org_id, year, book, next) values ($1, $2, $3, $4)
  on conflict (org_id, year, book) do update set next = excluded.next where s.next <= excluded.next returning next`;

/** Sets the next number of a book that was written on paper until now (O-103). @rejects NUMBER_ALREADY_TAKEN */
export async function setNextNumber(
  client: ClientBase,
  { orgId, year, book, next }: SeriesRef & { next: number },
): Promise<void> {
  const { rowCount } = await client.query(SET_NEXT, [orgId, year, book, next]);
  if (rowCount === 0)
    throw new Rejected(
      'NUMBER_ALREADY_TAKEN',
      null,
      `“${book}”簿 ${year} 年已用到 ${next} 号之后,不能再从 ${next} 号起(O-103)。`,
      { field: 'paperLast' },
    );
}

const OTHER_HOLDERS = `select id, short_code as "shortCode" from idn.organisation where id <> $1`;

// one row of each book: the farthest of all who wrote it under this 机关代字
const GO_ON = `insert into office.number_series as s (org_id, year, book, next)
  select $1, n.year, case when starts_with(n.book, o.code) then $3 || substr(n.book, length(o.code) + 1) else n.book end, max(n.next)
  from office.number_series n join unnest($2::int[], $4::text[]) as o (id, code) on o.id = n.org_id group by 2, 3
  on conflict (org_id, year, book) do update set next = excluded.next where s.next < excluded.next`;

/**
 * Lets the books of an organisation go on behind those of all who had its 机关代字 before it: what is out of use has given the code
 * free, not the numbers that were issued under it, and no two papers may bear one number (§6.2). In the transaction in which it takes
 * the code, under the lock of the designations.
 */
export async function continueNumbers(
  client: ClientBase,
  { id, shortCode }: { readonly id: number; readonly shortCode: string },
): Promise<void> {
  const { rows } = await client.query<{ id: number; shortCode: string }>(OTHER_HOLDERS, [id]);
  const before = rows.filter((other) => isSameDesignation(other.shortCode, shortCode));
  if (before.length === 0) return;
  const ids = before.map((other) => other.id);
  const codes = before.map((other) => other.shortCode);
  await client.query(GO_ON, [id, ids, shortCode, codes]);
}

/** Numbers for the trial run of a decision: any will do, none is taken. */
export const trialNumbers = (series: readonly SeriesRef[]): Record<string, number> =>
  Object.fromEntries(series.map((each) => [seriesKey(each), 1]));

/** Ten random digits for the number of a restricted petition; the first is never 0. */
export const randomNo = (): string =>
  `${randomInt(1, 10)}${String(randomInt(0, 1_000_000_000)).padStart(9, '0')}`;
