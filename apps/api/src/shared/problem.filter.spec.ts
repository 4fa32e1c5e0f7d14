import { describe, expect, it } from '@jest/globals';
import { problemOf } from './problem.filter.js';

const failed = (code: string): Error => Object.assign(new Error('x'), { code, severity: 'ERROR' });

describe('problemOf: a database that cannot just now', () => {
  it.each([
    ['all its connections are taken', failed('53300')],
    ['the statement was cancelled', failed('57014')],
    ['a lock was not given', failed('55P03')],
    ['others were faster, again and again', failed('40001')],
    ['a deadlock', failed('40P01')],
    ['no connection came free', new Error('timeout exceeded when trying to connect')],
  ])('%s: nothing was kept, and it may be sent again', (_, error) => {
    expect(problemOf(error)).toMatchObject({
      status: 503,
      code: 'DATABASE_BUSY',
      detail: expect.stringContaining('没有保存'),
    });
  });

  it.each(['57P01', '08006', 'ECONNRESET', '25P04'])(
    '%s: the answer is lost, so it does not claim that nothing was kept',
    (code) => {
      const { status, code: said, detail } = problemOf(failed(code));
      expect([status, said]).toEqual([503, 'DATABASE_UNAVAILABLE']);
      expect(detail).not.toContain('没有保存');
      expect(detail).toContain('不会重复');
    },
  );

  it('a fault of another kind stays one', () => {
    expect(problemOf(failed('42601'))).toMatchObject({ status: 500, code: 'INTERNAL' });
    expect(problemOf(new Error('x'))).toMatchObject({ status: 500, code: 'INTERNAL' });
  });
});
