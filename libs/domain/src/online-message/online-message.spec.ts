import { describe, expect, it } from '@jest/globals';
import { affairContext, affairSpecification, as, PEOPLE } from '../affairs/spec-support.js';
import { policyOn } from '../parameters.js';
import { decide } from './decide-online-message.js';
import { messageProgressOf } from './message-progress.js';
import { ONLINE_MESSAGE } from './online-message.js';
import type { OnlineMessageCommand } from './online-message-commands.js';
import { ONLINE_MESSAGE_EVENTS } from './online-message-events.js';

const WRITER = '01900000-0000-7000-8000-0000000000e1';
const { OnlineMessageReceived, OnlineMessageRegistered, OnlineMessageSetAside, OnlineMessageTakenUp } =
  ONLINE_MESSAGE_EVENTS;
const RECEIVED = { ...OnlineMessageReceived.sample, occurredAt: '2026-03-02T02:00:00.000Z' };
const WRITTEN: Extract<OnlineMessageCommand, { type: 'receive' }> = {
  type: 'receive',
  signed: 'realName',
  content: '津贴没有发齐,请查',
  place: '某镇',
  concerned: '某所',
  wish: '补发',
  name: '某人',
  phone: '13800000000',
  address: '某镇某村',
  queryCodeMac: 'cXVlcnktY29kZS1tYWMtMQ',
  writerId: WRITER,
  terminalMac: 'dGVybWluYWwtb2YtdGhlLWQ',
  sentToday: 0,
  closedTo: [PEOPLE.handler],
};

describe('网上来件 (O-03, R-06, O-112)', () => {
  const open = { ...policyOn('2026-03-02'), publicPages: true };
  const on = (day: string, change: Parameters<typeof affairContext>[1] = {}) =>
    affairSpecification(ONLINE_MESSAGE, affairContext(day, { policy: open, ...change }));
  const written = (change: Partial<typeof WRITTEN>) => ({ ...WRITTEN, ...change });

  it('O-112 is shut where the unit has not opened it', () => {
    on('2026-03-02', { policy: { ...open, publicPages: false } })
      .given()
      .when(WRITTEN)
      .thenRejected('ONLINE_NOT_OPEN');
  });

  it('R-06 is received, to be entered within one working day, with its beginning as title', () => {
    on('2026-03-02')
      .given()
      .when(WRITTEN)
      .then({
        ...RECEIVED,
        sealed: { ...RECEIVED.sealed, title: WRITTEN.content },
      });
    // a Friday: Monday
    on('2026-03-06')
      .given()
      .when(WRITTEN)
      .thenState((state) => expect(state?.entryDueOn).toBe('2026-03-09'));
  });

  it('O-03 keeps attachments, each with its event; how an anonymous one calls his files is not kept', () => {
    const file = {
      scanId: '01900000-0000-7000-8000-0000000000e2',
      mediaType: 'image/jpeg',
      bytes: 240_000,
      pages: 1,
      sha256: '4f'.repeat(32),
      name: '工资条.jpg',
    };
    const sound = { ...file, scanId: WRITER, mediaType: 'audio/amr', pages: 0, name: '某人的录音.amr' };
    const { scanId: _, name: __, ...measured } = file;
    on('2026-03-02')
      .given()
      .when(written({ attachments: [file, sound] }))
      .thenState((state) => expect(state?.attachments).toHaveLength(2));
    const named = decide(
      null,
      written({ attachments: [file] }),
      affairContext('2026-03-02', { policy: open }),
    );
    expect(named.slice(1)).toEqual([
      expect.objectContaining({
        type: 'OnlineMessageAttached',
        data: { scanId: file.scanId, ...measured },
        sealed: { name: '工资条.jpg' },
      }),
    ]);
    const anonymous = decide(
      null,
      written({ signed: 'anonymous', attachments: [sound] }),
      affairContext('2026-03-02', { policy: open }),
    );
    expect(anonymous[1]).toMatchObject({ sealed: { name: '附件 1' } });
    const refuses = (attachments: (typeof file)[], code: string, policy = open) =>
      on('2026-03-02', { policy }).given().when(written({ attachments })).thenRejected(code);
    refuses(
      Array.from({ length: 6 }, () => file),
      'ONLINE_TOO_MANY_FILES',
    );
    refuses([file], 'ONLINE_TOO_MANY_FILES', { ...open, onlineAttachments: 0 });
    refuses(
      Array.from({ length: 3 }, () => ({ ...file, bytes: 7_500_000 })),
      'ONLINE_FILES_TOO_LARGE',
    );
    refuses([{ ...file, mediaType: 'application/zip' }], 'CODE_UNKNOWN');
    refuses([{ ...file, bytes: 8 * 1024 * 1024 + 1 }], 'NUMBER_INVALID');
  });

  it('O-03 refuses what is too long, counted over all fields, and says how long it may be', () => {
    const fits = written({ content: '字'.repeat(994), place: '某镇', concerned: '某所', wish: '补发' });
    on('2026-03-02')
      .given()
      .when(fits)
      .thenState((state) => expect(state?.status).toBe('waiting'));
    on('2026-03-02')
      .given()
      .when(written({ content: '字'.repeat(995) }))
      .thenRejected('ONLINE_TEXT_TOO_LONG');
  });

  it('O-03 refuses the sixth of a terminal on one day', () => {
    on('2026-03-02')
      .given()
      .when(written({ sentToday: 4 }))
      .thenState((state) => expect(state?.status).toBe('waiting'));
    on('2026-03-02')
      .given()
      .when(written({ sentToday: 5 }))
      .thenRejected('ONLINE_TOO_MANY_TODAY');
  });

  it('keeps nothing about a person of an anonymous one, and asks a name of who signs', () => {
    on('2026-03-02')
      .given()
      .when(written({ signed: 'anonymous' }))
      .then({
        ...RECEIVED,
        data: { ...RECEIVED.data, signed: 'anonymous', writerId: null },
        sealed: { ...RECEIVED.sealed, title: WRITTEN.content },
        persons: {},
      });
    on('2026-03-02')
      .given()
      .when(written({ name: undefined }))
      .thenRejected('ONLINE_NAME_MISSING');
  });

  it('shows in the list no more than its beginning', () => {
    const content = `${'字'.repeat(30)}\n${'词'.repeat(30)}`;
    on('2026-03-02')
      .given()
      .when(written({ content }))
      .then({
        ...RECEIVED,
        sealed: { ...RECEIVED.sealed, content, title: `${'字'.repeat(30)} ${'词'.repeat(9)}…` },
      });
  });

  it('becomes a petition once, late after the last day for entering it', () => {
    const register = {
      type: 'register',
      petitionId: OnlineMessageRegistered.sample.data.petitionId,
    } as const;
    on('2026-03-03', as('reception')).given(RECEIVED).when(register).then(OnlineMessageRegistered.sample);
    on('2026-03-04', as('reception'))
      .given(RECEIVED)
      .when(register)
      .then({
        ...OnlineMessageRegistered.sample,
        occurredOn: '2026-03-04',
        data: { petitionId: register.petitionId, late: true },
        sealed: { title: '网上来件' },
      });
    on('2026-03-03', as('reception'))
      .given(RECEIVED, OnlineMessageRegistered.sample)
      .when(register)
      .thenRejected('AFFAIR_STEP_NOT_OPEN');
  });

  it('is set aside for what is no petition, with a reason, and taken up again', () => {
    on('2026-03-02', as('reception'))
      .given(RECEIVED)
      .when({ type: 'setAside', ground: 'advertisement', reason: '推销办公用品,没有反映事项' })
      .then(OnlineMessageSetAside.sample);
    on('2026-03-04', as('reception'))
      .given(RECEIVED, OnlineMessageSetAside.sample)
      .when({ type: 'takeUp', reason: '后半段反映了具体事项' })
      .then(OnlineMessageTakenUp.sample);
    on('2026-03-04', as('reception'))
      .given(RECEIVED, OnlineMessageSetAside.sample, OnlineMessageTakenUp.sample)
      .when({ type: 'register', petitionId: OnlineMessageRegistered.sample.data.petitionId })
      .thenState((state) => expect(state?.status).toBe('registered'));
  });

  it('§6.5 is destroyed when it was set aside and a year is over, not before, and never what waits or is a petition', () => {
    const destroy = { type: 'destroy', on: '2027-03-03', keyIds: ['k'], scanIds: ['s'] } as const;
    const carries = { ...destroy, keyIds: [...destroy.keyIds], scanIds: [...destroy.scanIds] };
    const gone = {
      ...ONLINE_MESSAGE_EVENTS.OnlineMessageDestroyed.sample,
      data: { keptUntil: '2027-03-02', keyIds: ['k'], scanIds: ['s'] },
    };
    on('2027-03-02').given(RECEIVED, OnlineMessageSetAside.sample).when(carries).then();
    on('2027-03-03').given(RECEIVED, OnlineMessageSetAside.sample).when(carries).then(gone);
    // the period begins anew for what was taken up and set aside again
    const again = { ...OnlineMessageSetAside.sample, occurredOn: '2026-06-01' };
    on('2027-03-03')
      .given(RECEIVED, OnlineMessageSetAside.sample, OnlineMessageTakenUp.sample, again)
      .when(carries)
      .then();
    for (const others of [[], [OnlineMessageRegistered.sample]])
      on('2030-01-01')
        .given(RECEIVED, ...others)
        .when(carries)
        .thenRejected('AFFAIR_STEP_NOT_OPEN');
    on('2027-03-04', as('reception'))
      .given(RECEIVED, OnlineMessageSetAside.sample, gone)
      .when({ type: 'takeUp', reason: '再看' })
      .thenRejected('AFFAIR_STEP_NOT_OPEN');
    expect(messageProgressOf({ status: 'destroyed' })).toEqual(messageProgressOf({ status: 'setAside' }));
  });

  it('§6.2 tells the holder of its code no more than of an accusation', () => {
    expect(messageProgressOf({ status: 'waiting' })).toMatchObject({
      restricted: true,
      steps: [
        { step: 'received', done: true, on: null },
        { step: 'accepted', done: false, on: null },
        { step: 'closed', done: false, on: null },
      ],
      ended: null,
      ratings: null,
    });
    const aside = messageProgressOf({ status: 'setAside' });
    expect(aside.steps).toHaveLength(1);
    expect(aside.ended).toContain('没有登记');
  });
});
