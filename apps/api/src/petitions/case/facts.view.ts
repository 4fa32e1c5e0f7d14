import {
  addDays,
  CLOCKS,
  LIGHTS,
  minuteDueAt,
  minutesBetween,
  minuteLightOf,
  type PetitionState,
  type Policy,
  shanghaiTime,
  urgentClocksOf,
} from '#domain';
import type { OpenedCase } from '#paperwork';
import type { CoHandlerView, FactLine, UrgentClockView } from '../case.dto.js';

type Names = {
  nameOf: (accountId: string) => string;
  organisationName: (orgId: number) => string;
  /** Of whoever sent it down, for a letter that names no day. */
  feedbackDays: number;
};

const STAGE = { review: '复查', recheck: '复核' } as const;
const OUTCOME = { maintained: '维持', changed: '变更', revoked: '撤销' } as const;
const LEVEL = { negotiation: '协商', commonSuperior: '共同上一级', jointConference: '联席会议' } as const;

const line = (zh: string, ...parts: (string | false | null)[]): FactLine => ({
  zh,
  text:
    parts
      .filter((part): part is string => typeof part === 'string' && part !== '')
      // what was typed often ends with a full stop of its own
      .map((part, at, all) => (at < all.length - 1 ? part.replace(/[。,;.]+$/u, '') : part))
      .join(',') || '—',
});

/** What stands beside the main road, one line each: letters down and up, reviews, joint handling, urgency, leaders. */
export function factLinesOf({ state, texts, now, policy }: OpenedCase, names: Names): FactLine[] {
  return [
    ...letters(state, texts, names),
    ...filed(state),
    ...disputes(state),
    ...reviews(state, texts),
    ...urgent(state, { now, policy }),
    ...leaders(state, names),
  ];
}

/** Kept for a second look, and when that is (O-27). */
function filed({ status, triage }: PetitionState): FactLine[] {
  return status === 'filed' && triage?.fileReviewOn
    ? [line('存查', `${triage.fileReviewOn} 复看`, '有新线索或者信访人补充的', '“激活”再办')]
    : [];
}

function letters(state: PetitionState, texts: OpenedCase['texts'], names: Names): FactLine[] {
  const { above, below, packet, caseOpening, reportedUp, superiorAck } = state;
  const lines: FactLine[] = [];
  if (above !== null) {
    const { letter, parentOrgId } = above;
    const requirement = texts.latest.PetitionSentDown?.['requirement'];
    lines.push(
      line(
        letter.disposition === 'YJG' ? '上级交办' : '上级转送',
        names.organisationName(parentOrgId),
        letter.docNo,
        letter.disposition === 'YJG' && wantedBy(state, letter.dueOn, names.feedbackDays),
        typeof requirement === 'string' && `要求:${requirement}`,
      ),
    );
  }
  if (reportedUp !== null) lines.push(line('办结报告', `${reportedUp.reportedOn} 上报`));
  if (superiorAck !== null) {
    const remark = texts.latest.SuperiorAcknowledged?.['remark'];
    const { passed, submission, occurredOn } = superiorAck;
    lines.push(
      line(
        '上级审核',
        `${occurredOn} ${passed ? '通过' : '退回'}第${submission}次报的结果`,
        typeof remark === 'string' && remark,
      ),
    );
  }
  if (below !== null)
    lines.push(
      line(
        below.disposition === 'YJG' ? '交办函' : '转送函',
        below.docNo,
        `${below.sentOn} 发出`,
        below.targetOrgId !== null && names.organisationName(below.targetOrgId),
        below.signedForOn === null ? '未签收' : `${below.signedForOn} 签收${below.deemed ? '(视为)' : ''}`,
        below.objectedOn !== null && `${below.objectedOn} 提出异议,待答复`,
        below.endedOn !== null && `${below.endedOn} 收回或退回`,
      ),
    );
  if (packet !== null) lines.push(line('密封件', `${packet.sentOn} 送出`));
  if (caseOpening !== null) lines.push(line('立案', caseOpening.caseNo, caseOpening.openedOn));
  return lines;
}

/** By when the superior wants the result (O-31): its clock runs in his file, and is not seen here. */
function wantedBy({ arrival }: PetitionState, dueOn: string | null, feedbackDays: number): string {
  if (dueOn === null && arrival.signedForOn === null) return `应于签收后 ${feedbackDays} 日内报结果`;
  const day = dueOn ?? addDays(arrival.signedForOn ?? '', feedbackDays);
  return `应于 ${day} 前(含当日)报结果`;
}

function disputes({ dispute }: PetitionState): FactLine[] {
  if (dispute === null) return [];
  const outcome = dispute.settled?.outcome;
  return [
    line(
      '管辖争议',
      `${LEVEL[dispute.level]}(${dispute.submittedOn})`,
      outcome === undefined ? '未定,时钟不停' : outcome === 'ours' ? '由本机关受理' : '由对方受理',
    ),
  ];
}

function reviews(state: PetitionState, texts: OpenedCase['texts']): FactLine[] {
  const lines = state.reviews.map((review) => reviewLine(STAGE[review.stage], review, texts));
  if (state.round === 1) return lines;
  // whoever does it again has to read why: of the rounds before, what revoked them
  const earlier: FactLine[] = [];
  for (let at = state.earlierRound; at !== null; at = at.earlierRound) {
    const { round, reviews: asked } = at;
    earlier.unshift(
      ...asked.map((review) => reviewLine(`第${round}轮${STAGE[review.stage]}`, review, texts)),
    );
  }
  return [line('办理轮次', `第${state.round}轮`), ...earlier, ...lines];
}

/** Who was asked, why, and what was answered (R-40, R-42). */
function reviewLine(
  zh: string,
  { eventId, requestedOn, concluded, hearings }: PetitionState['reviews'][number],
  { byEvent }: OpenedCase['texts'],
): FactLine {
  const word = (of: string | undefined, key: string): string | null => {
    const text = of === undefined ? undefined : byEvent[of]?.[key];
    return typeof text === 'string' && text !== '' ? text : null;
  };
  const [organ, grounds, opinion] = [
    word(eventId, 'organ'),
    word(eventId, 'grounds'),
    word(concluded?.eventId, 'opinion'),
  ];
  return line(
    zh,
    `${requestedOn} ${organ === null ? '' : `向${organ}`}请求`,
    grounds !== null && `理由:${grounds}`,
    ...hearings.map(({ from, to }) => (to === null ? `${from} 起听证` : `听证 ${from} 至 ${to}`)),
    concluded === null ? '未答复' : `${OUTCOME[concluded.outcome]}(${concluded.answeredOn})`,
    opinion !== null && `意见:${opinion}`,
    concluded !== null && (concluded.deliveredOn === null ? '未送达' : `${concluded.deliveredOn} 收到`),
  );
}

function urgent(state: PetitionState, { now, policy }: { now: string; policy: Policy }): FactLine[] {
  return urgentClocksOf(state, policy).map((clock) => {
    const due = shanghaiTime(minuteDueAt(clock));
    const { late } = minuteLightOf(clock, now);
    return line(
      CLOCKS[clock.kind].zh,
      `应于 ${due.on} ${due.time} 前`,
      clock.stoppedAt ? (late ? '已报,迟报' : '已报') : late ? '■ 超时未报' : '未报',
    );
  });
}

/** Running reports of an urgent matter, each with its light at this moment; the day clocks' lights say nothing of them. */
export function urgentClockViewsOf({ state, now, policy }: OpenedCase): UrgentClockView[] {
  return urgentClocksOf(state, policy).flatMap((clock) => {
    const { light, late } = minuteLightOf(clock, now);
    if (light === null) return [];
    const { shape, colour } = LIGHTS[light];
    const dueAt = minuteDueAt(clock);
    const word = late ? `超时 ${minutesBetween(dueAt, now)} 分钟` : `剩 ${minutesBetween(now, dueAt)} 分钟`;
    return [{ zh: CLOCKS[clock.kind].zh, dueAt, light: { key: colour, shape, word } }];
  });
}

function leaders(state: PetitionState, { nameOf }: Names): FactLine[] {
  const lines: FactLine[] = [];
  if (state.sponsor !== null)
    lines.push(line('包案领导', nameOf(state.sponsor.sponsorId), `${state.sponsor.assignedOn} 起`));
  return lines;
}

/** The units that handle along, with their names as asked (O-26). */
export function coHandlerViewsOf({ state, events }: OpenedCase): CoHandlerView[] {
  const names: Record<string, string> = {};
  for (const event of events)
    if (event.type === 'CoHandlersAsked' && event.sealed && 'names' in event.sealed)
      Object.assign(names, event.sealed.names);
  return state.coHandlers.map(({ unitNo, dueOn, repliedOn, absent }) => ({
    unitNo,
    name: names[String(unitNo)] ?? `第${unitNo}协办单位`,
    dueOn,
    repliedOn,
    absent,
  }));
}
