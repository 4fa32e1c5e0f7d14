import { describe, expect, it } from '@jest/globals';
import { affairContext, affairSpecification, as, PEOPLE } from '../affairs/spec-support.js';
import { seriesSetBy, TAKEOVER } from './take-over.js';

const { TakeoverBegun, TakeoverListed, TakeoverBookSet, TakeoverSigned, TakeoverUndone } = TAKEOVER.events;
const on = (who: keyof typeof PEOPLE = 'windowHead') =>
  affairSpecification(TAKEOVER, affairContext('2026-06-01', as(who)));
const begun = {
  ...TakeoverBegun.sample,
  data: { ...TakeoverBegun.sample.data, paperCount: 1, receiverId: PEOPLE.windowHead },
};

describe('接管对账 (O-103, O-105)', () => {
  it('begins with what the paper says', () => {
    on()
      .given()
      .when({
        type: 'begin',
        title: '来信登记簿接管',
        startedOn: '2026-06-01',
        paperCount: 1,
        handedOverBy: '孙志强',
        receiverId: PEOPLE.windowHead,
      })
      .then(begun);
  });

  it('O-103 sets the next number of a book behind the last one of the paper', () => {
    on()
      .given(begun)
      .when({ type: 'setBook', year: 2026, book: 'letter', paperLast: 112 })
      .then(TakeoverBookSet.sample);
    expect(seriesSetBy(TakeoverBookSet.sample, 1)).toEqual({ orgId: 1, year: 2026, book: 'L', next: 113 });
    on()
      .given(begun)
      .when({ type: 'setBook', year: 2026, book: 'paper-notice', paperLast: 40 })
      .then({ ...TakeoverBookSet.sample, data: { year: 2026, book: '宛组信告', paperLast: 40, next: 41 } });
    on()
      .given(begun)
      .when({ type: 'setBook', year: 2026, book: 'nothing', paperLast: 1 })
      .thenRejected('FIELD_SHAPE');
  });

  it('lists what is entered once', () => {
    const list = {
      type: 'list',
      arrivals: TakeoverListed.sample.data.petitionIds,
      openCount: 1,
      fileHash: 'a1b2c3',
      fileName: '来信登记簿.xlsx',
    } as const;
    on().given(begun).when(list).then(TakeoverListed.sample);
    on().given(begun, TakeoverListed.sample).when(list).thenNothing();
  });

  it('O-105 is signed by who receives, with every difference explained', () => {
    const signed = {
      ...TakeoverSigned.sample,
      data: { paperCount: 1, systemCount: 1, byId: PEOPLE.windowHead },
    };
    on().given(begun, TakeoverListed.sample).when({ type: 'sign' }).then(signed);
    on().given(begun).when({ type: 'sign' }).thenRejected('TAKEOVER_DIFFERENCE_UNEXPLAINED');
    on()
      .given(begun)
      .when({ type: 'sign', difference: '2026-3 号已于五月办结。' })
      .then({
        ...signed,
        data: { ...signed.data, systemCount: 0 },
        sealed: { difference: '2026-3 号已于五月办结。' },
      });
    on('reception')
      .given(begun, TakeoverListed.sample)
      .when({ type: 'sign' })
      .thenRejected('TAKEOVER_RECEIVER_SIGNS');
  });

  it('is undone as a whole by one event, and not once it is signed', () => {
    const undo = { type: 'undo', reason: '导入了去年的登记簿。' } as const;
    on().given(begun, TakeoverListed.sample).when(undo).then(TakeoverUndone.sample);
    on()
      .given(begun, TakeoverListed.sample, TakeoverSigned.sample)
      .when(undo)
      .thenRejected('AFFAIR_STEP_NOT_OPEN');
  });
});
