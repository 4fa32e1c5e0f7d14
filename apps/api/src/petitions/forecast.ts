import {
  ARTICLES,
  type Calendar,
  citationOf,
  type Clock,
  CLOCKS,
  dueOf,
  isPlainDate,
  openClock,
  type Policy,
  UNITS,
} from '#domain';
import type { DutyForecast, PreviewPetitionRequest } from './arrival.dto.js';

type Basis = { today: string; policy: Policy; calendar: Calendar };

/** What the rules will demand of a petition as far as it has been typed, and by when. */
export function forecastOf(typed: PreviewPetitionRequest, basis: Basis): DutyForecast[] {
  const passedOn = typed.origin === 'petitionOffice' || typed.origin === 'superiorOrgDept';
  const received = typed.receivedOn ?? basis.today;
  const from = (passedOn ? typed.signedForOn : null) ?? received;
  if (!isPlainDate(from) || from > basis.today) return [];
  // 30②: what the petition office only tells of is neither notified nor objected to (§6.2)
  if (passedOn && typed.transferKind === 'briefing')
    return [
      {
        zh: '信访部门通报的情况:不是转送、交办,没有告知期限和异议期',
        due: null,
        provisional: false,
        article: citationOf(ARTICLES.cadreMatters),
      },
      ...handling(typed, basis),
    ];
  const anonymousToUs = typed.anonymity === 'anonymous' && !passedOn;
  return [
    ...(anonymousToUs
      ? [
          {
            zh: '匿名的直接来件:免予书面告知,须选免告知理由',
            due: null,
            provisional: false,
            article: citationOf(ARTICLES.directNotice),
          },
        ]
      : [duty('书面告知接收情况以及处理途径和程序', openClock('dueNotify', from, basis), basis)]),
    ...(passedOn
      ? [duty('不属本机关、本系统职权的,提出异议', openClock('objectionDue', from, basis), basis)]
      : []),
    ...handling(typed, basis),
  ];
}

/** The handling clock starts with acceptance; said as if accepted today. */
function handling(typed: PreviewPetitionRequest, basis: Basis): DutyForecast[] {
  if (typed.class === 'accusation')
    return [duty('今日受理的话,查核期限(内部)', openClock('verificationDue', basis.today, basis), basis)];
  if (typed.class === 'appeal' && typed.appealKind === 'item6')
    return [duty('今日受理的话,办结期限', openClock('dueHandle', basis.today, basis), basis)];
  return [];
}

function duty(zh: string, clock: Clock, { calendar }: Basis): DutyForecast {
  const { nominalDue, legalDue, provisional } = dueOf(clock, calendar);
  return {
    zh: `${zh}(${clock.budget.n} ${UNITS[clock.budget.unit].zh},${CLOCKS[clock.kind].zh})`,
    due: legalDue ?? nominalDue,
    provisional,
    article: citationOf(ARTICLES[clock.article]),
  };
}
