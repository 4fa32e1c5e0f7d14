import { describe, expect, it } from '@jest/globals';
import { sentenceOfLog } from './terminal-log.js';

describe('the log in front of a terminal', () => {
  it('is a sentence where it is one, and never JSON', () => {
    expect(sentenceOfLog('{"level":"warn","part":"cli","msg":"数据库已恢复"}\n')).toBe('提示:数据库已恢复');
    expect(
      sentenceOfLog(
        '{"level":"error","msg":"a run failed","err":{"type":"Error","code":"P0001","message":"x","stack":"y"}}\n',
      ),
    ).toBe('日志(error):a run failed(P0001 x)');
  });

  it('leaves alone what is no line of the log', () => {
    expect(sentenceOfLog('plain\n')).toBe('plain');
  });
});
