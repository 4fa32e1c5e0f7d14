import type { DecisionContext } from '../../context.js';
import type { ArrivalFacts, PersonFields, SubjectFacts } from '../../events.js';
import { requireNotBefore } from './dates.js';
import { refuse, refuseIf } from './refuse.js';

type Facts = Pick<
  ArrivalFacts,
  | 'channel'
  | 'origin'
  | 'transferKind'
  | 'receivedOn'
  | 'signedForOn'
  | 'deemedSigned'
  | 'postmarkedOn'
  | 'anonymity'
  | 'visitorCount'
  | 'irregularVisitItem'
  | 'subjects'
>;

/** Petition offices and superior departments: what they send has a day of signing for and no exemption. */
export const isTransferred = (arrival: Pick<ArrivalFacts, 'origin'>): boolean =>
  arrival.origin === 'petitionOffice' || arrival.origin === 'superiorOrgDept';

/** 转送、交办 under 23③; a briefing 通报 under 30② is neither (§6.2). */
export const isUnderArticle23Third = (arrival: Pick<ArrivalFacts, 'origin' | 'transferKind'>): boolean =>
  isTransferred(arrival) && arrival.transferKind !== 'briefing';

/** Fields that depend on each other. @rejects those of the checks below */
export function requireConsistentArrival(
  facts: Facts,
  persons: Readonly<Record<string, PersonFields>>,
  ctx: DecisionContext,
): void {
  requireSending(facts);
  requireDays(facts);
  requireVisit(facts);
  requireRepresentatives(facts, ctx);
  requireNames(facts, persons);
}

function requireSending(facts: Facts): void {
  refuseIf(!isTransferred(facts) && facts.transferKind !== null, 'TRANSFER_KIND_NOT_FOR_ORIGIN', {
    message: '转送、交办、通报只填信访部门或上级组织部门转来的件(§6.2)。',
    detail: { field: 'transferKind' },
  });
  refuseIf(
    facts.origin === 'superiorOrgDept' && facts.transferKind === 'briefing',
    'TRANSFER_KIND_NOT_FOR_ORIGIN',
    {
      article: 'cadreMatters',
      message: '通报是信访部门的事(第三十条第二款),上级组织部门填转送或交办。',
      detail: { field: 'transferKind' },
    },
  );
  refuseIf(isTransferred(facts) && facts.signedForOn === null, 'SIGNED_FOR_REQUIRED', {
    article: 'startOfPeriod',
    message: '信访部门、上级组织部门转来的件须填本机关签收日,告知和异议期限由此起算(K-15)。',
    detail: { field: 'signedForOn' },
  });
  refuseIf(
    !isTransferred(facts) && (facts.signedForOn !== null || facts.deemedSigned),
    'SIGNED_FOR_NOT_APPLICABLE',
    {
      article: 'startOfPeriod',
      message: '签收日只填信访部门、上级组织部门转来的件;其他来源从收到日起算(K-15)。',
      detail: { field: 'signedForOn' },
    },
  );
}

function requireDays(facts: Facts): void {
  if (facts.signedForOn !== null) {
    requireNotBefore(facts.signedForOn, 'signedForOn', '签收日', { on: facts.receivedOn, zh: '收到日' });
  }
  if (facts.postmarkedOn !== null) {
    requireNotBefore(facts.receivedOn, 'receivedOn', '收到日', { on: facts.postmarkedOn, zh: '邮戳日' });
  }
}

function requireVisit(facts: Facts): void {
  const count: unknown = facts.visitorCount;
  if (facts.channel !== 'visit') {
    refuseIf(count !== null || facts.irregularVisitItem !== null, 'VISITOR_COUNT_ONLY_FOR_VISITS', {
      message: '来访人数、非访项号只填来访(§3.1)。',
      detail: { field: count !== null ? 'visitorCount' : 'irregularVisitItem' },
    });
    return;
  }
  if (!Number.isSafeInteger(count) || (count as number) < 1 || (count as number) > 9_999) {
    refuse('VISITOR_COUNT_INVALID', {
      article: 'representatives',
      message: '来访须填实际到访人数,1至9999(§3.1、R-09b)。',
      detail: { field: 'visitorCount', min: 1, max: 9_999 },
    });
  }
}

/**
 * R-09b: the sixth representative is refused, never the visit. The refusal names that field alone; the caller takes
 * it out and registers again with five representatives and the same `visitorCount`, which is never cut to five.
 */
function requireRepresentatives(facts: Facts, ctx: DecisionContext): void {
  if (facts.channel !== 'visit') return;
  const max = ctx.policy.representativesMax;
  const places = facts.subjects.flatMap((subject, at) => (subject.role === 'representative' ? [at] : []));
  const extra = places[max];
  if (extra !== undefined) {
    refuse('REPRESENTATIVES_MAX_5', {
      article: 'representatives',
      message: `走访代表不得超过${max}人(R-09b)。请去掉多出的代表;来访照常登记,来访人数照实填写,不受${max}人限制。`,
      detail: { field: `subjects[${extra}]`, max, keep: 'visitorCount' },
    });
  }
  refuseIf(places.length > (facts.visitorCount ?? 0), 'VISITOR_COUNT_INVALID', {
    article: 'representatives',
    message: '来访人数不得少于已登记的代表人数(R-09b)。',
    detail: { field: 'visitorCount', min: places.length },
  });
}

const speaksForItself = (subject: SubjectFacts): boolean =>
  subject.role === 'petitioner' || subject.role === 'representative';

function requireNames(facts: Facts, persons: Readonly<Record<string, PersonFields>>): void {
  const named = facts.subjects.findIndex(
    (subject) => speaksForItself(subject) && persons[subject.subjectId]?.name !== undefined,
  );
  if (facts.anonymity === 'anonymous' && named >= 0) {
    refuse('ANONYMITY_CONTRADICTS', {
      message: '登记为匿名的件不能有信访人姓名:改为“署名未核”或去掉姓名。',
      detail: { field: `subjects[${named}].name` },
    });
  }
  if (facts.anonymity !== 'anonymous' && named < 0) {
    refuse('ANONYMITY_CONTRADICTS', {
      message: '登记为实名或署名的件须有信访人姓名(名称);没有姓名的登记为匿名。',
      detail: { field: 'anonymity' },
    });
  }
}
