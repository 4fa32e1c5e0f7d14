import { type Affair, type AnyAffairState, type Calendar, dueOf } from '#domain';
import type { Vault } from '#vault';
import type { ClientBase } from 'pg';
import { SEALED_PART } from '../sealed-columns.js';
import { layAsides } from '../statistics/asides.js';

/** What the sealed title of an affair is bound to. */
export const sealedAffairAad = (affairId: string): string => `rm.affair/${affairId}/title`;

/** What a row is written with. @shape title: undefined = as before, null = its key is gone */
export type AffairRowContext = {
  calendar: Calendar;
  title: string | null | undefined;
  keyId: string | null;
  recordedAt: string;
  vault: Pick<Vault, 'sealParts'>;
};

const PUT = `insert into rm.affair as old (affair_id, category, org_id, petition_id, party_org_ids, account_ids, status, is_open,
    number, opened_on, due_on, clock, facts, version, updated_at, sealed)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
  on conflict (affair_id) do update set org_id = excluded.org_id, petition_id = excluded.petition_id,
    party_org_ids = excluded.party_org_ids, account_ids = excluded.account_ids, status = excluded.status,
    is_open = excluded.is_open, number = excluded.number, opened_on = excluded.opened_on, due_on = excluded.due_on,
    clock = excluded.clock, facts = excluded.facts, version = excluded.version, updated_at = excluded.updated_at,
    sealed = coalesce(excluded.sealed, old.sealed)`;

/** Writes the register's line of an affair from its state, in the appending transaction and in a rebuild alike. */
export async function writeAffairRow(
  client: ClientBase,
  affair: Affair,
  state: AnyAffairState,
  { calendar, title, keyId, recordedAt, vault }: AffairRowContext,
): Promise<void> {
  const row = affair.rowOf(state);
  const running = row.clock === null || row.clock.stoppedOn ? null : dueOf(row.clock, calendar);
  const sealed =
    title === undefined || title === null || keyId === null
      ? null
      : await vault.sealParts({
          parts: { [SEALED_PART]: title },
          keys: { [SEALED_PART]: keyId },
          aad: sealedAffairAad(state.id),
        });
  await client.query({
    name: 'put_affair',
    text: PUT,
    values: [
      state.id,
      affair.category,
      state.orgId,
      state.petitionId,
      [...new Set(row.partyOrgIds)],
      [...new Set(row.accountIds)],
      state.status,
      row.open,
      row.number,
      row.openedOn,
      running === null ? (row.dueOn ?? null) : (running.legalDue ?? running.nominalDue),
      row.clock === null ? null : JSON.stringify(row.clock),
      JSON.stringify(row.facts),
      state.version,
      recordedAt,
      sealed,
    ],
  });
  await layAsides(client, { category: affair.category, state, recordedAt });
}
