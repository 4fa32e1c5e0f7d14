import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '#identity';
import { IdParam } from '../shared/id-param.js';
import { CurrentViewer } from '../shared/case-context.js';
import { AccountAuditPage, AccountAuditQuery } from './account-audit.dto.js';
import { ListAccountAudit } from './account-audit.handler.js';
import { Account, CreateAccountRequest, OneTimePassword, UpdateAccountRequest } from './accounts.dto.js';
import { CreateAccount, ListAccounts, ResetPassword, UpdateAccount } from './accounts.messages.js';

@ApiTags('accounts')
@Controller()
export class AccountsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('accounts')
  @ApiOperation({ operationId: 'listAccounts', summary: '账号' })
  @ApiOkResponse({ type: Account, isArray: true })
  list(@CurrentViewer() viewer: Viewer): Promise<Account[]> {
    return this.queries.execute(new ListAccounts(viewer));
  }

  @Get('accounts/audit')
  @ApiOperation({ operationId: 'listAccountAudit', summary: '账号变动' })
  @ApiOkResponse({ type: AccountAuditPage })
  audit(@CurrentViewer() viewer: Viewer, @Query() query: AccountAuditQuery): Promise<AccountAuditPage> {
    return this.queries.execute(new ListAccountAudit(viewer, query.after ?? null));
  }

  @Post('accounts')
  @HttpCode(201)
  @ApiOperation({ operationId: 'createAccount', summary: '新建账号' })
  @ApiCreatedResponse({ type: OneTimePassword })
  create(@CurrentViewer() viewer: Viewer, @Body() body: CreateAccountRequest): Promise<OneTimePassword> {
    return this.commands.execute(new CreateAccount(viewer, body));
  }

  @Patch('accounts/:accountId')
  @ApiOperation({ operationId: 'updateAccount', summary: '修改账号' })
  @ApiOkResponse({ type: Account })
  update(
    @CurrentViewer() viewer: Viewer,
    @Param('accountId', IdParam('accountId')) accountId: string,
    @Body() body: UpdateAccountRequest,
  ): Promise<Account> {
    return this.commands.execute(new UpdateAccount(viewer, accountId, body));
  }

  @Post('accounts/:accountId/password')
  @HttpCode(200)
  @ApiOperation({ operationId: 'resetPassword', summary: '重置密码' })
  @ApiOkResponse({ type: OneTimePassword })
  reset(
    @CurrentViewer() viewer: Viewer,
    @Param('accountId', IdParam('accountId')) accountId: string,
  ): Promise<OneTimePassword> {
    return this.commands.execute(new ResetPassword(viewer, accountId));
  }
}
