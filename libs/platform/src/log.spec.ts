import { describe, expect, it } from '@jest/globals';
import { createLogger } from './index.js';

const written = (write: (log: ReturnType<typeof createLogger>) => void): string => {
  const lines: string[] = [];
  write(createLogger({ level: 'trace', name: 'test' }, { write: (line: string) => void lines.push(line) }));
  return lines.join('');
};

describe('the log', () => {
  it('keeps ids, codes and counts, and hides personal data at any depth', () => {
    const line = written((log) =>
      log.info(
        {
          petitionId: 'p-1',
          count: 3,
          petitioner: { name: '张三' },
          deep: [{ input: { PHONE: '13800000000', zone: 'b' } }],
        },
        '登记',
      ),
    );
    expect(JSON.parse(line)).toMatchObject({
      level: 'info',
      part: 'test',
      petitionId: 'p-1',
      count: 3,
      petitioner: '[略]',
      msg: '登记',
    });
    expect(line).not.toMatch(/张三|13800000000/);
    expect(line).toContain('"zone":"b"');
  });

  it('hides the values that PostgreSQL quotes in its errors', () => {
    const error = Object.assign(new Error('invalid input syntax for type integer: "张三"'), {
      severity: 'ERROR',
      code: '22P02',
      detail: 'Failing row contains (张三)',
      table: 'petition',
      where: '张三',
    });
    const line = written((log) => log.error({ err: error }, 'x') ?? log.error(error));
    expect(line).not.toContain('张三');
    expect(line).toContain('22P02');
    expect(line).toContain('petition');
  });

  it('hides what an error quotes in Chinese quotation marks, and its causes too', () => {
    const error = new Error('姓名“张三”过长', { cause: new Error('「李四」') });
    expect(written((log) => log.error({ err: error }))).not.toMatch(/张三|李四/);
  });

  it('stays quiet below its level', () => {
    const lines: string[] = [];
    createLogger({ level: 'warn' }, { write: (line: string) => void lines.push(line) }).info('x');
    expect(lines).toEqual([]);
  });
});
