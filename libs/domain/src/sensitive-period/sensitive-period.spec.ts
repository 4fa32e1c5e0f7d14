import { describe, expect, it } from '@jest/globals';
import { affairContext, affairSpecification, as, CONCERNED } from '../affairs/spec-support.js';
import { CHINA_CALENDAR } from '../calendar.js';
import { policyOn } from '../parameters.js';
import {
  covers,
  fastLaneDues,
  inFastLane,
  isComplexInLane,
  type PeriodScope,
  publicNoticeDue,
} from './coverage.js';
import { SENSITIVE_PERIOD } from './sensitive-period.js';

const E = SENSITIVE_PERIOD.events;
const SET = E.SensitivePeriodSet.sample;
const period: PeriodScope = { ...SET.data, suspendedOn: null, lifted: [] };
const petition = {
  petitionId: CONCERNED.petitionId,
  orgId: 2,
  receivedOn: '2026-03-10',
  categoryCode: '0402',
  keyArea: null,
};

describe('敏感时期 as data (O-63)', () => {
  it('covers by day (both in), unit, category and key area', () => {
    expect(covers(period, petition)).toBe(true);
    expect(covers(period, { ...petition, receivedOn: '2026-03-01' })).toBe(true);
    expect(covers(period, { ...petition, receivedOn: '2026-04-30' })).toBe(true);
    expect(covers(period, { ...petition, receivedOn: '2026-05-01' })).toBe(false);
    expect(covers(period, { ...petition, categoryCode: '0801' })).toBe(false);
    expect(covers({ ...period, keyAreas: ['x'] }, { ...petition, categoryCode: '0801', keyArea: 'x' })).toBe(
      true,
    );
    expect(covers({ ...period, categories: [] }, { ...petition, categoryCode: '0801' })).toBe(true);
    expect(covers({ ...period, orgIds: [3] }, petition)).toBe(false);
  });

  it('keeps what it covered before it was stopped: history is not changed', () => {
    const stopped = { ...period, suspendedOn: '2026-03-15' };
    expect(covers(stopped, petition)).toBe(true);
    expect(covers(stopped, { ...petition, receivedOn: '2026-03-15' })).toBe(false);
  });

  it('is not set for days that are over, nor backwards', () => {
    const set = {
      type: 'setPeriod',
      title: '村(社区)“两委”换届',
      from: '2026-03-01',
      to: '2026-04-30',
      source: '某文〔2026〕1号',
      categories: ['04'],
      zeroReport: true,
      zeroReportBy: '17:00',
      ladder: true,
      fastLane: true,
    } as const;
    const when = (day: string, change: object = {}) =>
      affairSpecification(SENSITIVE_PERIOD, affairContext(day))
        .given()
        .when({ ...set, categories: ['04'], ...change });
    when('2026-02-20').then(SET);
    when('2026-05-01').thenRejected('PERIOD_IN_THE_PAST');
    when('2026-02-20', { to: '2026-02-28' }).thenRejected('PERIOD_REVERSED');
    when('2026-02-20', { zeroReportBy: '25:00' }).thenRejected('CLOCK_TIME_INVALID');
    when('2026-02-20', { categories: ['abc'] }).thenRejected('CATEGORY_PREFIX_INVALID');
  });

  it('takes one zero report of a unit a day; one for an earlier day is late', () => {
    const file = { type: 'fileZeroReport', for: '2026-03-02', count: 0, note: '无' } as const;
    const when = (day: string, ...more: (typeof E.ZeroReportFiled.sample)[]) =>
      affairSpecification(SENSITIVE_PERIOD, affairContext(day, as('reception', 2))).given(SET, ...more);
    when('2026-03-02')
      .when(file)
      .then({ ...E.ZeroReportFiled.sample, occurredOn: '2026-03-02' });
    when('2026-03-03')
      .when(file)
      .then({
        ...E.ZeroReportFiled.sample,
        occurredOn: '2026-03-03',
        data: { ...E.ZeroReportFiled.sample.data, inTime: false },
      });
    when('2026-03-02', E.ZeroReportFiled.sample).when(file).thenRejected('ZERO_REPORT_FILED');
    when('2026-03-02')
      .when({ ...file, for: '2026-05-02' })
      .thenRejected('ZERO_REPORT_NOT_ASKED');
    when('2026-03-02')
      .when({ ...file, for: '2026-03-05' })
      .thenRejected('DATE_IN_FUTURE');
  });
});

describe('快速通道 (O-74, O-75), 任前公示 (O-77)', () => {
  it('O-74 marks what is covered; a person takes one out with reasons', () => {
    expect(inFastLane(period, petition)).toBe(true);
    expect(inFastLane({ ...period, fastLane: false }, petition)).toBe(false);
    expect(inFastLane({ ...period, lifted: [petition.petitionId] }, petition)).toBe(false);
    const lift = { type: 'liftFastLane', petitionIds: [CONCERNED.petitionId], reason: '与换届无关' } as const;
    const spec = affairSpecification(SENSITIVE_PERIOD, affairContext('2026-02-20'));
    spec
      .given(SET)
      .when({ ...lift, petitionIds: [...lift.petitionIds] })
      .then(E.FastLaneLifted.sample);
    spec
      .given({ ...SET, data: { ...SET.data, fastLane: false } })
      .when({ ...lift, petitionIds: [...lift.petitionIds] })
      .thenRejected('PERIOD_WITHOUT_FAST_LANE');
  });

  it('O-75 allows a complex one the longer period: once, in the lane, and by the head alone', () => {
    const approve = { type: 'approveComplex', reason: '涉及三个村,需向外地取证' } as const;
    const petitionIds = [CONCERNED.petitionId];
    const spec = affairSpecification(SENSITIVE_PERIOD, affairContext('2026-02-20'));
    const approved = E.FastLaneComplexApproved.sample;
    spec
      .given(SET)
      .when({ ...approve, petitionIds })
      .then(approved);
    spec
      .given(SET, approved)
      .when({ ...approve, petitionIds })
      .thenRejected('FAST_LANE_COMPLEX_APPROVED');
    spec
      .given(SET, E.FastLaneLifted.sample)
      .when({ ...approve, petitionIds })
      .thenRejected('FAST_LANE_LIFTED');
    spec
      .given({ ...SET, data: { ...SET.data, fastLane: false } })
      .when({ ...approve, petitionIds })
      .thenRejected('PERIOD_WITHOUT_FAST_LANE');
    expect(SENSITIVE_PERIOD.commands.approveComplex.roles).toEqual(['leader']);
    expect(isComplexInLane({ ...period, complex: [petition.petitionId] }, petition)).toBe(true);
    expect(isComplexInLane(period, petition)).toBe(false);
  });

  it('O-75 is shorter and only shorter: five working days, ten for a complex one, never beyond the outer limit', () => {
    const policy = policyOn('2026-03-10');
    const dues = (outerLimit: string | null, complexApproved = false) =>
      fastLaneDues({ receivedOn: '2026-03-10', outerLimit, complexApproved }, policy, CHINA_CALENDAR);
    expect(dues(null)).toMatchObject({ sameDay: '2026-03-10', close: { date: '2026-03-17' } });
    expect(dues(null, true).close.date).toBe('2026-03-24');
    expect(dues('2026-05-09').close.date).toBe('2026-03-17');
    expect(dues('2026-03-13').close.date).toBe('2026-03-13');
  });

  it('O-77 ends the verification with the public notice at the latest', () => {
    expect(publicNoticeDue('2026-05-09', '2026-03-20')).toBe('2026-03-20');
    expect(publicNoticeDue('2026-03-15', '2026-03-20')).toBe('2026-03-15');
  });
});
