import { Rejected } from '#domain';
import { IdentityRefused } from '#identity';
import { loadSettings, settingsTable } from '#platform';
import { openRuntime } from '#runtime';
import { refuseNothingThere } from './begun.js';
import { UsageError } from './command.js';
import { COMMANDS } from './commands/index.js';
import { exitCodeOf } from './exit-code.js';
import { fileSentence } from './file-sentence.js';
import { parseCall } from './parse-call.js';
import { terminalLog } from './terminal-log.js';

const say = (line: string): void => console.log(line);

function help(): void {
  say('用法:npm run cli -- <命令> …\n');
  for (const { usage, zh } of COMMANDS) say(`  ${usage}\n      ${zh}`);
  say('\n设置(环境变量):');
  for (const { name, value, description } of settingsTable(process.env))
    say(`  ${name.padEnd(18)} ${value.padEnd(28)} ${description}`);
}

async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  const command = COMMANDS.find((each) => each.name === name);
  if (!command) {
    const isAskedFor = name === undefined || ['help', '--help', '-h'].includes(name);
    if (!isAskedFor) say(`没有“${name}”这个命令。`);
    help();
    return isAskedFor ? 0 : 2;
  }
  const call = parseCall(command, rest);
  if (call === null) {
    say(`用法:npm run cli -- ${command.usage}\n\n${command.zh}`);
    return 0;
  }
  if ('offline' in command) return command.run({ ...call, say });
  const settings = loadSettings(process.env);
  if (command.begins !== true) await refuseNothingThere(settings);
  const runtime = await openRuntime({ settings, log: terminalLog(), attach: true });
  try {
    return await command.run({ runtime, ...call, say });
  } finally {
    await runtime.close();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const plain =
    error instanceof UsageError ||
    error instanceof Rejected ||
    error instanceof IdentityRefused ||
    (error instanceof Error && /[\u4e00-\u9fff]/.test(error.message));
  console.error(plain ? (error as Error).message : (fileSentence(error) ?? error));
  process.exitCode = exitCodeOf(error);
}
