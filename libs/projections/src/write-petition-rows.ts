import type { ClientBase } from 'pg';
import { CLOCK, FACT, REPLACED } from './migrations/put-petitions.sql.js';
import type { PetitionRows } from './petition-rows.js';

/** Writes the rows of petitions in one round trip; the client is in the transaction that appends. */
export async function writePetitionRows(client: ClientBase, rows: readonly PetitionRows[]): Promise<void> {
  const [gone, kept] = [rows.filter(isTakenBack), rows.filter((row) => !isTakenBack(row))];
  const sent: Promise<unknown>[] = [];
  if (gone.length > 0)
    sent.push(
      client.query({
        name: 'rm_drop_petitions',
        text: 'delete from rm.petition where petition_id = any($1::uuid[])',
        values: [gone.map(({ petition }) => petition['petition_id'])],
      }),
    );
  const [added, put] = [kept.filter(({ isNew }) => isNew), kept.filter(({ isNew }) => !isNew)];
  if (added.length > 0) sent.push(addPetitions(client, added));
  if (put.length > 0)
    sent.push(
      client.query({
        name: 'rm_put_petitions',
        text: 'select rm.put_petitions($1::jsonb)',
        values: [JSON.stringify(put)],
      }),
    );
  await Promise.all(sent);
}

/** Its import was undone: it stands in no list and counts nowhere. */
const isTakenBack = ({ petition }: PetitionRows): boolean => petition['status'] === 'takenBack';

const insert = (table: string, columns: readonly string[], at: number): string =>
  `insert into ${table} (${columns.join(', ')}) select ${columns.map((column) => `r.${column}`).join(', ')}
    from jsonb_populate_recordset(null::${table}, $${at}::jsonb) r`;

const PETITION = ['petition_id', 'sealed', 'sealed_name', 'name_erased', ...REPLACED];
const VERDICT = [
  'petition_id',
  'gate',
  'round',
  'judged_on',
  'org_id',
  'passed',
  'failed',
  'not_applicable',
  'awaiting',
];

/** What hangs on a petition, in the order of the parameters. */
const HANGING = [
  { list: 'clocks', sql: insert('rm.clock', ['petition_id', 'clock_id', ...CLOCK], 2) },
  { list: 'identifiers', sql: insert('rm.identifier', ['petition_id', 'subject_id', 'kind', 'mac'], 3) },
  { list: 'access', sql: insert('rm.access', ['petition_id', 'account_id', 'reason'], 4) },
  { list: 'exclusion', sql: insert('rm.exclusion', ['petition_id', 'account_id'], 5) },
  { list: 'verdicts', sql: insert('rm.verdict', VERDICT, 6) },
] as const;

/**
 * One statement for all rows of new petitions, planned once: what is there already is an error and not replaced. Foreign keys are
 * looked at when it ends.
 */
const ADD = `with petition as (insert into rm.petition (updated_at, ${PETITION.join(', ')})
    select coalesce(r.updated_at, clock_timestamp()), ${PETITION.map((column) => `r.${column}`).join(', ')}
    from jsonb_populate_recordset(null::rm.petition, $1::jsonb) r),
  ${HANGING.map(({ list, sql }) => `${list} as (${sql})`).join(',\n  ')}
  ${insert('rm.fact', ['petition_id', ...FACT], 7)}`;

async function addPetitions(client: ClientBase, rows: readonly PetitionRows[]): Promise<void> {
  const hanging = <T extends object>(listOf: (row: PetitionRows) => readonly T[]): string =>
    JSON.stringify(
      rows.flatMap((row) => {
        const petition_id = row.petition['petition_id'];
        return listOf(row).map((each) => ({ ...each, petition_id }));
      }),
    );
  await client.query({
    name: 'rm_add_petitions',
    text: ADD,
    values: [
      JSON.stringify(rows.map(({ petition }) => petition)),
      hanging(({ clocks }) => clocks),
      hanging(({ identifiers }) => identifiers.filter(({ mac }) => mac !== null)),
      hanging(({ access }) => access),
      hanging(({ exclusion }) => exclusion.map((account_id) => ({ account_id }))),
      hanging(({ verdicts }) => verdicts),
      hanging(({ fact }) => [fact]),
    ],
  });
}
