import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Rejected } from '../rejected.js';
import {
  decideOrganisation,
  evolveOrganisation,
  type OrganisationCommand,
  type OrganisationContext,
  type OrganisationEvent,
  organisationNameOn,
  organisationStateOf,
  type OrganisationState,
  UNCHANGED_ORGANISATION,
  wasInUse,
} from './index.js';

const TONGLING = 7;
const head = { orgId: TONGLING, on: '2026-12-01', basis: '宛编〔2026〕12号' };
const rename = (change: Partial<OrganisationCommand & { name: string }> = {}): OrganisationCommand =>
  ({ ...head, type: 'renameOrganisation', name: '中共桐岭区委组织部', ...change }) as OrganisationCommand;
const disable: OrganisationCommand = { ...head, type: 'disableOrganisation' };
const enable: OrganisationCommand = { ...head, type: 'enableOrganisation' };
const ctx = (change: Partial<OrganisationContext> = {}): OrganisationContext => ({
  today: '2026-12-02',
  knownSince: '2026-11-02',
  name: '中共桐岭县委组织部',
  shortCode: '桐组',
  others: [{ name: '中共召川县委组织部', shortCode: '召组' }],
  openPetitionCount: 0,
  activeAccounts: [],
  organisationsBelow: [],
  superiorActive: true,
  ...change,
});
const refusal = (state: OrganisationState, command: OrganisationCommand, context = ctx()) => {
  try {
    decideOrganisation(state, command, context);
    return null;
  } catch (error) {
    if (error instanceof Rejected) return error;
    throw error;
  }
};
const DISABLED = organisationStateOf([{ type: 'OrganisationDisabled', data: head }]);

describe('a unit is renamed', () => {
  it('says from which day, what it was before and on what paper it rests', () => {
    expect(decideOrganisation(UNCHANGED_ORGANISATION, rename(), ctx())).toEqual([
      {
        type: 'OrganisationRenamed',
        data: { ...head, before: '中共桐岭县委组织部', name: '中共桐岭区委组织部' },
      },
    ]);
  });

  it('keeps for each day the name of that day', () => {
    const [event] = decideOrganisation(UNCHANGED_ORGANISATION, rename(), ctx());
    const { formerNames, name } = evolveOrganisation(UNCHANGED_ORGANISATION, event as OrganisationEvent);
    const unit = { formerNames, name: name ?? '' };
    expect(organisationNameOn(unit, '2026-11-30')).toBe('中共桐岭县委组织部');
    expect(organisationNameOn(unit, '2026-12-01')).toBe('中共桐岭区委组织部');
  });

  it('stays quiet where it bears that name already', () => {
    expect(
      decideOrganisation(UNCHANGED_ORGANISATION, rename({ name: ' 中共桐岭县委组织部 ' }), ctx()),
    ).toEqual([]);
  });

  it('is not over a name that somebody else gave meanwhile; the same name again says nothing', () => {
    const renamed = ctx({ name: '中共桐岭市委组织部' });
    const seen = { before: '中共桐岭县委组织部' };
    expect(refusal(UNCHANGED_ORGANISATION, rename(seen as object), renamed)).toMatchObject({
      code: 'ORGANISATION_CHANGED',
      message: '这个单位刚才已由他人更名为“中共桐岭市委组织部”,请核对后再办;什么都没有保存。',
    });
    expect(refusal(UNCHANGED_ORGANISATION, rename(seen as object))).toBeNull();
    const again = rename({ ...seen, name: renamed.name } as object);
    expect(decideOrganisation(UNCHANGED_ORGANISATION, again, renamed)).toEqual([]);
  });

  it.each([
    ['no name', rename({ name: '  ' }), 'ORGANISATION_NAME_INVALID'],
    ['a name too long', rename({ name: '长'.repeat(61) }), 'ORGANISATION_NAME_INVALID'],
    ['the name of another', rename({ name: '中共召川县委组织部' }), 'ORGANISATION_NAME_TAKEN'],
    ['no paper', rename({ basis: ' ' }), 'ORGANISATION_BASIS_INVALID'],
    ['a day to come', rename({ on: '2026-12-03' }), 'ORGANISATION_DAY_INVALID'],
    ['no day', rename({ on: '2026-02-30' }), 'ORGANISATION_DAY_INVALID'],
    [
      'the name of another in wide letters and blanks',
      rename({ name: '中共召川县委 组织部' }),
      'ORGANISATION_NAME_TAKEN',
    ],
  ])('refuses %s', (_, command, code) => {
    expect(refusal(UNCHANGED_ORGANISATION, command)?.code).toBe(code);
  });

  it('refuses a day before anything of it is here: a year mistyped would take its former name from every paper', () => {
    const first = (on: string) => refusal(UNCHANGED_ORGANISATION, rename({ on }));
    expect(first('1900-12-01')).toMatchObject({
      code: 'ORGANISATION_DAY_INVALID',
      message: '生效日不得晚于今天,不得早于本单位在系统里最早的记录(2026-11-02)。',
      detail: { field: 'on' },
    });
    expect(first('2026-11-01')?.code).toBe('ORGANISATION_DAY_INVALID');
    expect(first('2026-11-02')).toBeNull();
  });

  it('refuses a day before the last change', () => {
    expect(refusal(DISABLED, rename({ on: '2026-11-30' }))?.message).toBe(
      '生效日不得晚于今天,不得早于上一次变动(2026-12-01)。',
    );
  });
});

describe('a unit is taken out of use', () => {
  it('is, where nothing hangs on it; a second time says nothing', () => {
    expect(decideOrganisation(UNCHANGED_ORGANISATION, disable, ctx())).toEqual([
      { type: 'OrganisationDisabled', data: head },
    ]);
    expect(decideOrganisation(DISABLED, disable, ctx())).toEqual([]);
  });

  it('names all that hangs on it', () => {
    const people = ['石敢言', '蓝田玉', '鲍宗望', '甲', '乙', '丙'];
    const context = ctx({ openPetitionCount: 3, activeAccounts: people, organisationsBelow: ['某乡'] });
    expect(refusal(UNCHANGED_ORGANISATION, disable, context)).toMatchObject({
      code: 'ORGANISATION_IN_USE',
      message:
        '这个单位现在不能停用:还有3件信访件没有办结,请先办结或者交接;还有6个账号在用(石敢言、蓝田玉、鲍宗望、甲、乙等),请先停用这些账号;还有1个下级单位在用(某乡),请先停用下级单位。',
    });
  });

  it.each([
    ['an open petition', { openPetitionCount: 1 }],
    ['an account', { activeAccounts: ['石敢言'] }],
    ['a unit below', { organisationsBelow: ['某乡'] }],
  ])('is not with %s', (_, change) => {
    expect(refusal(UNCHANGED_ORGANISATION, disable, ctx(change))?.code).toBe('ORGANISATION_IN_USE');
  });

  it('comes back, unless the one above is out of use or its name was given away', () => {
    expect(decideOrganisation(DISABLED, enable, ctx())).toEqual([
      { type: 'OrganisationEnabled', data: head },
    ]);
    expect(decideOrganisation(UNCHANGED_ORGANISATION, enable, ctx())).toEqual([]);
    expect(refusal(DISABLED, enable, ctx({ superiorActive: false }))?.code).toBe(
      'ORGANISATION_SUPERIOR_DISABLED',
    );
    const taken = (other: object) => ctx({ others: [{ name: '甲', shortCode: '乙', ...other }] });
    expect(refusal(DISABLED, enable, taken({ shortCode: '桐组' }))).toMatchObject({
      code: 'ORGANISATION_SHORT_CODE_TAKEN',
      message: '机关代字“桐组”已由“甲”使用:两个单位同一代字,发出的文书就会同号。请另取代字。',
    });
    expect(refusal(DISABLED, enable, taken({ name: ctx().name }))?.code).toBe('ORGANISATION_NAME_TAKEN');
    expect(evolveOrganisation(DISABLED, { type: 'OrganisationEnabled', data: head }).active).toBe(true);
  });
});

describe('a unit was in the reach of a period (O-59)', () => {
  const quarter = { from: '2026-07-01', to: '2026-09-30' };
  const change = (type: 'OrganisationDisabled' | 'OrganisationEnabled', on: string): OrganisationEvent => ({
    type,
    data: { ...head, on },
  });
  const was = (since: string, ...events: OrganisationEvent[]) => wasInUse({ since, events }, quarter);
  const [disabled, enabled] = ['OrganisationDisabled', 'OrganisationEnabled'] as const;

  it.each([
    ['from before, and still', true, was('2020-01-01')],
    ['made on its last day', true, was('2026-09-30')],
    ['made a day later', false, was('2026-10-01')],
    ['closed afterwards', true, was('2020-01-01', change(disabled, '2026-10-01'))],
    ['closed on its last day', true, was('2020-01-01', change(disabled, '2026-09-30'))],
    ['closed on its second day', true, was('2020-01-01', change(disabled, '2026-07-02'))],
    ['closed from its first day on', false, was('2020-01-01', change(disabled, '2026-07-01'))],
    [
      'closed before, open again on its last day',
      true,
      was('2020-01-01', change(disabled, '2026-01-01'), change(enabled, '2026-09-30')),
    ],
    [
      'closed before, open again afterwards',
      false,
      was('2020-01-01', change(disabled, '2026-01-01'), change(enabled, '2026-10-01')),
    ],
    [
      'closed and opened on one day before',
      true,
      was('2020-01-01', change(disabled, '2026-01-01'), change(enabled, '2026-01-01')),
    ],
    [
      'renamed afterwards',
      true,
      was('2020-01-01', {
        type: 'OrganisationRenamed',
        data: { ...head, on: '2026-10-01', before: '甲', name: '乙' },
      }),
    ],
  ])('%s: %s', (_, expected, found) => {
    expect(found).toBe(expected);
  });
});

describe('what was written', () => {
  it('is read for ever', () => {
    const golden = (name: string) =>
      JSON.parse(
        readFileSync(
          new URL(`../../../../test/golden/organisation/${name}.v1.json`, import.meta.url),
          'utf8',
        ),
      ) as OrganisationEvent;
    const events = ['OrganisationRenamed', 'OrganisationDisabled', 'OrganisationEnabled'].map(golden);
    expect(organisationStateOf(events.slice(0, 2)).active).toBe(false);
    expect(organisationStateOf(events)).toEqual({
      formerNames: [{ name: '中共桐岭县委组织部', until: '2026-11-30' }],
      name: '中共桐岭区委组织部',
      active: true,
      changedOn: '2026-12-20',
    });
  });
});
