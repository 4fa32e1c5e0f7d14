import type { Pool } from 'pg';
import { addDays, type Calendar, overdueBorrowing, workingDaysBetween } from '#domain';
import { type Notice, putNotices } from './notices.js';

type Lent = {
  readonly affairId: string;
  readonly orgId: number;
  readonly borrowerId: string;
  readonly dueOn: string;
  readonly displayNo: string | null;
};
type Person = { readonly id: string; readonly orgId: number; readonly roles: readonly string[] };

// A restricted file is not named: whoever is reminded of it may be outside its need-to-know (§9).
const LENT = `select a.affair_id as "affairId", a.org_id as "orgId", a.facts ->> 'borrowerId' as "borrowerId",
    a.facts ->> 'dueOn' as "dueOn", case when p.zone = 'general' then p.display_no end as "displayNo"
  from rm.affair a left join rm.petition p using (petition_id)
  where a.category = 'borrowing' and a.is_open and (a.facts ->> 'dueOn')::date < $1::date order by a.affair_id`;
const PEOPLE = `select a.id, a.org_id as "orgId", array_agg(r.role) as roles from idn.account a
    join idn.account_role r on r.account_id = a.id where a.disabled_at is null group by 1, 2`;

/**
 * Each working day until a file is back, its borrower and the head of the window hear of it; after ten working days the deputy in
 * charge as well (O-95). Gives how many notices were new.
 */
export async function noticeOverdueBorrowings(
  db: Pool,
  { calendar, today }: { calendar: Calendar; today: string },
): Promise<number> {
  // of a year that is not published yet the weekdays: it reminds, and judges nothing (K-21)
  if (workingDaysBetween(calendar, addDays(today, -1), today).count === 0) return 0;
  const { rows } = await db.query<Lent>(LENT, [today]);
  if (rows.length === 0) return 0;
  const { rows: people } = await db.query<Person>(PEOPLE);
  return putNotices(
    db,
    rows.flatMap((file) => noticesOf(file, { people, calendar, today })),
  );
}

function noticesOf(
  { affairId, orgId, borrowerId, dueOn, displayNo }: Lent,
  { people, calendar, today }: { people: readonly Person[]; calendar: Calendar; today: string },
): Notice[] {
  const { workingDays, remind } = overdueBorrowing({ dueOn, returnedOn: null }, today, calendar);
  const file = displayNo === null ? '一个限知案卷' : `${displayNo}案卷`;
  const sentence = `${file}借出应于${dueOn}归还,已逾期${workingDays}个工作日:请归还,并在“值班—借阅”登记归还(O-95)`;
  const isReminded = (person: Person): boolean =>
    remind.some((who) =>
      who === 'borrower' ? person.id === borrowerId : person.orgId === orgId && person.roles.includes(who),
    );
  return people.filter(isReminded).map((person) => ({
    accountId: person.id,
    orgId: person.orgId,
    key: `borrowing-${affairId}-${today}`,
    sentence,
  }));
}
