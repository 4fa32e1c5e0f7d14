import { describe, expect, it } from '@jest/globals';
import { handOver } from './hand-over';

const by = (channel: string, anonymity = 'realName') => handOver({ channel, anonymity });

describe('how the query code comes to whoever wrote (R-06)', () => {
  it('is handed over at the window, told on the telephone, and goes with the notice to whoever wrote a letter', () => {
    expect(by('visit')).toEqual({
      inPerson: true,
      nobody: false,
      words: '请当面交给信访人,凭它查询办理进度。',
    });
    expect(by('phone').words).toBe('请在电话里告诉信访人,凭它查询办理进度。');
    for (const channel of ['letter', 'fax', 'other'])
      expect(by(channel)).toEqual({
        inPerson: false,
        nobody: false,
        words: '请打印回执,随告知书一并寄给信访人,凭它查询办理进度。',
      });
    for (const channel of ['online', 'sms'])
      expect(by(channel).words).toBe('请回复给信访人,凭它查询办理进度。');
  });

  it('comes to nobody where a letter is anonymous; a caller and a visitor hear it without a name', () => {
    for (const channel of ['letter', 'fax', 'other'])
      expect(by(channel, 'anonymous')).toEqual({
        inPerson: false,
        nobody: true,
        words: '匿名来件没有可以交给的人,不给查询码。',
      });
    for (const channel of ['visit', 'phone', 'online', 'sms'])
      expect(by(channel, 'anonymous')).toEqual(by(channel));
  });
});
