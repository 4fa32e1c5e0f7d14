import { describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR } from '../../calendar.js';
import { dueOf, lightOf } from '../../deadlines/index.js';
import { policyOn } from '../../parameters.js';
import { clocksOf } from '../clocks.js';
import type { TakeOver } from '../commands.js';
import { seriesNeeded } from '../numbering.js';
import { possibleActions } from '../possible-actions.js';
import { on, STAFF } from '../spec-fixtures.js';
import { aLetter, aMatter, anAccusation, petitionOn, stateAfter } from './first-half-fixtures.js';
import { decide } from './index.js';

const TODAY = '2026-06-01';
const ctx = on(TODAY, 'windowHead');
const { given } = petitionOn(ctx);
const row = (change: Partial<TakeOver> = {}): TakeOver => {
  const { queryCodeMac: _unused, ...letter } = aLetter({ receivedOn: '2026-03-02' });
  return {
    ...letter,
    type: 'takeOver',
    importId: 'take-over-1',
    rowNo: 2,
    legacyNo: '来信2026-17',
    backdatingEvidence: '纸质卷2026-17',
    disposition: 'ZB',
    triagedOn: '2026-03-04',
    handlerId: STAFF.handler,
    notifiedOn: '2026-03-10',
    acceptedOn: '2026-03-09',
    ...change,
  };
};
const openingOf = (change: Partial<TakeOver> = {}) => {
  const [event] = decide(null, row(change), ctx).events;
  if (event?.type !== 'PetitionTakenOver') throw new Error('not taken over');
  return event;
};
const policy = policyOn('2026-03-02');
const stateOf = (change: Partial<TakeOver> = {}) => stateAfter(openingOf(change));
const clock = (change: Partial<TakeOver>, kind: string) =>
  clocksOf(stateOf(change), policy).find((each) => each.kind === kind);

describe('接管: does it (O-100…O-102)', () => {
  it('O-102 keeps the old number as it is written, beside one of a book of its own', () => {
    expect(openingOf().data).toMatchObject({
      petitionNo: '411300Z-2026-J-00001',
      displayNo: '宛组信接〔2026〕1号',
      backdated: true,
      registeredOn: '2026-03-02',
    });
    expect(openingOf().sealed).toMatchObject({
      legacyNo: '来信2026-17',
      backdatingEvidence: '纸质卷2026-17',
    });
    expect(seriesNeeded(null, row(), ctx)).toEqual([{ orgId: 1, year: 2026, book: 'J' }]);
    expect(seriesNeeded(null, row({ matters: [anAccusation()] }), ctx)).toEqual([]);
  });

  it('O-100 the clocks run from the real days, not from the day of entry; what is overdue shows so at once', () => {
    const handling = clock({}, 'dueHandle');
    expect(handling?.startedOn).toBe('2026-03-09');
    expect(handling && dueOf(handling, CHINA_CALENDAR).nominalDue).toBe('2026-05-08');
    expect(handling && lightOf(handling, TODAY, CHINA_CALENDAR).light).toBe('red');
    expect(clock({}, 'dueNotify')).toMatchObject({ startedOn: '2026-03-02', stoppedOn: '2026-03-10' });
    expect(clock({ notifiedOn: null }, 'dueNotify')).not.toHaveProperty('stoppedOn', expect.any(String));
  });

  it('O-100 an extension of the paper register lengthens the clock from its own approval', () => {
    const extended = {
      extensionDays: 30,
      extensionApprovedOn: '2026-05-06',
      extensionNotifiedOn: '2026-05-11',
      extensionReason: '向外县调档',
    };
    const handling = clock(extended, 'dueHandle');
    expect(handling && dueOf(handling, CHINA_CALENDAR).nominalDue).toBe('2026-06-07');
    expect(openingOf(extended).data.opening.extension).toMatchObject({ days: 30, late: true });
  });

  it('stands where its steps lead: registered, on the road, assigned down, accepted', () => {
    const none = { disposition: null, triagedOn: null, acceptedOn: null, notifiedOn: null };
    expect(stateOf(none).status).toBe('registered');
    expect(stateOf({ acceptedOn: null }).status).toBe('triaged');
    expect(stateOf({ acceptedOn: null, disposition: 'YJG' }).status).toBe('assignedDown');
    expect(stateOf()).toMatchObject({ status: 'accepted', handlerId: STAFF.handler, version: 1 });
  });

  it('§5.0 no. 9 an accusation is as restricted as a new one, its old number sealed', () => {
    const { data, sealed } = openingOf({ matters: [anAccusation()] });
    expect(data).toMatchObject({ zone: 'accusation', displayNo: '宛组信密〔2026〕4820175936号' });
    expect(sealed.legacyNo).toBe('来信2026-17');
  });

  it('a late notice of the register stays late', () => {
    expect(openingOf({ notifiedOn: '2026-04-20' }).data.opening.notification?.late).toBe(true);
    expect(openingOf().data.opening.notification?.late).toBe(false);
  });
});

describe('接管: says no', () => {
  it.each<[string, Partial<TakeOver>, string]>([
    ['without the old number', { legacyNo: '' }, 'TEXT_REQUIRED'],
    ['O-101 without a voucher', { backdatingEvidence: ' ' }, 'TEXT_REQUIRED'],
    ['accepted before receipt', { acceptedOn: '2026-03-01' }, 'DATE_BEFORE_STEP'],
    ['accepted, with no road', { disposition: null }, 'TAKEOVER_DISPOSITION_MISSING'],
    ['sent on for good: no open petition', { disposition: 'YS', acceptedOn: null }, 'TAKEOVER_NOT_OPEN'],
    [
      'R-35 an extension granted too late',
      { extensionDays: 30, extensionApprovedOn: '2026-05-20' },
      'EXTENSION_AFTER_DUE',
    ],
    [
      'K-11 an extension that is too long',
      { extensionDays: 31, extensionApprovedOn: '2026-05-06' },
      'EXTENSION_TOO_LONG',
    ],
    [
      'an extension where no period runs',
      {
        matters: [
          aMatter({ class: 'suggestion', appealKind: null, categoryCode: '1101', purpose: 'opinion' }),
        ],
        extensionDays: 10,
        extensionApprovedOn: '2026-04-06',
      },
      'CLOCK_NOT_APPLICABLE',
    ],
  ])('%s', (_name, change, code) => {
    given().when(row(change)).thenRejected(code);
  });

  it('a petition that is there already', () => {
    given(openingOf()).when(row()).thenRejected('PETITION_EXISTS');
  });
});

describe('撤销导入', () => {
  const takeBack = { type: 'takeBack', importId: 'take-over-1', reason: '导错了登记簿', on: TODAY } as const;

  it('leaves nothing to be done and no clock', () => {
    const [event] = decide(stateOf(), takeBack, ctx).events;
    if (event === undefined) throw new Error('not taken back');
    const state = stateAfter(openingOf(), event);
    expect(state.status).toBe('takenBack');
    expect(clocksOf(state, policy)).toEqual([]);
    expect(
      possibleActions(state, ctx)
        .filter(({ possible }) => possible)
        .map(({ action }) => action),
    ).toEqual(['forgetSubject']);
  });

  it('is refused for another import, and for what was worked on since', () => {
    given(openingOf())
      .when({ ...takeBack, importId: 'take-over-2' })
      .thenRejected('TAKEOVER_OTHER_IMPORT');
    const worked = { ...stateOf(), version: 2 };
    expect(() => decide(worked, takeBack, ctx)).toThrow(
      expect.objectContaining({ code: 'TAKEOVER_WORKED_ON' }),
    );
  });
});
