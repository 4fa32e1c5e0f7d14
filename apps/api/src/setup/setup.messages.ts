import { Command, Query } from '@nestjs/cqrs';
import type { SetupRequest, SetupState } from './setup.dto.js';

export class GetSetupState extends Query<SetupState> {}

export class Install extends Command<void> {
  constructor(readonly body: SetupRequest) {
    super();
  }
}
