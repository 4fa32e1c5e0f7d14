import type { Pool } from 'pg';
import { type EndedBelow, endedBelow } from '#projections';
import { type Notice, putNotices } from './notices.js';

/** Of the petition here and the unit, never of the file below: why that ended is its own affair (§9, no. 26). */
export const endedBelowSentence = ({
  displayNo,
  unitName,
}: Pick<EndedBelow, 'displayNo' | 'unitName'>): string =>
  `${displayNo}:${unitName}已了结交办的件,没有上报办结报告。请向该单位问明情况:` +
  '要结果的,请其书面补报后用“报结果”代录;不再由其办理的,提请“收回交办”后另行分流(O-31、O-25)';

type Receiver = { petitionId: string; accountId: string };

// Outside the general zone only whoever handles it, and while nobody can be reached there, those who are named on it (O-23).
const RECEIVERS = `select p.petition_id as "petitionId", a.id as "accountId" from rm.petition p
    join idn.account a on a.disabled_at is null
    left join idn.account h on h.id = p.handler_id and h.disabled_at is null
  where p.petition_id = any($1::uuid[]) and (
    a.id = h.id
    or (p.zone = 'general' and a.org_id = p.org_id
      and exists (select from idn.account_role r where r.account_id = a.id and r.role = 'windowHead'))
    or (p.zone <> 'general' and h.id is null
      and exists (select from rm.access x where x.petition_id = p.petition_id and x.account_id = a.id)))`;

/**
 * A file below that is over and can report no more: whoever follows the petition here hears of it, once for each such file (O-31).
 * Gives how many notices were new.
 */
export async function noticeEndedBelow(db: Pool): Promise<number> {
  const ended = await endedBelow(db);
  if (ended.length === 0) return 0;
  const { rows: receivers } = await db.query<Receiver>(RECEIVERS, [
    ended.map(({ petitionId }) => petitionId),
  ]);
  return putNotices(
    db,
    ended.flatMap((file) =>
      receivers
        .filter(({ petitionId }) => petitionId === file.petitionId)
        .map(({ accountId }): Notice => ({
          accountId,
          orgId: file.orgId,
          key: `below-ended-${file.childId}`,
          sentence: endedBelowSentence(file),
          petition: file,
        })),
    ),
  );
}
