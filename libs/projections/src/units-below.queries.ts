import type { Queryable } from '#event-store';

/** The unit that a petition waits for. @shape ended: its file is over, and no report came up */
export type UnitBelow = { readonly parentId: string; readonly unitName: string; readonly ended: boolean };

/** A file below that is over, and the petition here that still waits for its report. @shape handlerId: of the petition here */
export type EndedBelow = {
  readonly childId: string;
  readonly petitionId: string;
  readonly orgId: number;
  readonly zone: string;
  readonly displayNo: string;
  readonly handlerId: string | null;
  readonly unitName: string;
};

/**
 * What the unit below owes is nobody's step here (`awaitedSteps`); a letter that is still to go out is on the workbench. Of `rm.petition p`.
 */
export const IS_OWED_FROM_BELOW = `p.status in ('assignedDown', 'rework') and p.disposition = 'YJG'
      and p.intake_decision = 'passDown' and not p.awaits && array['sendDown', 'submitResult', 'recordSigning']`;

// A letter that was recalled or handed back has a file below as well: the one in force is open, or else it is the last.
const CHILD = `lateral (select c.petition_id, c.org_id, c.is_open from rm.petition c
      where c.parent_id = p.petition_id and c.org_id <> p.org_id and c.status <> 'returnedToSender'
      order by c.is_open desc, c.registered_on desc, c.updated_at desc limit 1) c
    join idn.organisation o on o.id = c.org_id`;

const UNITS = `select p.petition_id as "parentId", o.name as "unitName", not c.is_open as ended
  from rm.petition p cross join ${CHILD} where p.petition_id = any($1::uuid[])`;

const ENDED = `select c.petition_id as "childId", p.petition_id as "petitionId", p.org_id as "orgId", p.zone,
    p.display_no as "displayNo", p.handler_id as "handlerId", o.name as "unitName"
  from rm.petition p cross join ${CHILD} where ${IS_OWED_FROM_BELOW} and not c.is_open order by p.petition_id`;

/** A report that the superior sent back, in the file of the unit that made it. @shape round: of the superior's 重办期限; dueOn: its day */
export type ReturnedReport = {
  readonly petitionId: string;
  readonly orgId: number;
  readonly displayNo: string;
  readonly round: string;
  readonly dueOn: string;
};

const RETURNED = `select c.petition_id as "petitionId", c.org_id as "orgId", c.display_no as "displayNo",
    k.clock_id as round, k.nominal_due as "dueOn"
  from rm.petition c
    join rm.petition p on p.petition_id = c.parent_id and p.org_id <> c.org_id and p.status = 'rework'
    join rm.clock k on k.petition_id = p.petition_id and k.kind = 'reworkDue' and k.stopped_on is null
  where 'returnForRework' = any(c.awaits) order by c.petition_id`;

/**
 * The units that these petitions wait for, one of each. Asked with the rights of the program, for the file below may be closed to
 * whoever follows the petition here: its name and whether it is over is all that goes up.
 */
export async function unitsBelow(db: Queryable, petitionIds: readonly string[]): Promise<UnitBelow[]> {
  if (petitionIds.length === 0) return [];
  const { rows } = await db.query<UnitBelow>({
    name: 'rm_units_below',
    text: UNITS,
    values: [[...petitionIds]],
  });
  return rows;
}

/**
 * Files below that are over (not accepted, withdrawn, put aside, …) while the petition here waits for a report that they can no
 * longer send (O-31).
 */
export async function endedBelow(db: Queryable): Promise<EndedBelow[]> {
  const { rows } = await db.query<EndedBelow>({ name: 'rm_ended_below', text: ENDED });
  return rows;
}

/** Reports that a superior sent back, and that nobody below has taken up again (O-50). */
export async function returnedReports(db: Queryable): Promise<ReturnedReport[]> {
  const { rows } = await db.query<ReturnedReport>({ name: 'rm_returned_reports', text: RETURNED });
  return rows;
}
