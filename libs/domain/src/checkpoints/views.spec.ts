import { describe, expect, it } from '@jest/globals';
import type { PetitionState } from '../petition/state.js';
import { matter, Story } from './spec-support.js';
import { dispositionCell, dispositionRows } from './v1/dispositions.js';
import { shortestRetentionOf } from './v1/retention.js';
import {
  accusedAccounts,
  accusedStandings,
  endsWithoutResult,
  hasAccusation,
  isAssignedDown,
  isBriefing,
  isConsultation,
  isSentOn,
  isVerified,
} from './v1/views.js';

const begun = new Story(matter({})).triaged().state();
type Arrival = PetitionState['arrival'];
const of = (change: Partial<PetitionState>, arrival: Partial<Arrival> = {}): PetitionState => ({
  ...begun,
  ...change,
  arrival: { ...begun.arrival, ...arrival },
});
const accused = (...standings: (string | undefined)[]): Partial<Arrival> => ({
  subjects: standings.map((cadreAuthority, at) => ({
    subjectId: `00000000-0000-4000-8000-00000000000${at}`,
    role: 'accused',
    ...(cadreAuthority === undefined ? {} : { cadreAuthority }),
  })) as Arrival['subjects'],
});
const triaged = (change: object) => ({ triage: { ...begun.triage!, ...change } }) as Partial<PetitionState>;

describe('QP02 rows: what a petition falls under', () => {
  it('by the standing of the accused; whoever stands above us decides for all', () => {
    const rows = (...standings: (string | undefined)[]) =>
      dispositionRows(of({ class: 'accusation', categoryCode: '0102' }, accused(...standings)));
    expect(rows('subordinate')).toEqual(['accusationSubordinate']);
    expect(rows('superior')).toEqual(['accusationSuperior']);
    expect(rows('ownHead')).toEqual(['accusationOwnHead']);
    expect(rows('ownStaff')).toEqual(['accusationOwnStaff']);
    expect(rows('subordinate', 'superior')).toEqual(['accusationSuperior']);
    expect(rows('subordinate', 'ownStaff')).toEqual(['accusationSubordinate', 'accusationOwnStaff']);
    expect(rows('subordinate', 'subordinate')).toEqual(['accusationSubordinate']);
  });
  it('by category and kind for the rest; outside our powers goes before the class, not before the accused', () => {
    expect(dispositionRows(of({ categoryCode: '1206' }))).toEqual(['outOfScope']);
    expect(dispositionRows(of({ categoryCode: '0112' }))).toEqual(['item6']);
    expect(dispositionRows(of({ class: 'accusation', categoryCode: '1206' }, accused('superior')))).toEqual([
      'accusationSuperior',
    ]);
    expect(
      dispositionRows(of({ class: 'accusation', categoryCode: '1206' }, accused('subordinate'))),
    ).toEqual(['outOfScope']);
    expect(dispositionRows(of({ appealKind: 'item5' }))).toEqual(['item5']);
    expect(dispositionRows(of({ appealKind: 'item6' }))).toEqual(['item6']);
    expect(dispositionRows(of({ appealKind: null }))).toEqual(['item6']);
    expect(dispositionRows(of({ appealKind: 'item1' }))).toEqual(['procedure']);
    expect(dispositionRows(of({ class: 'suggestion', appealKind: null, categoryCode: '1101' }))).toEqual([
      'suggestion',
    ]);
  });
  it('of several rows the strictest cell stands, with the row that says so', () => {
    const state = of({ class: 'accusation', categoryCode: '0102' }, accused('subordinate', 'superior'));
    for (const way of ['ZB', 'ZS', 'BS'] as const)
      expect([way, dispositionCell(state, way)]).toEqual([
        way,
        dispositionCell(of({ class: 'accusation', categoryCode: '0102' }, accused('superior')), way),
      ]);
  });
});

describe('what the checks see in a petition', () => {
  it('sent on by a petition office or the superior (23③); a briefing is not sending on (30②)', () => {
    const seen = (origin: Arrival['origin'], transferKind: Arrival['transferKind']) => {
      const state = of({}, { origin, transferKind });
      return [isSentOn(state), isBriefing(state)];
    };
    expect(seen('petitionOffice', 'transfer')).toEqual([true, false]);
    expect(seen('petitionOffice', 'briefing')).toEqual([false, true]);
    expect(seen('superiorOrgDept', 'assign')).toEqual([true, false]);
    expect(seen('superiorOrgDept', 'briefing')).toEqual([false, false]);
    expect(seen('direct', null)).toEqual([false, false]);
    expect(seen('department', 'transfer')).toEqual([false, false]);
  });
  it('an accusation by its class, or by one matter among several', () => {
    const [one] = begun.arrival.matters;
    expect(hasAccusation(of({}))).toBe(false);
    expect(hasAccusation(of({ class: 'accusation' }))).toBe(true);
    expect(hasAccusation(of({}, { matters: [one!, { ...one!, class: 'accusation' }] }))).toBe(true);
    expect(hasAccusation(of({ class: 'accusation' }, { matters: [] }))).toBe(true);
  });
  it('a consultation by its category, or when no matter asks for anything else; only of suggestions', () => {
    const [one] = begun.arrival.matters;
    const asks = (categoryCode: string, ...purposes: string[]) =>
      isConsultation(
        of(
          { class: 'suggestion', categoryCode },
          { matters: purposes.map((purpose) => ({ ...one!, purpose })) as Arrival['matters'] },
        ),
      );
    expect(asks('1102', 'opinion')).toBe(true);
    expect(asks('1103', 'opinion')).toBe(true);
    expect(asks('1101', 'consultation', 'thanks')).toBe(true);
    expect(asks('1101', 'consultation', 'opinion')).toBe(false);
    expect(asks('1101')).toBe(false);
    expect(isConsultation(of({ class: 'appeal', categoryCode: '1102' }))).toBe(false);
  });
  it('the standing of the accused: unknown until it is known, ours where nobody is named', () => {
    expect(accusedStandings(of({ class: 'accusation' }, accused()))).toEqual(['own']);
    expect(accusedStandings(of({ class: 'accusation' }, accused(undefined)))).toEqual(['unknown']);
    expect(accusedStandings(of({ class: 'accusation' }, accused('superior', 'superior')))).toEqual([
      'superior',
    ]);
    expect(accusedStandings(of({}, accused()))).toEqual([]);
  });
  it('accounts of accused persons and units, of nobody else', () => {
    const subjects = (['accused', 'accusedOrganisation', 'petitioner', 'accused'] as const).map(
      (role, at) => ({
        subjectId: `00000000-0000-4000-8000-00000000000${at}`,
        role,
        ...(at === 3 ? {} : { accountId: `account-${at}` }),
      }),
    ) as Arrival['subjects'];
    expect(accusedAccounts(of({}, { subjects }))).toEqual(['account-0', 'account-1']);
  });
  it('established here or by order: 直接办理、联合办理、交办, not 转送, not 函询', () => {
    const seen = (disposition: string | null) => isVerified(of(triaged({ disposition })));
    expect(['ZB', 'LB', 'YJG', 'ZS', 'HX', 'DF', null].map(seen)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(isVerified(of({ triage: null }))).toBe(false);
  });
  it('what ends without a result of ours', () => {
    const down = (disposition: string) => triaged({ intakeDecision: 'passDown', disposition });
    expect(endsWithoutResult(of({}))).toBe(false);
    expect(endsWithoutResult(of(down('ZS')))).toBe(true);
    expect(endsWithoutResult(of(down('YJG')))).toBe(false);
    expect([isAssignedDown(of(down('YJG'))), isAssignedDown(of(down('ZS')))]).toEqual([true, false]);
    expect(endsWithoutResult(of(triaged({ intakeDecision: 'redirect', disposition: null })))).toBe(true);
    expect(endsWithoutResult(of({ status: 'archived' }))).toBe(true);
    expect(endsWithoutResult(of({ status: 'archived', triage: null }))).toBe(true);
    expect(endsWithoutResult(of({ triage: null }))).toBe(false);
    expect(endsWithoutResult(of({ status: 'withdrawn' }))).toBe(true);
    const closed = new Story(matter({})).triaged().told().accepted().submitted().state();
    expect(endsWithoutResult({ ...closed, ...triaged({ intakeDecision: 'redirect' }) })).toBe(false);
  });
  it('保管期限 (§6.5): instructed with a result for ever, a result thirty years, none ten', () => {
    const answered = new Story(matter({})).triaged().told().accepted().submitted().state();
    const note = { kind: 'instruction' } as PetitionState['notes'][number];
    expect(shortestRetentionOf(of({}))).toBe('10y');
    expect(shortestRetentionOf(of({ notes: [note] }))).toBe('10y');
    expect(shortestRetentionOf(answered)).toBe('30y');
    expect(shortestRetentionOf({ ...answered, notes: [...answered.notes, note] })).toBe('permanent');
    expect(shortestRetentionOf({ ...answered, arrival: { ...answered.arrival, origin: 'leader' } })).toBe(
      'permanent',
    );
  });
});
