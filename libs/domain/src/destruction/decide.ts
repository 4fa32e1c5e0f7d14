import type { AffairContext } from '../affairs/affair.js';
import { officeNo, officeSeries, restrictedOfficeNo } from '../affairs/numbers.js';
import { openedStateOf } from '../affairs/steps.js';
import type { PetitionId, SeriesRef } from '../petition/context.js';
import { refuse, refuseIf } from '../petition/decide/checks/refuse.js';
import { present } from '../petition/decide/checks/text.js';
import type {
  Appraised,
  DestructionCommand,
  DestructionEvent,
  DestructionState,
  ListedFile,
} from './destruction-events.js';
import { type FiledPetition, obstaclesTo } from './filed-petition.js';
import { keptUntil, type Retention, RETENTION_ORDER, RETENTION_PERIODS } from './retention-periods.js';

const article = 'destruction' as const;
const BOOK = '信销';
type CommandOf<T extends DestructionCommand['type']> = Extract<DestructionCommand, { type: T }>;

/** The book that numbers ordinary lists; what concerns a restricted zone takes a random number (§6.2). */
export const destructionSeries = (
  state: DestructionState | null,
  command: DestructionCommand,
  ctx: AffairContext,
): SeriesRef[] =>
  state === null && command.type === 'list' && ctx.filed[0]?.zone === 'general'
    ? [officeSeries(BOOK, ctx.today, ctx)]
    : [];

/**
 * 销毁: list, appraisal, approval, two witnesses, the deed (§6.5).
 * @rejects DESTRUCTION_… of the people and of the files
 */
export function decideDestruction(
  state: DestructionState | null,
  command: DestructionCommand,
  ctx: AffairContext,
): DestructionEvent[] {
  if (command.type === 'list') return [listed(command, ctx)];
  const list = openedStateOf(state, '销毁清册');
  const byId = ctx.actor.accountId ?? '';
  requireNotExcluded(ctx, { actor: byId });
  const on = { occurredOn: ctx.today, article };
  switch (command.type) {
    case 'appraise':
      return [appraised(list, command, ctx)];
    case 'approve': {
      requireNamed(byId, [list.approverId], '清册由列明的批准人本人审批(§6.5)。');
      const destroyed = idsWith(list, 'destroy');
      requireDestructible(ctx, destroyed);
      const extended = idsWith(list, 'extend').map((petitionId) => ({
        petitionId,
        retention: list.outcomes[petitionId]?.retention ?? 'permanent',
      }));
      const sealed = present({ opinion: command.opinion });
      return [{ type: 'DestructionApproved', ...on, data: { byId, destroyed, extended }, sealed }];
    }
    case 'refuse':
      requireNamed(byId, [list.approverId], '清册由列明的批准人本人审批(§6.5)。');
      return [{ type: 'DestructionRefused', ...on, data: { byId }, sealed: { reason: command.reason } }];
    case 'witness': {
      requireNamed(byId, list.witnessIds, '监销由清册列明的两名监销人各自本人签字(§6.5:双人监销)。');
      refuseIf(list.witnessedBy.includes(byId), 'DESTRUCTION_ALREADY_SIGNED', {
        article,
        message: '您已经签过字;另一名监销人须本人签字(§6.5:双人监销)。',
        detail: { field: 'type' },
      });
      const data = { byId, no: list.witnessedBy.length + 1 };
      return [{ type: 'DestructionWitnessed', ...on, data, sealed: present({ note: command.note }) }];
    }
    case 'carryOut': {
      refuseIf(!command.confirmed, 'DESTRUCTION_NOT_CONFIRMED', {
        article,
        message: '请先核对清册:销毁以后不能恢复(§6.5)。',
        detail: { field: 'confirmed' },
      });
      // In an office of two people one of them has to do it (O-98); both have signed before.
      const another = ctx.organisation.smallOffice || !list.witnessIds.includes(byId);
      refuseIf(!another, 'DESTRUCTION_WITNESS_CARRIES_OUT', {
        article,
        message: '监销人不能自己实施销毁,须由另一人办理(§6.5:双人监销)。',
        detail: { field: 'type' },
      });
      const petitionIds = idsWith(list, 'destroy');
      requireDestructible(ctx, petitionIds);
      return [{ type: 'DestructionCarriedOut', ...on, data: { byId, petitionIds } }];
    }
    case 'cancel':
      return [{ type: 'DestructionCancelled', ...on, data: { byId }, sealed: { reason: command.reason } }];
  }
}

/** Whose files were appraised so. */
export const idsWith = (
  { files, outcomes }: DestructionState,
  outcome: Appraised['data']['outcome'],
): PetitionId[] =>
  files.flatMap(({ petitionId }) => (outcomes[petitionId]?.outcome === outcome ? [petitionId] : []));

function listed(command: CommandOf<'list'>, ctx: AffairContext): DestructionEvent {
  const { filed } = ctx;
  const { appraiserId, approverId, witnessId, secondWitnessId } = command;
  const [first] = filed;
  if (first === undefined)
    return refuse('DESTRUCTION_LIST_EMPTY', {
      article,
      message: '清册里没有案卷;请选定保管期限届满的卷(§6.5)。',
      detail: { field: 'petitionIds' },
    });
  const refuseFiles = (is: boolean, code: string, message: string): void =>
    refuseIf(is, code, { article, message, detail: { field: 'petitionIds' } });
  refuseFiles(
    filed.some(({ orgId }) => orgId !== ctx.organisation.id),
    'DESTRUCTION_ORGANISATION_OTHER',
    '只能销毁本机关归档的卷(§6.5)。',
  );
  refuseFiles(
    filed.some(({ zone }) => zone !== first.zone),
    'DESTRUCTION_ZONES_MIXED',
    '检举控告卷与一般卷分库分柜,不得列在同一份清册里(§6.5)。',
  );
  requireDestructible(
    ctx,
    filed.map(({ petitionId }) => petitionId),
  );
  const listedBy = ctx.actor.accountId ?? '';
  refuseIf(witnessId === secondWitnessId, 'DESTRUCTION_WITNESS_TWICE', {
    article,
    message: '监销人须是两个人(§6.5:双人监销)。',
    detail: { field: 'secondWitnessId' },
  });
  refuseIf([appraiserId, listedBy].includes(approverId), 'DESTRUCTION_SELF_APPROVED', {
    article,
    message: '批准人不能是列册人或者鉴定人本人(§6.5:鉴定审批)。',
    detail: { field: 'approverId' },
  });
  refuseIf(first.zone !== 'general' && !ctx.headIds.includes(approverId), 'DESTRUCTION_NEEDS_HEAD', {
    article,
    message: '检举控告卷、密封卷的销毁须部长批准(O-94 的权限)。',
    detail: { field: 'approverId' },
  });
  requireNotExcluded(ctx, { type: listedBy, appraiserId, approverId, witnessId, secondWitnessId });
  const files = filed.map(fileOf);
  return {
    type: 'DestructionListed',
    occurredOn: ctx.today,
    article,
    data: {
      orgId: ctx.organisation.id,
      number:
        first.zone === 'general' ? officeNo(BOOK, ctx.today, ctx) : restrictedOfficeNo(BOOK, ctx.today, ctx),
      zone: first.zone,
      files,
      listedBy,
      appraiserId,
      approverId,
      witnessIds: [witnessId, secondWitnessId],
    },
    sealed: {
      title: command.title,
      register: filed.map((file, at) => lineOf(file, files[at] as ListedFile, at + 1)).join('\n'),
    },
  };
}

function fileOf({ petitionId, archivedOn, retention, pageCount }: FiledPetition): ListedFile {
  // requireDestructible let only through what is filed for a number of years
  if (archivedOn === null || retention === null) throw new Error('not a filed petition');
  return {
    petitionId,
    archivedOn,
    retention,
    keptUntil: keptUntil(archivedOn, retention) ?? '',
    pageCount,
  };
}

/** What stays readable of a destroyed file: number, 档号, extent and period; no title, no name, no matter. */
const lineOf = (filed: FiledPetition, file: ListedFile, no: number): string =>
  `${no}. ${filed.displayNo},${file.pageCount}页,${file.archivedOn}归档${enteredLater(filed)},保管${RETENTION_PERIODS[file.retention].zh},${
    file.keptUntil
  }届满${CODE_MARK}${filed.archivalCode ?? '(无法读出)'}`;

/** Whoever appraises and approves is to see where the day of archiving is an entry of another year. */
const enteredLater = ({ archivedOn, archivingEnteredOn: entered }: FiledPetition): string =>
  entered === null || entered.slice(0, 4) === archivedOn?.slice(0, 4) ? '' : `(${entered}录入)`;

const CODE_MARK = ',档号';

/** The 档号 in a line of the sealed register. */
export const archivalCodeIn = (line: string): string =>
  line.slice(line.indexOf(CODE_MARK) + CODE_MARK.length);

function appraised(
  list: DestructionState,
  command: CommandOf<'appraise'>,
  ctx: AffairContext,
): DestructionEvent {
  requireNamed(ctx.actor.accountId ?? '', [list.appraiserId], '鉴定由清册列明的鉴定人本人进行(§6.5)。');
  const { outcome, opinion } = command;
  const open = list.files.filter(({ petitionId }) => list.outcomes[petitionId] === undefined);
  const petitionIds =
    command.petitionIds !== undefined && command.petitionIds.length > 0
      ? command.petitionIds
      : (open.length > 0 ? open : list.files).map(({ petitionId }) => petitionId);
  const files = petitionIds.map(
    (id) =>
      list.files.find(({ petitionId }) => petitionId === id) ??
      refuse('DESTRUCTION_FILE_UNKNOWN', {
        article,
        message: '所选的卷不在这份清册里。',
        detail: { field: 'petitionIds' },
      }),
  );
  const retention = outcome === 'extend' ? longerThan(files, command.retention) : null;
  return {
    type: 'DestructionAppraised',
    occurredOn: ctx.today,
    article,
    data: { petitionIds, outcome, retention },
    sealed: { opinion },
  };
}

function longerThan(files: readonly ListedFile[], retention: Retention | undefined): Retention {
  if (retention === undefined)
    return refuse('DESTRUCTION_RETENTION_MISSING', {
      article,
      message: '延长保管期限的,须写明延长到多久(§6.5)。',
      detail: { field: 'retention' },
    });
  const rank = (one: Retention): number => RETENTION_ORDER.indexOf(one);
  refuseIf(
    files.some((file) => rank(file.retention) >= rank(retention)),
    'DESTRUCTION_RETENTION_NOT_LONGER',
    {
      article,
      message: '延长后的保管期限须长于原来的期限(§6.5)。',
      detail: { field: 'retention' },
    },
  );
  return retention;
}

function requireNamed(byId: string, named: readonly string[], message: string): void {
  refuseIf(!named.includes(byId), 'DESTRUCTION_NOT_YOURS', { article, message, detail: { field: 'type' } });
}

/** Nobody has a hand in it who is accused in one of the files, or excluded from it as accused. */
function requireNotExcluded({ filed }: AffairContext, people: Readonly<Record<string, string>>): void {
  for (const [field, accountId] of Object.entries(people))
    refuseIf(
      filed.some(({ excludedIds }) => excludedIds.includes(accountId)),
      'DESTRUCTION_PERSON_EXCLUDED',
      {
        article: 'recusal',
        message: '列册、鉴定、批准、监销、实施的人不得是清册内任何一件的被反映人或者须回避的人(R-20、R-21)。',
        detail: { field: field === 'actor' ? 'type' : field },
      },
    );
}

/** Every file is due and free on this day; the first that is not is named. @rejects those of `obstaclesTo` */
function requireDestructible({ filed, today }: AffairContext, petitionIds: readonly PetitionId[]): void {
  for (const file of filed.filter(({ petitionId }) => petitionIds.includes(petitionId))) {
    const [obstacle] = obstaclesTo(file, today);
    if (obstacle !== undefined)
      refuse(obstacle.code, {
        article,
        message: `${file.displayNo}:${obstacle.message}`,
        detail: { field: 'petitionIds', petitionId: file.petitionId },
      });
  }
}
