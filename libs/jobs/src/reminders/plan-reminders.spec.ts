import { describe, expect, it } from '@jest/globals';
import type { ClockKind } from '#domain';
import { isOldNews, type Timer } from './plan-reminders.js';

const timer = (kind: ClockKind, on: string): Timer =>
  ({
    clock: { kind },
    rung: { key: 'T0', on, level: 'handler', merged: [], provisional: false },
  }) as unknown as Timer;

describe('what is old news when it is first looked at', () => {
  it('is a petitioner’s window that ended longer ago than a notice of it is worth', () => {
    expect(isOldNews(timer('reviewWindow', '2026-03-01'), '2026-03-31', 30)).toBe(false);
    expect(isOldNews(timer('reviewWindow', '2026-03-01'), '2026-04-01', 30)).toBe(true);
    expect(isOldNews(timer('recheckWindow', '2025-03-01'), '2026-04-01', 30)).toBe(true);
  });

  it('is never a period of the office, however long ago it ended (R15)', () => {
    for (const kind of ['dueNotify', 'dueHandle', 'verificationDue', 'reworkDue'] as const)
      expect(isOldNews(timer(kind, '2020-01-01'), '2026-04-01', 30)).toBe(false);
  });
});
