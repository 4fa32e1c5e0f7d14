import type { ClientBase } from 'pg';
import { deriveStreamId, type StoredEvent, type SubscriptionDefinition } from '#event-store';
import type { ReminderParts } from '../background-parts.js';
import { filesBelow, type FileBelow, whoAnswersBelow } from './files-below.js';
import { tellChanged } from './live-hub.js';

/** Name of the subscription that brings instructions, urgings and notices to whoever answers them, and the answers back. */
export const WORDS_SUBSCRIPTION = 'words';

/**
 * What is said to whom.
 * @shape to: whoever handles it; whoever asked last, by an event of the types `asked`; or, of what the machine did by rule, the heads;
 *        below: what the unit below that answers it is told in its own file, DUE being the day of the feedback
 */
type Words = {
  readonly zh: string;
  readonly to: 'handlers' | 'headsOfMachine' | { readonly asked: readonly string[] };
  readonly below?: string;
};

const WORDS: Readonly<Record<string, Words>> = {
  LeaderInstructed: { zh: '领导有批示,请看PLACE并按批示办理', to: 'handlers' },
  PetitionUrged: {
    zh: '收到催办,请看PLACE并回复',
    to: 'handlers',
    below: '上级机关催办本件,请抓紧办理并向上级机关报告进展',
  },
  SupervisionOpened: { zh: '已按规则立项督办,请看PLACE并发督办通知', to: 'headsOfMachine' },
  SupervisionNoticeSent: {
    zh: '收到督办通知,请看PLACE签收,并在反馈期限前书面反馈',
    to: 'handlers',
    below: '上级机关对本件督办,请抓紧办理,DUE(含当日)前向上级机关书面反馈',
  },
  SupervisionUrged: {
    zh: '督办有催办,请看PLACE并抓紧反馈',
    to: 'handlers',
    below: '上级机关的督办有催办,请抓紧办理并向上级机关书面反馈',
  },
  SupervisionFeedbackGiven: {
    zh: '督办有书面反馈,请看PLACE并再检查',
    to: { asked: ['SupervisionNoticeSent'] },
  },
  UrgingAnswered: { zh: '催办有回复,请看PLACE', to: { asked: ['PetitionUrged'] } },
};
/** The two that were told before the others: their lines keep their ids. */
const FIRST_TOLD: readonly string[] = ['LeaderInstructed', 'PetitionUrged'];

/** Where it stands, in the words: in the file, or where it concerns no petition on a page of its own. */
const sentenceOf = (zh: string, ofPetition: boolean): string =>
  zh.replace('PLACE', ofPetition ? '案卷“督办”一栏' : '“督办”页');

const AFFAIRS = `select a.affair_id as "affairId", a.petition_id as "petitionId", coalesce(p.org_id, a.org_id) as "orgId",
    coalesce((a.facts ->> 'targetOrgId')::int, a.org_id) as "targetOrgId",
    coalesce(p.display_no, a.number, '') as "displayNo", coalesce(p.handler_ids, '{}') as "handlerIds"
  from rm.affair a left join rm.petition p using (petition_id) where a.affair_id = any($1::uuid[])`;
const HEADS = `select a.id, a.org_id as "orgId" from idn.account a
    join idn.account_role h on h.account_id = a.id and h.role = 'windowHead'
  where a.org_id = any($1::int[]) and a.disabled_at is null`;
const ASKED = `select a.id as "accountId", e.stream_id as "affairId", e.type, e.version from es.event e
    join idn.account a on a.id = (e.metadata ->> 'actorId')::uuid and a.disabled_at is null
  where e.stream_id = any($1::uuid[]) and e.type = any($2) order by e.version`;

// The inbox itself keeps it from those who may not see the petition; its trigger tells the open pages.
const PUT = `insert into jobs.reminder
    (reminder_id, petition_id, org_id, clock_id, clock_kind, rung, due, receiver, kind, display_no, sentence)
  select g.reminder_id, g.petition_id, g.org_id, 'words:' || g.about, 'words', 'N', g.occurred_on, g.receiver, 'notice',
    g.display_no, g.display_no || ':' || g.words
    from jsonb_to_recordset($1::jsonb) as g(reminder_id uuid, petition_id uuid, org_id int, about text, occurred_on date,
      receiver uuid, display_no text, words text)
  on conflict do nothing`;

type Found = {
  readonly affairId: string;
  readonly petitionId: string | null;
  readonly orgId: number;
  readonly targetOrgId: number;
  readonly displayNo: string;
  readonly handlerIds: readonly string[];
};
type Head = { readonly id: string; readonly orgId: number };
type Asked = {
  readonly accountId: string;
  readonly affairId: string;
  readonly type: string;
  readonly version: number;
};

/**
 * A line in the inbox of whoever is to act, and the open pages of the petition are told, in one transaction with the
 * position. It never says who instructed or what (no. 26).
 */
export const wordsSubscription = ({ log }: Pick<ReminderParts, 'log'>): SubscriptionDefinition => ({
  name: WORDS_SUBSCRIPTION,
  types: Object.keys(WORDS),
  batchSize: 300,
  handlePage: async (client, events) => {
    const ids = [...new Set(events.map(({ streamId }) => streamId))];
    const { rows: affairs } = await client.query<Found>(AFFAIRS, [ids]);
    if (affairs.length === 0) return;
    await putWords(client, events, affairs);
    await tellChanged(client, [
      ...new Set(affairs.flatMap(({ petitionId }) => (petitionId === null ? [] : [petitionId]))),
    ]);
  },
  onStalled: ({ name, failures, error }) => log.error({ name, failures, error }, 'subscription halted'),
});

async function putWords(
  client: ClientBase,
  events: readonly StoredEvent[],
  affairs: readonly Found[],
): Promise<void> {
  const below = await filesBelow(
    client,
    affairs.flatMap(({ petitionId }) => petitionId ?? []),
  );
  const orgIds = [
    ...affairs.flatMap(({ orgId, targetOrgId }) => [orgId, targetOrgId]),
    ...below.map(({ orgId }) => orgId),
  ];
  const { rows: heads } = await client.query<Head>(HEADS, [orgIds]);
  const asking = Object.values(WORDS).flatMap(({ to }) => (typeof to === 'string' ? [] : to.asked));
  const { rows: asked } = await client.query<Asked>(ASKED, [affairs.map(({ affairId }) => affairId), asking]);
  const lines = events.flatMap((event) => {
    const words = WORDS[event.type];
    const affair = affairs.find(({ affairId }) => affairId === event.streamId);
    if (words === undefined || affair === undefined) return [];
    const first = FIRST_TOLD.includes(event.type);
    return receiversOf(event, { words, affair, heads, asked }).map((receiver) => ({
      reminder_id: deriveStreamId(
        affair.affairId,
        first ? `words/${receiver}` : `words/${receiver}/${event.version}`,
      ),
      petition_id: affair.petitionId,
      org_id: affair.orgId,
      about: first ? affair.affairId : `${affair.affairId}/${event.version}`,
      occurred_on: event.metadata.occurredOn,
      receiver,
      display_no: affair.displayNo,
      words: sentenceOf(words.zh, affair.petitionId !== null),
    }));
  });
  lines.push(
    ...events.flatMap((event) => {
      const affair = affairs.find(({ affairId }) => affairId === event.streamId);
      return affair === undefined ? [] : linesBelow(event, affair, { below, heads });
    }),
  );
  await client.query(PUT, [JSON.stringify(lines)]);
}

/** The same to the unit below that has the petition: in its own file, for ours is not for its eyes. */
function linesBelow(
  event: StoredEvent,
  affair: Found,
  { below, heads }: { below: readonly FileBelow[]; heads: readonly Head[] },
) {
  const words = WORDS[event.type]?.below;
  if (words === undefined) return [];
  const { feedbackDueOn } = event.data as { feedbackDueOn?: string };
  return below
    .filter(({ parentId }) => parentId === affair.petitionId)
    .flatMap((file) =>
      whoAnswersBelow(file, heads).map((receiver) => ({
        reminder_id: deriveStreamId(affair.affairId, `words/below/${receiver}/${event.version}`),
        petition_id: file.petitionId,
        org_id: file.orgId,
        about: `below/${affair.affairId}/${event.version}`,
        occurred_on: event.metadata.occurredOn,
        receiver,
        display_no: file.displayNo,
        words: words.replace('DUE', feedbackDueOn ?? ''),
      })),
    );
}

/**
 * Whoever handles the petition now; while nobody does, the heads of the window of its organisation; where there is no petition,
 * those of the unit that answers. An answer goes to whoever asked last, or to the heads where that was the machine or he has left.
 */
function receiversOf(
  event: StoredEvent,
  {
    words,
    affair,
    heads,
    asked,
  }: { words: Words; affair: Found; heads: readonly Head[]; asked: readonly Asked[] },
): string[] {
  const headsOf = (orgId: number) => heads.filter((head) => head.orgId === orgId).map(({ id }) => id);
  const { to } = words;
  if (to === 'headsOfMachine') return event.metadata.actorId === null ? headsOf(affair.orgId) : [];
  if (to === 'handlers') {
    if (affair.petitionId === null) return headsOf(affair.targetOrgId);
    return affair.handlerIds.length > 0 ? [...affair.handlerIds] : headsOf(affair.orgId);
  }
  const last = asked.findLast(
    (one) => one.affairId === affair.affairId && to.asked.includes(one.type) && one.version < event.version,
  );
  const receivers = last === undefined ? headsOf(affair.orgId) : [last.accountId];
  return receivers.filter((id) => id !== event.metadata.actorId);
}
