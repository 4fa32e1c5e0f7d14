import type { CommandInput } from '#casework';
import { addDays, type Disposition, type IntakeDecision, type NotificationKind } from '#domain';
import { organisationOf, type OrgKey, type Seat } from '../city.js';
import { petitionIdOf } from '../command-ids.js';
import type { Cast } from '../step.js';
import type { LifeStory, Road, Story } from '../story.js';
import { decider, handlerSeat, isAccusation, secondSeat, signed } from './signatures.js';
import type { Timeline } from './timeline.js';

type Exit = Exclude<Road, 'withdraw' | 'split'>;

const DECISIONS: Readonly<Record<Exit, readonly [IntakeDecision, Disposition | null]>> = {
  handle: ['handle', 'ZB'],
  redirect: ['redirect', null],
  import: ['import', null],
  passDown: ['passDown', 'ZS'],
  assignDown: ['passDown', 'YJG'],
  refer: ['refer', 'YS'],
  reportUp: ['passUp', 'BS'],
  file: ['file', 'CC'],
  merge: ['mergeInto', 'HB'],
  notAccepted: ['notAccepted', null],
  objection: ['objection', null],
};

const WAYS: Partial<Record<Disposition, string>> = {
  ZB: 'JH',
  LB: 'JY',
  YJG: 'JB',
  ZS: 'ZZ',
  HX: 'JN',
  DF: 'JS',
  HB: 'JH',
};

const PROPOSALS: Readonly<Record<Exit, string>> = {
  handle: '属本机关职权范围,拟由承办科室直接办理,按期书面答复。',
  redirect: '不属组织部门职权,拟书面告知信访人向有权处理的机关提出。',
  import: '属应当通过法定途径解决的事项,拟导入相应程序并书面告知。',
  passDown: '属下级组织部门职权,拟转送办理并告知信访人去向。',
  assignDown: '属下级组织部门职权,反映问题具体,拟交办并要求报结果。',
  refer: '反映的问题属纪检监察机关职责范围,拟移送并告知信访人去向。',
  reportUp: '反映对象由上级管理,拟以密封件报送省委组织部,本级不留原件。',
  file: '没有实质线索,拟存查,六个月后复看。',
  merge: '与在办件系同一信访人同一事项,拟并案办理。',
  notAccepted: '同一事项下级组织部门已经受理、正在办理,拟不予受理并书面告知。',
  objection: '不属组织系统职权,拟向转出方提出异议。',
};

// What is withdrawn later was taken on first.
const decidedRoad = ({ road }: LifeStory): Exit =>
  road === 'withdraw' || road === 'split' ? 'handle' : road;

/** Which disposition a life takes. */
export const dispositionOf = (life: LifeStory): Disposition | null =>
  life.disposition ?? DECISIONS[decidedRoad(life)][1];

/** Sealed petitions are signed by the head alone (O-10, O-11). */
const isSealed = ({ accused }: Story): boolean =>
  (accused ?? []).some(({ authority }) => authority === 'superior' || authority === 'ownHead');

export function triageCommand(line: Timeline, story: Story, life: LifeStory) {
  const day = line.day;
  const road = decidedRoad(life);
  const [intakeDecision] = DECISIONS[road];
  const disposition = dispositionOf(life);
  const [matter] = story.matters;
  const reason = life.reason ?? (road === 'redirect' ? PROPOSALS.redirect : undefined);
  // A decision on opening a case is the head's for our own cadres, the deputy's for those below.
  const by: Seat = isSealed(story) ? 'leader' : signerOf(story, life);
  return (cast: Cast): CommandInput => ({
    type: 'triage',
    intakeDecision,
    disposition,
    way12380:
      story.via12380 && disposition !== null && disposition !== 'YS'
        ? (life.way12380 ?? WAYS[disposition] ?? null)
        : null,
    class: matter?.class,
    appealKind: matter?.appealKind ?? (matter?.class === 'appeal' ? 'item6' : null),
    categoryCode: matter?.category,
    keyArea: matter?.keyArea ?? null,
    threePartTest: testOf(life.test ?? (matter?.keyArea === undefined ? undefined : [true, false, false])),
    caseOpened: life.caseOpened ?? false,
    simplified: life.simplified ?? false,
    targetOrgId: life.targetOrg === undefined ? null : cast.org(life.targetOrg),
    ...(life.target === undefined ? {} : { targetName: life.target }),
    mergedInto: life.into === undefined ? null : petitionIdOf(life.into),
    fileReviewOn: road === 'file' ? addDays(day, 182) : null,
    reasonCode: road === 'file' ? (life.reasonCode ?? 'ANONYMOUS_NO_SUBSTANCE') : null,
    proposal: life.proposal ?? PROPOSALS[road],
    ...(life.instruction === undefined ? {} : { instruction: life.instruction }),
    ...(reason === undefined ? (needsReason(story, life) ? { reason: NOT_OPENED } : {}) : { reason }),
    approval: signed(cast, { org: story.org, seat: by }, day, by !== 'windowHead'),
  });
}

const NOT_OPENED = '经评估,事实尚不清楚或线索不够具体,暂不立案,先行核实后再作评估。';

const needsReason = (story: Story, life: LifeStory): boolean =>
  life.caseOpened !== true && story.matters[0]?.keyArea !== undefined;

const testOf = (test: readonly [boolean, boolean, boolean] | undefined) =>
  test === undefined ? null : { significance: test[0], clarity: test[1], specificity: test[2] };

function signerOf(story: Story, life: LifeStory): Seat {
  const seat = decider(story);
  return seat === 'windowHead' && life.road === 'refer' ? 'deputy' : seat;
}

/** 指定承办; for a restricted petition also all who must come to know of it. */
export function designate(line: Timeline): void {
  const { story } = line;
  const restricted = isAccusation(story);
  const by = decider(story);
  const second = secondSeat(story);
  const day = line.day;
  if (story.life.recusal !== undefined) ruleOnRecusal(line, story.life.recusal);
  line.do({ seat: 'windowHead', name: 'designate', milestone: 'designate' }, (cast) => ({
    type: 'designateHandler',
    handlerId: cast.account(story.org, handlerOf(story)),
    coHandlerIds: restricted && second !== null ? [cast.account(story.org, second)] : [],
    needToKnow: restricted ? knowing(story).map((seat) => cast.account(story.org, seat)) : [],
    approval: signed(cast, { org: story.org, seat: by }, day, by !== 'windowHead'),
  }));
}

/** Seats of the small office coincide, so each account once. */
function knowing(story: Story): Seat[] {
  if (story.org !== 'city') return ['windowHead', 'leader'];
  const needsHead = decider(story) === 'leader' || story.life.extension !== undefined;
  const signers: Seat[] = needsHead ? ['deputy', 'leader'] : ['deputy'];
  return ['examiner', 'windowHead', ...signers];
}

export const handlerOf = (story: Story): Seat =>
  story.org === 'city' ? handlerSeat(story) : ('organisation' as const);

function ruleOnRecusal(line: Timeline, reason: string): void {
  const { story } = line;
  line.do({ seat: 'windowHead', name: 'recusal' }, (cast) => ({
    type: 'ruleOnRecusal',
    accountId: cast.account(story.org, handlerOf(story)),
    ground: 'sameName',
    ruling: 'cleared',
    reason,
  }));
}

const NOTICES: Readonly<Record<Exit, NotificationKind | null>> = {
  handle: 'acceptanceNotice',
  redirect: 'competentOrganNotice',
  import: 'procedureNotice',
  passDown: 'transferNotice',
  assignDown: 'transferNotice',
  refer: 'transferNotice',
  reportUp: 'transferNotice',
  file: 'acceptanceNotice',
  merge: 'mergeNotice',
  notAccepted: 'nonAcceptanceNotice',
  objection: null,
};

const HANDLE_ROUTE = '您反映的事项已由本机关受理,由承办科室按规定程序办理,办结后书面答复。';

function routeOf(road: Exit, life: LifeStory, org: OrgKey): string {
  const target =
    life.target ?? (life.targetOrg === undefined ? '有权处理的机关' : organisationOf(life.targetOrg).name);
  switch (road) {
    case 'redirect':
      return `您反映的事项不属于组织部门职权范围,请向${target}提出。`;
    case 'import':
      return `您反映的事项应当依照法定程序处理,请向${target}提出申请,本机关不再另行答复。`;
    case 'passDown':
    case 'assignDown':
      return `您反映的事项已${road === 'passDown' ? '转送' : '交办'}${target},由其依规办理并答复您。`;
    case 'refer':
      return `您反映的问题已移送${target},之后的告知由其按规定进行。`;
    case 'notAccepted':
      return `您反映的同一事项已由${target}受理,正在办理,本机关不予受理,请等待其答复。`;
    case 'reportUp':
      return '您反映的问题已按干部管理权限报送上级组织部门。';
    case 'file':
      return '您的来件已收悉。因未提供可供核实的线索,现予存查;如有新的具体情况,欢迎继续反映。';
    case 'merge':
      return '您的来件与前件反映的是同一事项,已并入前件一并办理。';
    default:
      return org === 'city' ? HANDLE_ROUTE : `${HANDLE_ROUTE}承办单位:${organisationOf(org).name}。`;
  }
}

const METHODS = { visit: 'handed', online: 'electronic', sms: 'electronic' } as const;
export const methodFor = (story: Story): 'handed' | 'electronic' | 'posted' =>
  METHODS[story.channel as keyof typeof METHODS] ?? 'posted';

/** 书面告知, or 免告知 where nobody can be told; restricted petitions by those who know of them. */
export function tell(line: Timeline, doing: { seat: Seat; kind?: NotificationKind }): void {
  const { story, life } = line;
  const road = life.road as Exit;
  const kind = doing.kind ?? NOTICES[road];
  if (kind === null || life.noNotice) return;
  const [petitioner] = story.petitioners ?? [];
  const transferred = story.origin === 'petitionOffice' || story.origin === 'superiorOrgDept';
  if (petitioner === undefined) {
    if (!transferred) {
      line.do({ seat: 'windowHead', name: 'notify', milestone: 'notify' }, () => ({
        type: 'exemptNotification',
        ground: 'anonymous',
      }));
      return;
    }
    const day = line.day;
    line.do({ seat: 'windowHead', name: 'notify', milestone: 'notify' }, () => ({
      type: 'recordUnservableNotification',
      ground: 'verifiedWithSender',
      evidence: '经与转出方电话核实,来件未署名,没有联系方式,记录附卷。',
      occurredOn: day,
    }));
    return;
  }
  const issuedOn = line.day;
  line.do({ seat: doing.seat, name: 'notify', milestone: 'notify' }, () => ({
    type: 'notify',
    kind,
    method: methodFor(story),
    onTheSpot: false,
    issuedOn,
    addressee: petitioner.name,
    route: routeOf(road, life, story.org),
    // Only kept where the notice is late: over a long holiday even a prompt one may be.
    lateStatement: life.lateNotice ?? '节假日期间来件集中,登记分流用时较长,告知书发出迟于规定期限。',
  }));
}
