import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { v7 as uuidv7 } from 'uuid';
import { reachesNobody } from '#domain/glossary';
import { type ArrivalOutcome, caseFactsOf, newQueryCode, queryCodeMac } from '#casework';
import type { RegisterPetition } from '#domain';
import { may, type Viewer } from '#identity';
import { loadForViewer } from '#paperwork';
import { Runtime } from '../shared/runtime.js';
import { clockViewsOf } from './case-view.js';
import { PetitionCommand, RegisterPetitionCommand } from './petition.command.js';

/** Every command on an existing petition takes the same road (architecture §1.4). */
@CommandHandler(PetitionCommand)
export class PetitionCommandHandler implements ICommandHandler<PetitionCommand> {
  constructor(private readonly runtime: Runtime) {}

  execute({ on, input }: PetitionCommand) {
    return this.runtime.casework.execute(on.petitionId, input as typeof input & Record<string, unknown>, {
      viewer: on.viewer,
      commandId: on.commandId,
      requestHash: on.requestHash,
      expectedVersion: on.expectedVersion ?? 0,
      source: 'screen',
    });
  }
}

@CommandHandler(RegisterPetitionCommand)
export class RegisterPetitionHandler implements ICommandHandler<RegisterPetitionCommand> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, commandId, requestHash, body }: RegisterPetitionCommand) {
    const { vault, casework, onlineMessages, settings } = this.runtime;
    const queryCode = newQueryCode();
    const { messageId, ...asked } = body;
    const command = {
      ...asked,
      type: 'register',
      subjects: asked.subjects.map((subject) => ({ ...subject, subjectId: uuidv7() })),
      queryCodeMac: queryCodeMac(vault, queryCode),
    } as RegisterPetition;
    const frame = { viewer, commandId, requestHash, source: 'screen' } as const;
    const outcome =
      messageId === undefined
        ? await casework.arrive(command, frame)
        : await onlineMessages.register(messageId, command, frame);
    const { state, today } = await this.asSeenBy(viewer, outcome);
    return {
      petitionId: outcome.petitionId,
      version: outcome.version,
      petitionNo: state.arrival.petitionNo,
      displayNo: state.arrival.displayNo,
      // a repetition cannot show it again: only its HMAC was kept; of what was written on the public page it was shown there;
      // of an anonymous letter nobody ever learns it
      queryCode: outcome.repeated || messageId !== undefined || reachesNobody(asked) ? null : queryCode,
      queryAt: settings.petitioner.secretFile === null ? null : settings.petitioner.url,
      zone: state.zone,
      clocks: clockViewsOf(state, today, this.runtime),
    };
  }

  /** What was just written is at hand; only a repetition is read again. */
  private asSeenBy(viewer: Viewer, { after, today, petitionId }: ArrivalOutcome) {
    if (after && today !== undefined && may(viewer, 'view', caseFactsOf(after)).allowed)
      return { state: after, today };
    return loadForViewer(this.runtime, viewer, petitionId, 'act');
  }
}
