import { CommandHandler, type ICommandHandler, type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { withViewer } from '#identity';
import { inboxRows, markRead, unreadCount } from '#jobs';
import { Runtime } from '../shared/runtime.js';
import { InputRefused } from '../shared/validation.js';
import type { InboxPage } from './inbox.dto.js';
import { ListInbox, MarkInboxRead } from './inbox.messages.js';

const PAGE = 50;

/** 收件箱, newest first; only the viewer's own, and only of petitions that he may still see. */
@QueryHandler(ListInbox)
export class ListInboxHandler implements IQueryHandler<ListInbox> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, after }: ListInbox): Promise<InboxPage> {
    if (after !== null && !/^\d{1,18}$/.test(after))
      throw new InputRefused([
        { field: 'after', code: 'CURSOR_INVALID', message: '翻页标记无效,请从第一页重新打开。' },
      ]);
    return withViewer(this.runtime.pools.reader, viewer, async (client) => {
      const rows = await inboxRows(client, { before: after, limit: PAGE + 1 });
      const shown = rows.slice(0, PAGE);
      return {
        items: shown.map(({ seq: _, kind, ...row }) => ({ ...row, kind })),
        unread: await unreadCount(client),
        next: rows.length > PAGE ? (shown.at(-1)?.seq ?? null) : null,
      };
    });
  }
}

@CommandHandler(MarkInboxRead)
export class MarkInboxReadHandler implements ICommandHandler<MarkInboxRead> {
  constructor(private readonly runtime: Runtime) {}

  execute({ viewer, reminderId }: MarkInboxRead): Promise<void> {
    return markRead(this.runtime.pools.store, viewer.accountId, reminderId);
  }
}
