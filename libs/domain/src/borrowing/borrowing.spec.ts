import { describe, expect, it } from '@jest/globals';
import { affairContext, affairSpecification, as, CONCERNED, PEOPLE } from '../affairs/spec-support.js';
import { CHINA_CALENDAR } from '../calendar.js';
import { BORROWING, overdueBorrowing } from './borrowing.js';
import { HANDOVER } from './handover.js';

describe('借阅 (O-94, O-95)', () => {
  const LENT = BORROWING.events.FileLent.sample;
  const lend = {
    type: 'lend',
    petitionId: CONCERNED.petitionId,
    title: '某卷',
    borrowerId: PEOPLE.handler,
    purpose: '核对材料',
    approverId: PEOPLE.windowHead,
  } as const;
  const on = (day: string, change: Parameters<typeof affairContext>[1] = {}) =>
    affairSpecification(BORROWING, affairContext(day, { petition: CONCERNED, ...change }));
  const accusation = { ...CONCERNED, class: 'accusation', zone: 'accusation' } as const;

  it('O-94 is lent with a reason and somebody’s leave, for five working days', () => {
    on('2026-03-02').given().when(lend).then(LENT);
    on('2026-03-02')
      .given()
      .when({ ...lend, borrowerId: PEOPLE.windowHead })
      .thenRejected('BORROWING_SELF_APPROVED');
    on('2026-03-02', as('reception')).given().when(lend).thenRejected('BORROWING_APPROVAL_NOT_YOURS');
    on('2026-03-02', { petition: null }).given().when(lend).thenRejected('FILE_WITHOUT_PETITION');
    on('2026-03-02', { petition: { ...CONCERNED, volumeIsOut: true } })
      .given()
      .when(lend)
      .thenRejected('FILE_ALREADY_LENT');
  });

  it('O-94 the file of an accusation is read on the spot, with the leave of the head', () => {
    on('2026-03-02', { petition: accusation }).given().when(lend).thenRejected('ACCUSATION_FILE_NOT_LENT');
    on('2026-03-02', { petition: accusation })
      .given()
      .when({ ...lend, onTheSpot: true })
      .thenRejected('ACCUSATION_FILE_NEEDS_HEAD');
    on('2026-03-02', { petition: accusation, ...as('leader') })
      .given()
      .when({ ...lend, onTheSpot: true, approverId: PEOPLE.leader })
      .thenState((state) => expect(state?.dueOn).toBe('2026-03-02'));
  });

  it('O-95 reminds borrower and window each working day, the deputy after ten', () => {
    const file = { dueOn: '2026-03-09', returnedOn: null };
    expect(overdueBorrowing(file, '2026-03-09', CHINA_CALENDAR)).toEqual({ workingDays: 0, remind: [] });
    expect(overdueBorrowing(file, '2026-03-10', CHINA_CALENDAR).remind).toEqual(['borrower', 'windowHead']);
    expect(overdueBorrowing(file, '2026-03-23', CHINA_CALENDAR)).toMatchObject({
      workingDays: 10,
      remind: ['borrower', 'windowHead'],
    });
    expect(overdueBorrowing(file, '2026-03-24', CHINA_CALENDAR).remind).toContain('deputyLeader');
    expect(
      overdueBorrowing({ ...file, returnedOn: '2026-03-10' }, '2026-03-24', CHINA_CALENDAR).remind,
    ).toEqual([]);
  });

  it('comes back once, late or in time', () => {
    const back = { type: 'giveBack', condition: '页数相符' } as const;
    on('2026-03-06').given(LENT).when(back).then(BORROWING.events.FileReturned.sample);
    on('2026-03-10')
      .given(LENT)
      .when(back)
      .then({ ...BORROWING.events.FileReturned.sample, occurredOn: '2026-03-10', data: { late: true } });
    on('2026-03-11')
      .given(LENT, BORROWING.events.FileReturned.sample)
      .when(back)
      .thenRejected('AFFAIR_STEP_NOT_OPEN');
  });
});

describe('交接 (O-96, D45)', () => {
  it('lets whoever has no petition in hand hand over files, seals and keys (O-96)', () => {
    expect(HANDOVER.commands.list.fields['petitionIds']).toMatchObject({ optional: true });
    affairSpecification(HANDOVER, affairContext('2026-03-10', as('windowHead')))
      .given()
      .when({
        type: 'list',
        fromId: PEOPLE.handler,
        toId: PEOPLE.reception,
        supervisorId: PEOPLE.windowHead,
        reason: '调离',
        clocks: '无',
        fileCount: 0,
        lentOutCount: 0,
        things: '印章一枚',
      })
      .thenState((state) => expect(state?.petitionIds).toEqual([]));
  });
  const { HandoverListed, HandoverSigned } = {
    HandoverListed: HANDOVER.events.HandoverListed.sample,
    HandoverSigned: HANDOVER.events.HandoverSigned.sample,
  };
  const sign = { type: 'sign' } as const;
  const on = (who: keyof typeof PEOPLE) =>
    affairSpecification(HANDOVER, affairContext('2026-03-10', as(who)));
  const byReceiver: typeof HandoverSigned = {
    ...HandoverSigned,
    data: { as: 'to', byId: PEOPLE.reception },
  };

  it('passes the responsibility with the third signature, the supervisor’s, and not before', () => {
    on('handler').given(HandoverListed).when(sign).then(HandoverSigned);
    on('windowHead')
      .given(HandoverListed, HandoverSigned)
      .when(sign)
      .thenRejected('HANDOVER_SUPERVISOR_LAST');
    on('windowHead')
      .given(HandoverListed, HandoverSigned, byReceiver)
      .when(sign)
      .then(
        { ...byReceiver, data: { as: 'supervisor' as const, byId: PEOPLE.windowHead } },
        HANDOVER.events.HandoverCompleted.sample,
      );
  });

  it('takes each signature once and from nobody else; the three are three people', () => {
    on('handler').given(HandoverListed, HandoverSigned).when(sign).thenRejected('HANDOVER_ALREADY_SIGNED');
    on('examiner').given(HandoverListed).when(sign).thenRejected('HANDOVER_NOT_YOURS');
    on('windowHead')
      .given()
      .when({
        type: 'list',
        fromId: PEOPLE.handler,
        toId: PEOPLE.handler,
        supervisorId: PEOPLE.windowHead,
        reason: '调离',
        petitionIds: [CONCERNED.petitionId],
        clocks: '无',
        fileCount: 0,
        lentOutCount: 0,
        things: '无',
      })
      .thenRejected('HANDOVER_PEOPLE_NOT_DISTINCT');
  });
});
