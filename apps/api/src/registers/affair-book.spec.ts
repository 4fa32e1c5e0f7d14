import { describe, expect, it } from '@jest/globals';
import { AFFAIRS } from '#domain';
import { bookOf } from '#documents';
import { affairColumns } from './affair-book.js';

/** Books whose lines the affairs are; what is filed under another one stays a page of its own. */
const WRITTEN = [...new Set(AFFAIRS.map(({ register }) => register))].filter(
  (code) => bookOf(code)?.source === 'affair',
);
const BOOKS = [...new Set(AFFAIRS.map(({ register }) => register))];

describe('a book of affairs (§6.1)', () => {
  it.each(BOOKS)(
    '%s has its columns in the order of the books, then what the affairs know besides',
    (code) => {
      const own = AFFAIRS.filter(({ register }) => register === code);
      const heads = own.flatMap(({ columns }) => columns.map(({ zh }) => zh));
      const { columns } = affairColumns(code, [...new Set(heads)], own.length);
      const asked = bookOf(code)?.columns ?? [];
      expect(columns.slice(0, asked.length)).toEqual(asked);
      expect(new Set(columns).size).toBe(columns.length);
      expect(columns.at(-1)).toBe('状态');
    },
  );

  it.each(WRITTEN)('%s has a source for each of its columns: none stays empty for want of one', (code) => {
    const heads = AFFAIRS.filter(({ register }) => register === code).flatMap(({ columns }) =>
      columns.map(({ zh }) => zh),
    );
    const { sourceless } = affairColumns(code, [...new Set(heads)], 1);
    expect(sourceless).toEqual([]);
  });

  it('says moments by the clock of the office, and nothing where nothing is known', () => {
    const { columns, cellsOf } = affairColumns(
      'L22',
      ['得知来源', '责任单位', '判定', '判定人', '首报用时'],
      1,
    );
    const cells = cellsOf(
      {
        view: { number: null, title: '某事', statusZh: '已认定' } as never,
        zh: '外部得知事件',
        values: new Map([
          ['得知来源', '媒体'],
          ['责任单位', '某县委组织部'],
          ['判定', '漏报'],
          ['判定人', '员工leader'],
        ]),
        facts: { learntAt: '2026-03-10T01:30:00.000Z', happenedAt: '2026-03-10T00:15:00.000Z' },
      },
      new Map([['place', '某镇政府']]),
    );
    expect(Object.fromEntries(columns.map((name, at) => [name, cells[at]]))).toMatchObject({
      得知来源: '媒体',
      得知时刻: '2026-03-10 09:30',
      发生时刻: '2026-03-10 08:15',
      地点: '某镇政府',
      单位: '某县委组织部',
      判定: '漏报',
      判定人: '员工leader',
      是否对应报告: '',
      事项: '某事',
    });
  });
});
