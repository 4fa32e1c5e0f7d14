import type { Runtime } from '#runtime';

/** What a command is given: the opened runtime, its words and options, and where to print. */
export type Invocation = {
  runtime: Runtime;
  words: readonly string[];
  options: Readonly<Record<string, string | boolean | undefined>>;
  say: (line: string) => void;
};

/** One operator's command. @shape run: exit code, 0 = all is well */
export type CliCommand = {
  name: string;
  usage: string;
  zh: string;
  /** How many words it takes besides options; none where left out. */
  words?: number;
  /** Options that take a value. */
  values?: readonly string[];
  /** Options that take none. */
  flags?: readonly string[];
  /** May be the first thing that ever happens in a data folder; others refuse one in which nothing was begun. */
  begins?: boolean;
  run(invocation: Invocation): Promise<number>;
};

/** A command that needs neither settings nor database. @shape run: exit code, 0 = all is well */
export type OfflineCommand = Omit<CliCommand, 'run'> & {
  offline: true;
  run(invocation: Omit<Invocation, 'runtime'>): Promise<number>;
};

/** A wrong call: one Chinese sentence and exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A text option that must be there. */
export function requiredOption(options: Invocation['options'], name: string): string {
  const value = options[name];
  if (typeof value !== 'string' || value === '') throw new UsageError(`请给出 --${name} <值>。`);
  return value;
}
