import { describe, expect, it } from '@jest/globals';
import { indicatorMembers } from './index.js';
import type { IndicatorFacts, IndicatorId } from './index.js';
import { D, due, facts, MID, of, told } from './spec-support.js';

/** Who is counted in an indicator, and who of them in its numerator, by the names of the rows. */
const who = (id: IndicatorId, rows: readonly IndicatorFacts[], asOf = D.to) => {
  const { numerator, denominator } = indicatorMembers(id, [...rows], D, asOf);
  return { numerator, denominator };
};
const row = (petitionId: string, change: Partial<IndicatorFacts> = {}) => facts({ petitionId, ...change });
const resolved = { closureOn: '2026-01-02', observedUntil: '2026-03-02', opinion: 'agree' } as const;

describe('走访只数走访 (I-02, I-03)', () => {
  const rows = [
    row('a visit of four', { channel: 'visit', visitorCount: 4 }),
    row('a visit of five', { channel: 'visit', visitorCount: 5, groupVisit: true }),
    // joint signers of a letter are no visitors, however many
    row('a letter of fifty', { channel: 'letter', visitorCount: 50, groupVisit: true }),
    row('a visit of April', {
      channel: 'visit',
      visitorCount: 9,
      groupVisit: true,
      receivedOn: '2026-04-01',
    }),
  ];
  it('I-02 and I-03 count visits of the period, their persons beside them', () => {
    expect(who('I-02', rows).numerator).toEqual(['a visit of four', 'a visit of five']);
    expect(of('I-02p', rows).numerator).toBe(9);
    expect(who('I-03', rows).numerator).toEqual(['a visit of five']);
    expect(of('I-03p', rows).numerator).toBe(5);
  });
});

describe('积案 (I-18b): received in an earlier year, still open when the period begins', () => {
  const old = { receivedOn: '2025-11-03', registeredOn: '2025-11-03', openFrom: '2025-11-10' };
  const rows = [
    row('unresolved', old),
    row('resolved', { ...old, ...resolved, finishedOn: '2026-01-05' }),
    row('finished on the first day of the period', { ...old, finishedOn: '2026-01-01' }),
    row('finished the day before', { ...old, finishedOn: '2025-12-31' }),
    row('taken in hand on the first day', { ...old, openFrom: '2026-01-01' }),
    row('never taken in hand', { ...old, openFrom: null }),
    row('withdrawn', { ...old, left: 'withdrawn' }),
    row('received on New Year’s Day', { ...old, receivedOn: '2026-01-01' }),
    row('received on the last day of the old year', { ...old, receivedOn: '2025-12-31' }),
    row('imported history', { ...old, history: true }),
    row('the shell of a split letter', { ...old, childCount: 2 }),
  ];
  it('takes those and no others, and of them the resolved', () => {
    expect(who('I-18b', rows)).toEqual({
      numerator: ['resolved'],
      denominator: [
        'unresolved',
        'resolved',
        'finished on the first day of the period',
        'received on the last day of the old year',
      ],
    });
    expect(of('I-18b', [row('x', { ...old, excludedFromStats: true })])).toMatchObject({
      denominator: 0,
      aside: { excludedFromStats: 1 },
    });
  });
});

describe('首办化解 (I-31): handled here, in one round, resolved', () => {
  const first = { ...resolved, disposition: 'ZB' } as const;
  const signing = (submittedOn: string[], returnedOn: string[] = []) => ({
    signing: { submittedOn, returnedOn, firstPassedOn: null },
  });
  it('one submission without a return; sent on, it is not ours', () => {
    const rows = [
      row('one round', { ...first, ...signing(['2025-12-20']) }),
      row('by both', { ...first, disposition: 'LB', ...signing(['2025-12-20']) }),
      row('two submissions', { ...first, ...signing(['2025-12-20', '2025-12-28']) }),
      row('one return', { ...first, ...signing(['2025-12-20'], ['2025-12-22']) }),
      row('sent on', { ...first, disposition: 'YJG' }),
      row('not decided', { ...first, disposition: null }),
      row('a repeat', { ...first, repeat: true }),
    ];
    expect(who('I-31', rows)).toEqual({
      numerator: ['one round', 'by both'],
      denominator: ['one round', 'by both', 'two submissions', 'one return'],
    });
  });
});

describe('已化解 (§3.1): agreed or carried out, and quiet until the observation ends', () => {
  const isResolved = (change: Partial<IndicatorFacts>, asOf = D.to) =>
    who('I-17', [row('x', { ...resolved, ...change })], asOf).numerator.length === 1;

  it('agreement or performance, one of them', () => {
    expect(isResolved({})).toBe(true);
    expect(isResolved({ opinion: 'disagree' })).toBe(false);
    expect(isResolved({ opinion: 'none', performed: true })).toBe(true);
    expect(isResolved({ closureOn: null })).toBe(false);
  });
  it('a repeat or a request for review within the observation, both ends included, undoes it', () => {
    for (const day of ['2026-01-02', '2026-02-01', '2026-03-02']) {
      expect([day, isResolved({ repeatedOn: [day] })]).toEqual([day, false]);
      expect([day, isResolved({ reviewRequestedOn: [day] })]).toEqual([day, false]);
    }
    for (const day of ['2026-01-01', '2026-03-03'])
      expect([day, isResolved({ repeatedOn: [day], reviewRequestedOn: [day] })]).toEqual([day, true]);
  });
  it('so does 不满意 until its last day, not afterwards; a milder word does not', () => {
    const said = (rating: 'dissatisfied' | 'basicallySatisfied', ratedOn: string) => ({
      satisfaction: { dueOn: '2026-02-01', ratedOn, rating },
    });
    expect(isResolved(said('dissatisfied', '2026-03-02'))).toBe(false);
    expect(isResolved(said('dissatisfied', '2026-03-03'))).toBe(true);
    expect(isResolved(said('basicallySatisfied', '2026-01-20'))).toBe(true);
  });
  it('the last day of the observation has to have come', () => {
    expect(isResolved({}, '2026-03-02')).toBe(true);
    expect(who('I-17', [row('x', resolved)], '2026-03-01').denominator).toEqual([]);
  });
});

describe('评价 (I-14, I-15): counted when it is given, else when its last day has passed', () => {
  const asked = (
    dueOn: string,
    ratedOn: string | null,
    rating: 'satisfied' | 'dissatisfied' | null = null,
  ) => ({
    satisfaction: { dueOn, ratedOn, rating },
  });
  const rows = [
    row('given', asked('2026-02-01', '2026-01-20', 'satisfied')),
    row('given late', asked('2026-02-01', '2026-03-31', 'dissatisfied')),
    row('given after the day looked at', asked('2026-02-01', '2026-04-02', 'satisfied')),
    row('missed', asked('2026-02-01', null)),
    row('its last day is the evening looked at', asked('2026-03-31', null)),
    row('given in the period before', asked('2026-01-20', '2025-12-31', 'satisfied')),
    row('not asked'),
    row('an accusation', { class: 'accusation', ...asked('2026-02-01', '2026-01-20', 'satisfied') }),
    row('history', { history: true, ...asked('2026-02-01', null) }),
  ];
  it('I-14 takes whoever was asked and answered or let the day pass', () => {
    expect(who('I-14', rows)).toEqual({
      numerator: ['given', 'given late'],
      denominator: ['given', 'given late', 'given after the day looked at', 'missed'],
    });
  });
  it('I-15 asks of those who answered whether they were content; silence is neither (M-17)', () => {
    expect(who('I-15', rows)).toEqual({ numerator: ['given'], denominator: ['given', 'given late'] });
  });
  it('I-14 leaves the excluded beside it', () => {
    const excluded = row('x', { excludedFromStats: true, ...asked('2026-02-01', null) });
    expect(of('I-14', [excluded])).toMatchObject({ denominator: 0, aside: { excludedFromStats: 1 } });
  });
});

describe('应告知、应办结 (I-08, I-09): by the legal day, both ends of the period included', () => {
  it('told on the last day is in time, told a day later is not', () => {
    const rows = [
      row('on the day', told('2026-02-10', '2026-02-10')),
      row('a day late', told('2026-02-10', '2026-02-11')),
      row('due on the first day', told('2026-01-01', '2025-12-30')),
      row('due on the last day', told('2026-03-31', null)),
      row('due the day after', told('2026-04-01', null)),
      row('exempt', told('2026-02-10', null, { exempt: true })),
    ];
    expect(who('I-08', rows)).toEqual({
      numerator: ['on the day', 'due on the first day'],
      denominator: ['on the day', 'a day late', 'due on the first day', 'due on the last day'],
    });
  });
  it('what nobody could be told, or what ended before, stands beside it, not in it (R-14)', () => {
    const { aside, denominator } = of('I-08', [
      row('a', told('2026-02-10', null, { unservableOn: '2026-02-10' })),
      row('b', told('2026-02-10', null, { unservableOn: '2026-02-11' })),
      row('c', told('2026-02-10', null, { endedOn: '2026-02-01' })),
      row('d', told('2026-02-10', null, { provisional: true })),
      row('e', { left: 'withdrawn', ...told('2026-02-10', null, { endedOn: '2026-02-11' }) }),
    ]);
    expect(aside).toEqual({ unservable: 1, endedBeforeDue: 1, provisional: 1 });
    expect(denominator).toBe(2);
  });
  it('I-09b looks at the whole period, also at days that have not come, but not at answers after the evening', () => {
    const rows = [
      row('answered early', due('2026-03-20', '2026-02-20')),
      row('answered after the evening looked at', due('2026-03-20', '2026-03-10')),
      row('late', due('2026-02-10', '2026-02-11')),
      row('registered later', { registeredOn: '2026-03-05', ...due('2026-03-20', '2026-02-20') }),
      row('no clock'),
    ];
    expect(who('I-09b', rows, MID)).toEqual({
      numerator: ['answered early'],
      denominator: ['answered early', 'answered after the evening looked at', 'late'],
    });
  });
  it('I-09 and I-11 leave out what the sender took back and what was ended before its day', () => {
    const rows = [
      row('taken back', { left: 'returnedToSender', ...due('2026-02-10', null) }),
      row('ended before', due('2026-02-10', null, { endedOn: '2026-02-10' })),
      row('ended a day late', due('2026-02-10', null, { endedOn: '2026-02-11' })),
      row('provisional', due('2026-02-10', '2026-02-01', { provisional: true })),
    ];
    for (const id of ['I-09', 'I-11'] as const)
      expect(of(id, rows).aside).toEqual({ returnedToSender: 1, endedBeforeDue: 1, provisional: 1 });
    expect(who('I-11', rows)).toEqual({
      numerator: ['ended a day late'],
      denominator: ['ended a day late'],
    });
  });
});

describe('在办件 (I-25n) and 包案 (I-18): by days, as of an evening', () => {
  it('what left without an end is not open, what left and was finished was', () => {
    const open = { openFrom: '2025-12-01' };
    const rows = [
      row('withdrawn', { ...open, left: 'withdrawn' }),
      row('merged and closed', { ...open, left: 'merged', finishedOn: '2026-01-10' }),
      row('begun on the evening', { openFrom: MID }),
      row('begun the day after', { openFrom: '2026-03-01' }),
      row('never begun'),
    ];
    expect(who('I-25n', rows, MID).numerator).toEqual(['merged and closed', 'begun on the evening']);
  });
  it('a case taken on after the evening is not yet one; struck off on the first day it still is', () => {
    const taken = (assignedOn: string, endedOn: string | null = null) => ({
      leaderCases: [{ assignedOn, endedOn }],
    });
    const rows = [
      row('on the evening', taken(MID)),
      row('the day after', taken('2026-03-01')),
      row('struck off on the first day', taken('2025-06-01', '2026-01-01')),
      row('struck off before', taken('2025-06-01', '2025-12-31')),
      row('a shell', { childCount: 1, ...taken('2025-06-01') }),
    ];
    expect(who('I-18', rows, MID).denominator).toEqual(['on the evening', 'struck off on the first day']);
  });
});

describe('来自他处的 (I-06), 公开 (I-16), 应交办 (I-33), 查实 (I-27 …)', () => {
  it('I-06 looks at what others sent, fifteen days after registration', () => {
    const sent = (change: Partial<IndicatorFacts>) => ({ origin: 'petitionOffice' as const, ...change });
    const rows = [
      row('accepted on the 15th day', sent({ acceptedOn: '2026-01-20' })),
      row('accepted on the 16th', sent({ acceptedOn: '2026-01-21' })),
      row('direct', { acceptedOn: '2026-01-06' }),
      row('its day is in April', sent({ registeredOn: '2026-03-20', acceptedOn: '2026-03-21' })),
      row('taken back', sent({ left: 'returnedToSender' })),
    ];
    expect(who('I-06', rows)).toEqual({
      numerator: ['accepted on the 15th day'],
      denominator: ['accepted on the 15th day', 'accepted on the 16th'],
    });
    expect(of('I-06', rows).aside).toEqual({ returnedToSender: 1 });
  });
  it('I-07 asks for the notice within thirty days', () => {
    const sent = (fulfilledOn: string | null) => ({
      origin: 'superiorOrgDept' as const,
      ...told('2026-01-20', fulfilledOn),
    });
    expect(
      who('I-07', [row('on the 30th day', sent('2026-02-04')), row('on the 31st', sent('2026-02-05'))])
        .numerator,
    ).toEqual(['on the 30th day']);
  });
  it('I-16: accusations are never published, history and what falls due later do not count', () => {
    const owed = (dueOn: string) => ({ publication: { dueOn, publishedOn: null } });
    const rows = [
      row('owed', owed('2026-02-01')),
      row('an accusation', { class: 'accusation', ...owed('2026-02-01') }),
      row('history', { history: true, ...owed('2026-02-01') }),
      row('later', owed('2026-04-01')),
    ];
    expect(who('I-16', rows).denominator).toEqual(['owed']);
    expect(of('I-16', [row('x', { excludedFromStats: true, ...owed('2026-02-01') })]).aside).toEqual({
      excludedFromStats: 1,
    });
  });
  it('I-33: of what was to go down, received in the period, the letters that went out by the evening', () => {
    const down = (assignedOn: string | null, change: Partial<IndicatorFacts> = {}) =>
      ({ intakeDecision: 'passDown', disposition: 'YJG', assignedOn, ...change }) as const;
    const rows = [
      row('out on the evening', down(MID)),
      row('out the day after', down('2026-03-01')),
      row('handled here', { assignedOn: '2026-01-08' }),
      row('passed on without a result', down('2026-01-08', { disposition: 'ZS' })),
      row('of the old year', down('2026-01-08', { receivedOn: '2025-12-31' })),
      row('history', down('2026-01-08', { history: true })),
    ];
    expect(who('I-33', rows, MID)).toEqual({
      numerator: ['out on the evening'],
      denominator: ['out on the evening', 'out the day after'],
    });
  });
  it('X-01 counts extensions approved in the period, not asked for, not refused', () => {
    const asked = (decidedOn: string | null, approved = true) => ({
      extensions: [{ askedOn: '2026-01-30', decidedOn, approved, toldOn: null }],
    });
    const rows = [
      row('on the first day', asked('2026-01-01')),
      row('the day before', asked('2025-12-31')),
      row('refused', asked('2026-02-02', false)),
      row('undecided', asked(null)),
      row('history', { history: true, ...asked('2026-02-02') }),
    ];
    expect(who('X-01', rows).numerator).toEqual(['on the first day']);
  });
});
