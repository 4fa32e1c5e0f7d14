import { describe, expect, it } from '@jest/globals';
import { codesOf } from '../glossary/index.js';
import { Rejected } from '../rejected.js';
import { PETITION_EVENTS } from './catalogue.js';
import { caseTexts, REDACTED_TEXT } from './case-texts.js';
import type { PetitionCommand } from './commands.js';
import { decide } from './decide/index.js';
import { describeEvent } from './describe-event.js';
import { shanghaiTime } from './event-time.js';
import type { PetitionEvent, PetitionEventType, RecordedPetitionEvent } from './events.js';
import { PAPER_COMMANDS } from './commands-papers.js';
import { possibleActions } from './possible-actions.js';
import {
  accepted,
  accusation,
  ACCUSED,
  arrival,
  designated,
  handling,
  noted,
  noticed,
  on,
  PETITIONER,
  registered,
  result,
  STAFF,
  storyOf,
  triaged,
  uuid,
} from './spec-fixtures.js';
import { COMMANDS, isAllowedIn } from './transitions.js';

const names = {
  account: (id: string) => (id === STAFF.handler ? '李某某' : '王某某'),
  organisation: () => '某县委组织部',
  today: '2026-03-20',
};

describe('describeEvent', () => {
  const [, , , acceptance] = storyOf(
    registered(),
    triaged('2026-03-04'),
    designated('2026-03-04'),
    accepted('2026-03-05'),
  ).events;

  it('says when, who, what, on which article, and what follows', () => {
    if (!acceptance) throw new Error('accepted');
    expect(describeEvent(acceptance, { ...names, dueOn: '2026-05-06' })).toBe(
      '3月5日 14:20 李某某 受理,依据《信访工作条例》第二十三条第一款;应于 2026-05-06 前办结',
    );
  });

  it('shows both days where it was entered later, and the year of other years', () => {
    if (!acceptance) throw new Error('accepted');
    const later = { ...acceptance, meta: { ...acceptance.meta, recordedAt: '2026-03-08T17:05:00.000Z' } };
    expect(describeEvent(later as RecordedPetitionEvent, { ...names, today: '2027-01-04' })).toMatch(
      /^2026年3月5日\(2026年3月9日 01:05 录入\) 李某某 受理,/,
    );
  });

  it('K-18: counts eight hours ahead, over midnight too', () => {
    expect(shanghaiTime('2026-12-31T16:30:00.000Z')).toEqual({ on: '2027-01-01', time: '00:30' });
    expect(shanghaiTime('2026-03-02T01:05:00.000Z')).toEqual({ on: '2026-03-02', time: '09:05' });
  });

  it.each(codesOf(PETITION_EVENTS as Record<PetitionEventType, { zh: string }> & typeof PETITION_EVENTS))(
    'has a Chinese sentence for %s without its sealed text or persons',
    (type) => {
      const { sample } = PETITION_EVENTS[type];
      const event = {
        ...sample,
        meta: {
          eventId: uuid(1),
          version: 1,
          recordedAt: `${sample.occurredOn}T06:20:00.000Z`,
          actorId: STAFF.handler,
          capacity: 'handler',
        },
      } as RecordedPetitionEvent;
      const sentence = describeEvent(event, names);
      expect(sentence).toMatch(/李某某 .+,依据《/);
      expect(sentence).not.toMatch(/undefined|null|\[object/);
      const secrets = JSON.stringify([event.sealed ?? {}, event.persons ?? {}]).match(/"[^"]{4,}"/g) ?? [];
      for (const secret of secrets.map((quoted) => quoted.slice(1, -1)))
        // A cited clause is public; everything else of the sealed part is not.
        if (/[\u4e00-\u9fff]{4,}/.test(secret) && !secret.startsWith('《'))
          expect(sentence).not.toContain(secret);
    },
  );
});

describe('caseTexts', () => {
  it('folds registration, corrections, notes and the newest of each kind', () => {
    const { events } = storyOf(
      registered(),
      {
        type: 'PetitionCorrected',
        occurredOn: '2026-03-03',
        article: 'dataEntry',
        data: { changes: {}, textFields: ['title', 'phone'] },
        sealed: { reason: '笔误', text: { title: '新题' } },
        persons: { [PETITIONER]: { phone: '13800000000' } },
      },
      noted('2026-03-10', uuid(31), 'statement'),
    );
    const texts = caseTexts(events);
    expect(texts.arrival).toMatchObject({ title: '新题', content: '文' });
    expect(texts.persons[PETITIONER]).toEqual({ name: '某甲', phone: '13800000000' });
    expect(texts.notes[uuid(31)]).toEqual({ text: '记录' });
    expect(texts.latest.HandlingNoteAdded).toEqual({ text: '记录' });
    expect(texts.byEvent[uuid(1001)]).toMatchObject({ title: '题' });
  });

  it('shows what was deleted by law as deleted', () => {
    const story = storyOf(registered(), noted('2026-03-10', uuid(31), 'statement'));
    const gone = story.events.map((event) => ({ ...event, sealed: { redacted: true as const } }));
    const texts = caseTexts(gone as RecordedPetitionEvent[]);
    expect(texts.arrival).toEqual({
      title: REDACTED_TEXT,
      content: REDACTED_TEXT,
      matters: { '1': { summary: REDACTED_TEXT, points: [REDACTED_TEXT, REDACTED_TEXT] } },
    });
    expect(texts.notes[uuid(31)]).toEqual({ text: REDACTED_TEXT });
    expect(texts.persons[PETITIONER]).toEqual({ name: '某甲' });
    const forgotten: PetitionEvent = {
      type: 'SubjectForgotten',
      occurredOn: '2026-06-01',
      article: 'nonDisclosure',
      data: { subjectId: PETITIONER, keyId: 'k', decidedBy: STAFF.leader },
    };
    expect(caseTexts(story.add([forgotten]).events).persons[PETITIONER]).toEqual({
      name: '〔已依法删除〕',
      redacted: true,
    });
  });

  it('is empty without events', () => {
    expect(caseTexts([])).toEqual({
      arrival: { title: '', content: '', matters: {} },
      persons: {},
      latest: {},
      notes: {},
      byEvent: {},
    });
  });
});

describe('a rating (§1.13)', () => {
  const rated = (by: 'petitioner' | 'recordedCall'): PetitionEvent => ({
    type: 'SatisfactionRated',
    occurredOn: '2026-04-20',
    article: 'dataEntry',
    data: { target: 'handlingOrgan', rating: 'satisfied', by },
    sealed: {},
  });
  const typedInBy = (story: ReturnType<typeof handling>, by: 'petitioner' | 'recordedCall' = 'petitioner') =>
    story.add([rated(by)]).now.ratings[0]?.inHouse;

  it('typed in without a recorded call by somebody who had handled it is marked, and no other', () => {
    const passedOn = () => handling().add([designated('2026-03-20', STAFF.second)]);
    expect(typedInBy(passedOn())).toBe(true);
    expect(typedInBy(passedOn(), 'recordedCall')).toBe(false);
    expect(
      typedInBy(storyOf(registered(), triaged('2026-03-04'), designated('2026-03-04', STAFF.second))),
    ).toBe(false);
  });
});

describe('possibleActions', () => {
  const find = (actions: ReturnType<typeof possibleActions>, action: string) =>
    actions.find((each) => each.action === action);

  it('lists every command once, the likeliest first, the impossible behind the possible', () => {
    const actions = possibleActions(handling().now, on('2026-03-20'));
    expect(actions).toHaveLength(codesOf(COMMANDS).length - 6 - PAPER_COMMANDS.length);
    expect(actions.slice(0, 2).map(({ action }) => action)).toEqual(['notify', 'submitResult']);
    const firstImpossible = actions.findIndex(({ possible }) => !possible);
    expect(actions.slice(firstImpossible).every(({ possible }) => !possible)).toBe(true);
    for (const { possible, code, why, zh } of actions) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      if (possible) expect(code).toBeUndefined();
      else expect([typeof code, typeof why]).toEqual(['string', 'string']);
    }
  });

  it('does not put in front what is done: a handler designated, the notice given', () => {
    const first = (...events: PetitionEvent[]) =>
      possibleActions(
        storyOf(registered(), triaged('2026-03-04'), ...events).now,
        on('2026-03-05', 'windowHead'),
      )[0]?.action;
    const told = [designated('2026-03-04'), noticed('2026-03-04')];
    expect(first()).toBe('designateHandler');
    expect(first(designated('2026-03-04'))).toBe('accept');
    expect(first(...told)).toBe('accept');
    expect(first(designated('2026-03-04'), accepted('2026-03-04'))).toBe('notify');
    expect(first(...told, accepted('2026-03-04'))).toBe('addNote');
  });

  it('tells why not, with code and article, as the decision itself would', () => {
    const waiting = storyOf(registered(), triaged('2026-03-04'));
    expect(find(possibleActions(waiting.now, on('2026-03-05')), 'accept')).toMatchObject({
      possible: false,
      code: 'HANDLER_MISSING',
      article: 'responsibility',
    });
    const late = possibleActions(handling().now, on('2026-05-07'));
    expect(find(late, 'requestExtension')).toMatchObject({ possible: false, code: 'EXTENSION_AFTER_DUE' });
    expect(find(late, 'explainOverdue')).toMatchObject({ possible: true });
    expect(find(possibleActions(handling().now, on('2026-05-06')), 'explainOverdue')?.code).toBe(
      'NOT_OVERDUE',
    );
    expect(find(late, 'close')).toMatchObject({
      possible: false,
      code: 'ACTION_NOT_IN_STATE',
      likelihood: 0,
    });
  });

  it('says which act usually comes next, and of a case that waits for the examiner that the handler has none', () => {
    expect(find(possibleActions(handling().now, on('2026-05-05')), 'submitResult')?.usual).toBe(true);
    const waiting = handling().add(decide(handling().now, result('2026-04-01'), on('2026-04-01')).events);
    const usual = possibleActions(waiting.now, on('2026-04-02')).filter((one) => one.usual);
    expect(usual.map(({ action }) => action)).not.toContain('linkRepeat');
    expect(find(possibleActions(waiting.now, on('2026-04-02')), 'linkRepeat')).toMatchObject({
      possible: true,
      usual: false,
    });
  });

  it('refuses what a state does not allow with the next steps by name and the number of the others', () => {
    const refused = (): string => {
      try {
        decide(handling().now, { type: 'close' } as PetitionCommand, on('2026-05-06'));
      } catch (error) {
        if (error instanceof Rejected) return error.message;
      }
      return '';
    };
    expect(refused()).toMatch(/现在可以:(?:[^、]+、){4}[^、]+等 \d+ 项,都列在该件的页面上。$/u);
  });

  it('K-08: while minutes run, their report comes before all else; after the final one it does not', () => {
    const found: PetitionEvent = {
      type: 'UrgencyFound',
      occurredOn: '2026-03-05',
      article: 'urgentReport',
      data: { grounds: ['threat'], discoveredAt: '2026-03-05T02:00:00.000Z' },
      sealed: { situation: '来电人扬言。' },
    };
    const reported = (report: 'initial' | 'final'): PetitionEvent => ({
      type: 'UrgentReported',
      occurredOn: '2026-03-05',
      article: 'urgentReport',
      data: {
        report,
        way: 'written',
        recipients: ['partyGovernment'],
        reportedAt: '2026-03-05T02:20:00.000Z',
        minutes: 20,
        late: false,
      },
      sealed: { measures: '已派人到场。', content: '情况说明。' },
    });
    const firstOf = (...events: PetitionEvent[]) =>
      possibleActions(storyOf(registered(), found, ...events).now, on('2026-03-05', 'windowHead'))[0]?.action;
    expect(firstOf()).toBe('reportUrgent');
    expect(firstOf(reported('initial'))).toBe('reportUrgent');
    expect(firstOf(reported('final'))).toBe('triage');
  });

  it('R-23: one matter cannot be divided, and in no later state', () => {
    const state = storyOf(registered()).now;
    expect(find(possibleActions(state, on('2026-03-03')), 'split')?.code).toBe('SPLIT_NEEDS_TWO_PARTS');
    expect(find(possibleActions(handling().now, on('2026-03-20')), 'split')?.code).toBe(
      'ACTION_NOT_IN_STATE',
    );
  });

  it('R-21: offers nothing at all to the accused', () => {
    const facts = accusation({
      subjects: [
        { subjectId: ACCUSED, role: 'accused', cadreAuthority: 'ownStaff', accountId: STAFF.second },
      ],
    });
    const actions = possibleActions(storyOf(registered(facts)).now, on('2026-03-05', 'second'));
    expect(actions.every(({ possible }) => !possible)).toBe(true);
    expect(new Set(actions.map(({ code }) => code))).toEqual(new Set(['RECUSAL_ACCUSED']));
  });

  it('never promises what the table forbids', () => {
    const states = [
      storyOf(registered()).now,
      storyOf(registered(), triaged('2026-03-04')).now,
      handling().now,
      handling(accusation()).now,
      storyOf(registered(), triaged('2026-03-04', arrival(), { intakeDecision: 'file', disposition: 'CC' }))
        .now,
    ];
    for (const state of states)
      for (const { action, possible } of possibleActions(state, on('2026-03-20', 'windowHead')))
        if (possible) expect(isAllowedIn(state.status, action)).toBe(true);
  });
});
