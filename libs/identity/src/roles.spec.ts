import { describe, expect, it } from '@jest/globals';
import { ROLES as GLOSSARY } from '#domain';
import { approvalLevelOf, checkedRoles, ROLE_NAMES, ROLES } from './roles.js';
import { viewerOf, viewerSettings } from './viewer.js';

describe('roles', () => {
  it('approve up to the highest of their levels (QP03)', () => {
    expect(approvalLevelOf(['windowHead'])).toBe('A');
    expect(approvalLevelOf(['deputyLeader', 'windowHead'])).toBe('B');
    expect(approvalLevelOf(['leader', 'handler', 'windowHead'])).toBe('C');
    expect(approvalLevelOf(['handler', 'examiner', 'reception', 'admin', 'auditor'])).toBeNull();
  });

  it('are combined freely, but whoever administers does not audit (三员分立)', () => {
    expect(checkedRoles(['leader', 'reception', 'leader'])).toEqual(['reception', 'leader']);
    expect(checkedRoles(['admin', 'reception'])).toEqual(['reception', 'admin']);
    expect(() => checkedRoles(['admin', 'auditor'])).toThrow(
      expect.objectContaining({ code: 'ROLES_NOT_COMBINABLE' }),
    );
    for (const wrong of [[], ['root'], ['toString']])
      expect(() => checkedRoles(wrong)).toThrow(expect.objectContaining({ code: 'ROLES_INVALID' }));
  });

  it('are called on every page and in every refusal as the glossary calls them', () => {
    for (const role of ROLES) expect(ROLE_NAMES[role]).toBe(GLOSSARY[role].zh);
    expect(ROLE_NAMES.reception).toBe('接访登记');
  });
});

describe('the settings of a viewer', () => {
  const settings = (...roles: (typeof ROLES)[number][]) =>
    viewerSettings(
      viewerOf({
        accountId: 'a',
        displayName: '甲',
        orgId: 1,
        belowIds: [1, 2, 3],
        roles,
        smallOffice: false,
        mustChangePassword: false,
      }),
    );

  it('give each role what it may see, and administrator and auditor nothing', () => {
    const none = {
      'xf.account': 'a',
      'xf.orgs': '{}',
      'xf.counts': '0',
      'xf.window': '{}',
      'xf.sealed': '{}',
      'xf.intake': '{}',
    };
    expect(settings('admin')).toEqual(none);
    expect(settings('auditor')).toEqual(none);
    expect(settings('handler')).toEqual({ ...none, 'xf.orgs': '{1}' });
    expect(settings('examiner')).toEqual({ ...none, 'xf.orgs': '{1,2,3}' });
    expect(settings('reception')).toEqual({ ...none, 'xf.orgs': '{1}', 'xf.intake': '{1}' });
    expect(settings('deputyLeader')).toEqual({
      ...none,
      'xf.orgs': '{1}',
      'xf.counts': '1',
      'xf.intake': '{1}',
    });
    expect(settings('leader')).toEqual({
      ...none,
      'xf.orgs': '{1,2,3}',
      'xf.counts': '1',
      'xf.sealed': '{1}',
      'xf.intake': '{1}',
    });
    expect(settings('windowHead', 'admin')).toEqual({
      ...none,
      'xf.orgs': '{1,2,3}',
      'xf.counts': '1',
      'xf.window': '{1}',
      'xf.sealed': '{1}',
      'xf.intake': '{1}',
    });
  });
});
