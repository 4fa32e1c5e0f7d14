import type { Pool } from 'pg';

const MARK = `insert into jobs.mark (name, value, at) values ($1, $2, now())
  on conflict (name) do update set value = excluded.value, at = excluded.at`;

/** Notes how far the background has come with something that is done once for each version of it. @shape name: of the row in `jobs.mark` */
export async function setMark(db: Pool, name: string, value: string): Promise<void> {
  await db.query(MARK, [name, value]);
}
