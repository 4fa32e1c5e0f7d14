import type { AffairFields, RelatedAffair } from '#domain';
import { isUuid } from '#identity';
import type { ClientBase } from 'pg';
import { CaseworkRefused } from '../casework-refused.js';
import type { Office } from '../office.js';

type Input = Readonly<Record<string, unknown>>;
type Kind = AffairFields[string]['kind'];

/** What stands in the fields of some kinds, with the field's name. */
export function namedIn(
  input: Input,
  fields: AffairFields,
  kinds: readonly Kind[],
): { field: string; value: unknown }[] {
  return Object.entries(fields)
    .filter(([, { kind }]) => kinds.includes(kind))
    .flatMap(([field]) => {
      const value = input[field];
      return (Array.isArray(value) ? (value as unknown[]) : [value])
        .filter((each) => each !== undefined && each !== null)
        .map((each) => ({ field, value: each }));
    });
}

/** Ids in some fields, well-formed ones only: the decider refuses the others. */
export const idsIn = (input: Input, fields: AffairFields, kinds: readonly Kind[]): string[] => [
  ...new Set(
    namedIn(input, fields, kinds)
      .map(({ value }) => value)
      .filter(isUuid),
  ),
];

/** The people named are there and not disabled, of the organisation and with the role that the field asks for. @rejects STAFF_UNKNOWN */
export function checkPeople(input: Input, fields: AffairFields, office: Office): void {
  for (const { field, value } of namedIn(input, fields, ['account'])) {
    const person = office.colleagues.get(String(value));
    const asked = fields[field];
    const role = asked?.kind === 'account' ? asked.role : undefined;
    const fits = role === undefined || [role].flat().some((one) => person?.roles.includes(one));
    const elsewhere = asked?.kind === 'account' && asked.own && person?.orgId !== office.organisation.id;
    if (!person || person.disabled || elsewhere || !fits)
      throw new CaseworkRefused(
        'invalid',
        'STAFF_UNKNOWN',
        `“${asked?.zh ?? ''}”所选的人不存在、已停用、不在本机关,或没有相应的角色。`,
        { field },
      );
  }
}

/** The organisations named are there, and in use unless the field looks back. @rejects ORGANISATION_UNKNOWN, ORGANISATION_DISABLED */
export async function checkOrganisations(
  client: ClientBase,
  input: Input,
  fields: AffairFields,
): Promise<void> {
  const named = namedIn(input, fields, ['organisation', 'organisations']).filter(({ value }) =>
    Number.isInteger(value),
  );
  if (named.length === 0) return;
  const { rows } = await client.query<{ id: number; active: boolean }>(
    'select id, active from idn.organisation where id = any($1::int[])',
    [named.map(({ value }) => value)],
  );
  const known = new Map(rows.map(({ id, active }) => [id, active]));
  const unknown = named.find(({ value }) => !known.has(value as number));
  if (unknown)
    throw new CaseworkRefused('invalid', 'ORGANISATION_UNKNOWN', '所选的单位不存在。', {
      field: unknown.field,
    });
  const disabled = named.find(({ field, value }) => {
    const asked = fields[field];
    return known.get(value as number) === false && !(asked?.kind === 'organisation' && asked.orDisabled);
  });
  if (disabled)
    throw new CaseworkRefused(
      'invalid',
      'ORGANISATION_DISABLED',
      `“${fields[disabled.field]?.zh ?? ''}”所选的单位已停用:请改选接手的单位。`,
      { field: disabled.field },
    );
}

/** The other affairs that a command names. @shape those that are not there are left out */
export async function relatedAffairs(client: ClientBase, ids: readonly string[]): Promise<RelatedAffair[]> {
  if (ids.length === 0) return [];
  const { rows } = await client.query<RelatedAffair & { partyOrgIds: number[]; accountIds: string[] }>(
    `select affair_id as "affairId", category, org_id as "orgId", status, facts
       from rm.affair where affair_id = any($1::uuid[]) and petition_id is null order by affair_id`,
    [ids],
  );
  return rows;
}
