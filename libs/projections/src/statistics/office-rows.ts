import type { InformationFacts, IssueFacts } from '#domain';
import type { ClientBase, Pool } from 'pg';

type SelfOpened = { orgId: number; closedOn: string | null; inspectedOn: string | null };

/** What the office's own figures are counted from, each with its id in its register. */
export type OfficeRows = {
  bulletins: readonly (InformationFacts & { id: string })[];
  issues: readonly (IssueFacts & { id: string })[];
  cases: readonly (SelfOpened & { id: string })[];
};
export const NO_OFFICE_ROWS: OfficeRows = { bulletins: [], issues: [], cases: [] };

type Stored = { id: string; category: string; orgId: number; facts: Record<string, unknown> };

/** All items, numbers and self-opened cases of organisations: a figure is never taken from a page of a list. */
export async function officeRows(db: ClientBase | Pool, orgIds: readonly number[]): Promise<OfficeRows> {
  const { rows } = await db.query<Stored>({
    name: 'rm_office_rows',
    text: `select affair_id as id, category, org_id as "orgId", facts from rm.affair
      where org_id = any($1::int[]) and category in ('bulletin', 'special-issue', 'self-opened-case') order by affair_id`,
    values: [[...orgIds]],
  });
  return officeRowsOf(rows);
}

/** The same of rows that are already at hand. */
export function officeRowsOf(rows: readonly Stored[]): OfficeRows {
  const of = (category: string): readonly Stored[] => rows.filter((row) => row.category === category);
  return {
    bulletins: of('bulletin').map(({ id, orgId, facts }) => ({
      id,
      orgId,
      ...(facts as Pick<InformationFacts, 'submittedOn' | 'submittedLevel' | 'adoptions' | 'instructions'>),
    })),
    issues: of('special-issue').map(({ id, orgId, facts }) => ({
      id,
      orgId,
      publishedOn: facts['publishedOn'] as string,
      articles: (facts['itemIds'] as string[]).length,
    })),
    cases: of('self-opened-case').map(({ id, orgId, facts }) => ({
      id,
      orgId,
      closedOn: facts['closedOn'] as string | null,
      inspectedOn: facts['inspectedOn'] as string | null,
    })),
  };
}
