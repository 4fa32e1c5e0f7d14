import { describe, expect, it } from '@jest/globals';
import { codesOf } from '../glossary/index.js';
import { indicatorDefinition, INDICATORS } from './index.js';
import { MID, facts, due, told, of } from './spec-support.js';

describe('各指标', () => {
  it('I-08: handed over or posted by the legal day; exempt out, undeliverable in time beside, later late (R-14)', () => {
    const rows = [
      facts(told('2026-02-24', '2026-02-24')),
      facts(told('2026-02-24', '2026-02-25')),
      facts(told('2026-02-24', null)),
      facts(told('2026-02-24', null, { exempt: true })),
      facts(told('2026-02-24', null, { unservableOn: '2026-02-24' })),
      facts(told('2026-02-24', null, { unservableOn: '2026-02-25' })),
    ];
    expect(of('I-08', rows)).toMatchObject({ numerator: 1, denominator: 4, aside: { unservable: 1 } });
  });
  it('I-08, I-09, I-11: a provisional day makes nobody late (K-21)', () => {
    const rows = [
      facts({
        ...due('2026-02-01', null, { provisional: true }),
        ...told('2026-02-01', null, { provisional: true }),
      }),
    ];
    for (const id of ['I-08', 'I-09', 'I-11'] as const)
      expect(of(id, rows)).toMatchObject({ denominator: 0, aside: { provisional: 1 } });
  });
  it('I-09: what was withdrawn before its day leaves the cohort, after it it is late', () => {
    const before = facts(due('2026-02-10', null, { endedOn: '2026-02-10' }));
    const after = facts(due('2026-02-10', null, { endedOn: '2026-02-11' }));
    expect(of('I-09', [before, after])).toMatchObject({
      numerator: 0,
      denominator: 1,
      aside: { endedBeforeDue: 1 },
    });
  });
  it('I-10: those to be handled without transfers; closed by asOf', () => {
    const rows = [
      facts({ closureOn: '2026-02-01' }),
      facts({ closureOn: '2026-03-15' }),
      facts({ disposition: 'DF' }),
      facts({ disposition: 'ZS', intakeDecision: 'passDown' }),
      facts({ disposition: null, intakeDecision: 'redirect' }),
      facts({ left: 'withdrawn' }),
      facts({ left: 'merged' }),
    ];
    expect(of('I-10', rows, MID)).toMatchObject({ numerator: 1, denominator: 3 });
  });
  it('I-24 counts by the first submission, I-24b by occasions (O-54)', () => {
    const rows = [
      facts({ signing: { submittedOn: ['2026-02-01'], returnedOn: [], firstPassedOn: '2026-02-03' } }),
      facts({
        signing: {
          submittedOn: ['2026-02-01', '2026-03-01'],
          returnedOn: ['2026-02-10'],
          firstPassedOn: null,
        },
      }),
      facts({
        signing: {
          submittedOn: ['2025-12-01', '2026-01-10'],
          returnedOn: ['2025-12-20'],
          firstPassedOn: null,
        },
      }),
    ];
    expect(of('I-24', rows)).toMatchObject({ numerator: 1, denominator: 2, value: '0.5000' });
    expect(of('I-24b', rows)).toMatchObject({ numerator: 1, denominator: 4, value: '0.2500' });
  });
  it('I-21, I-22: opened cases of the key areas, and what was found true', () => {
    const rows = [
      facts({ keyArea: 'leaderConduct', caseOpenedOn: '2026-01-10' }),
      facts({ keyArea: 'leaderConduct' }),
      facts({ class: 'accusation', finding: 'partiallySubstantiated', concludedOn: '2026-02-01' }),
      facts({ class: 'accusation', finding: 'noEvidence', concludedOn: '2026-02-01' }),
      facts({ class: 'accusation', finding: 'substantiated', concludedOn: '2026-04-01' }),
    ];
    expect(of('I-21', rows).value).toBe('0.5000');
    expect(of('I-22', rows).value).toBe('0.5000');
  });
  it('every definition names what it counts and over what', () => {
    for (const id of codesOf(INDICATORS)) {
      const { zh, numerator, denominator, cohort, exclusions, kind } = indicatorDefinition(id);
      for (const text of [zh, numerator, cohort, exclusions]) expect(text).not.toBe('');
      expect(denominator === null).toBe(kind === 'count');
    }
  });
});
