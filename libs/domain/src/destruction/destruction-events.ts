import { type BodyOf, fieldsOf } from '../affairs/fields.js';
import type { Label, Zone } from '../glossary/index.js';
import type { AccountId, PetitionId, PlainDate } from '../petition/context.js';
import type { Event } from '../petition/events/event.js';
import { type Retention, RETENTION_PERIODS } from './retention-periods.js';

/** What the appraisal says of a file. */
export const APPRAISALS = {
  destroy: { zh: '销毁' },
  keep: { zh: '继续保存' },
  extend: { zh: '延长保管期限' },
} as const satisfies Record<string, Label>;
export type Appraisal = keyof typeof APPRAISALS;

/** A file as it stands in the list: what is kept of it for ever. */
export type ListedFile = {
  petitionId: PetitionId;
  archivedOn: PlainDate;
  retention: Retention;
  keptUntil: PlainDate;
  pageCount: number;
};
/** The same with what became of it, in the line of the register. */
export type DestructionFile = ListedFile & { outcome: Appraisal | null; extendedTo: Retention | null };
type People = {
  listedBy: AccountId;
  appraiserId: AccountId;
  approverId: AccountId;
  witnessIds: AccountId[];
};

export type Listed = Event<
  'DestructionListed',
  { orgId: number; number: string; zone: Zone; files: ListedFile[] } & People,
  { title: string; register: string }
>;
export type Appraised = Event<
  'DestructionAppraised',
  { petitionIds: PetitionId[]; outcome: Appraisal; retention: Retention | null },
  { opinion: string }
>;
export type Approved = Event<
  'DestructionApproved',
  { byId: AccountId; destroyed: PetitionId[]; extended: { petitionId: PetitionId; retention: Retention }[] },
  { opinion?: string }
>;
export type Refused = Event<'DestructionRefused', { byId: AccountId }, { reason: string }>;
export type Witnessed = Event<'DestructionWitnessed', { byId: AccountId; no: number }, { note?: string }>;
export type CarriedOut = Event<'DestructionCarriedOut', { byId: AccountId; petitionIds: PetitionId[] }>;
export type Cancelled = Event<'DestructionCancelled', { byId: AccountId }, { reason: string }>;
/** Everything that happens to a destruction list (§6.5). */
export type DestructionEvent = Listed | Appraised | Approved | Refused | Witnessed | CarriedOut | Cancelled;

const LONGER: Readonly<Partial<Record<Retention, Label>>> = {
  '30y': RETENTION_PERIODS['30y'],
  permanent: RETENTION_PERIODS.permanent,
};
const reason = { zh: '理由', kind: 'text', max: 500, rows: 2 } as const;

export const DESTRUCTION_FIELDS = {
  list: fieldsOf({
    title: { zh: '清册名称', kind: 'text', max: 120 },
    petitionIds: { zh: '期满的卷', kind: 'petitions' },
    appraiserId: { zh: '鉴定人', kind: 'account', own: true },
    approverId: { zh: '批准人(部领导)', kind: 'account', own: true, role: ['leader', 'deputyLeader'] },
    witnessId: { zh: '监销人甲', kind: 'account', own: true },
    secondWitnessId: { zh: '监销人乙', kind: 'account', own: true },
  }),
  appraise: fieldsOf({
    petitionIds: { zh: '鉴定的卷(不选 = 尚未鉴定的全部)', kind: 'petitions', optional: true },
    outcome: { zh: '鉴定结果', kind: 'choice', options: APPRAISALS },
    retention: {
      zh: '延长到',
      kind: 'choice',
      options: LONGER as Readonly<Record<'30y' | 'permanent', Label>>,
      optional: true,
    },
    opinion: { zh: '鉴定意见', kind: 'text', max: 2_000, rows: 3 },
  }),
  approve: fieldsOf({ opinion: { zh: '批准意见', kind: 'text', max: 500, rows: 2, optional: true } }),
  refuse: fieldsOf({ reason }),
  witness: fieldsOf({ note: { zh: '监销记录', kind: 'text', max: 500, rows: 2, optional: true } }),
  carryOut: fieldsOf({
    confirmed: { zh: '已核对清册:销毁以后不能恢复', kind: 'flag' },
  }),
  cancel: fieldsOf({ reason }),
};
type Bodies = { [T in keyof typeof DESTRUCTION_FIELDS]: BodyOf<(typeof DESTRUCTION_FIELDS)[T]> };
export type DestructionCommand = { [T in keyof Bodies]: { type: T } & Bodies[T] }[keyof Bodies];

export type DestructionState = People & {
  readonly id: string;
  readonly version: number;
  readonly orgId: number;
  readonly status: 'listed' | 'appraised' | 'approved' | 'kept' | 'destroyed' | 'refused' | 'cancelled';
  readonly petitionId: null;
  readonly number: string;
  readonly zone: Zone;
  readonly listedOn: PlainDate;
  readonly files: readonly ListedFile[];
  readonly outcomes: Readonly<Record<PetitionId, { outcome: Appraisal; retention: Retention | null }>>;
  readonly approvedOn: PlainDate | null;
  readonly witnessedBy: readonly AccountId[];
  readonly carriedOutBy: AccountId | null;
  readonly destroyedOn: PlainDate | null;
};
