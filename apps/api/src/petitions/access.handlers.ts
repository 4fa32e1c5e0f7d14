import { CommandHandler, type ICommandHandler, type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type AccessAction, accountById, listAccess } from '#identity';
import { giveReason, loadForViewer, mayKnowReporter, reasonsIn } from '#paperwork';
import { Runtime } from '../shared/runtime.js';
import type { AccessEntry } from './case.dto.js';
import { GiveAccessReason } from './petition.command.js';
import { ListAccess } from './petition.queries.js';

const ACCESS_ZH: Readonly<Record<AccessAction, string>> = {
  view: '查看',
  reveal: '揭示身份',
  export: '导出文书',
};

/** The page says so where there are more. */
const READERS_SHOWN = 200;

/** 查阅事由: given before a petition of the zones is opened, and kept with the look (§9). */
@CommandHandler(GiveAccessReason)
export class GiveAccessReasonHandler implements ICommandHandler<GiveAccessReason> {
  constructor(private readonly runtime: Runtime) {}

  /** @rejects PETITION_NOT_FOUND, whatever the reason, for what is not his to see */
  async execute({ viewer, petitionId, reason }: GiveAccessReason): Promise<void> {
    const opened = await loadForViewer(this.runtime, viewer, petitionId, 'act');
    await giveReason(this.runtime, viewer, { opened, reason });
  }
}

/** 谁看过, and why; of what was written on the public page those, too, who read it before it was a petition. */
@QueryHandler(ListAccess)
export class ListAccessHandler implements IQueryHandler<ListAccess> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, petitionId }: ListAccess): Promise<AccessEntry[]> {
    const { pools } = this.runtime;
    const opened = await loadForViewer(this.runtime, viewer, petitionId);
    // also what people of other organisations took out, which stands in their own books
    const message = await this.runtime.onlineMessages.messageOf(petitionId);
    const looks = await Promise.all(
      [petitionId, ...(message === null ? [] : [message])].map((id) =>
        listAccess(pools.store, { petitionId: id, limit: READERS_SHOWN }),
      ),
    );
    const entries = looks.flat().slice(0, READERS_SHOWN);
    const ids = [...new Set(entries.map(({ accountId }) => accountId))];
    const names = new Map(
      await Promise.all(
        ids.map(async (id) => [id, (await accountById(pools.store, id)).displayName] as const),
      ),
    );
    // A reason may name the reporter: others' are for those who know him. To withhold only the ones that do would tell it.
    const readsAll = mayKnowReporter(opened, viewer);
    const reasons = await reasonsIn(this.runtime, entries);
    return entries.map(({ recordedAt, accountId, action, sealedReason }, at) => ({
      at: recordedAt,
      name: names.get(accountId) ?? '',
      action: ACCESS_ZH[action],
      reason:
        sealedReason === null || readsAll || accountId === viewer.accountId
          ? (reasons[at] ?? null)
          : '(密存)',
    }));
  }
}
