import { type Affairs, CaseworkRefused, foldLoaded, officeOf } from '#casework';
import {
  clocksOf,
  type PetitionState,
  Rejected,
  shanghaiTime,
  SUPERVISION_CAUSES,
  type SupervisionFinding,
  supervisionFindings,
} from '#domain';
import { deriveStreamId, hashRequest, type LoadedStream } from '#event-store';
import { today as databaseToday } from '#platform';
import type { ReminderParts } from '../background-parts.js';

/** What detection needs. */
export type DetectionParts = ReminderParts & { readonly affairs: Pick<Affairs, 'open'> };

/** What a run did. */
export type Detected = { readonly supervised: number; readonly asked: number };

// Late ones, returned ones, those that stand still, and whatever changed since the last rounds.
const CANDIDATES = `select p.petition_id as id from rm.petition p
  where not p.history and (
    (p.is_open and (p.status = 'rework' or p.updated_at < now() - interval '10 days'
      or exists (select from rm.clock c where c.petition_id = p.petition_id and c.stopped_on is null
        and not c.petitioners and c.legal_due < $1::date)))
    or p.updated_at > now() - interval '1 hour')
  order by p.next_due nulls last limit 5000`;
const KNOWN = 'select cause, key from jobs.finding where petition_id = $1';
const PUT = `insert into jobs.finding (petition_id, cause, key, action) values ($1, $2, $3, $4) on conflict do nothing`;

/**
 * Looks for what gives rise to a supervision: what is certain is opened by the machine with a number, what needs a
 * judgement is put before the head of the window. Each thing once, however often it runs.
 */
export async function detectSupervision(
  parts: DetectionParts,
  stopping: () => boolean = () => false,
): Promise<Detected> {
  const { pools, store, log } = parts;
  const today = parts.todayIs?.() ?? (await databaseToday(pools.store)).today;
  const { rows } = await pools.store.query<{ id: string }>(CANDIDATES, [today]);
  let [supervised, asked] = [0, 0];
  for (const { id } of rows) {
    if (stopping()) break;
    const loaded = await store.load(pools.store, id);
    const state = foldLoaded(loaded);
    if (state === null) continue;
    const known = await pools.store.query<{ cause: string; key: string }>(KNOWN, [id]);
    const fresh = findingsOf(state, { loaded, today, parts }).filter(
      ({ cause, key }) => !known.rows.some((row) => row.cause === cause && row.key === key),
    );
    for (const finding of fresh)
      try {
        if (finding.action === 'supervise') supervised += await supervise(parts, state, finding);
        else asked += await ask(parts, state, finding);
        await pools.store.query(PUT, [id, finding.cause, finding.key, finding.action]);
      } catch (error) {
        if (!(error instanceof Rejected || error instanceof CaseworkRefused)) throw error;
        log.warn({ petitionId: id, cause: finding.cause, code: error.code }, 'a supervision was not opened');
      }
  }
  return { supervised, asked };
}

function findingsOf(
  state: PetitionState,
  { loaded, today, parts }: { loaded: LoadedStream; today: string; parts: DetectionParts },
): SupervisionFinding[] {
  const { calendar } = parts;
  const policy = parts.profiles.policyFor(state);
  const last = loaded.events.at(-1);
  return supervisionFindings(state, {
    today,
    calendar,
    policy,
    clocks: clocksOf(state, policy, calendar),
    lastChangedOn: last === undefined ? today : shanghaiTime(last.recordedAt).on,
  });
}

/** By the id of petition and thing: a second process makes no second one. */
async function supervise(
  { affairs }: DetectionParts,
  { petitionId, arrival }: PetitionState,
  { cause, key }: SupervisionFinding,
): Promise<number> {
  const commandId = deriveStreamId(petitionId, `supervise/${cause}/${key}`);
  const outcome = await affairs.open(
    'supervision',
    {
      type: 'openSupervision',
      petitionId,
      cause,
      title: `${arrival.displayNo} ${SUPERVISION_CAUSES[cause].zh}`,
      basis: `系统按规则判定:${cause} ${SUPERVISION_CAUSES[cause].zh}`,
    },
    { by: { machineOf: arrival.orgId }, commandId, requestHash: hashRequest({ commandId }), source: 'job' },
  );
  return outcome.repeated ? 0 : 1;
}

const ASK = `insert into jobs.reminder
    (reminder_id, petition_id, org_id, clock_id, clock_kind, rung, due, receiver, kind, display_no, sentence)
  select g.reminder_id, $1, $2, 'finding:' || $3, 'finding', $4, (now() at time zone 'Asia/Shanghai')::date, g.receiver,
    'notice', $5, $6 from jsonb_to_recordset($7::jsonb) as g(reminder_id uuid, receiver uuid)
  on conflict do nothing`;

/** A line in the inbox of whoever decides; the inbox itself keeps it from those who may not see the petition. */
async function ask(
  { pools }: DetectionParts,
  { petitionId, arrival, zone, needToKnow }: PetitionState,
  { cause, key }: SupervisionFinding,
): Promise<number> {
  const office = await officeOf(pools.store, arrival.orgId, needToKnow);
  const receivers = [...office.colleagues.values()].filter(
    ({ accountId, orgId, roles, disabled }) =>
      !disabled &&
      orgId === arrival.orgId &&
      roles.includes('windowHead') &&
      (zone === 'general' || needToKnow.includes(accountId)),
  );
  const sentence = `${arrival.displayNo}:可能属于“${SUPERVISION_CAUSES[cause].zh}”(${cause}),请判断是否立项督办`;
  const rows = receivers.map(({ accountId }) => ({
    reminder_id: deriveStreamId(petitionId, `finding/${cause}/${key}/${accountId}`),
    receiver: accountId,
  }));
  await pools.store.query(ASK, [
    petitionId,
    arrival.orgId,
    `${cause}/${key}`,
    cause,
    arrival.displayNo,
    sentence,
    JSON.stringify(rows),
  ]);
  return rows.length;
}
