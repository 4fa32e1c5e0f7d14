import { describe, expect, it } from '@jest/globals';
import { chainLines, rangesOf, sealLines } from './fault-lines.js';

const names = (id: string): string => `件 ${id}`;

describe('what verify writes of faults', () => {
  it('writes numbers in a row as one', () => {
    expect(rangesOf([3, 1, 2, 2, 7])).toBe('1–3、7');
    expect(rangesOf([])).toBe('');
  });

  it('says a petition that is gone once, with its events and the seals that had them', () => {
    const faults = [1, 2, 3, 4].map((version) => ({
      seal: 20 + version,
      what: 'EVENT_MISSING' as const,
      streamId: 'a',
      version,
    }));
    expect(
      sealLines([...faults, { seal: 22, what: 'EVENT_CHANGED', streamId: 'b', version: 9 }], names),
    ).toEqual([
      '不符:第 21–24 号封存,件 a 第 1–4 号事件:封存之后被删去的事件',
      '不符:第 22 号封存,件 b 第 9 号事件:封存之后被改过或添进来的事件',
    ]);
  });

  it('keeps apart the kinds of fault, lines of the anchors, and what no table remembers', () => {
    expect(
      sealLines(
        [
          { seal: 4, what: 'EVENT_MISSING', number: 1 },
          { seal: 4, what: 'EVENT_MISSING', number: 2 },
          { seal: 5, what: 'EVENT_MISSING', number: 1 },
          { seal: 6, what: 'SEAL_SIGNATURE' },
          { seal: 7, what: 'SEAL_SIGNATURE' },
          { seal: 0, what: 'ANCHOR_INVALID', line: 3 },
          { seal: 0, what: 'ANCHOR_INVALID', line: 5 },
        ],
        names,
      ),
    ).toEqual([
      '不符:第 4 号封存,其中第 1–2 条:封存之后被删去的事件',
      '不符:第 5 号封存,其中第 1 条:封存之后被删去的事件',
      '不符:第 6–7 号封存:签名不符(封存被改过)',
      '不符:留底第 3、5 行:库外留底的这一行无效或不是本系统所写',
    ]);
  });

  it('groups the faults of a chain by petition and kind', () => {
    expect(
      chainLines(
        [
          { streamId: 'a', version: 2, what: 'HASH' },
          { streamId: 'a', version: 3, what: 'HASH' },
          { streamId: 'a', version: 9, what: 'GAP' },
          { streamId: 'b', version: 2, what: 'HASH' },
        ],
        names,
      ),
    ).toEqual([
      '不符:件 a 第 2–3 号事件:内容与散列不符(有人改过)',
      '不符:件 a 第 9 号事件:之前的事件缺失',
      '不符:件 b 第 2 号事件:内容与散列不符(有人改过)',
    ]);
  });
});
