import { describe, expect, it } from '@jest/globals';
import { affairContext, affairSpecification, as } from '../affairs/spec-support.js';
import { inspectionRate, inspectionSample } from './sample.js';
import { SELF_OPENED_CASE } from './self-opened-case.js';

const E = SELF_OPENED_CASE.events;
const FILED = E.SelfOpenedCaseFiled.sample;
const CLOSED = E.SelfOpenedCaseClosed.sample;
const INSPECTED = E.SelfOpenedCaseInspected.sample;
const county = (day: string) =>
  affairSpecification(
    SELF_OPENED_CASE,
    affairContext(day, {
      ...as('windowHead', 2),
      organisation: { ...affairContext(day).organisation, id: 2, level: 'county' },
    }),
  );
const city = (day: string) => affairSpecification(SELF_OPENED_CASE, affairContext(day));

describe('自立案件 (O-42, O-43)', () => {
  it('O-42 is filed within ten working days of opening and of closing; later it is marked', () => {
    const file = { type: 'fileOpening', title: '召组信查〔2026〕3号', openedOn: '2026-03-05' } as const;
    county('2026-03-10').given().when(file).then(FILED);
    county('2026-03-19')
      .given()
      .when(file)
      .thenState((state) => expect(state?.lateFilings).toBe(0));
    county('2026-03-20')
      .given()
      .when(file)
      .thenState((state) => expect(state?.lateFilings).toBe(1));
    county('2026-03-10')
      .given(FILED)
      .when({
        type: 'fileClosing',
        closedOn: '2026-03-09',
        finding: 'partiallySubstantiated',
        summary: '核实两点,属实一点',
      })
      .then(CLOSED);
    county('2026-03-10')
      .given(FILED)
      .when({ type: 'fileClosing', closedOn: '2026-03-04', finding: 'substantiated', summary: 'x' })
      .thenRejected('DATE_BEFORE_STEP');
  });

  it('O-43 is found in order, to be completed in fifteen days, or to be done again; then it is looked at again', () => {
    const look = { type: 'inspectCase', conclusion: 'completion', problems: '缺谈话笔录签名' } as const;
    city('2026-03-10').given(FILED, CLOSED).when(look).then(INSPECTED);
    city('2026-03-10').given(FILED).when(look).thenRejected('AFFAIR_STEP_NOT_OPEN');
    city('2026-03-10')
      .given(FILED, CLOSED)
      .when({ ...look, conclusion: 'qualified', problems: '无' })
      .thenState((state) => expect([state?.status, state?.dueOn]).toEqual(['qualified', null]));
    const answer = { type: 'answerInspection', answer: '已补签' } as const;
    county('2026-03-26')
      .given(FILED, CLOSED, INSPECTED)
      .when(answer)
      .then({ ...E.InspectionAnswered.sample, occurredOn: '2026-03-26', data: { late: true } });
    city('2026-03-27')
      .given(FILED, CLOSED, INSPECTED, E.InspectionAnswered.sample)
      .when({ ...look, conclusion: 'redo' })
      .thenState((state) => expect(state?.status).toBe('redoing'));
  });
});

describe('抽查 (O-43) and rate I-28 (O-44)', () => {
  const cases = (n: number, key = 0) =>
    Array.from({ length: n }, (_, at) => ({
      id: `c${String(at).padStart(3, '0')}`,
      orgId: 2,
      keyArea: at < key ? 'electionIrregularity' : null,
    }));
  const rule = { quarter: '2026Q1', ratePercent: 20, min: 5 };

  it('takes at least 20 % and no fewer than five, all where there are fewer, every one of a key area', () => {
    expect(inspectionSample(cases(100), rule)).toHaveLength(20);
    expect(inspectionSample(cases(101), rule)).toHaveLength(21);
    expect(inspectionSample(cases(10), rule)).toHaveLength(5);
    expect(inspectionSample(cases(3), rule)).toHaveLength(3);
    expect(inspectionSample([], rule)).toEqual([]);
    const many = inspectionSample(cases(40, 12), rule);
    expect(many).toHaveLength(12);
    expect(many.filter((id) => Number(id.slice(1)) < 12)).toHaveLength(12);
    const few = inspectionSample(cases(40, 3), rule);
    expect(few).toHaveLength(8);
    expect(few).toEqual(expect.arrayContaining(['c000', 'c001', 'c002']));
  });

  it('draws the same for the same quarter whatever the order, and another draw for another quarter', () => {
    const drawn = inspectionSample(cases(60), rule);
    expect(inspectionSample([...cases(60)].reverse(), rule)).toEqual(drawn);
    expect(inspectionSample(cases(60), { ...rule, quarter: '2026Q2' })).not.toEqual(drawn);
  });

  it('I-28 counts what was closed in the period, and of that what has been inspected by then', () => {
    const period = { from: '2026-01-01', to: '2026-03-31', asOf: '2026-04-15' };
    expect(
      inspectionRate(
        [
          { closedOn: '2026-03-31', inspectedOn: '2026-04-15' },
          { closedOn: '2026-01-01', inspectedOn: '2026-04-16' },
          { closedOn: '2025-12-31', inspectedOn: '2026-01-05' },
          { closedOn: null, inspectedOn: null },
        ],
        period,
      ),
    ).toEqual({ numerator: 1, denominator: 2 });
  });
});
