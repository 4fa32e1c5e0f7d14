import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { readTable } from './read-table.js';

const TEXT = '编号,收信日期\n来信1,2026-03-02\n';

describe('the encoding of a register', () => {
  it('is taken as it is named', () => {
    expect(readTable(Buffer.from(TEXT), undefined).columns).toEqual(['编号', '收信日期']);
    expect(readTable(iconv.encode(TEXT, 'gb18030'), 'gbk').columns).toEqual(['编号', '收信日期']);
  });

  it('is refused where the file contradicts the name, on both sides', () => {
    expect(() => readTable(iconv.encode(TEXT, 'gb18030'), undefined)).toThrow('请把编码改为 GBK');
    expect(() => readTable(Buffer.from(TEXT), 'gbk')).toThrow('文件是 UTF-8 编码,不是“gbk”');
  });

  it('does not matter where there are only letters of ASCII', () => {
    expect(readTable(Buffer.from('a,b\n1,2\n'), 'gbk').columns).toEqual(['a', 'b']);
  });
});

describe('a register in two encodings', () => {
  it('is refused with the line on which a character cannot be read', () => {
    const spoilt = Buffer.concat([
      iconv.encode('编号,收信日期\n来信1,2026-03-02\n来', 'gbk'),
      Buffer.from([0x81, 0xff]),
      iconv.encode('信2,2026-03-03\n', 'gbk'),
    ]);
    expect(() => readTable(spoilt, 'gbk')).toThrow('第 3 行');
  });
});

describe('the line that a row is told by', () => {
  it.each(['\n', '\r\n'])('is where it begins, also after a cell of several lines (%j)', (end) => {
    const text = ['\ufeff编号,内容', '', '1,"甲', '乙', '丙"', '', '2,丁', '"3","戊', '己"', '4,庚'].join(
      end,
    );
    expect(readTable(Buffer.from(text), undefined).rows.map(({ line }) => line)).toEqual([3, 7, 8, 10]);
  });
});
