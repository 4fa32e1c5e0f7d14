import type { CliCommand, OfflineCommand } from '../command.js';
import { accounts } from './accounts.js';
import { backup } from './backup.js';
import { bulk } from './bulk.js';
import { documents } from './documents.js';
import { doctor } from './doctor.js';
import { importCommand } from './import.js';
import { parked, replay } from './parked.js';
import { prove } from './prove.js';
import { rebuild } from './rebuild.js';
import { rotateKey } from './rotate-key.js';
import { restore } from './restore.js';
import { restoreFence } from './restore-fence.js';
import { report } from './report.js';
import { stats } from './stats.js';
import { topics } from './topics.js';
import { takeOver } from './take-over.js';
import { verifyReceipt } from './verify-receipt.js';
import { verify } from './verify.js';

/** Every command, in the order of the help. */
export const COMMANDS: readonly (CliCommand | OfflineCommand)[] = [
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
