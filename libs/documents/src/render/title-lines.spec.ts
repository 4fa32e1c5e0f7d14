import { describe, expect, it } from '@jest/globals';
import { titleLines } from './title-lines.js';

describe('a title in lines that part no word (GB/T 9704 7.3.1)', () => {
  it.each([
    ['延期告知书', ['延期告知书']],
    ['关于何守田信访事项的处理意见书', ['关于何守田信访事项的处理意见书']],
    ['关于宛组信〔2026〕来信1号信访事项的异议函', ['关于宛组信〔2026〕来信1号', '信访事项的异议函']],
    ['关于宛组信〔2026〕来信1号信访事项的催办通知', ['关于宛组信〔2026〕来信1号', '信访事项的催办通知']],
    [
      '关于督办宛组信密〔2026〕4820175936号信访事项的通知',
      ['关于督办宛组信密〔2026〕4820175936号', '信访事项的通知'],
    ],
  ])('%s', (title, lines) => expect(titleLines(title)).toEqual(lines));

  it('leaves to the page what has no place to part, or would need a third line', () => {
    const long = '长'.repeat(30);
    expect(titleLines(long)).toEqual([long]);
    const longer = `关于${'某某事项的情况'.repeat(12)}`;
    expect(titleLines(longer)).toEqual([longer]);
  });
});
