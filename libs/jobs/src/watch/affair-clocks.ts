import { type Clock, type Calendar, CLOCKS, dueOf, ladderOf, type Rung } from '#domain';
import { deriveStreamId, type Queryable } from '#event-store';
import { filesBelow, type FileBelow, whoAnswersBelow } from '../live/files-below.js';
import { countsToLegalDay } from '../reminders/plan-reminders.js';
import { JOINING } from '../reminders/receivers.js';
import { reminderSentence } from '../reminders/reminder-sentence.js';
import type { ReminderKind } from '../reminders/reminder-events.js';

/** A running clock of something beside the petition. @shape handlerIds: of its petition; empty without one */
type Running = {
  readonly affairId: string;
  readonly petitionId: string | null;
  readonly orgId: number;
  readonly answeringOrgId: number;
  readonly displayNo: string;
  readonly handlerIds: readonly string[];
  readonly clock: Clock;
};
type Person = { readonly id: string; readonly orgId: number; readonly roles: readonly string[] };

// The farthest rung of the ladder (§4.5) lies fifteen days before the due day, and before days of rest a little earlier.
const AHEAD_DAYS = 31;

const RUNNING = `select a.affair_id as "affairId", a.petition_id as "petitionId", a.org_id as "orgId",
    case when a.petition_id is null then coalesce((a.facts ->> 'targetOrgId')::int, a.org_id) else p.org_id end
      as "answeringOrgId",
    coalesce(a.number, p.display_no, '') as "displayNo", coalesce(p.handler_ids, '{}') as "handlerIds", a.clock
  from rm.affair a left join rm.petition p using (petition_id)
  where a.is_open and a.clock is not null and a.clock ->> 'stoppedOn' is null and a.due_on <= $1::date + $2::int
    and (a.petition_id is null or p.petition_id is not null)
  order by a.affair_id`;
const PEOPLE = `select a.id, a.org_id as "orgId", array_agg(r.role) as roles from idn.account a
    join idn.account_role r on r.account_id = a.id
  where a.disabled_at is null and r.role in ('handler', 'windowHead', 'deputyLeader', 'leader') group by 1, 2`;
const PUT = `insert into jobs.reminder
    (reminder_id, petition_id, org_id, clock_id, clock_kind, rung, due, receiver, kind, display_no, sentence)
  select g.reminder_id, g.petition_id, g.org_id, g.clock_id, g.clock_kind, g.rung, g.due, g.receiver, g.kind,
    g.display_no, g.sentence
    from jsonb_to_recordset($1::jsonb) as g(reminder_id uuid, petition_id uuid, org_id int, clock_id text,
      clock_kind text, rung text, due date, receiver uuid, kind text, display_no text, sentence text)
  on conflict do nothing`;

/**
 * Reminders of the periods that run beside petitions: feedback on a supervision, the answer to advice (§1.7, R-54), by the same ladder
 * as every clock (§4.5). Of rungs that were missed the last is sent. Gives how many lines were new.
 */
export async function remindAffairClocks(
  db: Queryable,
  { calendar, today }: { calendar: Calendar; today: string },
): Promise<number> {
  const { rows } = await db.query<Running>(RUNNING, [today, AHEAD_DAYS]);
  if (rows.length === 0) return 0;
  const { rows: people } = await db.query<Person>(PEOPLE);
  const below = await filesBelow(
    db,
    rows.flatMap(({ petitionId, clock }) => (clock.kind === 'superviseDue' ? (petitionId ?? []) : [])),
  );
  const lines = rows.flatMap((affair) => {
    const rung = ladderOf(affair.clock, calendar, today).findLast(({ on }) => on <= today);
    if (rung === undefined) return [];
    const due = { rung, people, calendar, today };
    const there = affair.clock.kind === 'superviseDue' ? below : [];
    return [
      ...linesOf(affair, due),
      ...there
        .filter(({ parentId }) => parentId === affair.petitionId)
        .flatMap((file) => linesBelow(affair, file, due)),
    ];
  });
  if (lines.length === 0) return 0;
  const { rowCount } = await db.query(PUT, [JSON.stringify(lines)]);
  return rowCount ?? 0;
}

type Due = { rung: Rung; people: readonly Person[]; calendar: Calendar; today: string };

type Line = { clockId: string; displayNo: string; petitionId: string | null; orgId: number };

function linesOf(affair: Running, due: Due) {
  const displayNo = affair.displayNo === '' ? CLOCKS[affair.clock.kind].zh : affair.displayNo;
  const { petitionId, orgId } = affair;
  const at = { clockId: `affair:${affair.affairId}`, displayNo, petitionId, orgId };
  return written(affair, at, receiversOf(affair, due.rung, due.people), due);
}

/** The same to the unit below that has the petition, under the number of its own file. */
function linesBelow(affair: Running, file: FileBelow, due: Due) {
  const heads = due.people.filter(({ roles }) => roles.includes('windowHead'));
  const kind: ReminderKind = due.rung.key.startsWith('T+') ? 'urge' : 'reminder';
  const { displayNo, petitionId, orgId } = file;
  const at = { clockId: `affair:below/${affair.affairId}`, displayNo, petitionId, orgId };
  return written(
    affair,
    at,
    whoAnswersBelow(file, heads).map((id) => ({ id, kind })),
    due,
  );
}

function written(
  affair: Running,
  at: Line,
  receivers: readonly { id: string; kind: ReminderKind }[],
  { rung, calendar, today }: Due,
) {
  const days = dueOf(affair.clock, calendar);
  const due = countsToLegalDay(rung.key) ? (days.legalDue ?? days.nominalDue) : days.nominalDue;
  const clock = { ...affair.clock, id: at.clockId };
  const sentence = reminderSentence(at.displayNo, { clock, rung, days, due }, { today, calendar });
  return receivers.map(({ id, kind }) => ({
    reminder_id: deriveStreamId(affair.affairId, `reminder/${due}/${rung.key}/${id}`),
    petition_id: at.petitionId,
    org_id: at.orgId,
    clock_id: at.clockId,
    clock_kind: clock.kind,
    rung: rung.key,
    due,
    receiver: id,
    kind,
    display_no: at.displayNo,
    sentence,
  }));
}

/** Whoever is to answer, and from a level on those above him in the organisation that asked. */
function receiversOf(
  affair: Running,
  { key, level }: Rung,
  people: readonly Person[],
): { id: string; kind: ReminderKind }[] {
  const late = key.startsWith('T+');
  const handlers = people.filter(({ id }) => affair.handlerIds.includes(id));
  const answering =
    handlers.length > 0
      ? handlers
      : people.filter(({ orgId, roles }) => orgId === affair.answeringOrgId && roles.includes('windowHead'));
  const above = people.filter(
    (one) =>
      one.orgId === affair.orgId &&
      JOINING[level].some((role) => one.roles.includes(role)) &&
      !answering.includes(one),
  );
  return [
    ...answering.map(({ id }) => ({ id, kind: late ? ('urge' as const) : ('reminder' as const) })),
    ...above.map(({ id }) => ({ id, kind: late ? ('escalation' as const) : ('reminder' as const) })),
  ];
}
