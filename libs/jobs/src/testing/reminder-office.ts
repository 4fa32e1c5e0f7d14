/** An office with its reminders, for the specs of this folder. */
import { runMigrations } from '#platform';
import { MIGRATIONS } from '#runtime';
import { openTestOffice, signedBy, type TestOffice } from '../../../../test/support/office.js';
import { type DetectionParts, jobsMigrations, sendDueReminders, timersSubscription } from '../index.js';

/** A reminder as it stands in the table, by the name of its receiver. */
export type SentRow = { clock: string; rung: string; to: string; kind: string; due: string };

export type ReminderOffice = TestOffice & {
  parts: DetectionParts & { todayIs: () => string };
  /** Sets the day that counts as today. */
  goTo(day: string): void;
  /** Lets the subscription catch up. */
  derive(): Promise<void>;
  /** Catches up and sends what is due on that day; gives back what is new. */
  sendOn(day: string): Promise<SentRow[]>;
  sentFor(petitionId: string): Promise<SentRow[]>;
  /** Registered, routed, given to the handler and accepted. */
  accepted(day: string): Promise<string>;
  /** Routes and designates. */
  designate(petitionId: string, day: string): Promise<void>;
};

export async function openReminderOffice(): Promise<ReminderOffice> {
  const office = await openTestOffice();
  await runMigrations(office.db.ownerUrl, [...new Set([...MIGRATIONS, ...jobsMigrations])]);
  let today = '2026-03-02';
  const parts = { ...office.runtime, todayIs: () => today };
  const names = new Map(
    Object.entries({ ...office.staff, county: office.county }).map(([name, { accountId }]) => [
      accountId,
      name,
    ]),
  );
  const rows = async (petitionId: string | null): Promise<(SentRow & { seq: string })[]> => {
    const { rows: found } = await office.db.pools.store.query<SentRow & { seq: string }>(
      `select clock_id as clock, rung, receiver as to, kind, due, seq from jobs.reminder
        where $1::uuid is null or petition_id = $1 order by seq`,
      [petitionId],
    );
    return found.map((row) => ({ ...row, to: names.get(row.to) ?? row.to }));
  };
  const plain = ({ clock, rung, to, kind, due }: SentRow): SentRow => ({ clock, rung, to, kind, due });
  const derive = () => office.runtime.store.subscription(timersSubscription(parts)).catchUp();
  return {
    ...office,
    parts,
    goTo: (day) => {
      today = day;
    },
    derive,
    sendOn: async (day) => {
      today = day;
      await derive();
      const before = (await rows(null)).length;
      await sendDueReminders(parts);
      return (await rows(null)).slice(before).map(plain);
    },
    sentFor: async (petitionId) => (await rows(petitionId)).map(plain),
    accepted: async (day) => {
      const { petitionId } = await office.register({}, day);
      await office.act('windowHead', petitionId, triageOf(office, day), day);
      await office.act('windowHead', petitionId, designation(office, day), day);
      await office.act('handler', petitionId, { type: 'accept', acceptedOn: day }, day);
      return petitionId;
    },
    designate: async (petitionId, day) => {
      await office.act('windowHead', petitionId, triageOf(office, day), day);
      await office.act('windowHead', petitionId, designation(office, day), day);
    },
  };
}

/** Routed to be handled here, alone or with others. */
export const triageOf = (office: TestOffice, day: string, disposition: 'ZB' | 'LB' = 'ZB') => ({
  type: 'triage' as const,
  intakeDecision: 'handle',
  disposition,
  class: 'appeal',
  appealKind: 'item6',
  categoryCode: '0801',
  proposal: '拟由本机关办理',
  approval: signedBy(office.staff.windowHead, day),
});

const designation = (office: TestOffice, day: string) => ({
  type: 'designateHandler' as const,
  handlerId: office.staff.handler.accountId,
  approval: signedBy(office.staff.windowHead, day),
});

/** An accusation against somebody who has an account. */
export const accusationAgainst = (
  accused: { displayName: string; accountId: string },
  subjectIds: string[],
) => ({
  subjects: [
    { subjectId: subjectIds[0] ?? '', role: 'petitioner' as const, name: '周某山', address: '某村' },
    {
      subjectId: subjectIds[1] ?? '',
      role: 'accused' as const,
      name: accused.displayName,
      cadreAuthority: 'subordinate' as const,
      accountId: accused.accountId,
    },
  ],
  matters: [
    {
      class: 'accusation' as const,
      appealKind: null,
      categoryCode: '0102',
      purpose: 'accusation' as const,
      summary: '反映问题',
      points: ['要点'],
    },
  ],
});
