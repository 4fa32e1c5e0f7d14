import { describe, expect, it } from '@jest/globals';
import { policyOn, type PetitionState } from '#domain';
import type { OpenedCase } from '#paperwork';
import { factLinesOf } from './facts.view.js';

const names = { nameOf: () => '某人', organisationName: () => '宛州市委组织部', feedbackDays: 60 };
const letter = { disposition: 'YJG', docNo: '宛组信交〔2026〕1号', sentOn: '2026-03-03', dueOn: null };

/** The lines of a petition that a superior sent, as the unit that answers it reads them. */
function linesOf(
  { dueOn = null, signedForOn = '2026-03-05' }: { dueOn?: string | null; signedForOn?: string | null } = {},
  change: object = {},
  latest: object = {},
  byEvent: object = {},
): Record<string, string> {
  const state = {
    arrival: { signedForOn },
    above: { parentOrgId: 1, letter: { ...letter, dueOn } },
    below: null,
    status: 'handling',
    triage: null,
    packet: null,
    caseOpening: null,
    reportedUp: null,
    superiorAck: null,
    dispute: null,
    reviews: [],
    round: 1,
    earlierRound: null,
    urgency: null,
    urgentReports: [],
    receptions: [],
    sponsor: null,
    ...change,
  } as unknown as PetitionState;
  const opened = {
    state,
    texts: { latest, byEvent },
    now: '2026-04-20T02:00:00Z',
    policy: policyOn('2026-03-05'),
  };
  const lines = factLinesOf(opened as unknown as OpenedCase, names);
  return Object.fromEntries(lines.map(({ zh, text }) => [zh, text]));
}

describe('what the superior wants, in the file of the unit that answers (O-31, O-50)', () => {
  it('says by when the result is wanted: the day of the letter, or sixty days from the signing', () => {
    const wanted = '应于 2026-05-04 前(含当日)报结果';
    expect(linesOf({ dueOn: '2026-05-04' })['上级交办']).toContain(wanted);
    expect(linesOf()['上级交办']).toContain(wanted);
    expect(linesOf({ signedForOn: null })['上级交办']).toContain('应于签收后 60 日内报结果');
  });

  it('says that the report was sent back, why and by when', () => {
    const reportedUp = { reportedOn: '2026-04-10', submission: 1 };
    const ack = (passed: boolean) => ({
      reportedUp,
      superiorAck: { passed, submission: 1, occurredOn: '2026-04-12' },
    });
    const remark = '缺发放凭证;请于 2026-04-27 前(含当日)重办后再报';
    expect(linesOf({}, ack(false), { SuperiorAcknowledged: { remark } })['上级审核']).toBe(
      `2026-04-12 退回第1次报的结果,${remark}`,
    );
    expect(linesOf({}, ack(true))['上级审核']).toBe('2026-04-12 通过第1次报的结果');
    expect(linesOf({}, { reportedUp })['上级审核']).toBeUndefined();
  });
});

describe('what is kept for a second look (O-27)', () => {
  const filed = (status: string) =>
    linesOf({}, { above: null, status, triage: { fileReviewOn: '2026-09-04' } })['存查'];

  it('says when, and what there is until then; nothing once it is taken up again', () => {
    expect(filed('filed')).toBe('2026-09-04 复看,有新线索或者信访人补充的,“激活”再办');
    expect(filed('triaged')).toBeUndefined();
  });
});

describe('what was asked of a review, and what it said (R-40, R-47)', () => {
  const concluded = {
    eventId: 'e2',
    outcome: 'revoked',
    answeredOn: '2026-04-10',
    deliveredOn: null,
    redoDays: 30,
  };
  const asked = (over: object | null) => ({
    eventId: 'e1',
    stage: 'review',
    requestedOn: '2026-03-20',
    hearings: [],
    concluded: over,
  });
  const words = {
    e1: { organ: '省委组织部', grounds: '差额计算有误' },
    e2: { opinion: '认定事实不清,撤销重办' },
  };
  const told = (change: object) => linesOf({}, { above: null, ...change }, {}, words);

  it('stands in the file while it is open: with the organ and the reasons', () => {
    expect(told({ reviews: [asked(null)] })['复查']).toBe(
      '2026-03-20 向省委组织部请求,理由:差额计算有误,未答复',
    );
  });

  it('names the hearings of a recheck, and joins what was written without a second full stop (R-43)', () => {
    const heard = (to: string | null) => ({
      ...asked(null),
      stage: 'recheck',
      hearings: [{ from: '2026-03-25', to }],
    });
    const full = { e1: { organ: '省委组织部', grounds: '差额计算有误。' } };
    const of = (to: string | null) => linesOf({}, { above: null, reviews: [heard(to)] }, {}, full)['复核'];
    expect(of(null)).toBe('2026-03-20 向省委组织部请求,理由:差额计算有误,2026-03-25 起听证,未答复');
    expect(of('2026-04-02')).toContain('听证 2026-03-25 至 2026-04-02,未答复');
  });

  it('stands there still in the round that it began, for whoever does it again', () => {
    const earlier = { reviews: [asked(concluded)], round: 1, earlierRound: null };
    const lines = told({ reviews: [], round: 2, earlierRound: earlier });
    expect(lines['办理轮次']).toBe('第2轮');
    expect(lines['第1轮复查']).toBe(
      '2026-03-20 向省委组织部请求,理由:差额计算有误,撤销(2026-04-10),意见:认定事实不清,撤销重办,未送达',
    );
  });
});
