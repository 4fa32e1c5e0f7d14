import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { policyOn } from '../parameters.js';
import type { PetitionState } from '../petition/state.js';
import { Rejected } from '../rejected.js';
import { decideProfile, type ProfileCommand, type ProfileContext } from './decide-profile.js';
import type { ProfileEvent } from './profile-events.js';
import { EMPTY_PROFILE, evolveProfile, overridesFor, type ProfileState } from './profile-state.js';
import { knownUntil } from './profiles.js';

const [PROVINCE, CITY, COUNTY] = [1, 2, 3];
const basis = { docNo: '宛组通〔2026〕3号', title: '关于缩短办理期限的通知', decidedOn: '2026-02-27' };
const set = (change: Partial<Extract<ProfileCommand, { type: 'setParameter' }>> = {}): ProfileCommand => ({
  type: 'setParameter',
  orgId: CITY,
  key: 'handleDays',
  value: 45,
  from: '2026-03-02',
  to: null,
  forBelow: false,
  reason: '部务会决定缩短',
  basis,
  ...change,
});
const ctx = (change: Partial<ProfileContext> = {}): ProfileContext => ({
  today: '2026-03-01',
  actorOrgId: CITY,
  superiorId: PROVINCE,
  ...change,
});
const after = (state: ProfileState, command: ProfileCommand, context = ctx()): ProfileState =>
  decideProfile(state, command, context).reduce(evolveProfile, state);
const codeOf = (state: ProfileState, command: ProfileCommand, context = ctx()): string => {
  try {
    decideProfile(state, command, context);
    return 'accepted';
  } catch (error) {
    if (error instanceof Rejected) return error.code;
    throw error;
  }
};
const ofCity = new Map([[CITY, 0]]);

describe('期限与参数 of an organisation (§4.7, M-35)', () => {
  it('says between what a number must be; what is no length of a clock may be nothing', () => {
    expect(() => decideProfile(EMPTY_PROFILE, set({ key: 'verificationDays', value: 6000 }), ctx())).toThrow(
      '“查核期限”须在1至3650日之间,请核对是否多写或少写了数字。',
    );
    expect(codeOf(EMPTY_PROFILE, set({ key: 'urgentRepeatMinutes', value: 0 }))).toBe('accepted');
  });

  it('is not set over what somebody else set or ended since the page was read', () => {
    const theirs = after(EMPTY_PROFILE, set());
    expect(codeOf(theirs, set({ value: 50, seen: 0 }))).toBe('PROFILE_CHANGED');
    expect(codeOf(theirs, set({ value: 50, seen: 1 }))).toBe('accepted');
    expect(codeOf(theirs, set({ value: 50 }))).toBe('accepted');
    // another parameter, another office, and the very same are no matter of it
    expect(codeOf(theirs, set({ key: 'verificationDays', seen: 0 }))).toBe('accepted');
    expect(codeOf(theirs, set({ seen: 0 }))).toBe('accepted');
    const ended = after(theirs, {
      type: 'endParameter',
      orgId: CITY,
      reason: '恢复缺省期限',
      basis,
      ends: 1,
      to: '2026-04-01',
    });
    expect(codeOf(ended, set({ value: 50, seen: 1 }))).toBe('PROFILE_CHANGED');
  });

  it('sets a value from a day on, with its number, its reason and its paper', () => {
    const { reason } = set();
    expect(decideProfile(EMPTY_PROFILE, set(), ctx())).toEqual([
      {
        type: 'ParameterSet',
        article: 'handlingPeriod',
        data: {
          no: 1,
          orgId: CITY,
          recordedOn: '2026-03-01',
          reason,
          basis,
          key: 'handleDays',
          value: 45,
          from: '2026-03-02',
          to: null,
          forBelow: false,
        },
      },
    ] satisfies ProfileEvent[]);
    const overrides = overridesFor(after(EMPTY_PROFILE, set()), ofCity);
    expect(policyOn('2026-03-01', overrides)).toMatchObject({ handleDays: 60, version: '2022' });
    expect(policyOn('2026-03-02', overrides)).toMatchObject({
      handleDays: 45,
      version: '2022+handleDays@2026-03-02#1',
    });
  });

  it('stays quiet where it says what is in force', () => {
    expect(decideProfile(after(EMPTY_PROFILE, set()), set(), ctx())).toEqual([]);
  });

  it('ends a value, and the law stands again', () => {
    const ended = after(after(EMPTY_PROFILE, set()), {
      type: 'endParameter',
      orgId: CITY,
      ends: 1,
      to: '2026-06-30',
      reason: '试行期满',
      basis,
    });
    const overrides = overridesFor(ended, ofCity);
    expect(policyOn('2026-06-30', overrides).handleDays).toBe(45);
    expect(policyOn('2026-07-01', overrides).handleDays).toBe(60);
  });

  it('of two values of one day the one set last holds, under a version of its own', () => {
    const twice = after(after(EMPTY_PROFILE, set()), set({ value: 50 }));
    expect(policyOn('2026-03-05', overridesFor(twice, ofCity))).toMatchObject({
      handleDays: 50,
      version: '2022+handleDays@2026-03-02#2',
    });
  });

  it('a superior’s value reaches those below where it says so, and their own goes before it', () => {
    const county = new Map([
      [COUNTY, 0],
      [CITY, 1],
      [PROVINCE, 2],
    ]);
    const alone = after(EMPTY_PROFILE, set());
    expect(policyOn('2026-03-05', overridesFor(alone, county)).handleDays).toBe(60);
    const forAll = after(EMPTY_PROFILE, set({ forBelow: true }));
    expect(policyOn('2026-03-05', overridesFor(forAll, county)).handleDays).toBe(45);
    const own = after(
      forAll,
      set({ orgId: COUNTY, value: 30, from: '2026-03-01' }),
      ctx({ actorOrgId: COUNTY }),
    );
    expect(policyOn('2026-03-05', overridesFor(own, county)).handleDays).toBe(30);
  });

  it('a change entered later leaves what was closed by then as it was judged (§1.15)', () => {
    const late = after(EMPTY_PROFILE, set({ from: '2026-01-01' }), ctx({ today: '2026-05-06' }));
    const closed = (occurredOn: string | null) =>
      ({ closed: occurredOn === null ? null : { occurredOn }, archived: null, left: null }) as PetitionState;
    const daysOf = (state: PetitionState) =>
      policyOn('2026-02-01', overridesFor(late, ofCity, knownUntil(state))).handleDays;
    expect(daysOf(closed('2026-05-05'))).toBe(60);
    expect(daysOf(closed(null))).toBe(45);
  });

  it('the small office is the superior’s to grant (O-98)', () => {
    const small = set({ key: 'smallOffice', value: true, orgId: COUNTY });
    const superior = { superiorId: CITY };
    expect(codeOf(EMPTY_PROFILE, small, ctx({ actorOrgId: COUNTY, ...superior }))).toBe(
      'PROFILE_SUPERIOR_ONLY',
    );
    expect(codeOf(EMPTY_PROFILE, small, ctx({ actorOrgId: CITY, ...superior }))).toBe('accepted');
    expect(codeOf(EMPTY_PROFILE, set({ key: 'smallOffice', value: true }), ctx({ superiorId: null }))).toBe(
      'accepted',
    );
  });

  it.each([
    ['PARAMETER_LONGER_THAN_LAW', set({ value: 61 })],
    ['PARAMETER_FIXED_BY_LAW', set({ key: 'reviewWindowDays', value: 20 })],
    ['PARAMETER_UNKNOWN', set({ key: 'toString', value: 20 })],
    ['PARAMETER_INVALID', set({ value: '45' })],
    // no day of the calendar is left for it: every page of a case with such a clock failed
    ['PARAMETER_INVALID', set({ key: 'verificationDays', value: 999_999_999 })],
    ['PARAMETER_INVALID', set({ key: 'internalNotifyDays', value: { n: 99_999, unit: 'workday' } })],
    ['PARAMETER_INVALID', set({ value: 0 })],
    ['PROFILE_DATED_AHEAD', set({ from: '2199-12-31' })],
    ['PROFILE_REFERENCE_ONLY', set({ key: 'shandong2015', value: true })],
    ['PROFILE_REASON_MISSING', set({ reason: ' 改 ' })],
    ['PROFILE_BASIS_MISSING', set({ basis: { ...basis, docNo: ' ' } })],
    ['PROFILE_BASIS_MISSING', set({ basis: { ...basis, decidedOn: '2026-03-02' } })],
    ['PROFILE_DATED_BACK', set({ from: '2025-02-27' })],
    [
      'PROFILE_CHANGE_UNKNOWN',
      { type: 'endParameter', orgId: CITY, ends: 1, to: '2026-06-30', reason: '试行期满', basis },
    ],
  ] as [string, ProfileCommand][])('refuses with %s', (code, command) => {
    expect(codeOf(EMPTY_PROFILE, command)).toBe(code);
  });

  it('reads the frozen samples of its events for ever', () => {
    const golden = (name: string) =>
      JSON.parse(
        readFileSync(new URL(`../../../../test/golden/profile/${name}.v1.json`, import.meta.url), 'utf8'),
      ) as ProfileEvent;
    const state = [golden('ParameterSet'), golden('ParameterEnded')].reduce(evolveProfile, EMPTY_PROFILE);
    const overrides = overridesFor(state, ofCity);
    expect(policyOn('2026-06-30', overrides).handleDays).toBe(45);
    expect(policyOn('2026-07-01', overrides).handleDays).toBe(60);
  });

  it('ends no value of another organisation', () => {
    const state = after(EMPTY_PROFILE, set());
    const end: ProfileCommand = {
      type: 'endParameter',
      orgId: COUNTY,
      ends: 1,
      to: '2026-06-30',
      reason: '试行期满',
      basis,
    };
    expect(codeOf(state, end)).toBe('PROFILE_CHANGE_UNKNOWN');
  });
});
