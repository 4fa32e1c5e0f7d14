import { CommandHandler, type ICommandHandler, type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { install, isInstalled } from '#identity';
import { Runtime } from '../shared/runtime.js';
import type { SetupState } from './setup.dto.js';
import { GetSetupState, Install } from './setup.messages.js';

@QueryHandler(GetSetupState)
export class GetSetupStateHandler implements IQueryHandler<GetSetupState> {
  constructor(private readonly runtime: Runtime) {}

  async execute(): Promise<SetupState> {
    return { installed: await isInstalled(this.runtime.pools.store), demo: this.runtime.settings.demo };
  }
}

/** The first-run page: organisation, duties, first administrator; against the code printed in the terminal. */
@CommandHandler(Install)
export class InstallHandler implements ICommandHandler<Install> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ body }: Install): Promise<void> {
    await install(this.runtime.pools.store, {
      code: body.code,
      organisation: {
        name: body.organisationName,
        code: body.organisationCode,
        shortCode: body.shortCode,
        level: body.level,
      },
      smallOffice: body.smallOffice,
      admin: { login: body.adminLogin, displayName: body.adminName, password: body.adminPassword },
    });
  }
}
