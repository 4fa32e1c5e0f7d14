import { describe, expect, it } from '@jest/globals';
import { standingStill } from './standing-still.js';

const one = (name: string, secondsBehind: number, status: 'running' | 'halted' = 'running') => ({
  name,
  status,
  eventsBehind: secondsBehind === 0 ? 0 : 12,
  secondsBehind,
});

describe('whether anybody does the work of the background', () => {
  it('is not asked while it keeps up, nor of a subscription that has halted: that is told by itself', () => {
    expect(standingStill({ lag: [one('search', 0), one('seal', 200)], oldestEvent: 9e6 })).toBeNull();
    expect(standingStill({ lag: [one('search', 9_000, 'halted')], oldestEvent: 9e6 })).toBeNull();
  });

  it('is told with names, how long and how much where nothing moves', () => {
    const said = standingStill({
      lag: [one('search', 660), one('search', 300), one('reminders', 241), one('seal', 0)],
      oldestEvent: 9e6,
    });
    expect(said).toMatch(/^后台订阅“search”、“reminders”已有 11 分钟没有跟上,最多落后 12 条事件/);
    expect(said).toContain('BACKGROUND=separate');
  });

  it('is told where it never ran although there are events, and not of an empty or new installation', () => {
    expect(standingStill({ lag: [], oldestEvent: 3_600 })).toContain('后台从未运行过');
    expect(standingStill({ lag: [], oldestEvent: 20 })).toBeNull();
    expect(standingStill({ lag: [], oldestEvent: null })).toBeNull();
  });
});
