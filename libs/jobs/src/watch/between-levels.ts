import type { Pool } from 'pg';
import { type EndedBelow, endedBelow, type ReturnedReport, returnedReports } from '#projections';
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
  return tellFollowers(
    db,
    ended.map((file) => ({
      ...file,
      key: `below-ended-${file.childId}`,
      sentence: endedBelowSentence(file),
    })),
  );
}

/** The day stands in the superior's file alone; why it came back, in the unit's own (O-50). */
export const returnedReportSentence = ({
  displayNo,
  dueOn,
}: Pick<ReturnedReport, 'displayNo' | 'dueOn'>): string =>
  `${displayNo}:上级退回了上报的结果,应于${dueOn}前(含当日)重办后再报。退回的理由和要求见案卷“情况”:` +
  '请审核人“退回重办”,承办人改好、重新签发后再“上报办结报告”(O-31、O-50)';

/** A report that the superior sent back: whoever made it hears of it, once for each time. Gives how many notices were new. */
export async function noticeReturnedReports(db: Pool): Promise<number> {
  const returned = await returnedReports(db);
  return tellFollowers(
    db,
    returned.map((file) => ({
      ...file,
      key: `report-returned-${file.petitionId}-${file.round}`,
      sentence: returnedReportSentence(file),
    })),
  );
}

type Told = Pick<EndedBelow, 'petitionId' | 'displayNo' | 'orgId'> & Pick<Notice, 'key' | 'sentence'>;

async function tellFollowers(db: Pool, told: readonly Told[]): Promise<number> {
  if (told.length === 0) return 0;
  const ids = told.map(({ petitionId }) => petitionId);
  const { rows: receivers } = await db.query<Receiver>(RECEIVERS, [ids]);
  return putNotices(
    db,
    told.flatMap(({ petitionId, displayNo, orgId, key, sentence }) =>
      receivers
        .filter((one) => one.petitionId === petitionId)
        .map(({ accountId }): Notice => ({
          accountId,
          orgId,
          key,
          sentence,
          petition: { petitionId, displayNo },
        })),
    ),
  );
}
