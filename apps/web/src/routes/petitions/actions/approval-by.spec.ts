import { describe, expect, it } from '@jest/globals';
import { approvalBy, type FormContext } from './spec';

const person = (accountId: string, roles: string[], orgId = 1) => ({ accountId, orgId, roles });
const LEADER = person('leader', ['leader']);
const STAFF = [
  person('elsewhere', ['leader'], 2),
  person('head', ['windowHead']),
  person('deputy', ['deputyLeader']),
];

const seen = (accountId: string, roles: string[], staff = [...STAFF, LEADER]): FormContext =>
  ({
    petition: { orgId: 1 },
    viewer: { accountId, roles },
    directory: { staff },
    today: '2026-03-10',
  }) as unknown as FormContext;

const onPaper = (signerId: string | undefined, capacity: string | undefined) => ({
  signerId,
  capacity,
  onPaper: true,
});

describe('the signature that a form starts with (QP03)', () => {
  it('is one’s own where one may give it, in the capacity that is asked for', () => {
    const own = { signerId: 'both', signedOn: '2026-03-10', onPaper: false };
    expect(approvalBy(seen('both', ['windowHead', 'leader']), 'leader')).toEqual({
      ...own,
      capacity: 'leader',
    });
    expect(approvalBy(seen('both', ['leader']), 'windowHead')).toEqual({ ...own, capacity: 'leader' });
  });

  it('is never one’s own that is too low: whoever may sign is put there, on paper and without a day', () => {
    expect(approvalBy(seen('head', ['windowHead']), 'leader')).toEqual(onPaper('leader', 'leader'));
    expect(approvalBy(seen('deputy', ['deputyLeader']), 'leader')).toEqual(onPaper('leader', 'leader'));
    expect(approvalBy(seen('head', ['reception', 'windowHead']), 'deputyLeader')).toEqual(
      onPaper('deputy', 'deputyLeader'),
    );
  });

  it('is nobody’s where the organ has no such person, and not that of another organ', () => {
    expect(approvalBy(seen('head', ['windowHead'], STAFF), 'leader')).toEqual(onPaper(undefined, undefined));
    expect(approvalBy(seen('clerk', ['reception'], STAFF), 'leader')).toEqual(onPaper(undefined, undefined));
  });

  it('may be one’s own below the usual signer where that is enough for some papers', () => {
    expect(approvalBy(seen('head', ['windowHead']), 'deputyLeader', 'windowHead')).toMatchObject({
      signerId: 'head',
      capacity: 'windowHead',
      onPaper: false,
    });
    expect(approvalBy(seen('clerk', ['reception']), 'deputyLeader', 'windowHead')).toEqual(
      onPaper('deputy', 'deputyLeader'),
    );
  });
});
