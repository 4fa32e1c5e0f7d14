import { describe, expect, it } from '@jest/globals';
import { topicClusters, topicWords } from './topics.js';

const text = (id: string, words: string) => ({ id, text: words, on: '2026-01-01' });

describe('topics', () => {
  it('joins texts that say the same in other words, and leaves the rest alone', () => {
    const clusters = topicClusters(
      [
        text('a', '小区物业违规收取停车费,业主要求退还停车费'),
        text('b', '物业公司乱收停车费,请求退还业主停车费'),
        text('c', '退休教师工龄津贴多年没有补发'),
        text('d', '村道路灯损坏无人维修'),
      ],
      35,
    );
    expect(clusters.map(({ members }) => members.map(({ id }) => id))).toEqual([['a', 'b']]);
    expect(clusters[0]?.words).toContain('停车费');
    expect(topicClusters([], 35)).toEqual([]);
  });
  it('knows words, not characters, and drops those that every petition has', () => {
    expect(topicWords('请问关于小区的物业问题怎么解决')).toEqual(['小区', '物业']);
  });
});
