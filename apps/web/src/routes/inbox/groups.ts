import type { InboxItem } from '../../api';
import { addDays } from '../../shared/dates';

/** A part of the inbox. */
export type InboxGroup = { key: string; zh: string; items: InboxItem[] };

const GROUPS: { key: string; zh: string; holds: (item: InboxItem, today: string) => boolean }[] = [
  { key: 'urgent', zh: '紧急报告:按分钟计', holds: ({ kind }) => kind === 'urgent' },
  { key: 'late', zh: '已超期:催办、上报', holds: ({ kind }) => kind === 'urge' || kind === 'escalation' },
  {
    key: 'now',
    zh: '今明两日到期',
    holds: ({ kind, due, petitionId, supervision }, today) =>
      kind !== 'notice' && (!!petitionId || supervision) && !!due && due <= addDays(today, 1),
  },
  { key: 'word', zh: '领导批示、催办', holds: ({ kind }) => kind === 'word' },
  { key: 'judge', zh: '请判断是否督办、核查', holds: ({ kind }) => kind === 'judge' },
  {
    key: 'notice',
    zh: '通知',
    holds: ({ kind, petitionId, supervision }) => kind === 'notice' || !(petitionId || supervision),
  },
  { key: 'soon', zh: '还有时间', holds: () => true },
];

/** Unread ones by what they ask for, the latest first in each; then everything that was read. */
export function groupsOf(items: readonly InboxItem[], today: string): InboxGroup[] {
  const groups: InboxGroup[] = GROUPS.map(({ key, zh }) => ({ key, zh, items: [] }));
  const read: InboxGroup = { key: 'read', zh: '已读', items: [] };
  for (const item of items) {
    const at = item.readAt ? -1 : GROUPS.findIndex(({ holds }) => holds(item, today));
    (groups[at] ?? read).items.push(item);
  }
  return [...groups, read].filter((group) => group.items.length > 0);
}
