import { addDays } from '../calendar.js';

/**
 * 保管期限 of what was set aside: no matter of a petition is in it, so it is nothing to be archived. Data with its source, and not
 * among the parameters that an office may set: a period made shorter on a page would be a way to make a message disappear.
 * @shape from: YYYY-MM-DD, since when the value holds
 */
export const ASIDE_RETENTION = {
  zh: '未登记的网上来件保管期限',
  days: 365,
  from: '2026-01-01',
  source: '【设】没有反映事项,不立卷归档;留足一年,供复核“不作登记”是否妥当',
} as const;

/** Last day on which it is kept. @shape asideOn YYYY-MM-DD, the day on which it was set aside for the last time */
export const asideKeptUntil = (asideOn: string): string => addDays(asideOn, ASIDE_RETENTION.days);
