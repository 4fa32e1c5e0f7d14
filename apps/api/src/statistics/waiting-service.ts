import { Injectable } from '@nestjs/common';
import {
  addDays,
  cutoffOf,
  freezeDayOf,
  periodZh,
  previousPeriod,
  REPORT_KINDS,
  type StatBook,
} from '#domain';
import type { Viewer } from '#identity';
import { today } from '#platform';
import { periodOfCode, quarterCodeOf } from '#projections';
import { maySeeSigned } from '#reports';
import { Runtime } from '../shared/runtime.js';
import type { WaitingItem } from './waiting.dto.js';

/** So many periods back a report is looked for. */
const PERIODS = 12;

/** What of figures and reports waits for this person: periods to be frozen, reports to be signed or written anew (O-64, O-69). */
@Injectable()
export class WaitingService {
  constructor(private readonly runtime: Runtime) {}

  /** In the viewer's own organisation; nothing for whoever neither writes nor signs. */
  async waiting(viewer: Viewer): Promise<WaitingItem[]> {
    if (!maySeeSigned(viewer)) return [];
    const signs = viewer.roles.some((role) => role === 'deputyLeader' || role === 'leader');
    const now = await today(this.runtime.pools.store);
    const [frozen, reports] = await Promise.all([
      signs ? this.toFreeze(viewer.orgId, now.today) : [],
      this.reports(viewer, signs),
    ]);
    return [...frozen, ...reports];
  }

  /** The last quarter, from the day after its cutoff; not where nothing had come to the house by then. */
  private async toFreeze(orgId: number, day: string): Promise<WaitingItem[]> {
    const { statBooks, pools, calendarBook, profiles } = this.runtime;
    const running = periodOfCode(quarterCodeOf(day));
    const last = previousPeriod(running);
    const period = quarterCodeOf(addDays(running.from, -1));
    const rules = { calendar: calendarBook.calendar, policy: profiles.policyOn(orgId, day) };
    if (day <= cutoffOf(last, rules)) return [];
    const { book } = await statBooks.open({ orgId, period });
    if (book.frozen !== null || book.historic !== null) return [];
    const { rows } = await pools.store.query<{ any: boolean }>(
      `select exists (select from rm.fact where org_id = any(idn.organisations_below($1)) and received_on <= $2) as any`,
      [orgId, last.to],
    );
    if (rows[0]?.any !== true) return [];
    return [{ what: 'freeze', period, periodZh: periodZh(last), zh: '冻结', on: freezeDayOf(last, rules) }];
  }

  private async reports(viewer: Viewer, signs: boolean): Promise<WaitingItem[]> {
    const { statBooks, pools } = this.runtime;
    const { rows } = await pools.store.query<{ period: string }>(
      'select period from stat.book where org_id = $1 order by period desc limit $2',
      [viewer.orgId, PERIODS],
    );
    const found: WaitingItem[] = [];
    for (const { period } of rows) {
      const { book } = await statBooks.open({ orgId: viewer.orgId, period });
      found.push(...reportsIn(book, period, signs));
    }
    return found;
  }
}

/** Of one book: what was sent for review waits for a signer, what was sent back for whoever drafted. */
function reportsIn(book: StatBook, period: string, signs: boolean): WaitingItem[] {
  return Object.values(book.reports).flatMap(({ kind, status }): WaitingItem[] => {
    const at = {
      period,
      periodZh: periodZh(periodOfCode(period)),
      zh: `《${REPORT_KINDS[kind].zh}》`,
      on: null,
    };
    if (status === 'inReview' && signs) return [{ what: 'sign', ...at }];
    return status === 'returned' && !signs ? [{ what: 'revise', ...at }] : [];
  });
}
