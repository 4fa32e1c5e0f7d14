import { describe, expect, it } from '@jest/globals';
import { UpcasterRegistry } from './upcasters.js';

const one = {
  type: 'Named',
  from: 1,
  up: ({ name, ...data }: object & { name?: string }) => ({ ...data, title: name ?? '' }),
};
const two = {
  type: 'Named',
  from: 2,
  up: (data: object) => ({ ...data, kind: 'plain' }),
  upSecret: () => 'lifted',
};

describe('UpcasterRegistry', () => {
  it('lifts step by step to the newest version', () => {
    const registry = new UpcasterRegistry({ current: { Named: 3 }, upcasters: [two, one] });
    expect(registry.lift('Named', 1, { name: 'x' })).toEqual({
      schemaVersion: 3,
      data: { title: 'x', kind: 'plain' },
    });
    expect(registry.lift('Named', 3, { title: 'y' })).toEqual({ schemaVersion: 3, data: { title: 'y' } });
    expect(registry.liftSecret('Named', 1, 'old')).toBe('lifted');
    expect(registry.liftSecret('Named', 3, 'new')).toBe('new');
  });

  it('refuses a gap and a second upcaster for one step when it is made', () => {
    expect(() => new UpcasterRegistry({ current: { Named: 3 }, upcasters: [two] })).toThrow('Named v1');
    expect(() => new UpcasterRegistry({ upcasters: [one, one] })).toThrow('Named v1');
  });

  it('knows what is registered and nothing from the future', () => {
    const registry = new UpcasterRegistry({ current: { Named: 3 }, upcasters: [one, two] });
    expect([registry.knows('Named', 1), registry.knows('Named', 3)]).toEqual([true, true]);
    expect([registry.knows('Named', 4), registry.knows('Other', 1), registry.knows('toString', 1)]).toEqual([
      false,
      false,
      false,
    ]);
    expect(new UpcasterRegistry().knows('Anything', 9)).toBe(true);
  });
});
