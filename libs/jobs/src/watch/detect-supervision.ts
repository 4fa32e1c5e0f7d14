import { type Affairs, CaseworkRefused, foldLoaded, officeOf, type OnlineMessages } from '#casework';
import {
  clocksOf,
  type PetitionState,
  Rejected,
  shanghaiTime,
  SUPERVISION_CAUSES,
  type SupervisionFinding,
  supervisionFindings,
} from '#domain';
import { deriveStreamId, hashRequest, type LoadedStream, type Queryable } from '#event-store';
import { today as databaseToday } from '#platform';
import type { ReminderParts } from '../background-parts.js';

/** What detection and the rest of the watch need. */
export type DetectionParts = ReminderParts & {
  readonly affairs: Pick<Affairs, 'open' | 'execute'>;
  readonly onlineMessages: Pick<OnlineMessages, 'destroy'>;
  /** How many petitions are looked at in one go; given by specs only. */
  readonly detectionPage?: number;
};

/** What a run did. */
export type Detected = { readonly supervised: number; readonly asked: number };

// Late ones, returned ones, those that stand still, and whatever changed since the last rounds. By id and page by page: an
// office may have more late ones than anybody expected, and a round must not leave out the last of them.
const CANDIDATES = `select p.petition_id as id from rm.petition p
  where not p.history and p.petition_id > $2 and (
    (p.is_open and (p.status in ('rework', 'completion') or p.updated_at < now() - interval '10 days'
      or exists (select from rm.clock c where c.petition_id = p.petition_id and c.stopped_on is null
        and not c.petitioners and c.legal_due < $1::date)))
    or exists (select from rm.clock c where c.petition_id = p.petition_id and c.kind = 'executionDue'
      and c.stopped_on is null and c.legal_due < $1::date)
    or p.updated_at > now() - interval '1 hour')
  order by p.petition_id limit $3`;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
// Persons who are told apart by name or number and petition under one of its petitioners' phone numbers, itself included.
const SAME_PHONE = `select count(distinct coalesce(own.mac, named.mac))::int as persons
  from rm.identifier mine
  join rm.identifier other on other.kind = 'phone' and other.mac = mine.mac
  left join rm.identifier own on own.petition_id = other.petition_id and own.subject_id = other.subject_id
    and own.kind = 'idNo'
  left join rm.identifier named on named.petition_id = other.petition_id and named.subject_id = other.subject_id
    and named.kind = 'name'
  where mine.petition_id = $1 and mine.kind = 'phone'`;
const KNOWN = 'select petition_id as id, cause, key from jobs.finding where petition_id = any($1::uuid[])';
const PAGE = 1000;
/** Thousands are looked at where nothing is new: their events and what was found before are read together. */
const AT_ONCE = 100;
const PUT = `insert into jobs.finding (petition_id, cause, key, action) values ($1, $2, $3, $4) on conflict do nothing`;

/**
 * Looks for what gives rise to a supervision: what is certain is opened by the machine with a number, what needs a
 * judgement is put before the head of the window. Each thing once, however often it runs.
 */
export async function detectSupervision(
  parts: DetectionParts,
  stopping: () => boolean = () => false,
): Promise<Detected> {
  const { pools, log } = parts;
  const today = parts.todayIs?.() ?? (await databaseToday(pools.store)).today;
  let [supervised, asked] = [0, 0];
  for await (const { loaded, known } of candidates(parts, today)) {
    if (stopping()) break;
    const { streamId: id } = loaded;
    const state = foldLoaded(loaded);
    if (state === null) continue;
    const samePhone = state.ratings.length === 0 ? 0 : await samePhoneAs(pools.store, id);
    const fresh = findingsOf(state, { loaded, today, samePhone, parts }).filter(
      ({ cause, key }) => !known.some((row) => row.cause === cause && row.key === key),
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

type Known = { readonly id: string; readonly cause: string; readonly key: string };

/** Every candidate, each with what was found of it before. */
async function* candidates(
  parts: DetectionParts,
  today: string,
): AsyncGenerator<{ loaded: LoadedStream; known: readonly Known[] }> {
  const { pools, store } = parts;
  for await (const ids of candidateIds(parts, today)) {
    const [streams, known] = await Promise.all([
      store.loadMany(pools.store, ids),
      pools.store.query<Known>({ name: 'jobs_known_findings', text: KNOWN, values: [ids] }),
    ]);
    for (const loaded of streams)
      yield { loaded, known: known.rows.filter(({ id }) => id === loaded.streamId) };
  }
}

/** Their ids, a handful at a time, to the very last. */
async function* candidateIds(
  { pools, detectionPage = PAGE }: DetectionParts,
  today: string,
): AsyncGenerator<string[]> {
  for (let after: string | undefined = BEFORE_ALL; after !== undefined;) {
    const { rows }: { rows: { id: string }[] } = await pools.store.query<{ id: string }>(CANDIDATES, [
      today,
      after,
      detectionPage,
    ]);
    const ids = rows.map(({ id }) => id);
    for (let from = 0; from < ids.length; from += AT_ONCE) yield ids.slice(from, from + AT_ONCE);
    after = ids.at(-1);
  }
}

type Looking = { loaded: LoadedStream; today: string; samePhone: number; parts: DetectionParts };

function findingsOf(
  state: PetitionState,
  { loaded, today, samePhone, parts }: Looking,
): SupervisionFinding[] {
  const { calendar } = parts;
  const policy = parts.profiles.policyFor(state);
  const last = loaded.events.at(-1);
  return supervisionFindings(state, {
    today,
    calendar,
    samePhone,
    policy,
    clocks: clocksOf(state, policy, calendar),
    lastChangedOn: last === undefined ? today : shanghaiTime(last.recordedAt).on,
  });
}

/** How many persons petition under the phone numbers of a petition's petitioners, themselves included. */
export async function samePhoneAs(client: Queryable, petitionId: string): Promise<number> {
  const { rows } = await client.query<{ persons: number }>(SAME_PHONE, [petitionId]);
  return rows[0]?.persons ?? 0;
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

const OF_THE_WINDOW = { judges: ['windowHead'], asks: '请判断是否立项督办' };
/** 提级核查: whoever made up a rating does not look into it himself. */
const ONE_HIGHER = { judges: ['windowHead', 'deputyLeader'], asks: '请提级核查' };

/** A line in the inbox of whoever decides; the inbox itself keeps it from those who may not see the petition. */
async function ask(
  { pools }: DetectionParts,
  { petitionId, arrival, zone, needToKnow }: PetitionState,
  { cause, key }: SupervisionFinding,
): Promise<number> {
  const office = await officeOf(pools.store, arrival.orgId, needToKnow);
  const { judges, asks } = cause === 'SUP-07' ? ONE_HIGHER : OF_THE_WINDOW;
  const receivers = [...office.colleagues.values()].filter(
    ({ accountId, orgId, roles, disabled }) =>
      !disabled &&
      orgId === arrival.orgId &&
      roles.some((role) => judges.includes(role)) &&
      (zone === 'general' || needToKnow.includes(accountId)),
  );
  const sentence = `${arrival.displayNo}:可能属于“${SUPERVISION_CAUSES[cause].zh}”(${cause}),${asks}`;
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
