import { describe, expect, it } from '@jest/globals';
import type { InboxItem } from '../../api';
import { groupsOf } from './groups';

const item = (reminderId: string, change: Partial<InboxItem>): InboxItem => ({
  reminderId,
  petitionId: 'p',
  displayNo: '宛组信〔2026〕来信1号',
  sentence: '',
  rung: 'T-3',
  kind: 'reminder',
  supervision: false,
  due: '2026-03-20',
  at: '2026-03-10T00:00:00Z',
  readAt: null,
  ...change,
});

describe('the inbox in groups', () => {
  it('puts what runs by minutes first, then what is late, then what is due now, a leader’s word, what to judge, notices, the rest, and what was read', () => {
    const groups = groupsOf(
      [
        item('soon', {}),
        item('read', { kind: 'urge', readAt: '2026-03-10T00:00:00Z' }),
        item('now', { due: '2026-03-11' }),
        item('late', { kind: 'escalation' }),
        item('minutes', { kind: 'urgent' }),
        item('system', { kind: 'notice', petitionId: null, due: null }),
        item('finding', { kind: 'judge', due: null }),
        item('instruction', { kind: 'word', due: null }),
      ],
      '2026-03-10',
    );
    expect(groups.map(({ key, items }) => `${key}: ${items.map((one) => one.reminderId).join()}`)).toEqual([
      'urgent: minutes',
      'late: late',
      'now: now',
      'word: instruction',
      'judge: finding',
      'notice: system',
      'soon: soon',
      'read: read',
    ]);
  });

  it('puts the period of a supervision without a petition by its day, as any other', () => {
    const of = { petitionId: null, supervision: true };
    const groups = groupsOf([item('now', { ...of, due: '2026-03-11' }), item('soon', of)], '2026-03-10');
    expect(groups.map(({ key }) => key)).toEqual(['now', 'soon']);
  });

  it('shows no empty group', () => {
    expect(groupsOf([], '2026-03-10')).toEqual([]);
  });
});
