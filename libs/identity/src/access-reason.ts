import type { ClientBase, Pool } from 'pg';

/** A reason (查阅事由) holds for a working day: whoever comes back to the petition later gives one anew (§9). @unit hours */
export const ACCESS_REASON_HOURS = 8;

/**
 * The sealed reason under which this account may open this petition now; null = he has to give one. There is no table of
 * its own: it stands in the audit itself, where nobody can add or prolong one without a trace. Each look taken under a
 * reason is recorded with the same envelope, and no envelope is made twice: it was given where it stands first, which
 * is looked for a good while further back than a look can lie behind it.
 */
export async function reasonInForce(
  db: ClientBase | Pool,
  { accountId, petitionId }: { accountId: string; petitionId: string },
): Promise<Buffer | null> {
  const { rows } = await db.query<{ sealedReason: Buffer }>(
    `select sealed_reason as "sealedReason" from idn.access_audit
      where petition_id = $1 and account_id = $2 and sealed_reason is not null
        and recorded_at > now() - make_interval(hours => 3 * $3)
      group by sealed_reason having min(recorded_at) > now() - make_interval(hours => $3)
      order by min(recorded_at) desc limit 1`,
    [petitionId, accountId, ACCESS_REASON_HOURS],
  );
  return rows[0]?.sealedReason ?? null;
}
