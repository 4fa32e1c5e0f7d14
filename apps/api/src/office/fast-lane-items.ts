import {
  type FastLaneFacts,
  fastLaneDues,
  type FastLaneFigures,
  fastLaneFigures,
  inFastLane,
  isComplexInLane,
  type PeriodFacts,
  type PeriodScope,
} from '#domain';
import { type Viewer, withViewer } from '#identity';
import type { AffairListRow } from '#projections';
import type { Runtime } from '../shared/runtime.js';

type Found = PeriodFacts &
  Omit<FastLaneFacts, 'dueOn'> & { displayNo: string; status: string; outer: string | null; open: boolean };

/** A petition in the fast lane of a period, with the day by which it has to be ended. */
export type FastLaneItem = Found & {
  readonly period: string;
  readonly dueOn: string;
  readonly complex: boolean;
};

// Without a limit: a book and the line of the quarter count what comes of it. The scope of the period is asked of the
// database, so that nothing is read that is not in the lane.
const IN_PERIOD = `select p.petition_id as "petitionId", p.org_id as "orgId", p.received_on as "receivedOn",
    p.category_code as "categoryCode", p.key_area as "keyArea", p.display_no as "displayNo", p.status, p.is_open as open,
    f.facts->>'openFrom' as "handedOn", f.facts->>'closureOn' as "endedOn", f.facts->>'finding' as finding,
    (select min(coalesce(c.legal_due, c.nominal_due)) from rm.clock c
      where c.petition_id = p.petition_id and c.kind in ('dueHandle', 'verificationDue') and c.stopped_on is null) as outer
  from rm.petition p left join rm.fact f using (petition_id)
  where p.received_on between $1 and $2 and not p.history
    and (cardinality($3::int[]) = 0 or p.org_id = any($3))
    and (cardinality($4::text[]) + cardinality($5::text[]) = 0
      or p.key_area = any($5) or exists (select from unnest($4::text[]) prefix where starts_with(p.category_code, prefix)))
  order by p.received_on, p.petition_id`;

/** What the fast lanes of these periods cover and the viewer may see (O-74), received on or after `from` where one is given. */
export async function fastLaneItems(
  runtime: Runtime,
  viewer: Viewer,
  { periods, from, to }: { periods: readonly AffairListRow[]; from?: string; to?: string },
): Promise<FastLaneItem[]> {
  const items: FastLaneItem[] = [];
  for (const { title, facts } of periods) {
    const period = facts as unknown as PeriodScope;
    const first = from !== undefined && from > period.from ? from : period.from;
    const last = to !== undefined && to < period.to ? to : period.to;
    if (!period.fastLane || first > last) continue;
    const { rows } = await withViewer(runtime.pools.reader, viewer, (client) =>
      client.query<Found>(IN_PERIOD, [first, last, period.orgIds, period.categories, period.keyAreas]),
    );
    for (const row of rows) {
      if (!inFastLane(period, row)) continue;
      const complex = isComplexInLane(period, row);
      items.push({ ...row, period: title, complex, dueOn: dueOf(row, complex, runtime) });
    }
  }
  return items;
}

/** The line of a quarter (O-76); a petition in two lanes counts once, by the earlier day. */
export function fastLaneLine(items: readonly FastLaneItem[], asOf: string): FastLaneFigures {
  const once = new Map<string, FastLaneItem>();
  for (const item of items) {
    const known = once.get(item.petitionId);
    if (known === undefined || item.dueOn < known.dueOn) once.set(item.petitionId, item);
  }
  return fastLaneFigures([...once.values()], asOf);
}

/** The day by which it is to be ended: the lane's, or the Regulation's where that is earlier (O-75). */
function dueOf({ orgId, receivedOn, outer }: Found, complexApproved: boolean, runtime: Runtime): string {
  const { calendar, profiles } = runtime;
  const received = { receivedOn, outerLimit: outer, complexApproved };
  return fastLaneDues(received, profiles.policyOn(orgId, receivedOn), calendar).close.date;
}
