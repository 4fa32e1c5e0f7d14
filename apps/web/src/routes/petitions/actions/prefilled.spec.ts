import { describe, expect, it } from '@jest/globals';
import type { Field } from '../../../shared/form/field';
import { momentOf } from './people-and-urgency';
import { commandOf } from './registry';
import { CASES, IN_VIEW } from './spec-fixtures';
import type { FormContext, Values } from './spec';

const on = (over: object = {}): FormContext => ({
  ...IN_VIEW,
  petition: { ...CASES[0]!, ...over },
});
const after = (...types: string[]) => on({ timeline: types.map((type) => ({ type })) });

const begun = (action: string, context: FormContext): Values => commandOf(action)!.initial(context);
const fieldsOf = (action: string, context: FormContext, values: Values): Field[] =>
  commandOf(action)!.fields(context, { ...begun(action, context), ...values });
const fieldOf = (action: string, name: string, context = on(), values: Values = {}): Field | undefined =>
  fieldsOf(action, context, values).find((field) => field.name === name);
const offered = (field: Field | undefined): string[] =>
  field?.kind === 'choice' ? field.options.map(({ value }) => value) : [];

describe('what a form starts with is what the rules take', () => {
  it('leaves the days of an extension as they were asked for (R-35)', () => {
    expect(begun('decideExtension', on())).not.toHaveProperty('days');
    expect(fieldOf('decideExtension', 'days')?.required).not.toBe(true);
  });

  it('tells whoever decides on an extension, and whoever tells of it, what was asked for and why (R-35)', () => {
    const clocks = [{ kind: 'dueHandle', nominalDue: '2026-05-01', legalDue: '2026-05-06', stoppedOn: null }];
    const asked = { requestedOn: '2026-04-20', days: 20, approvedDays: null, reason: '档案尚未调齐' };
    const told = (action: string, openExtension: object | null) =>
      commandOf(action)!.note?.(on({ clocks, openExtension }));
    expect(told('decideExtension', asked)).toBe(
      '2026-04-20 申请延长 20 日,至 2026-05-21。理由:档案尚未调齐。须在 2026-05-06(含当日)前批(R-35)。',
    );
    expect(told('decideExtension', null)).toBeNull();
    expect(told('notifyExtension', { ...asked, approvedDays: 15 })).toBe(
      '批准延长 15 日,办理期限至 2026-05-06;要告知信访人的理由:档案尚未调齐。(第三十四条、R-35)',
    );
  });

  it('takes a dispute up a level once it was negotiated, and a new one from the beginning (R-17)', () => {
    expect(begun('disputeJurisdiction', on()).level).toBe('negotiation');
    expect(begun('disputeJurisdiction', after('JurisdictionDisputed')).level).toBe('commonSuperior');
    const settled = after('JurisdictionDisputed', 'JurisdictionSettled');
    expect(begun('disputeJurisdiction', settled).level).toBe('negotiation');
  });

  it('says a letter came back only where one was posted (R-14)', () => {
    expect(begun('recordUnservableNotification', on()).ground).toBe('verifiedWithSender');
    expect(begun('recordUnservableNotification', after('NotificationIssued')).ground).toBe('returned');
  });

  it('exempts for what the registration says of the name (R-13)', () => {
    const nameless = [{ subjectId: 's', role: 'petitioner', withheld: false, fields: {} }];
    expect(begun('exemptNotification', on({ anonymity: 'anonymous' })).ground).toBe('anonymous');
    expect(begun('exemptNotification', on({ people: nameless })).ground).toBe('nameUnclear');
    expect(begun('exemptNotification', on()).ground).toBe('addressUnclear');
  });

  it('names all who have the case, when another handler is designated: who is not named is out of it', () => {
    const shared = on({ coHandlerIds: ['co'], needToKnow: ['deputy'] });
    expect(begun('designateHandler', shared)).toMatchObject({ coHandlerIds: ['co'], needToKnow: ['deputy'] });
  });

  it('stands before the gate of the case: a report from below is judged on its way out (§2.5)', () => {
    const at = (status: string) => [
      begun('returnForRework', on({ status })).gate,
      begun('passGate', on({ status })).gate,
    ];
    expect(at('resultSubmitted')).toEqual(['signing', 'signing']);
    expect(at('reportSubmitted')).toEqual(['closing', 'closing']);
    expect(at('delivered')).toEqual(['closing', 'closing']);
  });

  it('proposes the day by the office’s own period, and says by when the law wants it all the same (O-50, O-51)', () => {
    const clocks = [{ kind: 'dueHandle', nominalDue: '2026-05-01', legalDue: '2026-05-06', stoppedOn: null }];
    const back = on({ clocks: clocks as never });
    expect([back.today, begun('returnForRework', back).dueOn]).toEqual(['2026-03-10', '2026-03-25']);
    expect(begun('orderCompletion', back).dueOn).toBe('2026-03-20');
    const help = (action: string) => fieldOf(action, 'dueOn', back)?.help;
    expect(help('returnForRework')).toBe(
      '本单位规定退回后 15 日,可改;办理期限不因退回而停,2026-05-06 届满(O-51)',
    );
    const provisional = on({ clocks: [{ ...clocks[0], legalDue: null }] as never });
    expect(fieldOf('returnForRework', 'dueOn', provisional)?.help).toContain('2026-05-01 届满');
    expect(fieldOf('returnForRework', 'dueOn', on())?.help).toBe('本单位规定退回后 15 日,可改');
    expect(help('orderCompletion')).toBe('本单位规定 10 日,可改');
  });

  it('waits for a person where one has a word: what the system could not judge is nobody’s to sign (§2.5)', () => {
    const waits = (check: string, kind: string) => ({ check, kind, value: 'awaitingPerson' });
    const verdicts = [waits('QS09', 'auto'), waits('QS03', 'human')];
    const gates = [{ gate: 'signing', recorded: false, verdicts }];
    expect(begun('signCheck', on({ gates: gates as never })).check).toBe('QS03');
  });

  it('leaves open who is rated when one of the two has been (§1.13)', () => {
    expect(begun('rate', on()).target).toBe('handlingOrgan');
    expect(begun('rate', after('SatisfactionRated')).target).toBeUndefined();
  });
});

describe('what a form asks for is what the rules want', () => {
  it('offers the one paper in which the road ends (§1.4)', () => {
    expect(offered(fieldOf('issue', 'documentKind'))).toEqual(['handlingOpinion']);
    const accusation = on({ class: 'accusation', appealKind: null });
    expect(offered(fieldOf('issue', 'documentKind', accusation))).toEqual(['investigationReport']);
  });

  it('offers the notices that fit the decision (§1.14)', () => {
    const notices = (over: object) => offered(fieldOf('notify', 'kind', on(over)));
    expect(notices({ intakeDecision: 'passDown' })).toEqual(['transferNotice']);
    expect(notices({ intakeDecision: 'file', disposition: 'CC' })).toEqual(['acceptanceNotice']);
    expect(notices({ disposition: 'DF' })).toEqual(['acceptanceNotice', 'directReply']);
  });

  it('asks why a notice is late by the day on which it went out, a second one too (QP04)', () => {
    const due = { kind: 'dueNotify', nominalDue: '2026-03-05', legalDue: '2026-03-05' };
    const late = (stoppedOn: string | null, issuedOn: string) =>
      fieldOf('notify', 'lateStatement', on({ clocks: [{ ...due, stoppedOn }] }), { issuedOn })?.required ??
      false;
    expect(late(null, '2026-03-05')).toBe(false);
    expect(late(null, '2026-03-06')).toBe(true);
    expect(late('2026-03-04', '2026-03-06')).toBe(true);
  });

  it('lets a talk be held with somebody lent, and asks how evidence is called (QP07, §2.14)', () => {
    const note = (name: string, kind: string) => fieldOf('addNote', name, on(), { kind });
    expect(note('externalStaffCount', 'talk')).toBeDefined();
    expect(note('externalStaffCount', 'interviewTranscript')).toBeDefined();
    expect(note('externalStaffCount', 'progress')).toBeUndefined();
    expect(note('evidenceTitle', 'evidence')?.required).toBe(true);
    expect(note('evidenceTitle', 'progress')?.required).toBe(false);
  });

  it('has a place for the recording where one person gave the feedback by telephone (O-12, §2.14)', () => {
    const evidence = (reached: boolean) => fieldOf('giveReporterFeedback', 'evidence', on(), { reached });
    expect([evidence(true)?.required, evidence(false)?.required]).toEqual([false, true]);
  });

  it('returns for rework on the checks on which a person has a word at that gate (O-50)', () => {
    expect(offered(fieldOf('returnForRework', 'failedChecks', on(), { gate: 'signing' }))).toEqual(['QS03']);
    expect(offered(fieldOf('returnForRework', 'failedChecks', on(), { gate: 'closing' }))).toEqual([]);
  });
});

describe('a moment as it is typed (R-60)', () => {
  it('is Beijing time, with or without the nought before the hour', () => {
    expect(momentOf('2026-11-29 14:20')).toBe('2026-11-29T06:20:00.000Z');
    expect(momentOf(' 2026-11-29  9:05 ')).toBe('2026-11-29T01:05:00.000Z');
    expect(momentOf('2026-11-29 9\uFF1A05')).toBe('2026-11-29T01:05:00.000Z');
  });

  it('is now only where nothing was typed: what is no moment goes to the server as it is', () => {
    expect([momentOf(''), momentOf('  '), momentOf(undefined)]).toEqual([undefined, undefined, undefined]);
    for (const typed of ['刚才', '11-29 14:20', '2026-11-29 25:61']) expect(momentOf(typed)).toBe(typed);
  });
});
