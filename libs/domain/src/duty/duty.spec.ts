import { describe, expect, it } from '@jest/globals';
import { affairContext, affairSpecification, as, PEOPLE } from '../affairs/spec-support.js';
import { DUTY_SHIFT } from './duty-shift.js';
import { INCIDENT, minutesBetween, reportFaults } from './incident.js';
import { type PlannedShift, rosterGaps, shiftAt } from './roster.js';

describe('值班 (O-78…O-81)', () => {
  const { DutyShiftPlanned, DutyShiftSwapped, DutyShiftHandedOver } = {
    DutyShiftPlanned: DUTY_SHIFT.events.DutyShiftPlanned.sample,
    DutyShiftSwapped: DUTY_SHIFT.events.DutyShiftSwapped.sample,
    DutyShiftHandedOver: DUTY_SHIFT.events.DutyShiftHandedOver.sample,
  };
  const on = (day: string, who: keyof typeof PEOPLE) =>
    affairSpecification(DUTY_SHIFT, affairContext(day, as(who)));

  it('O-78 a swap is an event; the roster as it was planned stays in the stream', () => {
    on('2026-03-06', 'windowHead')
      .given(DutyShiftPlanned)
      .when({ type: 'swap', officerId: PEOPLE.handler, reason: '出差' })
      .then(DutyShiftSwapped);
    on('2026-03-06', 'windowHead')
      .given(DutyShiftPlanned)
      .when({ type: 'swap', reason: '出差' })
      .thenRejected('SWAP_WITHOUT_PERSON');
  });

  it('O-81 hands over in writing; the responsibility passes when the next one has signed, and no earlier', () => {
    const handOver = {
      type: 'handOver',
      toId: PEOPLE.handler,
      pending: '无',
      urgentCount: 1,
      urgent: '某县集体访,等续报',
      nextReportAt: '2026-03-07T12:00:00.000Z',
    } as const;
    on('2026-03-07', 'reception').given(DutyShiftPlanned).when(handOver).then(DutyShiftHandedOver);
    on('2026-03-07', 'examiner').given(DutyShiftPlanned).when(handOver).thenRejected('HANDOVER_NOT_ON_DUTY');
    on('2026-03-07', 'reception')
      .given(DutyShiftPlanned)
      .when({ ...handOver, toId: PEOPLE.reception })
      .thenRejected('HANDOVER_TO_ONESELF');
    on('2026-03-07', 'reception')
      .given(DutyShiftPlanned)
      .when({ ...handOver, nextReportAt: undefined })
      .thenRejected('HANDOVER_URGENT_UNSAID');
    on('2026-03-07', 'reception')
      .given(DutyShiftPlanned)
      .when(handOver)
      .thenState((state) => expect(state?.responsibleId).toBe(PEOPLE.reception));
    on('2026-03-07', 'leader')
      .given(DutyShiftPlanned, DutyShiftHandedOver)
      .when({ type: 'takeOver' })
      .thenRejected('TAKEOVER_BY_ANOTHER');
    on('2026-03-07', 'handler')
      .given(DutyShiftPlanned, DutyShiftHandedOver)
      .when({ type: 'takeOver' })
      .thenState((state) => expect(state?.responsibleId).toBe(PEOPLE.handler));
  });

  const shift = (day: string, kind: 'day' | 'night', change: Partial<PlannedShift> = {}): PlannedShift => ({
    on: day,
    shift: kind,
    officerId: `officer-${kind}`,
    leaderId: 'deputy',
    ...change,
  });

  it('O-79 sees each shift of the next seven days without officer or leader', () => {
    expect(rosterGaps([], '2026-03-01', 7)).toHaveLength(14);
    const full = ['2026-03-01', '2026-03-02'].flatMap((day) => [shift(day, 'day'), shift(day, 'night')]);
    expect(rosterGaps(full, '2026-03-01', 2)).toEqual([]);
    expect(
      rosterGaps([...full.slice(0, 3), shift('2026-03-02', 'night', { leaderId: null })], '2026-03-01', 2),
    ).toEqual([{ on: '2026-03-02', shift: 'night', missing: ['leader'] }]);
  });

  it('O-80 finds the shift of a moment: the small hours belong to last evening’s night', () => {
    expect(shiftAt('2026-03-02', 8 * 60)).toEqual({ on: '2026-03-02', shift: 'day' });
    expect(shiftAt('2026-03-02', 8 * 60 - 1)).toEqual({ on: '2026-03-01', shift: 'night' });
    expect(shiftAt('2026-03-02', 18 * 60)).toEqual({ on: '2026-03-02', shift: 'night' });
  });
});

describe('外部得知的事件 (O-82…O-84)', () => {
  const LEARNT = INCIDENT.events.IncidentLearnt.sample;
  const MATCHED = INCIDENT.events.IncidentMatched.sample;
  const on = (who: keyof typeof PEOPLE, orgId = 1) =>
    affairSpecification(INCIDENT, affairContext('2026-03-12', as(who, orgId)));
  const report = (reportedAt: string) =>
    ({
      type: 'matchReport',
      reported: true,
      discoveredAt: '2026-03-09T08:00:00.000Z',
      reportedAt,
      note: '有报告',
    }) as const;

  it('O-83 a report later than the period is 迟报, by minutes that never sleep', () => {
    const verdictOf = (reportedAt: string) => {
      let seen: unknown = null;
      on('windowHead')
        .given(LEARNT)
        .when(report(reportedAt))
        .thenState((state) => {
          seen = [state?.verdict, state?.minutes];
        });
      return seen;
    };
    expect(verdictOf('2026-03-09T08:30:00.000Z')).toEqual(['inTime', 30]);
    expect(verdictOf('2026-03-09T08:31:00.000Z')).toEqual(['late', 31]);
    expect(verdictOf('2026-03-10T00:10:00.000Z')).toEqual(['late', 970]);
    on('windowHead')
      .given(LEARNT)
      .when(report('2026-03-09T07:59:00.000Z'))
      .thenRejected('REPORT_BEFORE_DISCOVERY');
    on('windowHead')
      .given(LEARNT)
      .when({ type: 'matchReport', reported: true, note: '有' })
      .thenRejected('REPORT_TIMES_MISSING');
  });

  it('O-83 no report: 漏报 when the unit did not know, 瞒报 when it did, and that only by the head', () => {
    const judge = { type: 'judge', knewOfIt: false, reason: '责任单位不知情' } as const;
    on('deputyLeader').given(LEARNT, MATCHED).when(judge).then(INCIDENT.events.IncidentJudged.sample);
    on('deputyLeader')
      .given(LEARNT, MATCHED)
      .when({ ...judge, knewOfIt: true })
      .thenRejected('CONCEALMENT_NEEDS_HEAD');
    on('leader')
      .given(LEARNT, MATCHED)
      .when({ ...judge, knewOfIt: true })
      .thenState((state) => {
        expect(state?.verdict).toBe('concealed');
        expect(INCIDENT.rowOf(state as never).facts['judgedById']).toBe(PEOPLE.leader);
      });
    on('leader', 2).given(LEARNT, MATCHED).when(judge).thenRejected('INCIDENT_JUDGED_BY_ITSELF');
    on('leader').given(LEARNT).when(judge).thenRejected('AFFAIR_STEP_NOT_OPEN');
  });

  it('O-82 keeps the order of the moments', () => {
    const learn = {
      type: 'learn',
      learntFrom: 'media',
      learntAt: '2026-03-10T02:00:00.000Z',
      happenedAt: '2026-03-10T03:00:00.000Z',
      targetOrgId: 2,
      title: '某镇集体访',
      place: '某镇',
      summary: '约三十人',
    } as const;
    on('reception').given().when(learn).thenRejected('INCIDENT_TIMES_REVERSED');
    on('reception')
      .given()
      .when({ ...learn, learntAt: '2026-03-12T02:01:00.000Z' })
      .thenRejected('INCIDENT_TIMES_REVERSED');
  });

  it('O-84 lists units and counts for the circular; whoever reported in time is not in it', () => {
    expect(
      reportFaults([
        { targetOrgId: 3, verdict: 'late' },
        { targetOrgId: 2, verdict: 'omitted' },
        { targetOrgId: 2, verdict: 'concealed' },
        { targetOrgId: 4, verdict: 'inTime' },
        { targetOrgId: 5, verdict: null },
      ]),
    ).toEqual([
      { orgId: 2, late: 0, omitted: 1, concealed: 1 },
      { orgId: 3, late: 1, omitted: 0, concealed: 0 },
    ]);
  });

  it('counts minutes over midnight, months and leap days', () => {
    expect(minutesBetween('2026-02-28T23:59:00Z', '2026-03-01T00:01:00Z')).toBe(2);
    expect(minutesBetween('2024-02-28T00:00:00Z', '2024-03-01T00:00:00Z')).toBe(2 * 1440);
    expect(minutesBetween('2025-12-31T23:00:00Z', '2026-01-01T01:00:00Z')).toBe(120);
  });
});
