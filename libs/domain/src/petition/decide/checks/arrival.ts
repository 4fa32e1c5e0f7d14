import { ANONYMITY, CHANNELS, ORIGINS, PETITIONER_TYPES, TRANSFER_KINDS } from '../../../glossary/index.js';
import { profileOn } from '../../../parameters.js';
import type { RegisterPetition } from '../../commands.js';
import type { DecisionContext } from '../../context.js';
import type { ArrivalFacts, MatterFacts, PersonFields, SubjectFacts, UrgentGround } from '../../events.js';
import {
  optionalCode,
  optionalFlag,
  optionalId,
  optionalWhole,
  requireCode,
  requireList,
  requireOneOf,
} from './codes.js';
import { FIRST_RECEIPT, optionalPast, requirePast } from './dates.js';
import { refuse, refuseIf } from './refuse.js';
import { requireConsistentArrival } from './arrival-consistency.js';
import { isBackdated } from './backdating.js';

const URGENT_GROUNDS: readonly UrgentGround[] = [
  'threat',
  'massVisit',
  'media',
  'termChange',
  'sensitivePeriod',
  'seriousCadreMatter',
];

/** Grounds of urgency, each once. @rejects CODE_UNKNOWN LIST_INVALID */
export function urgentGroundsOf(value: unknown): UrgentGround[] {
  const list = requireList(value ?? [], 'urgentGrounds', '紧急情形', { max: URGENT_GROUNDS.length });
  return [
    ...new Set(
      list.map((each, at) => requireOneOf(each, URGENT_GROUNDS, `urgentGrounds[${at}]`, '紧急情形')),
    ),
  ];
}

/** 规模性集体访 by its number is a serious matter whether or not somebody ticked it. @unit massVisitMin people */
const withMassVisit = (
  grounds: UrgentGround[],
  { channel, visitorCount }: Pick<RegisterPetition, 'channel' | 'visitorCount'>,
  { policy }: DecisionContext,
): UrgentGround[] =>
  channel === 'visit' && (visitorCount ?? 0) >= policy.massVisitMin && !grounds.includes('massVisit')
    ? [...grounds, 'massVisit']
    : grounds;

/** @shape six digits @rejects REGION_INVALID */
export function problemRegionOf(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string' && /^\d{6}$/.test(value)) return value;
  return refuse('REGION_INVALID', {
    message: '问题属地须为六位行政区划代码。',
    detail: { field: 'problemRegion' },
  });
}

/** Is the name, is the address known? Both decide on exemption from notification. */
export function clarity(
  subjects: readonly SubjectFacts[],
  persons: Readonly<Record<string, PersonFields>>,
  anonymous: boolean,
): { nameClear: boolean; addressClear: boolean } {
  const petitioners = subjects
    .filter(({ role }) => role === 'petitioner' || role === 'representative')
    .map(({ subjectId }) => persons[subjectId]);
  return {
    nameClear: !anonymous && petitioners.some((person) => person?.name !== undefined),
    addressClear: petitioners.some((person) => person?.address !== undefined),
  };
}

type Arrival = Omit<RegisterPetition, 'type' | 'queryCodeMac' | 'enclosures'>;
type Parts = { subjects: SubjectFacts[]; persons: Record<string, PersonFields>; matters: MatterFacts[] };

/**
 * What the form says of the arrival, checked field by field and then against each other; zone and number come after.
 * @rejects CODE_UNKNOWN DATE_INVALID DATE_IN_FUTURE RECEIPT_TOO_OLD and those of `requireConsistentArrival`
 */
export function arrivalFactsOf(
  input: Arrival,
  parts: Parts,
  ctx: DecisionContext,
): Omit<ArrivalFacts, 'petitionNo' | 'displayNo' | 'series' | 'zone'> {
  const origin = requireCode(input.origin, ORIGINS, 'origin', '来源');
  const transferred = origin === 'petitionOffice' || origin === 'superiorOrgDept';
  const transferKind =
    optionalCode(input.transferKind, TRANSFER_KINDS, 'transferKind', '转送方式') ??
    (transferred ? 'transfer' : null);
  const receivedOn = requirePast(input.receivedOn, 'receivedOn', '收到日', ctx);
  refuseIf(receivedOn < FIRST_RECEIPT, 'RECEIPT_TOO_OLD', {
    message: `收到日不得早于${FIRST_RECEIPT}。`,
    detail: { field: 'receivedOn' },
  });
  const anonymity = requireCode(input.anonymity, ANONYMITY, 'anonymity', '实名匿名');
  const facts = {
    orgId: ctx.organisation.id,
    channel: requireCode(input.channel, CHANNELS, 'channel', '渠道'),
    origin,
    transferKind,
    via12380: optionalFlag(input.via12380, 'via12380', '12380 标记'),
    receivedOn,
    signedForOn: optionalPast(input.signedForOn, 'signedForOn', '签收日', ctx),
    deemedSigned: optionalFlag(input.deemedSigned, 'deemedSigned', '视为签收'),
    postmarkedOn: optionalPast(input.postmarkedOn, 'postmarkedOn', '邮戳日', ctx),
    registeredOn: ctx.today,
    registrarId: ctx.actor.accountId,
    anonymity,
    petitionerType:
      optionalCode(input.petitionerType, PETITIONER_TYPES, 'petitionerType', '信访人类型') ?? 'citizen',
    ...clarity(parts.subjects, parts.persons, anonymity === 'anonymous'),
    // The bounds of the count are a rule of their own (§3.1 no. 6), told with the channel.
    visitorCount: input.visitorCount ?? null,
    irregularVisitItem: optionalWhole(input.irregularVisitItem, 'irregularVisitItem', '非访项号', {
      min: 1,
      max: 6,
    }),
    jointSignerCount: optionalWhole(input.jointSignerCount, 'jointSignerCount', '联名人数', {
      min: 2,
      max: 99_999,
    }),
    problemRegion: problemRegionOf(input.problemRegion),
    urgentGrounds: withMassVisit(urgentGroundsOf(input.urgentGrounds), input, ctx),
    // 交办 is a transfer that wants its result back (22①, O-31).
    resultRequired:
      optionalFlag(input.resultRequired, 'resultRequired', '要结果') || transferKind === 'assign',
    repeatOf: optionalId(input.repeatOf, 'repeatOf', '原件'),
    legalProfile: profileOn(ctx.today),
    backdated: isBackdated(receivedOn, ctx),
    subjects: parts.subjects,
    matters: parts.matters,
  };
  requireConsistentArrival(facts, parts.persons, ctx);
  return facts;
}
