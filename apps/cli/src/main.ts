import { parseArgs } from 'node:util';
import { Rejected } from '#domain';
import { IdentityRefused } from '#identity';
import { createLogger, loadSettings, settingsTable } from '#platform';
import { ImportRefused } from '#importing';
import { openRuntime } from '#runtime';
import { type CliCommand, type OfflineCommand, UsageError } from './command.js';
import { accounts } from './commands/accounts.js';
import { backup } from './commands/backup.js';
import { bulk } from './commands/bulk.js';
import { documents } from './commands/documents.js';
import { doctor } from './commands/doctor.js';
import { importCommand } from './commands/import.js';
import { parked, replay } from './commands/parked.js';
import { prove } from './commands/prove.js';
import { rebuild } from './commands/rebuild.js';
import { rotateKey } from './commands/rotate-key.js';
import { restore } from './commands/restore.js';
import { restoreFence } from './commands/restore-fence.js';
import { report } from './commands/report.js';
import { stats } from './commands/stats.js';
import { topics } from './commands/topics.js';
import { takeOver } from './commands/take-over.js';
import { verifyReceipt } from './commands/verify-receipt.js';
import { verify } from './commands/verify.js';
import { fileSentence } from './file-sentence.js';

const COMMANDS: readonly (CliCommand | OfflineCommand)[] = [
  importCommand,
  takeOver,
  verify,
  prove,
  verifyReceipt,
  rebuild,
  parked,
  replay,
  stats,
  report,
  documents,
  topics,
  accounts,
  doctor,
  backup,
  restore,
  restoreFence,
  rotateKey,
  bulk,
];

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
    help();
    return name === undefined || name === 'help' ? 0 : 2;
  }
  const { positionals, values } = parseArgs({
    args: rest,
    allowPositionals: true,
    strict: false,
    options: Object.fromEntries(
      (command.values ?? []).map((option) => [option, { type: 'string' as const }]),
    ),
  });
  if ('offline' in command) return command.run({ words: positionals, options: values, say });
  const settings = loadSettings(process.env);
  const log = createLogger({ level: 'warn', name: 'cli' });
  const runtime = await openRuntime({ settings, log, attach: true });
  try {
    return await command.run({ runtime, words: positionals, options: values, say });
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
  process.exitCode = error instanceof UsageError || error instanceof ImportRefused ? 2 : 1;
}
