import { addDays } from '#domain';
import type { Story } from '../story.js';
import { promisedBy, rectifiedBy } from './result.js';
import { handlerOf, methodFor } from './routing.js';
import { decider, isAccusation, issuer, secondSeat, signed } from './signatures.js';
import type { Timeline } from './timeline.js';

const PAPERS = { suggestion: 'suggestionReply', accusation: 'investigationReport' } as const;

function paperOf(story: Story): string {
  const [matter] = story.matters;
  if (matter?.class === 'suggestion' || matter?.class === 'accusation') return PAPERS[matter.class];
  return matter?.appealKind === 'item5' ? 'dutyReply' : 'handlingOpinion';
}

const TITLES: Readonly<Record<string, string>> = {
  suggestionReply: '的答复',
  investigationReport: '的查核报告',
  dutyReply: '的履职答复',
  handlingOpinion: '的信访处理意见书',
};

/** 签发, by whom the table asks for, in his own name. */
function issue(line: Timeline): void {
  const { story } = line;
  const documentKind = paperOf(story);
  const seat = issuer(story);
  const issuedOn = line.day;
  line.do({ seat, name: 'issue', milestone: 'issue' }, (cast) => ({
    type: 'issue',
    documentKind,
    title: `关于${story.title.replace(/^关于/, '')}${TITLES[documentKind] ?? ''}`,
    issuedOn,
    approval: signed(cast, { org: story.org, seat }, issuedOn),
  }));
}

function send(line: Timeline): void {
  const { story, life, random } = line;
  const [petitioner] = story.petitioners ?? [];
  if (petitioner === undefined) return;
  const given = life.service ?? methodFor(story);
  const method = given === 'failed' ? 'posted' : given;
  const dispatchedOn = line.after(random.between(0, 1)).day;
  const trackingNo = `XA${random.between(10_000_000, 99_999_999)}`;
  line.do({ seat: handlerOf(story), name: 'dispatch', milestone: 'dispatch' }, () => ({
    type: 'dispatch',
    method,
    dispatchedOn,
    ...(method === 'posted' ? { trackingNo } : {}),
    ...(method === 'handed' ? { receivedBy: petitioner.name } : {}),
  }));
  if (life.completion) complete(line);
  if (method !== 'handed') receive(line, { failed: given === 'failed', name: petitioner.name });
  line.reached('delivered');
}

function receive(line: Timeline, how: { failed: boolean; name: string }): void {
  const { story, random } = line;
  const posted = methodFor(story) === 'posted' || how.failed;
  const day = line.after(posted ? random.between(2, 4) : 0).day;
  if (how.failed)
    line.do({ seat: 'reception', name: 'delivery' }, () => ({
      type: 'recordServiceFailure',
      ground: 'returned',
      evidence: '邮件以“收件人迁址、新址不详”退回,退信原件附卷;电话为空号。',
      occurredOn: day,
    }));
  else
    line.do({ seat: 'reception', name: 'delivery' }, () => ({
      type: 'recordDelivery',
      deliveredOn: day,
      how: posted ? 'signed' : 'electronic',
      receivedBy: how.name,
    }));
}

/** 补正手续, ordered while the receipt or the feedback is not there yet. */
function complete(line: Timeline): void {
  const { completion } = line.life;
  if (!completion) return;
  line.after(2).do({ seat: 'examiner', name: 'completion', milestone: 'completion' }, () => ({
    type: 'orderCompletion',
    requiredActions: [...completion.actions],
  }));
  line.after(2);
  const occurredOn = line.day;
  line.do({ seat: handlerOf(line.story), name: 'completion/note' }, (cast) => ({
    type: 'addNote',
    kind: 'explanation',
    occurredOn,
    staffIds: [cast.account(line.story.org, handlerOf(line.story))],
    text: completion.note,
  }));
}

/** 向实名举报人反馈, by two, or by telephone with a recording in a small office. */
function tellReporter(line: Timeline): void {
  const { story, life, random } = line;
  if (!story.petitioners?.length || story.anonymity === 'unverified') return;
  if (life.completion) complete(line);
  const givenOn = line.after(random.between(2, 6)).day;
  const second = secondSeat(story);
  line.do({ seat: handlerOf(story), name: 'feedback', milestone: 'delivered' }, (cast) => ({
    type: 'giveReporterFeedback',
    staffIds: [handlerOf(story), ...(second === null ? [] : [second])].map((seat) =>
      cast.account(story.org, seat),
    ),
    reached: true,
    opinion: random.weighted([
      ['agree', 6],
      ['none', 3],
      ['disagree', 1],
    ] as const),
    summary: life.feedback ?? '向举报人通报了查核经过和结论,说明了处理情况和保密要求。',
    ...(second === null ? { evidence: `电话反馈录音编号 R${random.between(1000, 9999)}` } : {}),
    givenOn,
  }));
}

const ASKING: readonly string[] = ['superiorOrgDept', 'petitionOffice', 'leader'];

function reportUpwards(line: Timeline): void {
  const { story } = line;
  if (!story.resultRequired || !ASKING.includes(story.origin ?? 'direct')) return;
  const acknowledgedOn = line.after(3).day;
  line.do({ seat: 'windowHead', name: 'superior' }, () => ({
    type: 'recordSuperiorAck',
    passed: true,
    remark: '已报结果,审核同意办结。',
    acknowledgedOn,
  }));
}

/** From the signed result to the paper in the petitioner's hand. */
export function issueAndServe(line: Timeline): void {
  issue(line.after(1));
  if (isAccusation(line.story)) tellReporter(line);
  else send(line);
  reportUpwards(line);
}

/** 结案、评价、归档. */
export function closeAndFile(line: Timeline, round: number): void {
  const { story, life, random } = line;
  line.after(random.between(1, 2));
  line.gate('closing', round, {
    remark: '已核对,不影响结论。',
    handlerSeat: handlerOf(story),
  });
  const closer = decider(story);
  const closedOn = line.after(random.between(0, 2)).day;
  line.do({ seat: closer, name: 'close', milestone: 'close' }, (cast) => ({
    type: 'close',
    closedOn,
    approval: signed(cast, { org: story.org, seat: closer }, closedOn),
  }));
  rate(line);
  if (life.keepOpen) return;
  carryOut(line);
  putAway(line, 'afterResult');
  reportRectification(line, closedOn);
}

function rate(line: Timeline): void {
  const { life, random } = line;
  if (life.rating === undefined) return;
  const ratedOn = line.after(random.between(2, 8)).day;
  line.do({ seat: 'reception', name: 'rate', milestone: 'rate' }, () => ({
    type: 'rate',
    target: 'handlingOrgan',
    rating: life.rating,
    by: 'petitioner',
    evidence: '评价表(本人签名),附卷',
    ratedOn,
    ...(life.ratingRemark === undefined ? {} : { remark: life.ratingRemark }),
  }));
}

/** 落实 what a supporting opinion promised, well within its time. */
function carryOut(line: Timeline): void {
  for (const measureNo of promisedBy(line.story)) {
    const completedOn = line.after(6).day;
    line.do({ seat: handlerOf(line.story), name: `carriedOut/${measureNo}` }, () => ({
      type: 'completeMeasure',
      measureNo,
      completedOn,
      evidence: '责任单位已落实,落实凭证附卷。',
    }));
  }
}

/** 整改报告 of whoever was reminded or admonished, well before the six months are over (O-20). */
function reportRectification(line: Timeline, closedOn: string): void {
  for (const measureNo of rectifiedBy(line.story)) {
    const receivedOn = line.to(addDays(closedOn, line.random.between(90, 120))).day;
    line.do({ seat: handlerOf(line.story), name: `rectified/${measureNo}` }, () => ({
      type: 'recordMeasureFollowUp',
      measureNo,
      followUp: 'rectification',
      receivedOn,
      summary: '书面报告了整改情况,所在党组织签署了意见,转干部监督。',
    }));
  }
}

/** 归档: one to three months after the end. */
export function putAway(line: Timeline, kind: 'afterResult' | 'withoutResult'): void {
  const { story, random } = line;
  const archivedOn = line.to(addDays(line.day, random.between(35, 80))).day;
  const instructed =
    story.origin === 'leader' || (story.notes ?? []).some(([note]) => note === 'instruction');
  const retention = kind === 'withoutResult' ? '10y' : instructed ? 'permanent' : '30y';
  // so many that no two volumes of a year get the same: a 档号 is given once (§6.5)
  const serial = String(random.between(1, 99_999)).padStart(5, '0');
  line.do({ seat: 'windowHead', name: 'archive' }, () => ({
    type: 'archive',
    archivalCode: `XF·${archivedOn.slice(0, 4)}-${retention === 'permanent' ? 'YJ' : retention === '30y' ? '30' : '10'}-${serial}`,
    retention,
    pageCount: random.between(kind === 'withoutResult' ? 4 : 12, kind === 'withoutResult' ? 9 : 68),
    archivedOn,
  }));
}
