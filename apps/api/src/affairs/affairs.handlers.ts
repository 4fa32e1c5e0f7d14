import { CommandHandler, type ICommandHandler, type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { affairNotFound, foldLoaded, recordedOf, requireAffairView } from '#casework';
import { type AffairNames, affairOf, foldAffair, type RecordedAffairEvent } from '#domain';
import { type Viewer, withViewer } from '#identity';
import { mayKnowReporter, recordLook, requireReason } from '#paperwork';
import { type AffairFilter, type AffairListRow, countAffairs, listAffairs } from '#projections';
import { listContextOf } from '../petitions/register-view.js';
import { Runtime } from '../shared/runtime.js';
import { affairRowView, actionsFor, openingsFor, timelineView } from './affair-view.js';
import type { AffairDone, AffairList, AffairView } from './affairs.dto.js';
import { AffairCommand, GetAffair, ListAffairs } from './affairs.messages.js';
import { affairNames } from './names.js';
import { listedStates } from './listed-states.js';
import { transferCases } from './transfer-cases.js';

@CommandHandler(AffairCommand)
export class AffairCommandHandler implements ICommandHandler<AffairCommand> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ category, on, input }: AffairCommand): Promise<AffairDone> {
    const { viewer, commandId, requestHash, affairId } = on;
    const frame = { by: { viewer }, commandId, requestHash, source: 'screen' as const };
    const done =
      affairId === null
        ? await this.runtime.affairs.open(category, input, frame)
        : await this.runtime.affairs.execute(category, affairId, input, {
            ...frame,
            expectedVersion: on.expectedVersion ?? 0,
          });
    const notes =
      category === 'handover' && input.type === 'sign'
        ? await transferCases(this.runtime, { affairId: done.affairId, viewer, commandId })
        : [];
    return { affairId: done.affairId, version: done.version, numbers: done.numbers, notes };
  }
}

/** Rows of affairs as this viewer sees them, with the names for what they show. */
export async function readAffairs(
  runtime: Runtime,
  viewer: Viewer,
  filter: AffairFilter,
): Promise<{ rows: AffairListRow[]; names: AffairNames; today: string }> {
  const context = await listContextOf(runtime);
  const rows = await withViewer(runtime.pools.reader, viewer, (client) =>
    listAffairs(client, filter, context),
  );
  return { rows, names: await affairNames(runtime, viewer), today: context.today };
}

/** Lines of the list on the screen, most urgent first; the page says how many there are, the book of it has them all. */
const SHOWN = 1_000;

@QueryHandler(ListAffairs)
export class ListAffairsHandler implements IQueryHandler<ListAffairs> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ category, viewer, query }: ListAffairs): Promise<AffairList> {
    const affair = affairOf(category);
    const filter = {
      category,
      ...(query.scope === 'open' ? { open: true } : query.scope === 'ended' ? { open: false } : {}),
      ...(query.petitionId === undefined ? {} : { petitionId: query.petitionId }),
      ...(query.from === undefined ? {} : { openedFrom: query.from }),
      ...(query.to === undefined ? {} : { openedTo: query.to }),
    };
    const { rows, names, today } = await readAffairs(this.runtime, viewer, { ...filter, limit: SHOWN });
    const total =
      rows.length < SHOWN
        ? rows.length
        : await withViewer(this.runtime.pools.reader, viewer, (client) => countAffairs(client, filter));
    return {
      register: affair.register,
      columns: affair.columns.map(({ zh }) => zh),
      rows: rows.map((row) => affairRowView(affair, row, names)),
      total,
      opens: openingsFor(affair, viewer),
      today,
    };
  }
}

/** One affair, opened after both checks, row-level security and the application's own, and for a reason where its petition asks for one. */
@QueryHandler(GetAffair)
export class GetAffairHandler implements IQueryHandler<GetAffair> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ category, viewer, affairId }: GetAffair): Promise<AffairView> {
    const { store, pools } = this.runtime;
    const affair = affairOf(category);
    const { rows, names } = await readAffairs(this.runtime, viewer, { category, affairId });
    const [row] = rows;
    if (row === undefined) throw affairNotFound();
    const loaded = await store.load(pools.store, affairId, { secrets: true });
    const events = loaded.events.map(recordedOf) as unknown as RecordedAffairEvent[];
    const state = foldAffair(affair, affairId, events);
    if (state === null) throw affairNotFound();
    const petition =
      state.petitionId === null ? null : foldLoaded(await store.load(pools.store, state.petitionId));
    const line = affair.rowOf(state);
    const listed = await listedStates(this.runtime, affair, state);
    requireAffairView(viewer, state, line, { petition, listed });
    // what came in before it was a petition may name the reporter to whom it concerns him not (§9)
    const isRead =
      line.only === undefined || petition === null || mayKnowReporter({ state: petition }, viewer);
    if (petition === null && line.only !== undefined) {
      const { orgId } = state;
      await recordLook(this.runtime, viewer, {
        petitionId: affairId,
        sealedReason: null,
        orgId,
        action: 'view',
      });
    }
    if (petition !== null) {
      const sealedReason = await requireReason(this.runtime, viewer, petition);
      const { petitionId } = petition;
      await recordLook(this.runtime, viewer, {
        petitionId,
        sealedReason,
        orgId: state.orgId,
        action: 'view',
      });
    }
    return {
      row: affairRowView(affair, row, names),
      columns: affair.columns.map(({ zh }) => zh),
      actions: actionsFor(affair, { state, partyOrgIds: line.partyOrgIds, petition, viewer }),
      timeline: timelineView(affair, events, names).map((entry) =>
        isRead ? entry : { ...entry, texts: {} },
      ),
    };
  }
}
