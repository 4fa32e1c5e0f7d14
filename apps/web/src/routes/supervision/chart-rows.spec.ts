import { describe, expect, it } from '@jest/globals';
import type { AffairList, AffairRow } from '../../api';
import { cellOf, chartRows } from './chart-rows';

const row = (number: string | null, light: string | null, due = '2026-03-20', open = true): AffairRow =>
  ({
    number,
    open,
    title: '不上墙',
    cells: ['SUP-02', '召川县委组织部'],
    clock: light === null ? null : { light: { key: light }, nominalDue: due },
  }) as unknown as AffairRow;

describe('挂图 (O-93)', () => {
  const list = {
    columns: ['事由', '责任单位'],
    rows: [
      row('宛组信督〔2026〕1号', 'green'),
      row('宛组信督〔2026〕2号', 'red', '2026-03-18'),
      row('宛组信督密〔2026〕4820175936号', 'red'),
      row('宛组信督〔2026〕3号', null),
      row('宛组信督〔2026〕4号', 'red', '2026-03-10'),
      row('宛组信督〔2026〕5号', 'red', '2026-03-10', false),
      row(null, null),
    ],
  } as unknown as AffairList;

  it('sorts by lamp and day, and keeps off the wall what is written off, unnumbered or restricted', () => {
    const { shown, kept } = chartRows(list);
    expect(shown.map(({ number }) => number?.match(/\d+(?=号)/)?.[0])).toEqual(['4', '2', '1', '3']);
    expect(kept).toBe(1);
  });

  it('finds a cell by the name of its column', () => {
    expect(cellOf(list, list.rows[0] as AffairRow, '责任单位')).toBe('召川县委组织部');
    expect(cellOf(list, list.rows[0] as AffairRow, '没有')).toBe('—');
  });
});
