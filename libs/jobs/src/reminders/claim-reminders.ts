import type { PoolClient } from 'pg';
import {
  type ArticleKey,
  type ClockKind,
  type LadderLevel,
  type PetitionState,
  type Profiles,
} from '#domain';
import { type DatabaseTime, deriveStreamId, type EventStore, hashRequest } from '#event-store';
import type { Receiver } from './receivers.js';
import { REMINDER, REMINDER_EVENT_VERSIONS, type ReminderIssued } from './reminder-events.js';

/** Where a rung is sent: in a transaction, of a petition as it is now. */
export type Claiming = {
  readonly client: PoolClient;
  readonly store: EventStore;
  readonly profiles: Pick<Profiles, 'policyFor'>;
  readonly state: PetitionState;
  readonly time: DatabaseTime;
};

/**
 * A rung as it goes out.
 * @shape due: YYYY-MM-DD that the rung counts to; supersedes: earlier rungs that were never sent
 */
export type OutgoingRung = {
  readonly clock: {
    readonly id: string;
    readonly kind: ClockKind;
    readonly article: ArticleKey;
    readonly calendarVersion: string;
  };
  readonly rung: string;
  readonly level: LadderLevel;
  readonly due: string;
  /** Number, what, when, basis; never a name or content (no. 26). */
  readonly sentence: string;
  readonly receivers: readonly Receiver[];
  readonly supersedes: readonly string[];
};

const CLAIM = `insert into jobs.reminder
    (reminder_id, petition_id, org_id, clock_id, clock_kind, rung, due, receiver, kind, display_no, sentence)
  select g.reminder_id, $1, $2, $3, $4, $5, $6, g.receiver, g.kind, $7, $8
    from jsonb_to_recordset($9::jsonb) as g(reminder_id uuid, receiver uuid, kind text) order by g.receiver
  on conflict do nothing returning reminder_id as "reminderId"`;

/** Claims the reminders by inserting them, and writes an event for each that was really claimed. Gives how many were. */
export async function claimReminders(on: Claiming, outgoing: OutgoingRung): Promise<number> {
  const { clock, rung, level, due, receivers, supersedes } = outgoing;
  const { petitionId, arrival } = on.state;
  const claims = receivers.map(({ accountId, kind }) => ({
    reminder_id: deriveStreamId(petitionId, `reminder/${clock.id}/${due}/${rung}/${accountId}`),
    receiver: accountId,
    kind,
  }));
  const { rows } = await on.client.query<{ reminderId: string }>({
    name: 'jobs_claim_reminders',
    text: CLAIM,
    values: [
      petitionId,
      arrival.orgId,
      clock.id,
      clock.kind,
      rung,
      due,
      arrival.displayNo,
      outgoing.sentence,
      JSON.stringify(claims),
    ],
  });
  const claimed = new Set(rows.map(({ reminderId }) => reminderId));
  let sent = 0;
  for (const { reminder_id: reminderId, receiver, kind } of claims) {
    if (!claimed.has(reminderId)) continue;
    const issued: ReminderIssued = {
      petitionId,
      clockId: clock.id,
      clockKind: clock.kind,
      rung,
      level,
      kind,
      due,
      receiver,
      supersedes: [...supersedes],
    };
    if (await record(on, { reminderId, issued, clock })) sent += 1;
  }
  return sent;
}

type Recorded = { reminderId: string; issued: ReminderIssued; clock: OutgoingRung['clock'] };

/** Appends the event; false where it stood already (the row was lost and is back, the fact is not a new one). */
async function record(
  { client, store, profiles, state, time }: Claiming,
  { reminderId, issued, clock }: Recorded,
): Promise<boolean> {
  const { petitionId, arrival, zone } = state;
  const result = await store.append(client, {
    streamId: deriveStreamId(petitionId, 'reminders'),
    category: REMINDER,
    expected: { kind: 'any' },
    command: { id: reminderId, account: null, requestHash: hashRequest({ reminderId }) },
    recordedAt: time.now,
    events: [
      {
        type: 'ReminderIssued',
        schemaVersion: REMINDER_EVENT_VERSIONS.ReminderIssued,
        data: issued,
        metadata: {
          causationId: null,
          correlationId: petitionId,
          actorId: null,
          capacity: 'system',
          orgOfRecord: arrival.orgId,
          orgOfAction: arrival.orgId,
          zone,
          occurredOn: time.today,
          occurredAt: null,
          profileVersion: profiles.policyFor(state).version,
          calendarVersion: clock.calendarVersion,
          article: clock.article,
          source: 'job',
        },
      },
    ],
  });
  return !result.duplicate;
}
