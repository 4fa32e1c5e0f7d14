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
import { isToldOf, reportedDays, zeroReportStatus } from './zero-reports.js';

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
    when('2026-02-20').then({ ...SET, data: { ...SET.data, reportBy: '17:00' } });
    when('2026-05-01').thenRejected('PERIOD_IN_THE_PAST');
    when('2026-02-20', { to: '2026-02-28' }).thenRejected('PERIOD_REVERSED');
    when('2026-02-20', { zeroReportBy: '25:00' }).thenRejected('CLOCK_TIME_INVALID');
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

describe('零报告 (O-63)', () => {
  const noon = '2026-03-02T04:00:00.000Z';
  const evening = '2026-03-02T10:00:00.000Z';
  const asked = { ...SET.data, reportBy: '17:00', suspendedOn: null, reports: [] };
  const file = { type: 'fileZeroReport', for: '2026-03-02', count: 0 } as const;
  const by = (orgId: number, now: string, data: object = {}) =>
    affairSpecification(SENSITIVE_PERIOD, affairContext('2026-03-02', { ...as('reception', orgId), now }))
      .given({ ...SET, data: { ...SET.data, reportBy: '17:00', ...data } })
      .when(file);
  const filed = (inTime: boolean) => ({
    ...E.ZeroReportFiled.sample,
    occurredOn: '2026-03-02',
    data: { ...E.ZeroReportFiled.sample.data, inTime },
    sealed: {},
  });

  it('is late after the hour that was set for it', () => {
    by(2, noon).then(filed(true));
    by(2, evening).then(filed(false));
  });
  it('is asked of the units that the period covers', () => {
    by(2, noon, { orgIds: [3] }).thenRejected('ZERO_REPORT_NOT_COVERED');
    const status = (orgId: number, day: string, now: string, change: object = {}) =>
      zeroReportStatus({ ...asked, ...change }, { orgId, day, now });
    expect(status(2, '2026-03-02', noon)).toBe('due');
    expect(status(2, '2026-03-02', evening)).toBe('missing');
    expect(status(2, '2026-03-01', noon)).toBe('missing');
    expect(status(2, '2026-03-03', noon)).toBe('notAsked');
    expect(status(2, '2026-02-28', noon)).toBe('notAsked');
    expect(status(2, '2026-03-01', noon, { orgIds: [3] })).toBe('notAsked');
    // nobody is late for a day before it was set
    expect(status(2, '2026-03-01', noon, { setOn: '2026-03-02' })).toBe('notAsked');
    expect(status(2, '2026-03-01', noon, { suspendedOn: '2026-03-01' })).toBe('notAsked');
    const reports = [{ orgId: 2, for: '2026-03-01', count: 0, inTime: false }];
    expect(status(2, '2026-03-01', noon, { reports })).toBe('late');
    expect(reportedDays(asked, '2026-03-02', 7)).toEqual(['2026-03-02', '2026-03-01']);
    expect(reportedDays(asked, '2026-05-09', 2)).toEqual(['2026-04-30', '2026-04-29']);
  });
  it('is asked of a unit that was told later from the day on which it was told, and nobody is told twice', () => {
    const on = (day: string) => affairSpecification(SENSITIVE_PERIOD, affairContext(day));
    const tell = { type: 'tellUnits', orgIds: [1, 2, 3] } as const;
    const orgs = { ...tell, orgIds: [...tell.orgIds] };
    const told = { ...E.SensitivePeriodTold.sample, occurredOn: '2026-03-05' };
    on('2026-03-05').given(SET).when(orgs).then(told);
    on('2026-03-06').given(SET, told).when(orgs).then();
    on('2026-05-01').given(SET).when(orgs).then();
    on('2026-03-06')
      .given({ ...SET, data: { ...SET.data, orgIds: [3] } })
      .when(orgs)
      .then();
    on('2026-03-05')
      .given(SET)
      .when(orgs)
      .thenState((state) => {
        expect(state && SENSITIVE_PERIOD.rowOf(state).partyOrgIds).toEqual([2, 3]);
        const status = (day: string) =>
          state && zeroReportStatus(state, { orgId: 2, day, now: '2026-03-06T04:00:00.000Z' });
        expect([status('2026-03-04'), status('2026-03-05'), status('2026-03-06')]).toEqual([
          'notAsked',
          'missing',
          'due',
        ]);
        expect(state && [1, 2, 4].map((unit) => isToldOf(state, unit))).toEqual([true, true, false]);
      });
  });
  it('tells every unit below of a period that covers all, so that they can report', () => {
    const spec = affairSpecification(SENSITIVE_PERIOD, affairContext('2026-02-20', { belowIds: [2, 3] }));
    const command = {
      type: 'setPeriod',
      title: '某时期',
      source: '某文',
      from: SET.data.from,
      to: SET.data.to,
    } as const;
    const flags = { zeroReport: true, ladder: true, fastLane: true } as const;
    const sealed = { title: '某时期', source: '某文' };
    spec
      .given()
      .when({ ...command, ...flags, categories: ['04'] })
      .then({ ...SET, data: { ...SET.data, toldOrgIds: [2, 3] }, sealed });
    spec
      .given()
      .when({ ...command, ...flags, categories: ['04'], orgIds: [3] })
      .then({ ...SET, data: { ...SET.data, orgIds: [3] }, sealed });
    const told = { ...SET.data, toldOrgIds: [2, 3] };
    const state = SENSITIVE_PERIOD.evolve(
      null,
      {
        ...SET,
        data: told,
        meta: { eventId: 'e', version: 1, recordedAt: noon, actorId: null, capacity: null },
      },
      'id',
    );
    expect(SENSITIVE_PERIOD.rowOf(state)).toMatchObject({
      partyOrgIds: [2, 3],
    });
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
