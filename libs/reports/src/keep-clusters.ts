import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { addDays } from '#domain';
import type { EventStore, StoredEvent } from '#event-store';
import { type NewCluster, replaceClusters } from '#projections';
import type { TopicText } from './topics.js';
import { topicClustersApart } from './topics-apart.js';

/** What making clusters needs. @shape store: with a codec that opens secrets */
export type ClusterParts = { store: EventStore; pool: Pool };

/** How far back petitions are compared, and at most how many, the newest first. @unit day */
const BACK = { days: 120, most: 3_000 };
/** Cosine of weighted words, in percent: the same letter again; the same matter. */
const LIKENESS = { nearDuplicate: 80, hotTopic: 35 };
const LEAST = { nearDuplicate: 2, hotTopic: 5, accusedOrganisation: 3 };
/** Of a text only so much is compared. @unit character */
const COMPARED = 2_000;
/** So many texts are opened in one go, and then whoever waits has his turn. */
const AT_ONCE = 25;
const REST_MS = 50;

type Texts = { title?: string; content?: string };
type Sealed = (Texts & { text?: Texts; redacted?: true }) | undefined;

/** Title and content as they stand after all corrections; empty where they were deleted by law. */
function textOf(events: readonly StoredEvent[]): string {
  let text: Texts = {};
  for (const { type, secret } of events) {
    const sealed = (secret as { sealed?: Sealed } | undefined)?.sealed;
    if (sealed === undefined || sealed.redacted) continue;
    if (sealed.title !== undefined) text = { title: sealed.title, content: sealed.content ?? '' };
    else if (type === 'PetitionCorrected') text = { ...text, ...sealed.text };
  }
  return `${text.title ?? ''}。${text.content ?? ''}`.slice(0, COMPARED);
}

/** Organisations whose blind name is the same, with the petitions of these days that accuse them. */
const SAME_ORGANISATION = `select array_agg(distinct p.petition_id::text order by p.petition_id::text) as ids
  from rm.search_parts s join rm.petition p using (petition_id) cross join unnest(s.accused_organisations) organisation
  where p.received_on > $1::date
  group by organisation having count(distinct p.petition_id) >= $2`;

/**
 * Compares the texts of the last months with one another and keeps who belongs together: near repeats, hot topics, and
 * petitions against an organisation of the same name, which is compared by its blind tokens alone.
 * @returns what was looked at: as long as it is the same, there is nothing to be done
 */
export async function keepClusters(
  { store, pool }: ClusterParts,
  { today, seen, stopping = () => false }: { today: string; seen: string; stopping?: () => boolean },
): Promise<string> {
  const after = addDays(today, -BACK.days);
  const { rows } = await pool.query<{ id: string; on: string; changed: string }>(
    `select p.petition_id as id, to_char(p.received_on, 'YYYY-MM-DD') as on, p.received_on, p.updated_at::text as changed
     from rm.petition p where p.received_on > $1::date and p.parent_id is null
     order by p.received_on desc, p.petition_id desc limit $2`,
    [after, BACK.most],
  );
  const now = `${rows.length}/${rows.reduce((last, { changed }) => (changed > last ? changed : last), '')}`;
  if (now === seen) return seen;
  const texts: TopicText[] = [];
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    if (stopping()) return seen;
    const page = rows.slice(from, from + AT_ONCE);
    const streams = await store.loadMany(
      pool,
      page.map(({ id }) => id),
      { secrets: true },
    );
    for (const [i, { id, on }] of page.entries())
      texts.push({ id, on, text: textOf(streams[i]?.events ?? []) });
    // nobody waits for this, and somebody may for the processor
    await sleep(REST_MS);
  }
  const kinds = ['nearDuplicate', 'hotTopic'] as const;
  const found = await topicClustersApart({
    texts,
    asked: kinds.map((kind) => ({ likeness: LIKENESS[kind], least: LEAST[kind] })),
  });
  const alike = kinds.flatMap((kind, i): NewCluster[] =>
    (found[i] ?? []).map(({ members }) => ({ kind, petitionIds: members.map(({ id }) => id) })),
  );
  const accused = await pool.query<{ ids: string[] }>(SAME_ORGANISATION, [after, LEAST.accusedOrganisation]);
  await replaceClusters(pool, [
    ...alike,
    ...accused.rows.map(({ ids }): NewCluster => ({ kind: 'accusedOrganisation', petitionIds: ids })),
  ]);
  return now;
}
