import type { ClientBase } from 'pg';
import { deriveStreamId, type StoredEvent, type SubscriptionDefinition } from '#event-store';
import type { ReminderParts } from '../background-parts.js';
import { tellChanged } from './live-hub.js';

/** Name of the subscription that brings a leader's instruction and an urging to whoever handles the petition. */
export const WORDS_SUBSCRIPTION = 'words';

const WORDS: Readonly<Record<string, string>> = {
  LeaderInstructed: '领导有批示,请看案卷“督办”一栏并按批示办理',
  PetitionUrged: '收到催办,请看案卷“督办”一栏并回复',
};

// Whoever handles it now; while nobody does, the heads of the window of its organisation.
const RECEIVERS = `select p.petition_id as "petitionId", r.receiver
  from rm.petition p cross join lateral unnest(case when p.handler_ids <> '{}' then p.handler_ids else array(
    select a.id from idn.account a join idn.account_role h on h.account_id = a.id and h.role = 'windowHead'
     where a.org_id = p.org_id and a.disabled_at is null) end) as r(receiver)
  where p.petition_id = any($1::uuid[])`;

// The inbox itself keeps it from those who may not see the petition; its trigger tells the open pages.
const PUT = `insert into jobs.reminder
    (reminder_id, petition_id, org_id, clock_id, clock_kind, rung, due, receiver, kind, display_no, sentence)
  select g.reminder_id, p.petition_id, p.org_id, 'words:' || g.affair, 'words', 'N', g.occurred_on, g.receiver, 'notice',
    p.display_no, p.display_no || ':' || g.words
    from jsonb_to_recordset($1::jsonb)
      as g(reminder_id uuid, petition_id uuid, affair text, occurred_on date, receiver uuid, words text)
    join rm.petition p using (petition_id)
  on conflict do nothing`;

type Word = {
  readonly affairId: string;
  readonly petitionId: string;
  readonly on: string;
  readonly words: string;
};

/**
 * A line in the inbox of the handler, and the open pages of the petition are told, in one transaction with the position.
 * It never says who instructed or what (no. 26).
 */
export const wordsSubscription = ({ log }: Pick<ReminderParts, 'log'>): SubscriptionDefinition => ({
  name: WORDS_SUBSCRIPTION,
  types: Object.keys(WORDS),
  batchSize: 300,
  handlePage: async (client, events) => {
    const words = events.flatMap(wordOf);
    if (words.length === 0) return;
    await putWords(client, words);
    await tellChanged(client, [...new Set(words.map(({ petitionId }) => petitionId))]);
  },
  onStalled: ({ name, failures, error }) => log.error({ name, failures, error }, 'subscription halted'),
});

function wordOf({ type, streamId, data, metadata }: StoredEvent): Word[] {
  const words = WORDS[type];
  const petitionId = (data as { petitionId?: string | null }).petitionId ?? null;
  if (words === undefined || petitionId === null) return [];
  return [{ affairId: streamId, petitionId, on: metadata.occurredOn, words }];
}

async function putWords(client: ClientBase, words: readonly Word[]): Promise<void> {
  const { rows } = await client.query<{ petitionId: string; receiver: string }>(RECEIVERS, [
    words.map(({ petitionId }) => petitionId),
  ]);
  const claims = words.flatMap(({ affairId, petitionId, on, words: said }) =>
    rows
      .filter((row) => row.petitionId === petitionId)
      .map(({ receiver }) => ({
        reminder_id: deriveStreamId(affairId, `words/${receiver}`),
        petition_id: petitionId,
        affair: affairId,
        occurred_on: on,
        receiver,
        words: said,
      })),
  );
  await client.query(PUT, [JSON.stringify(claims)]);
}
