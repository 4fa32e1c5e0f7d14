import { ANONYMITY, CHANNELS, ORIGINS, TRANSFER_KINDS } from '../../glossary/index.js';
import type { CorrectRegistration } from '../commands.js';
import type { DecisionContext } from '../context.js';
import type { ArrivalText, PetitionCorrected, PetitionEvent, SubjectFacts } from '../events.js';
import type { PetitionState } from '../state.js';
import { problemRegionOf, urgentGroundsOf } from './checks/arrival.js';
import { requireConsistentArrival } from './checks/arrival-consistency.js';
import { optionalArrivalText } from './checks/arrival-text.js';
import {
  optionalCode,
  optionalWhole,
  requireCode,
  requireFlag,
  requireList,
  requireRecord,
} from './checks/codes.js';
import { correctedPeople } from './checks/corrected-people.js';
import { FIRST_RECEIPT, optionalPast, requirePast } from './checks/dates.js';
import { refuse, refuseIf } from './checks/refuse.js';
import { present, requireText, TEXT_LIMITS } from './checks/text.js';
import { zoneOf } from './checks/zone.js';
import { urgencyFrom } from './urgency.js';

type Changes = PetitionCorrected['data']['changes'];
type Reader = (value: unknown, ctx: DecisionContext) => Changes[keyof Changes];

// One reader for each field that may be corrected; what has no reader is refused, not passed on.
const READERS: Readonly<Record<keyof CorrectRegistration['changes'], Reader>> = {
  channel: (value) => requireCode(value, CHANNELS, 'channel', '渠道'),
  origin: (value) => requireCode(value, ORIGINS, 'origin', '来源'),
  transferKind: (value) => optionalCode(value, TRANSFER_KINDS, 'transferKind', '转送方式'),
  via12380: (value) => requireFlag(value, 'via12380', '12380 标记'),
  receivedOn: (value, ctx) => {
    const date = requirePast(value, 'receivedOn', '收到日', ctx);
    refuseIf(date < FIRST_RECEIPT, 'RECEIPT_TOO_OLD', {
      message: `收到日不得早于${FIRST_RECEIPT}。`,
      detail: { field: 'receivedOn' },
    });
    return date;
  },
  signedForOn: (value, ctx) => optionalPast(value, 'signedForOn', '签收日', ctx),
  postmarkedOn: (value, ctx) => optionalPast(value, 'postmarkedOn', '邮戳日', ctx),
  anonymity: (value) => requireCode(value, ANONYMITY, 'anonymity', '实名匿名'),
  visitorCount: (value) => (value ?? null) as number | null,
  irregularVisitItem: (value) => optionalWhole(value, 'irregularVisitItem', '非访项号', { min: 1, max: 6 }),
  problemRegion: problemRegionOf,
  urgentGrounds: urgentGroundsOf,
  resultRequired: (value) => requireFlag(value, 'resultRequired', '要结果'),
};

function changesOf(value: unknown, ctx: DecisionContext): Changes {
  const input = requireRecord(value ?? {}, 'changes', '更正');
  const read: Record<string, unknown> = {};
  for (const [field, given] of Object.entries(input)) {
    if (given === undefined) continue;
    if (!Object.hasOwn(READERS, field)) {
      refuse('FIELD_NOT_CORRECTABLE', { message: '该字段不能更正。', detail: { field: 'changes' } });
    }
    read[field] = READERS[field as keyof typeof READERS](given, ctx);
  }
  return read as Changes;
}

const sameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

// What would be as it was is left out, so that a form sent back unchanged leaves no trace.
function onlyDifferent(state: PetitionState, changes: Changes): Changes {
  return Object.fromEntries(
    Object.entries(changes).filter(
      ([field, value]) => !sameValue(value, state.arrival[field as keyof Changes]),
    ),
  ) as Changes;
}

function matterTextsOf(state: PetitionState, value: unknown): ArrivalText['matters'] | undefined {
  if (value === undefined || value === null) return undefined;
  const matters: ArrivalText['matters'] = {};
  for (const [matterNo, given] of Object.entries(requireRecord(value, 'text.matters', '事项'))) {
    const known = state.arrival.matters.find((matter) => String(matter.matterNo) === matterNo);
    const field = 'text.matters';
    if (known === undefined) {
      return refuse('MATTER_UNKNOWN', { message: '没有这个事项。', detail: { field } });
    }
    const input = requireRecord(given, field, '事项');
    const points = requireList(input.points, `${field}.points`, '要点', { min: 1, max: 50 });
    // Answers refer to points by number: a correction rewords a point, it never adds or drops one (QS01).
    refuseIf(points.length !== known.pointCount, 'POINT_COUNT_FIXED', {
      article: 'findings',
      message: '更正只能改写要点,不能增减要点数(QS01)。',
      detail: { field: `${field}.points`, count: known.pointCount },
    });
    matters[matterNo] = {
      summary: requireText(input.summary, `${field}.summary`, '概况', { max: TEXT_LIMITS.summary }),
      points: points.map((point) =>
        requireText(point, `${field}.points`, '要点', { max: TEXT_LIMITS.point }),
      ),
    };
  }
  return matters;
}

function textOf(state: PetitionState, value: unknown): Partial<ArrivalText> {
  const input = requireRecord(value ?? {}, 'text', '更正的文字') as Partial<
    Record<keyof ArrivalText, string>
  >;
  const has = (key: keyof ArrivalText) => input[key] !== undefined && input[key] !== null;
  return present({
    title: has('title')
      ? requireText(input.title, 'text.title', '标题', { max: TEXT_LIMITS.title })
      : undefined,
    content: has('content')
      ? requireText(input.content, 'text.content', '内容', { max: TEXT_LIMITS.content })
      : undefined,
    matters: matterTextsOf(state, input.matters),
    ...optionalArrivalText(input),
  });
}

/** O-10, O-11: an accused under a superior seals the petition at once; whoever may see it follows from him. */
function requireZoneStands(state: PetitionState, subjects: SubjectFacts[]): void {
  refuseIf(
    state.zone === 'general' && zoneOf([], subjects) === 'sealed',
    'CORRECTION_NEEDS_RECLASSIFICATION',
    {
      article: 'reclassification',
      message: '反映上级管理干部或本部主要负责人的,先改分类为检举控告类,再更正干部管理权限(O-10、O-11)。',
      detail: { field: 'persons.cadreAuthority' },
    },
  );
}

/**
 * What is registered here was here before: a later day would give days to us that the law gives nobody (K-15, QP05).
 * A letter of an organ above is in the books on the day it was sent, and signed for after that.
 */
function requireStartBeforeRegistration(state: PetitionState, changes: Changes): void {
  const { registeredOn } = state.arrival;
  const entered = [
    ['receivedOn', '收到日'],
    ['signedForOn', '签收日'],
  ] as const;
  for (const [field, zh] of entered) {
    const on = changes[field] ?? null;
    refuseIf(state.above === null && on !== null && on > registeredOn, 'DATE_AFTER_REGISTRATION', {
      article: 'startOfPeriod',
      message: `${zh}(${on ?? ''})不得晚于登记日(${registeredOn}):先收到才能登记,告知等期限由此起算(K-15、QP05)。`,
      detail: { field, notAfter: registeredOn },
    });
  }
}

/**
 * 更正登记: the old value stays in the old event, the number stays the number. Fields are checked as at registration,
 * also against each other. Says nothing when nothing changes.
 * @rejects FIELD_NOT_CORRECTABLE DATE_AFTER_REGISTRATION CORRECTION_NEEDS_RECLASSIFICATION POINT_COUNT_FIXED MATTER_UNKNOWN SUBJECT_UNKNOWN
 * PETITIONER_ALREADY_REGISTERED TEXT_REQUIRED and those of registration
 */
export function correct(
  state: PetitionState,
  command: CorrectRegistration,
  ctx: DecisionContext,
): PetitionEvent[] {
  const changes = changesOf(command.changes, ctx);
  const text = textOf(state, command.text);
  const after = { ...state.arrival, ...changes };
  const people = correctedPeople(state, command, { anonymous: after.anonymity === 'anonymous', ctx });
  const { persons, subjects } = people;
  requireZoneStands(state, subjects);
  requireStartBeforeRegistration(state, onlyDifferent(state, changes));
  // Deemed signing goes with the day of signing: taking the day out takes the mark out.
  requireConsistentArrival(
    { ...after, subjects, deemedSigned: after.signedForOn !== null },
    people.known,
    ctx,
  );
  const different = onlyDifferent(state, { ...changes, ...people.clear, subjects });
  const textFields = [...Object.keys(text), ...people.named];
  if (Object.keys(different).length === 0 && textFields.length === 0) return [];
  const reason = requireText(command.reason, 'reason', '更正的理由', { max: TEXT_LIMITS.reason });
  return [
    {
      type: 'PetitionCorrected',
      occurredOn: ctx.today,
      article: 'dataEntry',
      data: { changes: different, textFields },
      sealed: { reason, ...(Object.keys(text).length > 0 ? { text } : {}) },
      persons,
    },
    // The minutes run from the moment on which the grounds were entered.
    ...(state.urgency === null && (different.urgentGrounds ?? []).length > 0
      ? [urgencyFrom(different.urgentGrounds ?? [], ctx.now, '更正登记时列明紧急情形。')]
      : []),
  ];
}
