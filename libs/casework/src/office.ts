import type { Queryable } from '#event-store';
import type { FormerName, OrganisationFacts } from '#domain';
import type { Role } from '#identity';

/** A colleague as decisions need him. */
export type Colleague = {
  accountId: string;
  displayName: string;
  orgId: number;
  section: string | null;
  roles: readonly Role[];
  disabled: boolean;
};

/** An organisation as decisions and papers need it. @shape formerNames: oldest first; active false = it takes nothing any more */
export type OfficeOrganisation = OrganisationFacts & {
  name: string;
  formerNames: readonly FormerName[];
  active: boolean;
};

/** An organisation with its people; read in one round trip. */
export type Office = {
  organisation: OfficeOrganisation;
  colleagues: ReadonlyMap<string, Colleague>;
};

const OFFICE = `select g.id,
  (select jsonb_build_object('id', o.id, 'code', o.code, 'shortCode', o.short_code, 'level', o.level,
     'smallOffice', o.small_office, 'name', o.name, 'formerNames', o.former_names, 'active', o.active) from idn.organisation o where o.id = g.id) as organisation,
  (select coalesce(jsonb_agg(jsonb_build_object('accountId', a.id, 'displayName', a.display_name, 'orgId', a.org_id,
     'section', a.section, 'disabled', a.disabled_at is not null,
     'roles', (select coalesce(jsonb_agg(r.role order by r.role), '[]') from idn.account_role r where r.account_id = a.id))),
     '[]') from idn.account a where a.org_id = g.id or a.id = any($2::uuid[])) as colleagues
  from unnest($1::int[]) as g (id)`;

/** The organisation of record with its staff, and further accounts that a command names. */
export async function officeOf(
  client: Queryable,
  orgId: number,
  alsoIds: readonly string[],
): Promise<Office> {
  return (await officesOf(client, [orgId], alsoIds)).get(orgId) as Office;
}

/** Several organisations at once, each once. @shape by id */
export async function officesOf(
  client: Queryable,
  orgIds: readonly number[],
  alsoIds: readonly string[] = [],
): Promise<ReadonlyMap<number, Office>> {
  const { rows } = await client.query<{
    id: number;
    organisation: Office['organisation'] | null;
    colleagues: Colleague[];
  }>({
    name: 'offices_of',
    text: OFFICE,
    values: [[...orgIds], [...alsoIds]],
  });
  return new Map(
    rows.map(({ id, organisation, colleagues }) => {
      if (!organisation) throw new Error(`organisation ${id} is missing`);
      return [
        id,
        { organisation, colleagues: new Map(colleagues.map((person) => [person.accountId, person])) },
      ];
    }),
  );
}

const ORGANISATION = `select o.id, o.code, o.short_code as "shortCode", o.level, o.small_office as "smallOffice", o.name,
    o.former_names as "formerNames", o.active
  from idn.organisation o where o.id = $1`;

/** An organisation of this system; null where there is none of that id. */
export async function findOrganisation(
  client: Queryable,
  orgId: number,
): Promise<Office['organisation'] | null> {
  const { rows } = await client.query<Office['organisation']>({
    name: 'find_organisation',
    text: ORGANISATION,
    values: [orgId],
  });
  return rows[0] ?? null;
}
