import type { StoredCommand } from '#event-store';
import type { PetitionState } from '#domain';
import { CaseworkRefused } from './casework-refused.js';
import type { CommandFrame } from './command-frame.js';

/** What a command did. @shape numbers: those given by it, e.g. `宛组信告〔2026〕12号` */
export type CommandOutcome = {
  petitionId: string;
  version: number;
  status: string;
  numbers: string[];
  /** The very same command had been carried out before; this is its answer. */
  repeated: boolean;
};

/** What an arrival did; with the petition as it is now and the day, except for a repetition. */
export type ArrivalOutcome = CommandOutcome & { after?: PetitionState; today?: string };

/** The store knows the command, which it did not when the transaction began. */
export class SettledMeanwhile extends Error {
  override readonly name = 'SettledMeanwhile';
}

/** Where the same command was settled by another request meanwhile: rolled back with its numbers, asked once more. */
export async function againIfSettled<T>(transaction: () => Promise<T>): Promise<T> {
  try {
    return await transaction();
  } catch (error) {
    if (!(error instanceof SettledMeanwhile)) throw error;
    return transaction();
  }
}

/** The answer of the first time; another's key, or another body under it, is a conflict. @rejects IDEMPOTENCY_MISMATCH */
export function repeatedOutcome(command: StoredCommand, frame: CommandFrame): CommandOutcome {
  const sameAccount = command.account === frame.viewer.accountId;
  if (!sameAccount || !command.requestHash.equals(frame.requestHash))
    throw new CaseworkRefused(
      'changed',
      'IDEMPOTENCY_MISMATCH',
      '同一个 Idempotency-Key 已用于另一内容的请求;请换一个新的再发。',
    );
  const { petitionId, status, version, numbers } = command.response as Omit<CommandOutcome, 'repeated'>;
  return { petitionId, status, version, numbers, repeated: true };
}
