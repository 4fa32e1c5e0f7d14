import type { ClientBase, Pool } from 'pg';

/** The day and the instant by which a command is judged. */
export type Today = {
  /** @shape `YYYY-MM-DD` in Asia/Shanghai */
  today: string;
  /** @shape ISO 8601, UTC, milliseconds */
  now: string;
};

const SQL = `select to_char(statement_timestamp() at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as today,
  to_char(statement_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`;

/**
 * "Today" as the database sees it, so that several processes agree and the machine's time zone is
 * irrelevant (eventstore §5.0 no. 20).
 */
export async function today(client: ClientBase | Pool): Promise<Today> {
  const { rows } = await client.query<Today>({ name: 'xf_today', text: SQL });
  const row = rows[0];
  if (row === undefined) throw new Error('the database did not say what day it is');
  return row;
}
