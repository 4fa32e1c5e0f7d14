import { type BodyOf, fieldsOf } from '../affairs/fields.js';
import { CATEGORIES, CATEGORY_GROUPS, KEY_AREAS, type PeriodStatus } from '../glossary/index.js';
import type { Event } from '../petition/events/event.js';
import type { PeriodScope } from './coverage.js';

/**
 * @shape toldOrgIds: the units below as they were, where the period covers all; reportBy: `17:00`, the hour of the zero
 *   report. Both absent in periods that were set before these were kept.
 */
type Scope = Omit<PeriodScope, 'suspendedOn' | 'lifted' | 'complex'> & {
  zeroReport: boolean;
  toldOrgIds?: number[];
  reportBy?: string;
};
/** A whole group of contents, or one of them: what a period may be about. */
const CONTENTS: Readonly<Record<string, { zh: string }>> = Object.fromEntries([
  ...Object.entries(CATEGORY_GROUPS).map(([code, { zh }]) => [code, { zh: `${code} ${zh}(整类)` }] as const),
  ...Object.entries(CATEGORIES).map(([code, { zh }]) => [code, { zh: `${code} ${zh}` }] as const),
]);
export type Set_ = Event<
  'SensitivePeriodSet',
  { orgId: number } & Scope,
  { title: string; source: string; zeroReportBy?: string }
>;
export type Suspended = Event<'SensitivePeriodSuspended', Record<string, never>, { reason: string }>;
export type Resumed = Event<'SensitivePeriodResumed', Record<string, never>, { reason: string }>;
export type Filed = Event<
  'ZeroReportFiled',
  { byOrgId: number; for: string; count: number; inTime: boolean },
  { note?: string }
>;
export type Lifted = Event<'FastLaneLifted', { petitionIds: string[] }, { reason: string }>;
/** 告知单位: units below that have not been told of a period that covers all: it was set before they were named, or they came later. */
export type Told = Event<'SensitivePeriodTold', { orgIds: number[] }, Record<string, never>>;
/** Complex ones for which the head allowed the longer period of the lane (O-75). */
export type ComplexApproved = Event<'FastLaneComplexApproved', { petitionIds: string[] }, { reason: string }>;
/** Everything that happens to a sensitive period. */
export type SensitivePeriodEvent = Set_ | Told | Suspended | Resumed | Filed | Lifted | ComplexApproved;

const REASON = { zh: '理由', kind: 'text', max: 500, rows: 2 } as const;
export const SENSITIVE_PERIOD_FIELDS = {
  setPeriod: fieldsOf({
    title: { zh: '名称', kind: 'text', max: 120 },
    from: { zh: '起(含)', kind: 'date' },
    to: { zh: '止(含)', kind: 'date' },
    source: { zh: '依据文件', kind: 'text', max: 200 },
    orgIds: { zh: '单位(不填为全部)', kind: 'organisations', optional: true },
    categories: { zh: '内容分类(不选为全部)', kind: 'choices', options: CONTENTS, optional: true },
    keyAreas: { zh: '重点方面', kind: 'choices', options: KEY_AREAS, optional: true },
    zeroReport: { zh: '每日零报告', kind: 'flag' },
    zeroReportBy: { zh: '零报告时刻(如 17:00)', kind: 'text', max: 5, optional: true },
    ladder: { zh: '催办加密(T-3 起每日)', kind: 'flag' },
    fastLane: { zh: '开通换届快速通道', kind: 'flag' },
  }),
  tellUnits: fieldsOf({ orgIds: { zh: '单位', kind: 'organisations' } }),
  suspend: fieldsOf({ reason: REASON }),
  resume: fieldsOf({ reason: REASON }),
  fileZeroReport: fieldsOf({
    for: { zh: '哪一天', kind: 'date' },
    count: { zh: '当日相关来件', kind: 'int', min: 0, max: 9_999, unit: '件' },
    note: { zh: '情况', kind: 'text', max: 1_000, rows: 2, optional: true },
  }),
  liftFastLane: fieldsOf({
    petitionIds: { zh: '撤出快速通道的件', kind: 'petitions' },
    reason: REASON,
  }),
  approveComplex: fieldsOf({
    petitionIds: { zh: '批准为复杂的件', kind: 'petitions' },
    reason: { ...REASON, zh: '复杂在哪里' },
  }),
};
type Bodies = { [T in keyof typeof SENSITIVE_PERIOD_FIELDS]: BodyOf<(typeof SENSITIVE_PERIOD_FIELDS)[T]> };
export type SensitivePeriodCommand = { [T in keyof Bodies]: { type: T } & Bodies[T] }[keyof Bodies];

type ZeroReport = {
  readonly orgId: number;
  readonly for: string;
  readonly count: number;
  readonly inTime: boolean;
};
export type SensitivePeriodState = Scope & {
  readonly id: string;
  readonly version: number;
  readonly orgId: number;
  readonly status: PeriodStatus;
  readonly petitionId: null;
  readonly setOn: string;
  readonly suspendedOn: string | null;
  readonly lifted: readonly string[];
  readonly complex: readonly string[];
  readonly reports: readonly ZeroReport[];
  /** Units that were told after it was set, and since when. */
  readonly toldSince: readonly { readonly orgId: number; readonly on: string }[];
};
