import { describe, expect, it } from '@jest/globals';
import { COMMANDS } from './commands/index.js';
import { parseCall } from './parse-call.js';

const accepted = { usage: 'import <文件> …', words: 1, values: ['login', 'sheet'], flags: ['dry-run'] };
const refusal = (...args: string[]): string => {
  try {
    parseCall(accepted, args);
    return 'accepted';
  } catch (error) {
    return (error as Error).message.split('\n')[0] ?? '';
  }
};

describe('a call of the command line', () => {
  it('is its words and options, in whatever order, with or without an equals sign', () => {
    expect(parseCall(accepted, ['--dry-run', '甲.csv', '--login', 'li', '--sheet=-一月'])).toEqual({
      words: ['甲.csv'],
      options: { 'dry-run': true, login: 'li', sheet: '-一月' },
    });
  });

  it('asks for help wherever it says so, and does nothing else', () => {
    for (const asks of [['--help'], ['-h'], ['甲.csv', '--dry-run', '--help']])
      expect(parseCall(accepted, asks)).toBeNull();
  });

  it.each([
    [['--dryrun'], '没有 --dryrun 这个选项,什么也没有做。'],
    [['--no-dry-run'], '没有 --no-dry-run 这个选项,什么也没有做。'],
    [['-x'], '没有 -x 这个选项,什么也没有做。'],
    [['--login'], '--login 后面要写值。'],
    [['--login', '--dry-run'], '--login 后面要写值。'],
    [['--dry-run=no'], '--dry-run 后面不写值。'],
    [['甲.csv', '乙.csv'], '多出了“乙.csv”,什么也没有做。'],
  ])('refuses %j', (args, sentence) => {
    expect(refusal(...args)).toBe(sentence);
  });
});

describe('every command', () => {
  it.each(COMMANDS.map((command) => [command.name, command] as const))(
    '%s says in its usage exactly the options that it takes',
    (_, { usage, values = [], flags = [] }) => {
      const said = [...usage.matchAll(/--([a-z-]+)/g)].map(([, name]) => name);
      expect([...new Set(said)].sort()).toEqual([...values, ...flags].sort());
    },
  );
});
