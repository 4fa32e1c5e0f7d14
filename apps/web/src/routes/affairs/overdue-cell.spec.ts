import { describe, expect, it } from '@jest/globals';
import { isOverdueCell } from './overdue-cell';

describe('a last day in a register', () => {
  const at = { open: true, today: '2026-12-02' };
  it.each([
    ['应还', '2026-12-01', at, true],
    ['应还', '2026-12-02', at, false],
    ['应还', '2026-12-01', { ...at, open: false }, false],
    ['应登记日', '2026-12-01', at, true],
    ['借出', '2026-11-01', at, false],
    ['应回日', '—', at, false],
    ['应回日', undefined, at, false],
  ] as const)('%s %s', (column, cell, where, past) => {
    expect(isOverdueCell(column, cell, where)).toBe(past);
  });
});
