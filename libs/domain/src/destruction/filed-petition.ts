import type { PetitionStatus, Zone } from '../glossary/index.js';
import type { AccountId, PetitionId, PlainDate } from '../petition/context.js';
import { keptUntil, type Retention, RETENTION_PERIODS } from './retention-periods.js';

/**
 * A petition as a destruction list needs it: what its stream and the registers beside it say of its file.
 * @shape archivalCode: null where its text may not be opened; openAffairs: categories; openPetitions: later ones linked to it
 */
export type FiledPetition = {
  readonly petitionId: PetitionId;
  readonly displayNo: string;
  readonly orgId: number;
  readonly zone: Zone;
  readonly status: PetitionStatus;
  readonly archivedOn: PlainDate | null;
  /** When the archiving was entered; long after it for what was filed on paper. */
  readonly archivingEnteredOn: PlainDate | null;
  readonly retention: Retention | null;
  readonly pageCount: number;
  readonly archivalCode: string | null;
  /** The accused who are users, and those with a confirmed conflict as accused. */
  readonly excludedIds: readonly AccountId[];
  readonly underReview: boolean;
  /** One of its keys is under legal hold (依法保全). */
  readonly held: boolean;
  readonly openAffairs: readonly string[];
  readonly openPetitions: number;
  readonly onAnotherList: boolean;
};

/** Why a file may not be destroyed now. @shape message a whole sentence without the number of the petition */
export type DestructionObstacle = { readonly code: string; readonly message: string };

/** 督办 in the wide sense: supervisions, urgings and what a superior asked to be improved (§2.7). */
const SUPERVISING: readonly string[] = ['supervision', 'urging', 'received-advice'];
/** 排除统计 stands for good: nothing waits on it, and lifting it would change the rates of periods long frozen (§3.1 no. 6). */
const LASTING = 'stat-exclusion';

/**
 * All that stands against the destruction of a file on a day (§6.5): it is filed, its period is over, and nothing that still
 * needs it is open.
 */
export function obstaclesTo(file: FiledPetition, today: PlainDate): DestructionObstacle[] {
  const { archivedOn, retention, openAffairs } = file;
  if (file.status !== 'archived' || archivedOn === null || retention === null)
    return against(
      true,
      'DESTRUCTION_NOT_ARCHIVED',
      '没有归档,或者已经销毁;只有已归档的卷才能列入销毁清册(§6.5)。',
    );
  const until = keptUntil(archivedOn, retention);
  return [
    ...against(until === null, 'DESTRUCTION_PERMANENT', '保管期限为永久,不得销毁(§6.5)。'),
    ...against(
      until !== null && today <= until,
      'DESTRUCTION_RETENTION_RUNS',
      `保管期限${RETENTION_PERIODS[retention].zh},到${until ?? ''}才届满,届满以前不得销毁(§6.5)。`,
    ),
    ...against(file.held, 'DESTRUCTION_UNDER_HOLD', '处于依法保全状态,解除保全以前不得销毁。'),
    ...against(
      openAffairs.includes('borrowing'),
      'DESTRUCTION_FILE_LENT',
      '案卷借出未还,归还以前不得销毁(O-94)。',
    ),
    ...against(
      openAffairs.some((category) => SUPERVISING.includes(category)),
      'DESTRUCTION_SUPERVISION_OPEN',
      '有督办没有销号,不得销毁(§2.7)。',
    ),
    ...against(
      openAffairs.some((category) => ![...SUPERVISING, 'borrowing', LASTING].includes(category)),
      'DESTRUCTION_AFFAIR_OPEN',
      '有与它相关的事项没有了结(例如决定公开的答复还没有登记已公开),不得销毁(§6.5)。',
    ),
    ...against(file.underReview, 'DESTRUCTION_REVIEW_OPEN', '复查、复核没有了结,不得销毁(§6.5)。'),
    ...against(
      file.openPetitions > 0,
      'DESTRUCTION_LINKED_OPEN',
      `有${file.openPetitions}件与它关联的信访件还在办理,不得销毁(§6.5)。`,
    ),
    ...against(file.onAnotherList, 'DESTRUCTION_LISTED_TWICE', '已列入另一份没有了结的销毁清册。'),
  ];
}

const against = (is: boolean, code: string, message: string): DestructionObstacle[] =>
  is ? [{ code, message }] : [];
