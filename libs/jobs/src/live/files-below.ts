import type { Queryable } from '#event-store';

/** The file that a unit below has of a petition which was sent down to it. @shape handlerIds: of that file */
export type FileBelow = {
  readonly parentId: string;
  readonly petitionId: string;
  readonly orgId: number;
  readonly displayNo: string;
  readonly handlerIds: readonly string[];
};

// A part that was joined to a petition in the same house has a parent too; one that came back or is finished is not open.
const BELOW = `select c.parent_id as "parentId", c.petition_id as "petitionId", c.org_id as "orgId",
    c.display_no as "displayNo", c.handler_ids as "handlerIds"
  from rm.petition c join rm.petition p on p.petition_id = c.parent_id and p.org_id <> c.org_id
  where c.parent_id = any($1::uuid[]) and c.is_open order by c.petition_id`;

/** The open files below of these petitions, at most one of each. */
export async function filesBelow(db: Queryable, petitionIds: readonly string[]): Promise<FileBelow[]> {
  if (petitionIds.length === 0) return [];
  const { rows } = await db.query<FileBelow>(BELOW, [petitionIds]);
  return rows;
}

/**
 * Whoever handles it there, and the head of the window there: what a superior writes is addressed to the unit. The inbox keeps it
 * from a head who may not see the file.
 */
export const whoAnswersBelow = (
  { orgId, handlerIds }: FileBelow,
  heads: readonly { readonly id: string; readonly orgId: number }[],
): string[] => [
  ...new Set([...handlerIds, ...heads.filter((head) => head.orgId === orgId).map(({ id }) => id)]),
];
