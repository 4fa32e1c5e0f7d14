import { describe, expect, it } from '@jest/globals';
import type { ApprovalInput } from './commands.js';
import type { ApprovalNeed, DecisionKind } from './approvals.js';
import {
  atLeast,
  columnsOf,
  examinerSubstitution,
  MINIMUM_LEVELS,
  requireApproval,
  requiredApproval,
} from './approvals.js';
import type { CadreAuthority } from './events.js';
import { on, signature, STAFF, uuid } from './spec-fixtures.js';

const need = (change: Partial<ApprovalNeed> = {}): ApprovalNeed => ({
  decisions: ['routing'],
  columns: ['none'],
  after: { on: '2026-03-02', zh: '收到日' },
  ...change,
});
const ctx = on('2026-03-05', 'windowHead');
const refused = (input: unknown, against = need(), by = ctx): string => {
  try {
    requireApproval(input, against, by);
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'approved';
};
const accused = (cadreAuthority: CadreAuthority) => [
  { subjectId: uuid(22), role: 'accused' as const, cadreAuthority },
];

describe('QP03: the least level that may approve', () => {
  it('has a cell for every decision and column', () => {
    for (const cells of Object.values(MINIMUM_LEVELS)) expect(cells).toHaveLength(6);
  });

  it.each([
    ['routing', 'none', 'A'],
    ['routing', 'own', 'B'],
    ['filing', 'subordinate', 'B'],
    ['filing', 'superior', null],
    ['inquiry', 'own', 'C'],
    ['admonition', 'own', 'D'],
    ['caseOpening', 'subordinate', 'B'],
    ['extensionItem6', 'none', 'C'],
    ['issuing', 'none', 'B'],
    ['referral', 'ourOwnPeople', 'C'],
    ['closing', 'own', 'B'],
    ['sealedReport', 'superior', 'C'],
  ] as const)('%s of %s: %s', (decision, column, level) => {
    expect(requiredApproval([decision], [column]).level).toBe(level);
  });

  it('several decisions or accused need the highest of all', () => {
    expect(requiredApproval(['routing', 'referral'], ['subordinate', 'own']).level).toBe('C');
    expect(requiredApproval(['caseOpening'], ['ownChief'])).toEqual({ level: 'C', reports: ['D'] });
    expect(requiredApproval([], []).level).toBe('A');
  });

  it('an accusation against nobody named, and an unknown authority, count as ours', () => {
    expect(columnsOf([], true)).toEqual(['own']);
    expect(columnsOf([], false)).toEqual(['none']);
    expect(columnsOf(accused('unknown'), true)).toEqual(['own']);
    expect(columnsOf([...accused('superior'), ...accused('ownHead')], true)).toEqual([
      'superior',
      'ourOwnPeople',
    ]);
  });

  it('the levels are in order', () => {
    expect(atLeast('C', 'B')).toBe(true);
    expect(atLeast('B', 'C')).toBe(false);
  });
});

describe('requireApproval', () => {
  it("does it: one's own hand, and a paper recorded by the clerk (§2.14)", () => {
    expect(requireApproval(signature('windowHead', '2026-03-04', false), need(), ctx)).toEqual({
      signerId: STAFF.windowHead,
      capacity: 'windowHead',
      level: 'A',
      signedOn: '2026-03-04',
      onPaper: false,
    });
    expect(refused(signature('leader', '2026-03-04'), need(), on('2026-03-05', 'registrar'))).toBe(
      'approved',
    );
  });

  it.each([
    ['nobody signed', undefined, 'APPROVAL_REQUIRED'],
    ['words instead', '同意', 'FIELD_INVALID'],
    ["another's hand at this screen", signature('deputy', '2026-03-04', false), 'APPROVAL_NOT_BY_SIGNER'],
    ['before the step', signature('windowHead', '2026-03-01'), 'DATE_BEFORE_STEP'],
    ['tomorrow', signature('windowHead', '2026-03-06'), 'DATE_IN_FUTURE'],
    [
      'a capacity that approves nothing',
      { ...signature('leader', '2026-03-04'), capacity: 'handler' },
      'APPROVAL_LEVEL_TOO_LOW',
    ],
    ['a capacity that is none', { ...signature('leader', '2026-03-04'), capacity: 'mayor' }, 'CODE_UNKNOWN'],
  ])('QP03 says no: %s', (_name, input, code) => {
    expect(refused(input)).toBe(code);
  });

  it('QP03: names the level that is needed', () => {
    expect(() =>
      requireApproval(signature('windowHead', '2026-03-04'), need({ columns: ['own'] }), ctx),
    ).toThrow(
      expect.objectContaining({
        code: 'APPROVAL_LEVEL_TOO_LOW',
        message: '该决定至少须由分管副部长批准(QP03)。',
        detail: { field: 'approval.capacity', needed: 'B' },
      }),
    );
  });

  it('O-10: what is not ours nobody here can approve', () => {
    expect(
      refused(signature('leader', '2026-03-04'), need({ decisions: ['filing'], columns: ['superior'] })),
    ).toBe('APPROVAL_NOT_OURS');
  });

  it('level D lies outside: the head, with the paper on file', () => {
    const against = need({ decisions: ['admonition'], columns: ['own'] });
    const head = (onPaper: boolean): ApprovalInput => signature('leader', '2026-03-04', onPaper);
    expect(requireApproval(head(true), against, ctx).level).toBe('D');
    expect(refused(head(false), against, on('2026-03-05', 'leader'))).toBe('APPROVAL_LEVEL_TOO_LOW');
    expect(refused(signature('deputy', '2026-03-04'), against)).toBe('APPROVAL_LEVEL_TOO_LOW');
  });

  it('R-35, §2.14: in a small office the authorised deputy extends on paper; nowhere else', () => {
    const extension = (decision: DecisionKind) => need({ decisions: [decision], columns: ['none'] });
    const small = on('2026-03-05', 'windowHead', { smallOffice: true });
    const deputy = signature('deputy', '2026-03-04');
    expect(requireApproval(deputy, extension('extensionItem6'), small).level).toBe('C');
    expect(refused(deputy, extension('extensionItem6'), ctx)).toBe('APPROVAL_LEVEL_TOO_LOW');
    expect(refused(deputy, need({ columns: ['ownChief'] }), small)).toBe('APPROVAL_LEVEL_TOO_LOW');
  });
});

describe('examinerSubstitution (§2.14, O-98, O-99)', () => {
  const handlers = [STAFF.handler];
  it('is none for an examiner who did not handle it', () => {
    expect(examinerSubstitution(handlers, on('2026-03-05', 'examiner'))).toBeNull();
  });
  it('says who stood in and why, in a small office only', () => {
    const small = on('2026-03-05', 'windowHead', { smallOffice: true });
    expect(examinerSubstitution(handlers, small)).toEqual({ insteadOf: 'examiner', because: 'smallOffice' });
    expect(() => examinerSubstitution(handlers, ctx)).toThrow(
      expect.objectContaining({ code: 'EXAMINER_CAPACITY' }),
    );
  });
  it('never lets a handler examine, small office or not', () => {
    const small = on('2026-03-05', 'windowHead', { smallOffice: true });
    expect(() => examinerSubstitution([STAFF.windowHead], small)).toThrow(
      expect.objectContaining({ code: 'EXAMINER_IS_HANDLER' }),
    );
  });
});
