import { Command } from '@nestjs/cqrs';
import type { PetitionCommand as DomainCommand } from '#domain';
import type { Viewer } from '#identity';
import type { CaseContext } from '../shared/case-context.js';
import type { RegisterPetitionRequest, RegisteredPetition } from './arrival.dto.js';
import type { CommandDone } from './case.dto.js';

/** One command class for the whole aggregate, carrying one domain command as validated at the door. */
export class PetitionCommand extends Command<CommandDone> {
  constructor(
    readonly on: CaseContext,
    /** The body with its type; ids of notes and documents, texts of a split etc. are added by casework. */
    readonly input: { type: DomainCommand['type'] },
  ) {
    super();
  }
}

/** Says why a petition is opened; no event of the petition, but an entry of the access audit. @shape reason: trimmed */
export class GiveAccessReason extends Command<void> {
  constructor(
    readonly viewer: Viewer,
    readonly petitionId: string,
    readonly reason: string,
  ) {
    super();
  }
}

/** Registration opens a stream, so it has no case to refer to. */
export class RegisterPetitionCommand extends Command<RegisteredPetition> {
  constructor(
    readonly viewer: Viewer,
    readonly commandId: string,
    readonly requestHash: Buffer,
    readonly body: RegisterPetitionRequest,
  ) {
    super();
  }
}
