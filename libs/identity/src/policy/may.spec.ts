import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Role, ROLES } from '../roles.js';
import { viewerOf } from '../viewer.js';
import {
  CASE_ACTIONS,
  type CaseAction,
  type CaseFacts,
  may,
  OFFICE_ACTIONS,
  type OfficeAction,
  type Zone,
} from './may.js';

// 市 1 之下有县 2、3
const BELOW: Record<number, number[]> = { 1: [1, 2, 3], 2: [2], 3: [3] };
type Person = { id: string; org: number; roles: Role[] };

const viewer = ({ id, org, roles }: Person, smallOffice = false) =>
  viewerOf({
    accountId: id,
    displayName: id,
    orgId: org,
    belowIds: BELOW[org]!,
    roles,
    smallOffice,
    mustChangePassword: false,
  });
const person = (id: string, org: number, ...roles: Role[]): Person => ({ id, org, roles });
const facts = (given: Partial<CaseFacts> = {}): CaseFacts => ({
  orgId: 2,
  zone: 'general',
  named: [],
  excluded: [],
  registrarId: null,
  handlerId: null,
  ...given,
});
const answer = (who: Person, action: CaseAction, given: Partial<CaseFacts> = {}, small = false) =>
  may(viewer(who, small), action, facts(given));
const allowed = (who: Person, action: CaseAction, given: Partial<CaseFacts> = {}, small = false) =>
  answer(who, action, given, small).allowed;
const codeOf = (who: Person, action: CaseAction, given: Partial<CaseFacts> = {}, small = false) => {
  const said = answer(who, action, given, small);
  return said.allowed ? 'allowed' : said.code;
};

/*
 * The independent oracle: it goes from the petition to the people, and speaks of the rules as sentences; the
 * policy goes from the viewer to the petition. Nothing is shared but the names of the roles.
 */
type World = { staff: Person[]; petition: CaseFacts; small: boolean };

const BUSINESS = new Set<Role>(['reception', 'handler', 'examiner', 'windowHead', 'deputyLeader', 'leader']);
const PARENT: Record<number, number | null> = { 1: null, 2: 1, 3: 1 };

const audienceOf = ({ staff, petition }: World): Set<string> => {
  const is = (p: Person, ...roles: Role[]) => p.roles.some((role) => roles.includes(role));
  const atHome = staff.filter((p) => p.org === petition.orgId);
  const above = staff.filter((p) => PARENT[petition.orgId] === p.org);
  const named = staff.filter((p) => petition.named.some((id) => id === p.id));
  let audience: Person[];
  if (petition.zone === 'general')
    audience = [...atHome, ...above.filter((p) => is(p, 'leader', 'examiner', 'windowHead')), ...named];
  else if (petition.zone === 'sealed') audience = atHome.filter((p) => is(p, 'windowHead', 'leader'));
  else if (petition.named.length !== 0) audience = named;
  else
    audience = [
      ...atHome.filter((p) => is(p, 'windowHead')),
      ...staff.filter((p) => p.id === petition.registrarId),
    ];
  const working = audience.filter((p) => p.roles.filter((role) => BUSINESS.has(role)).length > 0);
  return new Set(working.map((p) => p.id).filter((id) => petition.excluded.indexOf(id) === -1));
};

const WHO_DECIDES: [CaseAction, Role][] = [
  ['triage', 'windowHead'],
  ['triage', 'deputyLeader'],
  ['triage', 'leader'],
  ['designate', 'windowHead'],
  ['designate', 'deputyLeader'],
  ['designate', 'leader'],
  ['sign', 'deputyLeader'],
  ['sign', 'leader'],
  ['close', 'windowHead'],
  ['close', 'deputyLeader'],
  ['close', 'leader'],
  ['archive', 'reception'],
  ['archive', 'windowHead'],
  ['examine', 'examiner'],
  ['approveExtension', 'leader'],
];
const SMALL_OFFICE_TOO: [CaseAction, Role][] = [
  ['examine', 'windowHead'],
  ['examine', 'deputyLeader'],
  ['approveExtension', 'deputyLeader'],
];

const expected = (world: World, who: Person, action: CaseAction): boolean => {
  if (!audienceOf(world).has(who.id)) return false;
  const { petition, small } = world;
  if (action === 'view') return true;
  const hasHandlersHat = who.roles.includes('handler');
  if (action === 'handle') {
    const designated = petition.handlerId === who.id;
    const lent = hasHandlersHat && petition.named.includes(who.id);
    return (
      (designated && (hasHandlersHat || (small && who.roles.includes('windowHead')))) || (!designated && lent)
    );
  }
  if (who.org !== petition.orgId) return false;
  if (action === 'examine' && petition.handlerId === who.id) return false;
  const lines = small ? [...WHO_DECIDES, ...SMALL_OFFICE_TOO] : WHO_DECIDES;
  return lines.some(([what, role]) => what === action && who.roles.includes(role));
};

const IDS = ['p0', 'p1', 'p2', 'p3', 'p4'];
const worlds = fc.record({
  staff: fc.tuple(
    ...IDS.map((id) =>
      fc.record({
        id: fc.constant(id),
        org: fc.constantFrom(1, 2, 3),
        roles: fc.subarray([...ROLES], { maxLength: 4 }),
      }),
    ),
  ),
  petition: fc.record({
    orgId: fc.constantFrom(1, 2, 3),
    zone: fc.constantFrom<Zone>('general', 'accusation', 'sealed'),
    named: fc.oneof(fc.constant<string[]>([]), fc.subarray(IDS)),
    excluded: fc.subarray(IDS, { maxLength: 2 }),
    registrarId: fc.constantFrom(null, ...IDS),
    handlerId: fc.constantFrom(null, ...IDS),
  }),
  small: fc.boolean(),
});

describe('the policy against an independent oracle (S3)', () => {
  it('has no difference for any person, action and petition', () => {
    let asked = 0;
    let yes = 0;
    fc.assert(
      fc.property(worlds, (world) => {
        for (const who of world.staff) {
          for (const action of CASE_ACTIONS) {
            const said = may(viewer(who, world.small), action, world.petition).allowed;
            // a matcher for each of a hundred thousand answers would take longer than the policy
            if (said !== expected(world, who, action))
              throw new Error(`policy says ${said}: ${action} ${who.id} ${JSON.stringify(world)}`);
            asked += 1;
            yes += said ? 1 : 0;
          }
        }
      }),
      { numRuns: 2500 },
    );
    expect(asked).toBeGreaterThanOrEqual(100_000);
    // a policy that refuses all would agree with an oracle that refuses all
    expect(yes).toBeGreaterThan(asked / 50);
  });

  it('gives the invisible one answer, whatever was asked: nothing tells that the petition exists (S8)', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const audience = audienceOf(world);
        for (const who of world.staff.filter(({ id }) => !audience.has(id))) {
          const answers = CASE_ACTIONS.map((action) => may(viewer(who, world.small), action, world.petition));
          for (const said of answers)
            expect(said).toEqual({ allowed: false, code: 'PETITION_NOT_FOUND', message: '未找到该信访件。' });
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('exclusion of the accused (R-20, R-21)', () => {
  it('goes before every role, zone and naming, the administrator who is also leader included', () => {
    const accused = person('x', 2, 'leader', 'windowHead', 'admin', 'handler');
    for (const zone of ['general', 'accusation', 'sealed'] as const) {
      const given = { zone, named: ['x'], excluded: ['x'], registrarId: 'x', handlerId: 'x' };
      for (const action of CASE_ACTIONS) expect(codeOf(accused, action, given)).toBe('PETITION_NOT_FOUND');
    }
  });
});

describe('accusations (O-23)', () => {
  const clerk = person('clerk', 2, 'reception');
  const head = person('head', 2, 'windowHead');
  const unnamed = { zone: 'accusation', registrarId: 'clerk' } as const;

  it('before anyone is named: the clerk who registered it and the head of the window, nobody else', () => {
    expect([allowed(clerk, 'view', unnamed), allowed(head, 'view', unnamed)]).toEqual([true, true]);
    for (const other of [
      person('clerk2', 2, 'reception'),
      person('boss', 2, 'leader', 'deputyLeader', 'examiner', 'handler'),
      person('headAbove', 1, 'windowHead', 'leader'),
      person('root', 2, 'admin'),
    ])
      expect(codeOf(other, 'view', unnamed)).toBe('PETITION_NOT_FOUND');
  });

  it('from then on: only those named, the clerk and the head no more', () => {
    const given = { ...unnamed, named: ['h'], handlerId: 'h' };
    expect(allowed(person('h', 2, 'handler'), 'handle', given)).toBe(true);
    expect(codeOf(clerk, 'view', given)).toBe('PETITION_NOT_FOUND');
    expect(codeOf(head, 'triage', given)).toBe('PETITION_NOT_FOUND');
  });
});

describe('general petitions', () => {
  it('are read by the superior organisation, which decides nothing in them', () => {
    const above = person('a', 1, 'leader');
    expect(allowed(above, 'view')).toBe(true);
    expect(codeOf(above, 'sign')).toBe('ORGANISATION_OTHER');
    expect(codeOf(person('c', 1, 'reception'), 'view')).toBe('PETITION_NOT_FOUND');
    expect(codeOf(person('s', 3, 'leader'), 'view')).toBe('PETITION_NOT_FOUND');
    expect(codeOf(person('b', 2, 'leader'), 'view', { orgId: 1 })).toBe('PETITION_NOT_FOUND');
  });

  it('are not read by administrator and auditor, at home or above (三员分立)', () => {
    for (const org of [1, 2])
      for (const role of ['admin', 'auditor'] as const)
        expect(codeOf(person('x', org, role), 'view')).toBe('PETITION_NOT_FOUND');
  });

  it('are handled by whoever is designated, and by nobody before that', () => {
    const h = person('h', 2, 'handler');
    expect(codeOf(h, 'handle')).toBe('HANDLER_OTHER');
    expect(codeOf(h, 'handle', { handlerId: 'other' })).toBe('HANDLER_OTHER');
    expect(allowed(h, 'handle', { handlerId: 'h' })).toBe(true);
    expect(codeOf(person('c', 2, 'reception'), 'handle', { handlerId: 'c' })).toBe('ROLE_MISSING');
  });
});

describe('the small office (§2.14, O-98, O-99)', () => {
  it('never lets the handler examine his own case, large or small', () => {
    const both = person('h', 2, 'handler', 'examiner', 'windowHead', 'deputyLeader');
    for (const small of [false, true])
      expect(codeOf(both, 'examine', { handlerId: 'h' }, small)).toBe('EXAMINER_IS_HANDLER');
  });

  it('lets the head of the office examine, and the deputy when the head has handled; both are told as stand-ins', () => {
    const head = person('head', 2, 'windowHead');
    const deputy = person('dep', 2, 'deputyLeader');
    expect(codeOf(head, 'examine', { handlerId: 'h' })).toBe('ROLE_MISSING');
    expect(answer(head, 'examine', { handlerId: 'h' }, true)).toEqual({ allowed: true, standIn: 'examiner' });
    expect(codeOf(head, 'examine', { handlerId: 'head' }, true)).toBe('EXAMINER_IS_HANDLER');
    expect(answer(deputy, 'examine', { handlerId: 'head' }, true)).toEqual({
      allowed: true,
      standIn: 'examiner',
    });
    expect(answer(person('e', 2, 'examiner'), 'examine', {}, true)).toEqual({ allowed: true });
  });

  it('lets the head handle what he was given, and the deputy approve an extension with the written mandate (R-35)', () => {
    const head = person('head', 2, 'windowHead');
    expect(codeOf(head, 'handle', { handlerId: 'head' })).toBe('ROLE_MISSING');
    expect(answer(head, 'handle', { handlerId: 'head' }, true)).toEqual({
      allowed: true,
      standIn: 'handler',
    });
    const deputy = person('dep', 2, 'deputyLeader');
    expect(codeOf(deputy, 'approveExtension')).toBe('ROLE_MISSING');
    expect(answer(deputy, 'approveExtension', {}, true)).toEqual({ allowed: true, standIn: 'leader' });
    expect(allowed(person('l', 2, 'leader'), 'approveExtension')).toBe(true);
  });
});

describe('what concerns an organisation', () => {
  const TABLE: Record<OfficeAction, { own: Role[]; below: Role[] }> = {
    register: { own: ['reception', 'windowHead'], below: [] },
    viewStatistics: { own: [...BUSINESS], below: ['examiner', 'windowHead', 'leader'] },
    manageAccounts: { own: ['admin'], below: ['admin'] },
    readAccountAudit: { own: ['windowHead', 'leader', 'admin', 'auditor'], below: ['admin'] },
    importData: { own: ['windowHead'], below: [] },
  };

  it.each(OFFICE_ACTIONS)('%s: each role, at home, below and elsewhere', (action) => {
    for (const role of ROLES) {
      const ask = (org: number, orgId: number) =>
        may(viewer(person('p', org, role)), action, { orgId }).allowed;
      expect([role, ask(1, 1)]).toEqual([role, TABLE[action].own.includes(role)]);
      expect([role, ask(1, 2)]).toEqual([role, TABLE[action].below.includes(role)]);
      expect([role, ask(2, 1)]).toEqual([role, false]);
      expect([role, ask(2, 3)]).toEqual([role, false]);
    }
  });

  it('is refused in Chinese by the names of the roles', () => {
    expect(may(viewer(person('p', 1, 'handler')), 'register', { orgId: 1 })).toEqual({
      allowed: false,
      code: 'ROLE_MISSING',
      message: '该操作须由接访登记、扎口负责人进行。',
    });
  });
});
