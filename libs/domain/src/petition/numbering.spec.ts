import { describe, expect, it } from '@jest/globals';
import { seriesKey } from './context.js';
import {
  bookOfResult,
  childNo,
  documentNo,
  historyNo,
  ordinaryNo,
  petitionNoFor,
  restrictedNo,
  seriesNeeded,
  seriesOfPetitionNo,
} from './numbering.js';
import { on, registered, signature } from './spec-fixtures.js';
import { stateAfter } from './decide/first-half-fixtures.js';

const ctx = { ...on('2026-03-05'), numbers: { [seriesKey({ orgId: 1, year: 2026, book: 'L' })]: 37 } };

describe('numbers of petitions (§6.2)', () => {
  it('has organisation, year of receipt, channel and five digits; the shown number has none of the zeros', () => {
    expect(ordinaryNo('2026-03-02', 'letter', ctx)).toEqual({
      petitionNo: '411300Z-2026-L-00037',
      displayNo: '宛组信〔2026〕来信37号',
      series: { orgId: 1, year: 2026, book: 'L', serial: 37 },
    });
  });

  it('a number that was not taken is refused, never invented', () => {
    expect(() => ordinaryNo('2025-12-31', 'letter', ctx)).toThrow(
      expect.objectContaining({ code: 'NUMBER_NOT_TAKEN' }),
    );
    expect(() => restrictedNo('2026-03-02', { ...ctx, randomNo: '12' })).toThrow(
      expect.objectContaining({ code: 'RANDOM_NO_MISSING' }),
    );
  });

  it('M-19: what came on the last day of a year and is entered in the next keeps its own year’s series', () => {
    const numbers = { [seriesKey({ orgId: 1, year: 2025, book: 'L' })]: 981 };
    expect(ordinaryNo('2025-12-31', 'letter', { ...on('2026-01-04'), numbers }).petitionNo).toBe(
      '411300Z-2025-L-00981',
    );
  });

  it('O-110: a series belongs to an organisation of an installation, so that two never meet in one number', () => {
    const county = {
      ...ctx,
      organisation: { ...ctx.organisation, id: 2, code: '411321Z', shortCode: '召组' },
    };
    const numbers = { [seriesKey({ orgId: 2, year: 2026, book: 'L' })]: 37 };
    expect(ordinaryNo('2026-03-02', 'letter', { ...county, numbers }).petitionNo).toBe(
      '411321Z-2026-L-00037',
    );
    expect(() => ordinaryNo('2026-03-02', 'letter', { ...county, numbers: ctx.numbers })).toThrow(
      expect.objectContaining({ code: 'NUMBER_NOT_TAKEN' }),
    );
  });

  it('§5.0 no. 9 (M-19): restricted zones take no serial', () => {
    for (const zone of ['accusation', 'sealed'] as const) {
      expect(petitionNoFor(zone, '2026-03-02', 'letter', { ...ctx, numbers: {} })).toEqual({
        petitionNo: '411300Z-2026-M-4820175936',
        displayNo: '宛组信密〔2026〕4820175936号',
        series: null,
      });
    }
    expect(historyNo('2012-05-08', 'general', ctx).displayNo).toBe('宛组信史〔2012〕4820175936号');
  });

  it('children keep the base number', () => {
    expect(childNo(ordinaryNo('2026-03-02', 'letter', ctx), 2)).toMatchObject({
      petitionNo: '411300Z-2026-L-00037-2',
      displayNo: '宛组信〔2026〕来信37-2号',
    });
  });

  it('QP01: reads the series back from a number, and none from a random one', () => {
    expect(seriesOfPetitionNo(1, '411300Z-2026-L-00037')).toEqual({
      orgId: 1,
      year: 2026,
      book: 'L',
      serial: 37,
    });
    expect(seriesOfPetitionNo(1, '411300Z-2026-L-00037-2')?.serial).toBe(37);
    expect(seriesOfPetitionNo(1, '411300Z-2026-M-4820175936')).toBeNull();
    expect(seriesOfPetitionNo(1, '宛组访2012-17')).toBeNull();
  });
});

describe('numbers of papers', () => {
  it('are given in the year of signing, with the issuer, without 第 and without zeros (pitfall 20)', () => {
    const numbers = { [seriesKey({ orgId: 1, year: 2026, book: '宛组信告' })]: 12 };
    expect(documentNo('notice', '2026-03-05', { ...ctx, numbers })).toBe('宛组信告〔2026〕12号');
  });

  it('a feedback record is a form and has none', () => {
    expect(bookOfResult('feedbackRecord')).toBeNull();
    expect(bookOfResult('handlingOpinion')).toBe('reply');
    expect(bookOfResult('investigationReport')).toBe('report');
  });

  it('are asked for only by what signs a paper', () => {
    const state = stateAfter(registered());
    const issue = {
      type: 'issue' as const,
      documentId: 'opinion-1',
      title: '处理意见书',
      issuedOn: '2026-03-05',
      approval: signature('deputy', '2026-03-05'),
    };
    expect(seriesNeeded(state, { ...issue, documentKind: 'handlingOpinion' }, ctx)).toEqual([
      { orgId: 1, year: 2026, book: '宛组信复' },
    ]);
    expect(seriesNeeded(state, { ...issue, documentKind: 'feedbackRecord' }, ctx)).toEqual([]);
    expect(seriesNeeded(state, { type: 'accept', acceptedOn: '2026-03-05' }, ctx)).toEqual([]);
  });
});
