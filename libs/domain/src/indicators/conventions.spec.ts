import { describe, expect, it } from '@jest/globals';
import { codesOf } from '../glossary/index.js';
import { changeOf, displayOf, indicatorDefinition, indicatorMembers, INDICATORS } from './index.js';
import { D, MID, facts, many, due, of, told } from './spec-support.js';

describe('通用约定 §3.1', () => {
  it('1 (M-15): an empty denominator is null and shown as a dash, never 0 % or 100 %', () => {
    for (const id of codesOf(INDICATORS))
      if (indicatorDefinition(id).kind === 'rate')
        expect([id, of(id, []).value, displayOf(of(id, []))]).toEqual([id, null, '—']);
    expect(displayOf(of('I-01', []))).toBe('0');
  });
  it('2 (M-15): rates differ by percentage points; without one of both there is no difference', () => {
    const a = of('I-09', [facts(due('2026-02-01', '2026-02-01')), facts(due('2026-02-01', null))]);
    const b = of('I-09', many(1, due('2026-02-01', '2026-02-01')));
    expect(changeOf(a, b)).toEqual({
      direction: 'down',
      value: '-0.5000',
      measure: 'percentagePoint',
      zh: '下降 50.00 个百分点',
    });
    expect(changeOf(b, b).zh).toBe('持平');
    expect(changeOf(a, of('I-09', [])).zh).toBe('—');
  });
  it('3 and 4 (M-16): what is due in the period counts, not what was received in it; and only when its day has come', () => {
    const rows = [
      facts({ receivedOn: '2025-12-01', registeredOn: '2025-12-01', ...due('2026-01-01', '2026-01-01') }),
    ];
    expect(of('I-09', rows)).toMatchObject({ numerator: 1, denominator: 1 });
    expect(of('I-09', many(1, due('2026-04-01', '2026-02-01'))).denominator).toBe(0);
    expect(of('I-09', many(1, due('2026-03-01', '2026-02-01')), MID).denominator).toBe(0);
    expect(of('I-09', many(1, due(MID, null)), MID)).toMatchObject({ numerator: 0, denominator: 1 });
  });
  it('5 and 9: totals go by the day of receipt, once it is registered', () => {
    const late = facts({ receivedOn: '2026-03-30', registeredOn: '2026-04-02' });
    expect(of('I-01', [late]).numerator).toBe(0);
    expect(of('I-01', [late], '2026-04-02').numerator).toBe(1);
  });
  it('6: excluded rows stay in the total, leave the rates, and are named beside them', () => {
    const rows = [
      facts({
        excludedFromStats: true,
        repeat: true,
        ...due('2026-02-01', null),
        ...told('2026-02-01', null),
      }),
      facts(),
    ];
    expect(of('I-01', rows).numerator).toBe(2);
    expect(of('I-05', rows)).toMatchObject({ numerator: 0, denominator: 1, aside: { excludedFromStats: 1 } });
    expect(of('I-09', rows)).toMatchObject({ value: null, aside: { excludedFromStats: 1 } });
    expect(of('I-08', rows).aside).toEqual({ excludedFromStats: 1 });
  });
  it('8: what the sender took back leaves the handling figures, not the total', () => {
    const back = facts({
      left: 'returnedToSender',
      intakeDecision: 'objection',
      disposition: null,
      ...told('2026-02-01', null, { endedOn: '2026-01-20' }),
    });
    expect(of('I-01', [back]).numerator).toBe(1);
    expect(of('I-10', [back]).denominator).toBe(0);
    expect(of('I-08', [back])).toMatchObject({ denominator: 0, aside: { returnedToSender: 1 } });
  });
  it('件 and 事项: a split letter counts once in the total and by its children in the handling', () => {
    const rows = [
      facts({
        petitionId: 'letter',
        childCount: 2,
        status: 'split',
        disposition: null,
        intakeDecision: null,
      }),
      facts({ petitionId: 'a', parentId: 'letter' }),
      facts({ petitionId: 'b', parentId: 'letter', disposition: 'ZS', intakeDecision: 'passDown' }),
    ];
    expect(of('I-01', rows).numerator).toBe(1);
    expect(of('I-20', rows)).toMatchObject({ numerator: 1, denominator: 2 });
    expect(indicatorMembers('I-20', rows, D, D.to)).toMatchObject({
      numerator: ['a'],
      denominator: ['a', 'b'],
    });
    expect(indicatorMembers('I-01', rows, D, D.to).numerator).toEqual(['letter']);
  });
  it('history counts in totals and in no rate of timeliness (eventstore.md §5.0 no. 3)', () => {
    const old = facts({
      history: true,
      registeredOn: '2026-11-22',
      intakeDecision: null,
      closureOn: '2026-02-01',
      ...due('2026-02-01', null),
      ...told('2026-02-01', null),
    });
    expect(of('I-01', [old]).numerator).toBe(1);
    for (const id of ['I-08', 'I-09', 'I-09b', 'I-10', 'I-11'] as const)
      expect([id, of(id, [old]).denominator]).toEqual([id, 0]);
  });
});
