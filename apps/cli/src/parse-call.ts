import { parseArgs } from 'node:util';
import { type CliCommand, type Invocation, UsageError } from './command.js';

/** What was written after the name of a command. */
export type Call = Pick<Invocation, 'words' | 'options'>;

/** What a command accepts. */
export type Accepted = Pick<CliCommand, 'usage' | 'values' | 'flags' | 'words'>;

const ASKS_FOR_HELP = new Set(['--help', '-h']);

/**
 * The words and options of a call; null where help is asked for. Whatever the command does not know is refused and nothing is
 * done: `--dryrun` must not import, `--help` must not rebuild.
 * @throws UsageError
 */
export function parseCall(accepted: Accepted, args: readonly string[]): Call | null {
  if (args.some((arg) => ASKS_FOR_HELP.has(arg))) return null;
  const { values = [], flags = [], words = 0, usage } = accepted;
  const wrong = (sentence: string): UsageError => new UsageError(`${sentence}\n用法:${usage}`);
  const { positionals, tokens } = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: false,
    tokens: true,
    options: Object.fromEntries(values.map((option) => [option, { type: 'string' as const }])),
  });
  const options: Record<string, string | boolean> = {};
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (values.includes(name)) {
      if (value === undefined || (!token.inlineValue && value.startsWith('--')))
        throw wrong(`${rawName} 后面要写值。`);
      options[name] = value;
    } else if (!flags.includes(name)) throw wrong(`没有 ${rawName} 这个选项,什么也没有做。`);
    else if (value !== undefined) throw wrong(`${rawName} 后面不写值。`);
    else options[name] = true;
  }
  if (positionals.length > words) throw wrong(`多出了“${positionals[words]}”,什么也没有做。`);
  return { words: positionals, options };
}
