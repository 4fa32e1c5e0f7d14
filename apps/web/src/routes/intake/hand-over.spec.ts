import { describe, expect, it } from '@jest/globals';
import { handOver } from './hand-over';

describe('how the query code comes to whoever wrote (R-06)', () => {
  it('is handed over at the window, told on the telephone, and goes with the notice to whoever wrote a letter', () => {
    expect(handOver('visit')).toEqual({ inPerson: true, words: '请当面交给信访人,凭它查询办理进度。' });
    expect(handOver('phone').words).toBe('请在电话里告诉信访人,凭它查询办理进度。');
    for (const channel of ['letter', 'fax', 'other'])
      expect(handOver(channel)).toEqual({
        inPerson: false,
        words: '请打印回执,随告知书一并寄给信访人,凭它查询办理进度。',
      });
    for (const channel of ['online', 'sms'])
      expect(handOver(channel).words).toBe('请回复给信访人,凭它查询办理进度。');
  });
});
