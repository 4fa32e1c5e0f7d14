import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { CLOCKS, COMMANDS, type PetitionCommandType } from '#domain';
import { withViewer } from '#identity';
import {
  deadlineBoard,
  dueDays,
  type UnitBelow,
  unitsBelow,
  type WaitingBelow,
  waitingBelow,
  workbenchPage,
} from '#projections';
import { clockLine, listContextOf } from '../petitions/register-view.js';
import { lightView } from '../petitions/case/wording.js';
import { Runtime } from '../shared/runtime.js';
import type { DeadlineBoard, TodoItem, WaitingBelowItem, Workbench } from './deadlines.dto.js';
import { GetDeadlineBoard, GetWorkbench } from './deadlines.queries.js';

/** Clocks on the screen, soonest first; the page says how many there are. */
const SHOWN = 500;

@QueryHandler(GetDeadlineBoard)
export class GetDeadlineBoardHandler implements IQueryHandler<GetDeadlineBoard> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer }: GetDeadlineBoard): Promise<DeadlineBoard> {
    const context = await listContextOf(this.runtime);
    const board = await withViewer(this.runtime.pools.reader, viewer, (client) =>
      deadlineBoard(client, {}, { ...context, limit: SHOWN }),
    );
    return {
      today: board.today,
      days: board.days,
      total: board.total,
      overdueCount: board.overdueCount,
      rows: board.rows.map(({ petition, clock }) => ({
        petitionId: petition.petitionId,
        displayNo: petition.displayNo,
        title: petition.title,
        kind: clock.kind,
        zh: CLOCKS[clock.kind].zh,
        nominalDue: clock.nominalDue,
        legalDue: clock.legalDue,
        provisional: clock.provisional,
        light: lightView(clock.face),
        remaining: clock.face.remaining ?? 0,
        unit: clock.face.unit,
        handlerName: petition.handlerName,
        orgId: petition.orgId,
        status: petition.status,
      })),
    };
  }
}

/** 补正 is done by whatever is missing, mostly a record: named for what it is for. */
const wordsFor = (action: PetitionCommandType, status: string): string => {
  if (action === 'addNote' && status === 'completion') return '补正手续';
  // it waits for nothing else: its own examiner would have found it in the queue
  return action === 'returnForRework' ? '上级退回,转退承办重办' : COMMANDS[action].zh;
};

const waitsFor = (status: string, ended: boolean): string => {
  if (ended) return '下级已了结、没有报结果:请问明后代录结果或收回交办(O-31)';
  return status === 'rework' ? '已退回重办,等下级再报结果(O-50)' : '等下级报结果(O-31)';
};

function waitingItem({ petition, clock }: WaitingBelow, units: readonly UnitBelow[]): WaitingBelowItem {
  const unit = units.find(({ parentId }) => parentId === petition.petitionId);
  return {
    petitionId: petition.petitionId,
    displayNo: petition.displayNo,
    title: petition.title,
    what: waitsFor(petition.status, unit?.ended ?? false),
    unitName: unit?.unitName ?? null,
    ended: unit?.ended ?? false,
    nominalDue: clock?.nominalDue ?? null,
    legalDue: clock?.legalDue ?? null,
    provisional: clock?.provisional ?? false,
    ...clockLine(clock),
  };
}

/** What waits for this person, in the order of what must be done next. */
@QueryHandler(GetWorkbench)
export class GetWorkbenchHandler implements IQueryHandler<GetWorkbench> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer }: GetWorkbench): Promise<Workbench> {
    const context = await listContextOf(this.runtime);
    const { page, days, waiting } = await withViewer(this.runtime.pools.reader, viewer, async (client) => ({
      page: await workbenchPage(client, viewer, context),
      days: await dueDays(
        client,
        viewer.roles.includes('handler') ? { handledBy: viewer.accountId } : {},
        context,
      ),
      waiting: await waitingBelow(client, viewer, context),
    }));
    const units = await unitsBelow(
      this.runtime.pools.store,
      waiting.rows.map(({ petition }) => petition.petitionId),
    );
    const items = page.rows.flatMap(({ petition, steps, clock }): TodoItem[] => {
      const [action] = steps;
      if (action === undefined) return [];
      const due = clock?.legalDue ?? clock?.nominalDue ?? null;
      return [
        {
          petitionId: petition.petitionId,
          displayNo: petition.displayNo,
          title: petition.title,
          action,
          what: wordsFor(action, petition.status),
          why:
            clock === null
              ? action === 'reportUrgent'
                ? '按分钟计,时刻见案卷'
                : '轮到这一步'
              : `${action === 'notifyExtension' ? '原' : ''}${CLOCKS[clock.kind].zh},${due ?? ''}${clock.provisional ? '(暂定)' : ''} 届满`,
          nominalDue: clock?.nominalDue ?? null,
          legalDue: clock?.legalDue ?? null,
          provisional: clock?.provisional ?? false,
          ...clockLine(clock),
          status: petition.status,
        },
      ];
    });
    return {
      today: context.today,
      days,
      total: page.total,
      items,
      waiting: waiting.rows.map((row) => waitingItem(row, units)),
      waitingTotal: waiting.total,
    };
  }
}
