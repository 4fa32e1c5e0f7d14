import { describe, expect, it } from '@jest/globals';
import { ARTICLES } from '../articles.js';
import { Rejected } from '../rejected.js';
import { sameValue, specificationOf } from './index.js';

type LampEvent = { type: 'SwitchedOn'; by: string; remark?: string } | { type: 'SwitchedOff' };
type LampCommand = { type: 'switchOn'; by: string } | { type: 'switchOff' } | { type: 'break' };
type Lamp = { on: boolean; versions: number[] };

const { given } = specificationOf<Lamp, LampEvent, LampCommand, LampEvent & { version: number }>({
  initial: () => ({ on: false, versions: [] }),
  evolve: (lamp, event) => ({ on: event.type === 'SwitchedOn', versions: [...lamp.versions, event.version] }),
  decide: (lamp, command) => {
    if (command.type === 'break') throw new TypeError('a defect');
    if (command.type === 'switchOff') return lamp.on ? [{ type: 'SwitchedOff' }] : [];
    if (lamp.on) throw new Rejected('LAMP_ALREADY_ON', ARTICLES.diligence, '灯已经亮着。', { field: 'type' });
    return [{ type: 'SwitchedOn', by: command.by }];
  },
  record: (event, index) => ({ ...event, version: index + 1 }),
});

const on: LampEvent = { type: 'SwitchedOn', by: 'a' };

describe('given/when/then', () => {
  it('accepts what holds: events, refusal, silence, state', () => {
    given().when({ type: 'switchOn', by: 'a' }).then(on);
    given(on).when({ type: 'switchOn', by: 'b' }).thenRejected('LAMP_ALREADY_ON', ARTICLES.diligence);
    given(on).when({ type: 'switchOn', by: 'b' }).thenRejected('LAMP_ALREADY_ON');
    given().when({ type: 'switchOff' }).thenNothing();
    given(on)
      .when({ type: 'switchOff' })
      .thenState((lamp) => expect(lamp).toEqual({ on: false, versions: [1, 2] }));
  });

  it('fails what does not hold, with both sides in the message', () => {
    const switchOn = () => given().when({ type: 'switchOn', by: 'a' });
    expect(() => switchOn().then({ type: 'SwitchedOn', by: 'b' })).toThrow(/"by": "b"[\s\S]*"by": "a"/);
    expect(() => switchOn().then()).toThrow('Other events');
    expect(() => switchOn().then(on, on)).toThrow('Other events');
    expect(() => switchOn().thenNothing()).toThrow('Something happened');
    expect(() => switchOn().thenRejected('LAMP_ALREADY_ON')).toThrow('not refused');
    const refused = () => given(on).when({ type: 'switchOn', by: 'b' });
    expect(() => refused().then(on)).toThrow('LAMP_ALREADY_ON');
    expect(() => refused().thenNothing()).toThrow('refused');
    expect(() => refused().thenRejected('OTHER')).toThrow('another reason');
    expect(() => refused().thenRejected('LAMP_ALREADY_ON', ARTICLES.recusal)).toThrow('another article');
    expect(() => refused().thenRejected('LAMP_ALREADY_ON', null)).toThrow('another article');
  });

  it('lets a defect through: only a named refusal is a refusal', () => {
    expect(() => given().when({ type: 'break' })).toThrow(TypeError);
  });

  it('compares values as they are stored: an undefined key is no key', () => {
    expect(sameValue({ a: 1, b: undefined }, { a: 1 })).toBe(true);
    expect(sameValue({ a: 1, b: null }, { a: 1 })).toBe(false);
    expect(sameValue([1, 2], [2, 1])).toBe(false);
    expect(sameValue({ 0: 1 }, [1])).toBe(false);
    expect(sameValue({ a: { b: [1] } }, { a: { b: [1] } })).toBe(true);
  });
});
