import { NotFoundException } from '@nestjs/common';
import { CommandHandler, type ICommandHandler, type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { CaseworkRefused } from '#casework';
import { may, type Viewer, withViewer } from '#identity';
import {
  deadLetters,
  failureInWords,
  receiverStates,
  resend,
  resendAll,
  stuckCounts,
  type StuckReason,
  stuckRows,
} from '#jobs';
import { Runtime } from '../shared/runtime.js';
import type { DeliveryPage, ResentCount, StuckPage } from './standing.dto.js';
import { ListDeliveries, ListStuck, ResendAllMessages, ResendMessage } from './standing.messages.js';

const WHY: Readonly<Record<StuckReason, string>> = {
  noOwner: '没有承办人,本单位也没有可分办的负责人',
  ownerGone: '承办人账号已停用',
  nothingDue: '没有在走的时钟,且已多日没有进展',
  noTimer: '有期限却没有待发的提醒',
  unheard: '提醒到了日子没有人可收',
};

const failureOf = (code: string | null): string | null => (code === null ? null : failureInWords(code));

function requireAdmin(viewer: Viewer): void {
  const answer = may(viewer, 'manageAccounts', { orgId: viewer.orgId });
  if (!answer.allowed) throw new CaseworkRefused('forbidden', answer.code, answer.message);
}

/** Lines on the screen, longest stuck first; the page says how many there are. */
const STUCK_SHOWN = 500;

@QueryHandler(ListStuck)
export class ListStuckHandler implements IQueryHandler<ListStuck> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer }: ListStuck): Promise<StuckPage> {
    const { pools } = this.runtime;
    const { rows, total } = await withViewer(pools.reader, viewer, (client) =>
      stuckRows(client, STUCK_SHOWN),
    );
    const counts = await stuckCounts(pools.store, viewer.managedOrgIds);
    return {
      total,
      items: rows.map(({ reasons, ...row }) => ({ ...row, why: reasons.map((reason) => WHY[reason]) })),
      counts: counts.map(({ orgId, reason, petitions }) => ({ orgId, petitions, why: WHY[reason] })),
    };
  }
}

/** Who may be reached, and by what: the administrator's, without a line of any message. */
@QueryHandler(ListDeliveries)
export class ListDeliveriesHandler implements IQueryHandler<ListDeliveries> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer }: ListDeliveries): Promise<DeliveryPage> {
    requireAdmin(viewer);
    const { pools, settings } = this.runtime;
    const receivers = await receiverStates(pools.store, viewer.managedOrgIds);
    const { letters, total, dead } = await deadLetters(pools.store, viewer.managedOrgIds);
    return {
      email: settings.delivery.smtpUrl !== null,
      sms: settings.delivery.smsUrl !== null,
      receivers: receivers.map(({ lastError, ...state }) => ({ ...state, why: failureOf(lastError) })),
      lettersTotal: total,
      lettersDead: dead,
      letters: letters.map(({ lastError, ...letter }) => ({ ...letter, why: failureOf(lastError) })),
    };
  }
}

@CommandHandler(ResendMessage)
export class ResendMessageHandler implements ICommandHandler<ResendMessage> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, dispatchId }: ResendMessage): Promise<void> {
    requireAdmin(viewer);
    if (!(await resend(this.runtime.pools.store, dispatchId, viewer.managedOrgIds)))
      throw new NotFoundException();
  }
}

@CommandHandler(ResendAllMessages)
export class ResendAllMessagesHandler implements ICommandHandler<ResendAllMessages> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer }: ResendAllMessages): Promise<ResentCount> {
    requireAdmin(viewer);
    return { messages: await resendAll(this.runtime.pools.store, viewer.managedOrgIds) };
  }
}
