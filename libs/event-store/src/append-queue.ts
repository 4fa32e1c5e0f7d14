import type { Pool } from 'pg';
import { appendedResult, sendAlone, type Written } from './append.js';
import { groupStatement, groupWritten, type Sending } from './append-statements.js';
import { errorCode, isTransient } from './errors.js';
import { withRetries } from './transaction.js';
import type { AppendResult } from './types.js';

// Two under way keep the server busy while the next group is made ready here; a third only makes the groups smaller.
const UNDER_WAY = 2;
const MAX_APPENDS = 128;
const MAX_EVENTS = 1000;

type Waiting = {
  readonly sending: Sending;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Group append (eventstore.md §5.9): what arrives while round trips are under way goes into one transaction together. Nobody waits for
 * company: an append that finds the road free goes at once, alone. Each caller is answered after the commit of his group, and a
 * refusal is his alone: a group that cannot be written whole names who is in its way, those go alone, and the others go again.
 */
export class AppendQueue {
  private waiting: Waiting[] = [];
  private underWay = 0;
  private called = false;

  constructor(private readonly pool: Pool) {}

  /** @rejects as `append` */
  append(sending: Sending): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ sending, resolve, reject });
      this.soon();
    });
  }

  /** At the end of this turn of the loop: whoever was answered together comes back together. */
  private soon(): void {
    if (this.called) return;
    this.called = true;
    setImmediate(() => {
      this.called = false;
      this.go();
    });
  }

  private go(): void {
    while (this.underWay < UNDER_WAY && this.waiting.length > 0) {
      // as many groups as there is room for: while one is written, the next is made ready
      const group = this.nextGroup(Math.ceil(this.waiting.length / (UNDER_WAY - this.underWay)));
      this.underWay++;
      void this.send(group).finally(() => {
        this.underWay--;
        this.soon();
      });
    }
  }

  /** Who may go together: each stream and each command once, in the order of arrival. */
  private nextGroup(size: number): Waiting[] {
    const group: Waiting[] = [];
    const later: Waiting[] = [];
    const taken = new Set<string>();
    let events = 0;
    for (const each of this.waiting) {
      const { streamId, commandId, events: own } = each.sending.prepared;
      const full =
        group.length >= Math.min(size, MAX_APPENDS) || (group.length > 0 && events + own.length > MAX_EVENTS);
      if (full || taken.has(streamId) || taken.has(commandId)) later.push(each);
      else {
        group.push(each);
        events += own.length;
      }
      // also for who waits: nobody overtakes an earlier append to his stream
      taken.add(streamId).add(commandId);
    }
    this.waiting = later;
    return group;
  }

  private async send(group: readonly Waiting[]): Promise<void> {
    if (group.length === 1) return this.sendEachAlone(group);
    try {
      const { rows } = await withRetries(3, isTransient, () =>
        this.pool.query(groupStatement(group.map(({ sending }) => sending))),
      );
      answer(group, groupWritten(rows));
    } catch (error) {
      const apart = refusedOf(error, group);
      const rest = group.filter((each) => !apart.includes(each));
      await Promise.all([this.sendEachAlone(apart), ...(rest.length > 0 ? [this.send(rest)] : [])]);
    }
  }

  private async sendEachAlone(apart: readonly Waiting[]): Promise<void> {
    for (const { sending, resolve, reject } of apart)
      await withRetries(3, isTransient, () => sendAlone(this.pool, sending, 'alone')).then(resolve, reject);
  }
}

function answer(group: readonly Waiting[], { tx, positions }: Written): void {
  let at = 0;
  for (const { sending, resolve } of group) {
    const end = at + sending.prepared.events.length;
    resolve(appendedResult(sending, { tx, positions: positions.slice(at, end) }));
    at = end;
  }
}

/** Whom the database named; all of them where it named nobody, so that each learns his own reason. */
function refusedOf(error: unknown, group: readonly Waiting[]): readonly Waiting[] {
  const { message, detail } = error as { message?: string; detail?: string };
  if (errorCode(error) !== 'P0409' || message !== 'GROUP_REFUSED' || !detail) return group;
  const places = new Set(detail.split(',').map(Number));
  const named = group.filter((_, i) => places.has(i + 1));
  return named.length > 0 ? named : group;
}
