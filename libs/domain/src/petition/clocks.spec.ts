import { describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR } from '../calendar.js';
import { dueOf } from '../deadlines/index.js';
import { policyOn } from '../parameters.js';
import { clocksOf, closureDay, handlingClockOf, originalDueOf } from './clocks.js';
import type { PetitionEvent } from './events.js';
import {
  accepted,
  accusation,
  approved,
  arrival,
  designated,
  handling,
  noted,
  noticed,
  registered,
  STAFF,
  storyOf,
  triaged,
  uuid,
} from './spec-fixtures.js';
import type { PetitionState } from './state.js';

const policy = policyOn('2026-03-02');
const table = (state: PetitionState, with_ = policy) =>
  clocksOf(state, with_).map((clock) => {
    const { nominalDue, legalDue } = dueOf(clock, CHINA_CALENDAR);
    return [clock.id, clock.startedOn, nominalDue, legalDue, clock.stoppedOn];
  });

const issued = (day: string, documentKind = 'handlingOpinion'): PetitionEvent => ({
  type: 'ResultIssued',
  occurredOn: day,
  article: 'opinionContents',
  data: {
    documentKind,
    documentId: 'D17-1',
    docNo: null,
    approval: approved('deputy', day, 'B'),
    officialStampOn: day,
  },
  sealed: { title: '题' },
});
const posted = (day: string): PetitionEvent => ({
  type: 'ResultDispatched',
  occurredOn: day,
  article: 'closureDay',
  data: { method: 'posted', dispatchedOn: day },
  sealed: {},
});
const delivered = (day: string): PetitionEvent => ({
  type: 'ResultDelivered',
  occurredOn: day,
  article: 'review',
  data: { deliveredOn: day, how: 'signed' },
  sealed: { receivedBy: '某甲' },
});
const failed = (day: string): PetitionEvent => ({
  type: 'ServiceFailed',
  occurredOn: day,
  article: 'closureDay',
  data: { ground: 'returned' },
  sealed: { evidence: '退信' },
});
const returned = (day: string, gate: 'signing' | 'closing', dueOn: string): PetitionEvent => ({
  type: 'ReworkOrdered',
  occurredOn: day,
  article: 'rework',
  data: {
    gate,
    round: 1,
    ruleSet: 'v1',
    failedChecks: ['QS03'],
    verdicts: [],
    dueOn,
    examinerId: STAFF.examiner,
  },
  sealed: { reason: '不一致', requiredActions: ['改报告'] },
});
const extended = (days: number, day: string): PetitionEvent[] => [
  {
    type: 'ExtensionRequested',
    occurredOn: day,
    article: 'extension',
    data: { clock: 'dueHandle', days, reasonLength: 40, reasonVague: false },
    sealed: { reason: '情况复杂' },
  },
  {
    type: 'ExtensionApproved',
    occurredOn: day,
    article: 'extension',
    data: { days, approval: approved('leader', day, 'C') },
    sealed: {},
  },
];

describe('dueNotify (Art. 23)', () => {
  it('runs 15 days from receipt for what was presented here directly (R-13, K-15)', () => {
    const { now } = storyOf(registered());
    expect(table(now)).toEqual([['dueNotify:1', '2026-03-02', '2026-03-17', '2026-03-17', null]]);
  });

  it.each(['leader', 'department', 'disciplineInspection', 'subordinate'] as const)(
    'runs from receipt for %s too, by analogy (R-27)',
    (origin) => {
      const { now } = storyOf(registered(arrival({ origin, signedForOn: '2026-03-04' })));
      expect(table(now)).toEqual([['dueNotify:1', '2026-03-02', '2026-03-17', '2026-03-17', null]]);
    },
  );

  it('runs from our own signing for what a petition office passed on (R-14)', () => {
    const facts = arrival({ origin: 'petitionOffice', transferKind: 'transfer', signedForOn: '2026-03-05' });
    const { now } = storyOf(registered(facts));
    expect(table(now)).toEqual([
      ['dueNotify:1', '2026-03-05', '2026-03-20', '2026-03-20', null],
      ['objectionDue:1', '2026-03-05', '2026-03-12', '2026-03-12', null],
    ]);
  });

  it('stops with the first notice, whatever the second one says (R-13)', () => {
    const { now } = storyOf(registered(), noticed('2026-03-09'), noticed('2026-03-12'));
    expect(table(now)[0]?.[4]).toBe('2026-03-09');
  });

  it('stops when exempted, but never so for what others sent (R-14)', () => {
    const exempted: PetitionEvent = {
      type: 'NotificationExempted',
      occurredOn: '2026-03-03',
      article: 'directNotice',
      data: { ground: 'anonymous' },
    };
    expect(table(storyOf(registered(), exempted).now)[0]?.[4]).toBe('2026-03-03');
    const facts = arrival({ origin: 'superiorOrgDept', transferKind: 'assign', signedForOn: '2026-03-03' });
    expect(table(storyOf(registered(facts), exempted).now)[0]?.[4]).toBeNull();
  });

  it('stops when it turned out unservable, with its evidence (R-14)', () => {
    const facts = arrival({ origin: 'superiorOrgDept', transferKind: 'assign', signedForOn: '2026-03-03' });
    const { now } = storyOf(registered(facts), {
      type: 'NotificationUnservable',
      occurredOn: '2026-03-11',
      article: 'transferNotice',
      data: { ground: 'returned' },
      sealed: { evidence: '退信' },
    });
    expect(table(now)[0]?.[4]).toBe('2026-03-11');
  });

  it('takes a shorter internal period and never a longer one (O-04)', () => {
    const { now } = storyOf(registered());
    const shorter = { ...policy, internalNotifyDays: { n: 7, unit: 'day' } as const };
    const longer = { ...policy, internalNotifyDays: { n: 20, unit: 'workday' } as const };
    expect(table(now, shorter)[0]?.[3]).toBe('2026-03-09');
    expect(table(now, longer)[0]?.[3]).toBe('2026-03-17');
  });

  it('runs for accusations as well (pitfall 4), and not for a briefing (30②)', () => {
    expect(table(storyOf(registered(accusation())).now)[0]?.[0]).toBe('dueNotify:1');
    const briefing = accusation({ origin: 'petitionOffice', transferKind: 'briefing' });
    expect(clocksOf(storyOf(registered(briefing)).now, policy).map(({ kind }) => kind)).toEqual([
      'proposeDue',
    ]);
  });
});

describe('objectionDue (R-15)', () => {
  const facts = arrival({ origin: 'petitionOffice', transferKind: 'transfer', signedForOn: '2026-02-12' });

  it('counts five working days over the spring holiday', () => {
    expect(table(storyOf(registered(facts)).now)[1]).toEqual([
      'objectionDue:1',
      '2026-02-12',
      '2026-02-26',
      '2026-02-26',
      null,
    ]);
  });

  it('is gone once we accept, and unknown to other origins', () => {
    const { now } = storyOf(
      registered(facts),
      triaged('2026-03-04', facts),
      designated('2026-03-04'),
      accepted('2026-03-05'),
    );
    expect(clocksOf(now, policy).map(({ kind }) => kind)).toEqual(['dueNotify', 'dueHandle']);
    expect(clocksOf(storyOf(registered()).now, policy)).toHaveLength(1);
  });
});

describe('dueHandle (Art. 34)', () => {
  it('runs 60 days from acceptance for 31(六) alone (R-34)', () => {
    expect(table(handling().now)[1]).toEqual(['dueHandle:1', '2026-03-05', '2026-05-04', '2026-05-06', null]);
    for (const change of [
      { appealKind: 'item5' as const },
      { class: 'suggestion' as const, appealKind: null },
    ])
      expect(clocksOf(handling(arrival(), change).now, policy).map(({ kind }) => kind)).toEqual([
        'dueNotify',
      ]);
  });

  it('starts with the first act of handling where that came before the decision (K-19)', () => {
    const { now } = storyOf(
      registered(),
      triaged('2026-03-04'),
      designated('2026-03-04'),
      noted('2026-03-03', uuid(31), 'statement'),
      accepted('2026-03-09', '2026-03-03'),
    );
    expect(table(now)[1]?.[1]).toBe('2026-03-03');
  });

  it('is not put off by a late notice (K-19)', () => {
    const { now } = handling().add([noticed('2026-03-20', true)]);
    expect(table(now)[1]?.[1]).toBe('2026-03-05');
  });

  it('is extended from the nominal due day (R-35), and the original day stays known', () => {
    const { now } = handling().add(extended(30, '2026-04-20'));
    expect(table(now)[1]).toEqual(['dueHandle:1', '2026-03-05', '2026-06-03', '2026-06-03', null]);
    const clock = handlingClockOf(now, policy, CHINA_CALENDAR);
    expect(clock && originalDueOf(clock, CHINA_CALENDAR)).toBe('2026-05-06');
  });

  it.each([
    ['issued', '2026-04-10'],
    ['posted', '2026-04-13'],
    ['delivered', '2026-04-16'],
  ] as const)('stops where closureStopsAt=%s says (K-20)', (closureStopsAt, day) => {
    const { now } = handling().add([issued('2026-04-10'), posted('2026-04-13'), delivered('2026-04-16')]);
    expect(closureDay(now, { ...policy, closureStopsAt })).toBe(day);
    expect(table(now, { ...policy, closureStopsAt })[1]?.[4]).toBe(day);
  });

  it('stops with the first failure to serve; another attempt that fails puts the day off no more (K-20)', () => {
    const story = handling().add([issued('2026-04-10'), failed('2026-04-20')]);
    expect(closureDay(story.now, policy)).toBe('2026-04-20');
    story.add([failed('2026-05-02')]);
    expect(closureDay(story.now, policy)).toBe('2026-04-20');
  });

  it('stops with the signature where nobody can be served: an anonymous letter (§1.14)', () => {
    const { now } = handling(arrival({ anonymity: 'anonymous' })).add([issued('2026-04-10')]);
    expect(closureDay(now, policy)).toBe('2026-04-10');
  });

  it('is neither stopped nor reset by a return at either gate (O-51, O-53)', () => {
    const story = handling().add([returned('2026-04-10', 'signing', '2026-04-25')]);
    expect(table(story.now)[1]).toEqual(['dueHandle:1', '2026-03-05', '2026-05-04', '2026-05-06', null]);
    story.add([issued('2026-04-28'), posted('2026-04-29'), returned('2026-05-11', 'closing', '2026-05-26')]);
    const stopped = ['dueHandle:1', '2026-03-05', '2026-05-04', '2026-05-06', '2026-04-29'];
    expect(table(story.now)[1]).toEqual(stopped);
    story.add([issued('2026-05-25'), delivered('2026-05-28')]);
    expect(table(story.now)[1]).toEqual(stopped);
    expect(table(story.now).find(([id]) => id === 'reviewWindow:2')?.[1]).toBe('2026-05-28');
  });

  it('O-51: a return at the closing gate does not stop what was never sent', () => {
    const { now } = handling().add([issued('2026-04-28'), returned('2026-04-29', 'closing', '2026-05-14')]);
    expect(table(now)[1]?.[4]).toBeNull();
  });

  it('O-53: a corrected report never makes an accusation late', () => {
    const signed: PetitionEvent = {
      type: 'GatePassed',
      occurredOn: '2026-04-27',
      article: 'gates',
      data: {
        gate: 'signing',
        round: 1,
        ruleSet: 'v1',
        verdicts: [],
        examinerId: STAFF.examiner,
        substitution: null,
      },
      sealed: { softFailureRemarks: {} },
    };
    const story = handling(accusation()).add([
      signed,
      issued('2026-04-28', 'investigationReport'),
      returned('2026-05-11', 'closing', '2026-05-26'),
    ]);
    expect(table(story.now)[2]?.[4]).toBe('2026-04-28');
    story.add([issued('2026-05-25', 'investigationReport')]);
    expect(table(story.now)[2]?.[4]).toBe('2026-04-27');
  });

  it('ends, and does not pause, when the matter is led into another procedure (K-17)', () => {
    const { now } = handling().add([
      triaged('2026-04-01', arrival(), { intakeDecision: 'import', disposition: null, appealKind: 'item3' }),
    ]);
    expect(clocksOf(now, policy).map(({ kind }) => kind)).toEqual(['dueNotify']);
    const same = handling().add([
      triaged('2026-04-01', arrival(), { intakeDecision: 'import', disposition: null }),
    ]);
    expect(table(same.now)[1]?.[4]).toBe('2026-04-01');
  });

  it('applied to every accepted matter under the regulation of 2005 (C3)', () => {
    const { now } = handling(arrival(), { appealKind: 'item5' });
    expect(clocksOf(now, policyOn('2010-03-02')).map(({ kind }) => kind)).toEqual(['dueNotify', 'dueHandle']);
  });

  it('is derived anew from the original day after a reclassification (R-26)', () => {
    const { now } = handling(accusation()).add([
      {
        type: 'PetitionReclassified',
        occurredOn: '2026-04-01',
        article: 'reclassification',
        data: {
          matterNo: 1,
          class: 'appeal',
          appealKind: 'item6',
          categoryCode: '0701',
          keyArea: null,
          zone: 'general',
          approvedBy: STAFF.windowHead,
          newNo: null,
        },
        sealed: { reason: '改' },
      },
    ]);
    expect(table(now).map(([id, start]) => [id, start])).toEqual([
      ['dueNotify:1', '2026-03-02'],
      ['dueHandle:1', '2026-03-05'],
    ]);
  });

  it('has ten working days beside it in the simplified procedure (§1.12)', () => {
    const { now } = storyOf(
      registered(),
      triaged('2026-03-04', arrival(), { simplified: true }),
      designated('2026-03-04'),
      accepted('2026-03-05', '2026-03-05', true),
    );
    expect(table(now)[2]).toEqual(['simplifiedDue:1', '2026-03-05', '2026-03-19', '2026-03-19', null]);
  });
});

describe('verificationDue, feedbackToReporterDue (O-06, O-12)', () => {
  it('runs for accusations and stops with the signature under the conclusion (K-20)', () => {
    const story = handling(accusation());
    expect(table(story.now).map(([id]) => id)).toEqual(['dueNotify:1', 'proposeDue:1', 'verificationDue:1']);
    story.add([issued('2026-04-10', 'investigationReport')]);
    expect(table(story.now)[2]).toEqual([
      'verificationDue:1',
      '2026-03-05',
      '2026-05-04',
      '2026-05-06',
      '2026-04-10',
    ]);
    expect(table(story.now)[3]).toEqual([
      'feedbackToReporterDue:1',
      '2026-04-10',
      '2026-05-06',
      '2026-05-06',
      null,
    ]);
  });

  it('gives no feedback clock where the reporter is anonymous or not verified (O-12)', () => {
    for (const anonymity of ['anonymous', 'unverified'] as const) {
      const { now } = handling(accusation({ anonymity })).add([issued('2026-04-10', 'investigationReport')]);
      expect(clocksOf(now, policy).some(({ kind }) => kind === 'feedbackToReporterDue')).toBe(false);
    }
  });
});

describe('reviewWindow (R-40)', () => {
  it('starts with delivery, never with posting', () => {
    const story = handling().add([issued('2026-04-10'), posted('2026-04-13')]);
    expect(clocksOf(story.now, policy).some(({ kind }) => kind === 'reviewWindow')).toBe(false);
    story.add([delivered('2026-04-16')]);
    expect(table(story.now).at(-1)).toEqual([
      'reviewWindow:1',
      '2026-04-16',
      '2026-05-16',
      '2026-05-18',
      null,
    ]);
  });

  it('never opens for what could not be served, until it reaches its addressee after all', () => {
    const story = handling().add([issued('2026-04-10'), posted('2026-04-13'), failed('2026-04-20')]);
    expect(clocksOf(story.now, policy).some(({ kind }) => kind === 'reviewWindow')).toBe(false);
    expect(closureDay(story.now, policy)).toBe('2026-04-13');
    story.add([delivered('2026-05-11')]);
    expect(table(story.now).at(-1)?.[1]).toBe('2026-05-11');
  });
});

describe('inner clocks', () => {
  it('counts each return anew and stops with the next submission (O-50)', () => {
    const { now } = handling().add([
      returned('2026-04-10', 'signing', '2026-04-25'),
      returned('2026-04-28', 'signing', '2026-05-08'),
    ]);
    expect(table(now).slice(-2)).toEqual([
      ['reworkDue:1', '2026-04-10', '2026-04-25', '2026-04-27', null],
      ['reworkDue:2', '2026-04-28', '2026-05-08', '2026-05-08', null],
    ]);
  });

  it('waits for the unit below and for who was asked in writing (§2.3 YJG, HX; O-18)', () => {
    const assigned = storyOf(
      registered(),
      triaged('2026-03-04', arrival(), { intakeDecision: 'passDown', disposition: 'YJG', targetOrgId: 2 }),
    );
    expect(table(assigned.now)[1]).toEqual(['feedbackDue:1', '2026-03-04', '2026-05-03', '2026-05-06', null]);
    const asked = handling(accusation(), { disposition: 'HX' }).add([
      noted('2026-03-11', uuid(41), 'inquirySent'),
      noted('2026-03-20', uuid(42), 'inquiryReply'),
      noted('2026-03-23', uuid(43), 'inquirySent'),
    ]);
    expect(table(asked.now).slice(-2)).toEqual([
      ['inquiryReplyDue:1', '2026-03-11', '2026-04-01', '2026-04-01', '2026-03-20'],
      ['inquiryReplyDue:2', '2026-03-23', '2026-04-14', '2026-04-14', null],
    ]);
  });

  it('sends what a superior has to decide up within five working days (O-10)', () => {
    const sealed = accusation({ zone: 'sealed' });
    const story = storyOf(registered(sealed));
    expect(table(story.now).map(([id]) => id)).toEqual(['dueNotify:1', 'proposeDue:1', 'reportUpDue:1']);
    story.add([triaged('2026-03-05', sealed, { intakeDecision: 'passUp', disposition: 'BS' })]);
    expect(table(story.now)[2]?.[4]).toBe('2026-03-05');
  });
});

describe('what has no clock', () => {
  it('imported history (§5.0 no. 3)', () => {
    const { now } = storyOf({
      type: 'HistoryImported',
      occurredOn: '2008-03-02',
      article: 'dataEntry',
      data: {
        ...arrival({ receivedOn: '2008-03-02' }),
        importId: uuid(5),
        rowNo: 1,
        claimedDisposition: null,
        claimedRepliedOn: null,
        claimedClosedOn: null,
      },
      sealed: { title: '题', content: '文', matters: {} },
      persons: {},
    });
    expect(clocksOf(now, policy)).toEqual([]);
  });

  it('a letter whose matters live on in its children (R-23)', () => {
    const { now } = storyOf(registered(), {
      type: 'PetitionSplit',
      occurredOn: '2026-03-04',
      article: 'appealKinds',
      data: { children: [{ petitionId: uuid(2), suffix: 1, matterNos: [1], class: 'appeal' }] },
      sealed: { reason: '分' },
    });
    expect(clocksOf(now, policy)).toEqual([]);
  });

  it('keeps ids that reminders can hang on, and no pause while handling (C4)', () => {
    const clocks = clocksOf(handling().now, policy);
    expect(clocks.map(({ id }) => id)).toEqual(['dueNotify:1', 'dueHandle:1']);
    expect(clocks.every(({ suspensions }) => suspensions.length === 0)).toBe(true);
  });
});

describe('拟办与批示 (O-08, O-09)', () => {
  it('O-08: an accusation is to be proposed for within five working days of registration; others are not', () => {
    const clock = table(storyOf(registered(accusation())).now).find(([id]) => id === 'proposeDue:1');
    expect(clock).toEqual(['proposeDue:1', '2026-03-02', '2026-03-09', '2026-03-09', null]);
    expect(table(storyOf(registered()).now).some(([id]) => id === 'proposeDue:1')).toBe(false);
    const done = storyOf(registered(accusation()), triaged('2026-03-05', accusation())).now;
    expect(table(done).find(([id]) => id === 'proposeDue:1')?.[4]).toBe('2026-03-05');
  });

  it('O-09: a routing sheet put before a leader waits four working days for his word', () => {
    const story = storyOf(registered());
    const paper = (change: object) =>
      ({
        ...story.now,
        papers: [
          {
            code: 'D03',
            checked: { on: '2026-03-03', checkerId: STAFF.examiner },
            signed: null,
            voidedOn: null,
            ...change,
          },
        ],
      }) as unknown as PetitionState;
    const of = (state: PetitionState) => table(state).find(([id]) => id === 'instructDue:1');
    expect(of(paper({}))).toEqual(['instructDue:1', '2026-03-03', '2026-03-09', '2026-03-09', null]);
    expect(of(paper({ signed: { on: '2026-03-05' } }))?.[4]).toBe('2026-03-05');
    expect(of(paper({ checked: null }))).toBeUndefined();
    expect(of(paper({ code: 'D08' }))).toBeUndefined();
    const written = {
      ...paper({}),
      instructions: [{ occurredOn: '2026-03-06' }],
    } as unknown as PetitionState;
    expect(of(written)?.[4]).toBe('2026-03-06');
  });
});
