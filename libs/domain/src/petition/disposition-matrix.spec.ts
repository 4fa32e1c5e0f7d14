import { describe, expect, it } from '@jest/globals';
import {
  cellOf,
  codesOf,
  DISPOSITION_MATRIX,
  DISPOSITIONS,
  DISPOSITIONS_OF_DECISION,
  INTAKE_DECISIONS,
  WAYS_12380,
} from '../glossary/index.js';
import type { Disposition, MatrixRow } from '../glossary/index.js';
import type { Classified } from './disposition-matrix.js';
import { matrixRows, requireAllowed, requireWayFits } from './disposition-matrix.js';
import type { CadreAuthority } from './events.js';
import { uuid } from './spec-fixtures.js';

const petition = (change: Partial<Classified> = {}): Classified => ({
  class: 'suggestion',
  appealKind: null,
  categoryCode: '1101',
  purposes: ['opinion'],
  subjects: [],
  ...change,
});
const accusing = (...authorities: CadreAuthority[]): Classified =>
  petition({
    class: 'accusation',
    categoryCode: '0102',
    purposes: ['accusation'],
    subjects: authorities.map((cadreAuthority, at) => ({
      subjectId: uuid(30 + at),
      role: 'accused',
      cadreAuthority,
    })),
  });
const MARKS = { yes: '●', reason: '△', simplified: '简', no: '·' } as const;
const printed = (row: MatrixRow) =>
  codesOf(DISPOSITIONS)
    .map((each) => MARKS[DISPOSITION_MATRIX[row][each]])
    .join('');

describe('QP02: class × disposition, as printed in §2.5', () => {
  it.each([
    ['suggestion', '●●△●·●·●△●'],
    ['consultation', '●··●···●●●'],
    ['accusationOwn', '●●△·●△●·△●'],
    ['accusationSubordinate', '●●●●△·●·△●'],
    ['accusationSuperior', '·····●····'],
    ['accusationOwnStaff', '●●··△●●··●'],
    ['accusationOwnHead', '·····●····'],
    ['appealProcedure', '···△··△··●'],
    ['appealItem5', '●●●●·●·●·●'],
    ['appealItem6', '●●●●·△·简·●'],
    ['outOfScope', '···△··●·△●'],
  ] as const)('%s', (row, marks) => {
    expect(codesOf(DISPOSITIONS)).toEqual(['ZB', 'LB', 'YJG', 'ZS', 'HX', 'BS', 'YS', 'DF', 'CC', 'HB']);
    expect(printed(row)).toBe(marks);
  });

  it('chooses the row by class, purpose, item, category and authority', () => {
    expect(matrixRows(petition())).toEqual(['suggestion']);
    expect(matrixRows(petition({ purposes: ['thanks', 'consultation'] }))).toEqual(['consultation']);
    expect(matrixRows(petition({ categoryCode: '1103' }))).toEqual(['consultation']);
    expect(matrixRows(petition({ categoryCode: '1204' }))).toEqual(['outOfScope']);
    expect(matrixRows(petition({ class: 'appeal', appealKind: 'item3' }))).toEqual(['appealProcedure']);
    expect(matrixRows(accusing('ownChief'))).toEqual(['accusationOwn']);
    expect(matrixRows(accusing())).toEqual(['accusationOwn']);
    expect(() => matrixRows(petition({ class: 'appeal' }))).toThrow(
      expect.objectContaining({ code: 'APPEAL_KIND_REQUIRED' }),
    );
  });

  it("O-10: beside others, a superior's cadre decides the row, out of scope or not", () => {
    expect(matrixRows(accusing('own', 'superior'))).toEqual(['accusationSuperior']);
    expect(matrixRows({ ...accusing('superior'), categoryCode: '1202' })).toEqual(['accusationSuperior']);
  });

  it('several accused: the strictest cell counts', () => {
    const rows = matrixRows(accusing('own', 'subordinate'));
    expect(cellOf(rows, 'YJG')).toBe('reason');
    expect(cellOf(rows, 'ZS')).toBe('no');
  });

  it('△ asks for a reason, 简 for the simplified procedure', () => {
    const appeal = petition({ class: 'appeal', appealKind: 'item6', categoryCode: '0701' });
    const choice = {
      intakeDecision: 'handle',
      disposition: 'DF',
      simplified: true,
      reason: undefined,
    } as const;
    expect(requireAllowed(appeal, choice)).toEqual(['appealItem6']);
    expect(() => requireAllowed(appeal, { ...choice, simplified: false })).toThrow(
      expect.objectContaining({ code: 'DISPOSITION_NOT_ALLOWED' }),
    );
    const up = { ...choice, intakeDecision: 'passUp', disposition: 'BS' } as const;
    expect(() => requireAllowed(appeal, up)).toThrow(
      expect.objectContaining({ code: 'DISPOSITION_NEEDS_REASON' }),
    );
    expect(requireAllowed(appeal, { ...up, reason: '政策由上级解释' })).toEqual(['appealItem6']);
  });

  it('§1.14: every entry decision names its dispositions, and each disposition belongs to one', () => {
    const named = new Set(codesOf(INTAKE_DECISIONS).flatMap((each) => [...DISPOSITIONS_OF_DECISION[each]]));
    for (const disposition of codesOf(DISPOSITIONS)) expect(named.has(disposition)).toBe(true);
  });
});

describe('O-30: the eight ways of 12380', () => {
  const code = (
    via: boolean,
    way: Parameters<typeof requireWayFits>[1],
    disposition: Disposition | null,
  ): string => {
    try {
      requireWayFits(via, way, disposition);
    } catch (error) {
      return (error as { code: string }).code;
    }
    return 'fits';
  };

  it('fits exactly the ● and ○ cells of §2.3', () => {
    for (const way of codesOf(WAYS_12380)) {
      const allowed: readonly Disposition[] = WAYS_12380[way].allowed;
      for (const disposition of codesOf(DISPOSITIONS)) {
        const notAsked = disposition === 'BS' || disposition === 'CC';
        const expected = notAsked
          ? 'WAY_NOT_APPLICABLE'
          : allowed.includes(disposition)
            ? 'fits'
            : 'WAY_DISPOSITION_MISMATCH';
        expect([way, disposition, code(true, way, disposition)]).toEqual([way, disposition, expected]);
      }
    }
  });

  it('BS, CC and no disposition choose none; YS may', () => {
    expect(code(true, null, 'BS')).toBe('fits');
    expect(code(true, null, 'CC')).toBe('fits');
    expect(code(true, null, null)).toBe('fits');
    expect(code(true, null, 'YS')).toBe('fits');
    expect(code(true, null, 'ZB')).toBe('WAY_REQUIRED');
    expect(code(true, 'JD', null)).toBe('WAY_NOT_APPLICABLE');
    expect(code(false, null, 'ZB')).toBe('fits');
    expect(code(false, 'JD', 'ZB')).toBe('WAY_ONLY_FOR_12380');
  });
});
