import { CommandHandler, type ICommandHandler, type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { organisationById, withViewer } from '#identity';
import { contactOf, inboxRows, markRead, putContact, unreadCount } from '#jobs';
import { deadlineBoard, type ListContext } from '#projections';
import { listContextOf } from '../petitions/register-view.js';
import { Runtime } from '../shared/runtime.js';
import { InputRefused } from '../shared/validation.js';
import { dailyListPage, dailyListUntil } from './daily-list.js';
import type { ContactView, InboxPage } from './inbox.dto.js';
import { GetContact, ListInbox, MarkInboxRead, PrintDailyList, PutContact } from './inbox.messages.js';

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

@QueryHandler(GetContact)
export class GetContactHandler implements IQueryHandler<GetContact> {
  constructor(private readonly runtime: Runtime) {}

  execute({ viewer }: GetContact): Promise<ContactView> {
    return contactOf(this.runtime.pools.store, viewer.accountId);
  }
}

const EMAIL = /^[^\s@<>"',;:()]{1,64}@[A-Za-z0-9.-]{1,60}$/;
const PHONE = /^\+?[0-9][0-9-]{5,18}$/;

@CommandHandler(PutContact)
export class PutContactHandler implements ICommandHandler<PutContact> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, body }: PutContact): Promise<ContactView> {
    const [email, phone] = [body.email?.trim() || null, body.phone?.trim() || null];
    const refuse = (field: string, message: string) =>
      new InputRefused([{ field, code: 'FIELD_INVALID', message }]);
    if (email !== null && !EMAIL.test(email)) throw refuse('email', '“邮箱”不是有效的地址');
    if (phone !== null && !PHONE.test(phone)) throw refuse('phone', '“手机号”只写数字');
    if (body.byEmail && email === null) throw refuse('email', '要发邮件,请填写“邮箱”');
    if (body.bySms && phone === null) throw refuse('phone', '要发短信,请填写“手机号”');
    const contact = { email, phone, byEmail: body.byEmail, bySms: body.bySms };
    await putContact(this.runtime.pools.store, viewer.accountId, contact);
    return contact;
  }
}

const nothingOpened: ListContext['open'] = async (items) => items.map(() => ({}));

/** 当日到期清单: what is late or ends within a week, by handler; no title, no name of a petitioner. */
@QueryHandler(PrintDailyList)
export class PrintDailyListHandler implements IQueryHandler<PrintDailyList> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer }: PrintDailyList): Promise<string> {
    // of numbers and days alone: no title is opened
    const context = { ...(await listContextOf(this.runtime)), open: nothingOpened };
    const { pools } = this.runtime;
    const own = viewer.roles.some((role) => ['windowHead', 'deputyLeader', 'leader'].includes(role))
      ? { orgId: viewer.orgId }
      : { handledBy: viewer.accountId };
    const filter = { ...own, dueBy: dailyListUntil(context.today) };
    const board = await withViewer(pools.reader, viewer, (client) => deadlineBoard(client, filter, context));
    const { name } = await organisationById(pools.store, viewer.orgId);
    return dailyListPage({ board, organisation: name });
  }
}
