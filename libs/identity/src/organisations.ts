import type { ClientBase, Pool } from 'pg';
import { type Designation, ORGANISATION_LIMITS, requireFreeDesignation } from '#domain';
import { checkedText, constraintOf } from './fields.js';
import { IdentityRefused } from './identity-refused.js';

/** Levels of organisations, from the top. */
export const ORGANISATION_LEVELS = ['province', 'city', 'county'] as const;

/** One level of the tree. */
export type OrganisationLevel = (typeof ORGANISATION_LEVELS)[number];

/** An organisation department. @shape code e.g. 411300Z (division code + Z); shortCode e.g. 宛组, for numbers */
export type Organisation = {
  readonly id: number;
  readonly parentId: number | null;
  readonly code: string;
  readonly shortCode: string;
  readonly name: string;
  readonly level: OrganisationLevel;
  readonly smallOffice: boolean;
  readonly active: boolean;
  /** Oldest first, each with its last day. @shape until YYYY-MM-DD */
  readonly formerNames: readonly { readonly name: string; readonly until: string }[];
};

/** What a new organisation is made of. @shape parentId null for the top of this installation */
export type NewOrganisation = {
  readonly parentId: number | null;
  readonly code: string;
  readonly shortCode: string;
  readonly name: string;
  readonly level: OrganisationLevel;
  readonly smallOffice?: boolean;
};

const COLUMNS = `id, parent_id as "parentId", code, short_code as "shortCode", name, level,
  small_office as "smallOffice", active, former_names as "formerNames"`;

const refusedField = (field: string, message: string) =>
  new IdentityRefused('ORGANISATION_FIELD_INVALID', message, field);

/**
 * Adds an organisation below another, or the first.
 * @rejects ORGANISATION_FIELD_INVALID, ORGANISATION_LEVEL_INVALID, ORGANISATION_CODE_TAKEN, ORGANISATION_UNKNOWN,
 *   ORGANISATION_DISABLED, and as Rejected ORGANISATION_NAME_TAKEN, ORGANISATION_SHORT_CODE_TAKEN
 */
export async function createOrganisation(client: ClientBase, given: NewOrganisation): Promise<Organisation> {
  const invalid = 'ORGANISATION_FIELD_INVALID' as const;
  const name = checkedText(given.name, {
    field: 'name',
    label: '单位名称',
    max: ORGANISATION_LIMITS.name,
    code: invalid,
  });
  const shortCode = checkedText(given.shortCode, {
    field: 'shortCode',
    label: '机关代字',
    max: ORGANISATION_LIMITS.shortCode,
    code: invalid,
  });
  if (typeof given.code !== 'string' || !/^[0-9A-Z]{4,20}$/.test(given.code))
    throw refusedField('code', '机构码须为 4 至 20 位数字或大写字母,如 411300Z。');
  if (!ORGANISATION_LEVELS.includes(given.level)) throw refusedField('level', '单位层级须为省、市、县之一。');
  if (given.parentId !== null) {
    const parent = await organisationById(client, given.parentId);
    if (!parent.active) throw disabled('parentId');
    if (ORGANISATION_LEVELS.indexOf(parent.level) >= ORGANISATION_LEVELS.indexOf(given.level))
      throw new IdentityRefused('ORGANISATION_LEVEL_INVALID', '下级单位的层级须低于上级单位。', 'level');
  }
  await lockDesignations(client);
  const { rows: others } = await client.query<Designation & { code: string }>(
    'select name, short_code as "shortCode", code from idn.organisation where active order by code',
  );
  // sent twice it is the code that is taken, whatever else is
  if (!others.some(({ code }) => code === given.code)) requireFreeDesignation({ name, shortCode }, others);
  try {
    const { rows } = await client.query<Organisation>(
      `insert into idn.organisation (parent_id, code, short_code, name, level, small_office)
       values ($1, $2, $3, $4, $5, $6) returning ${COLUMNS}`,
      [given.parentId, given.code, shortCode, name, given.level, given.smallOffice ?? false],
    );
    return rows[0]!;
  } catch (error) {
    if (constraintOf(error) === 'organisation_code_taken')
      throw new IdentityRefused('ORGANISATION_CODE_TAKEN', '机构码已被使用。', 'code');
    throw error;
  }
}

// of the one lock under which organisations get their names
const DESIGNATIONS = 7_031_181;

/**
 * Makes whoever gives an organisation a name take turns until his transaction ends: of two who give the same name to two
 * at once, the second has to see the first.
 */
export async function lockDesignations(client: ClientBase): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [DESIGNATIONS]);
}

/**
 * Makes the row of an organisation say what its events or its parameters say.
 * @shape formerNames: all of them, oldest first @rejects ORGANISATION_UNKNOWN
 */
export async function changeOrganisation(
  client: ClientBase,
  id: number,
  changes: Partial<Pick<Organisation, 'smallOffice' | 'active' | 'name' | 'formerNames'>>,
): Promise<Organisation> {
  const { smallOffice, active, name, formerNames } = changes;
  const { rows } = await client.query<Organisation>(
    `update idn.organisation set small_office = coalesce($2, small_office), active = coalesce($3, active),
        name = coalesce($4, name), former_names = coalesce($5::jsonb, former_names)
      where id = $1 returning ${COLUMNS}`,
    [
      id,
      smallOffice ?? null,
      active ?? null,
      name ?? null,
      formerNames === undefined ? null : JSON.stringify(formerNames),
    ],
  );
  if (!rows[0]) throw unknown();
  return rows[0];
}

/**
 * An organisation that accounts may be made in or put to use again: the row lock makes whoever takes it out of use wait,
 * or be waited for. @rejects ORGANISATION_UNKNOWN, ORGANISATION_DISABLED
 */
export async function requireActiveOrganisation(client: ClientBase, id: number): Promise<void> {
  const organisation = await organisationById(client, id);
  const { rows } = await client.query<{ active: boolean }>(
    'select active from idn.organisation where id = $1 for share',
    [organisation.id],
  );
  if (rows[0]?.active !== true) throw disabled('orgId');
}

const disabled = (field: string) =>
  new IdentityRefused('ORGANISATION_DISABLED', '这个单位已停用,请先在“管理—单位”恢复使用。', field);

const unknown = () => new IdentityRefused('ORGANISATION_UNKNOWN', '没有这个单位。', 'orgId');

/** One organisation. @rejects ORGANISATION_UNKNOWN */
export async function organisationById(db: ClientBase | Pool, id: number): Promise<Organisation> {
  if (!Number.isInteger(id) || Math.abs(id) > 0x7fffffff) throw unknown();
  const { rows } = await db.query<Organisation>(`select ${COLUMNS} from idn.organisation where id = $1`, [
    id,
  ]);
  if (!rows[0]) throw unknown();
  return rows[0];
}

/** All organisations, parents before children; with a reader's client, those in its view. */
export async function listOrganisations(db: ClientBase | Pool): Promise<Organisation[]> {
  const { rows } = await db.query<Organisation>(
    `select ${COLUMNS} from idn.organisation order by array_position(array['province', 'city', 'county'], level), code`,
  );
  return rows;
}

/** The ids of an organisation and of all below it, ascending. */
export async function organisationIdsBelow(db: ClientBase | Pool, id: number): Promise<number[]> {
  const { rows } = await db.query<{ ids: number[] }>('select idn.organisations_below($1) as ids', [id]);
  return rows[0]!.ids;
}

/** An organisation with its children, for a tree on the screen. */
export type OrganisationNode = Organisation & { readonly children: readonly OrganisationNode[] };

/** Makes a tree of a list; what has no parent in the list stands at the top. */
export function organisationTree(list: readonly Organisation[]): OrganisationNode[] {
  const nodes = new Map(list.map((each) => [each.id, { ...each, children: [] as OrganisationNode[] }]));
  const top: OrganisationNode[] = [];
  for (const node of nodes.values()) {
    const parent = node.parentId === null ? undefined : nodes.get(node.parentId);
    (parent ? parent.children : top).push(node);
  }
  return top;
}
