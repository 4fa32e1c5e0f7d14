import { type BodyOf, fieldsOf } from '../affairs/fields.js';
import { type IncidentStatus, LEARNT_FROM, type LearntFrom, type ReportVerdict } from '../glossary/index.js';
import type { Event } from '../petition/events/event.js';

export type Learnt = Event<
  'IncidentLearnt',
  { orgId: number; targetOrgId: number; learntFrom: LearntFrom; learntAt: string; happenedAt: string },
  { title: string; place: string; summary: string }
>;
export type Matched = Event<
  'IncidentMatched',
  { reported: boolean; matchedById: string | null },
  { note: string }
>;
export type Judged = Event<
  'IncidentJudged',
  {
    verdict: ReportVerdict;
    knewOfIt: boolean | null;
    /** 首报时刻 − 发现时刻; null where there was no report. @unit minute */
    minutes: number | null;
    limitMinutes: number;
    judgedById: string | null;
  },
  { reason: string }
>;
/** Everything that happens to an incident learnt elsewhere. */
export type IncidentEvent = Learnt | Matched | Judged;

export const INCIDENT_FIELDS = {
  learn: fieldsOf({
    learntFrom: { zh: '从哪里得知', kind: 'choice', options: LEARNT_FROM },
    learntAt: { zh: '得知时刻', kind: 'instant' },
    happenedAt: { zh: '发生时刻', kind: 'instant' },
    targetOrgId: { zh: '责任单位', kind: 'organisation' },
    title: { zh: '事件', kind: 'text', max: 120 },
    place: { zh: '地点', kind: 'text', max: 200 },
    summary: { zh: '情况', kind: 'text', max: 2_000, rows: 3 },
  }),
  matchReport: fieldsOf({
    reported: { zh: '责任单位对此有报告', kind: 'flag' },
    discoveredAt: { zh: '责任单位发现时刻(有报告时填)', kind: 'instant', optional: true },
    reportedAt: { zh: '首报时刻(有报告时填)', kind: 'instant', optional: true },
    note: { zh: '比对情况', kind: 'text', max: 1_000, rows: 2 },
  }),
  judge: fieldsOf({
    knewOfIt: { zh: '责任单位知情', kind: 'flag' },
    reason: { zh: '认定理由', kind: 'text', max: 1_000, rows: 3 },
  }),
};
type Bodies = { [T in keyof typeof INCIDENT_FIELDS]: BodyOf<(typeof INCIDENT_FIELDS)[T]> };
export type IncidentCommand = { [T in keyof Bodies]: { type: T } & Bodies[T] }[keyof Bodies];

export type IncidentState = {
  readonly id: string;
  readonly version: number;
  readonly orgId: number;
  readonly status: IncidentStatus;
  readonly petitionId: null;
  readonly registeredOn: string;
  readonly targetOrgId: number;
  readonly learntFrom: LearntFrom;
  readonly learntAt: string;
  readonly happenedAt: string;
  readonly verdict: ReportVerdict | null;
  readonly minutes: number | null;
  /** Who judged it, or compared it where the period judged (O-82, O-83). */
  readonly judgedById: string | null;
};
