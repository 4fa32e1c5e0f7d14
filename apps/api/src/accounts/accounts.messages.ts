import { Command, Query } from '@nestjs/cqrs';
import type { Viewer } from '#identity';
import type { Account, CreateAccountRequest, OneTimePassword, UpdateAccountRequest } from './accounts.dto.js';

export class ListAccounts extends Query<Account[]> {
  constructor(readonly viewer: Viewer) {
    super();
  }
}

export class CreateAccount extends Command<OneTimePassword> {
  constructor(
    readonly viewer: Viewer,
    readonly body: CreateAccountRequest,
  ) {
    super();
  }
}

export class UpdateAccount extends Command<Account> {
  constructor(
    readonly viewer: Viewer,
    readonly accountId: string,
    readonly body: UpdateAccountRequest,
  ) {
    super();
  }
}

export class ResetPassword extends Command<OneTimePassword> {
  constructor(
    readonly viewer: Viewer,
    readonly accountId: string,
  ) {
    super();
  }
}
