import type { ClientBase } from 'pg';

/** What falls due of one handler in one week. @shape week: the Monday on which it begins, YYYY-MM-DD */
export type LoadCell = {
  orgId: number;
  handlerId: string | null;
  handlerName: string | null;
  week: string;
  clocks: number;
};

const LOAD = `select p.org_id as "orgId", p.handler_id as "handlerId", a.display_name as "handlerName",
    to_char(date_trunc('week', coalesce(c.legal_due, c.nominal_due)), 'YYYY-MM-DD') as week, count(*)::int as clocks
  from rm.clock c join rm.petition p using (petition_id) left join idn.account a on a.id = p.handler_id
  where c.stopped_on is null and not c.petitioners
    and coalesce(c.legal_due, c.nominal_due) >= $1::date and coalesce(c.legal_due, c.nominal_due) < $1::date + 28
  group by 1, 2, 3, 4 order by 1, 3 nulls first, 4`;

/** What falls due in the next four weeks by organisation, handler and week; of what the viewer may see. */
export async function loadAhead(client: ClientBase, today: string): Promise<LoadCell[]> {
  const { rows } = await client.query<LoadCell>(LOAD, [today]);
  return rows;
}
