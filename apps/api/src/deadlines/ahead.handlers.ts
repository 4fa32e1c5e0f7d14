import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { CLOCKS } from '#domain';
import { withViewer } from '#identity';
import { caseReminders, movedClocks, rungInWords } from '#jobs';
import { today } from '#platform';
import { loadAhead } from '#projections';
import { loadForViewer } from '#paperwork';
import { Runtime } from '../shared/runtime.js';
import type { CaseReminderView, LoadAhead, MovedClockList } from './deadlines.dto.js';
import { GetLoadAhead, ListCaseReminders, ListMovedClocks } from './deadlines.queries.js';

@QueryHandler(GetLoadAhead)
export class GetLoadAheadHandler implements IQueryHandler<GetLoadAhead> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer }: GetLoadAhead): Promise<LoadAhead> {
    const { pools } = this.runtime;
    const now = await today(pools.store);
    const cells = await withViewer(pools.reader, viewer, (client) => loadAhead(client, now.today));
    return { today: now.today, cells };
  }
}

/** 什么时候提醒谁: of a case that the viewer may see. */
@QueryHandler(ListCaseReminders)
export class ListCaseRemindersHandler implements IQueryHandler<ListCaseReminders> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, petitionId }: ListCaseReminders): Promise<CaseReminderView[]> {
    const { pools, calendar, profiles } = this.runtime;
    const { state, office, today: day, now } = await loadForViewer(this.runtime, viewer, petitionId);
    const rows = await caseReminders(pools.store, state, { calendar, profiles, today: day, now, office });
    return rows.map(({ clockKind, rung, on, time, kind, receivers, at, read }) => ({
      clock: CLOCKS[clockKind].zh,
      rung,
      when: rungInWords(rung),
      on,
      time,
      kind,
      receivers: receivers.map((id) => office.colleagues.get(id)?.displayName ?? '(已不在册)'),
      at,
      read,
    }));
  }
}

/** 日期变动: whose petitioners must be written to. */
@QueryHandler(ListMovedClocks)
export class ListMovedClocksHandler implements IQueryHandler<ListMovedClocks> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer }: ListMovedClocks): Promise<MovedClockList> {
    const { rows, total } = await withViewer(this.runtime.pools.reader, viewer, (client) =>
      movedClocks(client),
    );
    const clocks = rows.map(({ petitionId, displayNo, orgId, clockKind, before, after, movedAt }) => ({
      petitionId,
      displayNo,
      orgId,
      clock: CLOCKS[clockKind].zh,
      before,
      after,
      movedAt,
    }));
    return { total, clocks };
  }
}
