import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PetitionCommand as DomainCommand } from '#domain';
import { CurrentCase, ForCase, type CaseContext } from '../shared/case-context.js';
import { CommandDone } from './case.dto.js';
import {
  AcceptRequest,
  AddNoteRequest,
  DecideExtensionRequest,
  ExplainOverdueRequest,
  NotifyExtensionRequest,
  OrderCompletionRequest,
  PassGateRequest,
  RequestExtensionRequest,
  ReturnForReworkRequest,
  SignCheckRequest,
  SubmitResultRequest,
} from './commands-handling.dto.js';
import { PetitionCommand } from './petition.command.js';

/** From acceptance to the signing gate, with return for rework. */
@ApiTags('petition-commands')
@Controller('petitions/:petitionId')
export class HandlingCommandsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('accept')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'accept', summary: '受理' })
  @ApiOkResponse({ type: CommandDone })
  accept(@CurrentCase() on: CaseContext, @Body() body: AcceptRequest): Promise<CommandDone> {
    return this.run(on, { type: 'accept', ...body });
  }

  @Post('add-note')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'addNote', summary: '办理记录' })
  @ApiOkResponse({ type: CommandDone })
  addNote(@CurrentCase() on: CaseContext, @Body() body: AddNoteRequest): Promise<CommandDone> {
    return this.run(on, { type: 'addNote', ...body });
  }

  @Post('request-extension')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'requestExtension', summary: '申请延期' })
  @ApiOkResponse({ type: CommandDone })
  requestExtension(
    @CurrentCase() on: CaseContext,
    @Body() body: RequestExtensionRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'requestExtension', ...body });
  }

  @Post('decide-extension')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'decideExtension', summary: '批延期' })
  @ApiOkResponse({ type: CommandDone })
  decideExtension(
    @CurrentCase() on: CaseContext,
    @Body() body: DecideExtensionRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'decideExtension', ...body });
  }

  @Post('notify-extension')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'notifyExtension', summary: '延期告知' })
  @ApiOkResponse({ type: CommandDone })
  notifyExtension(
    @CurrentCase() on: CaseContext,
    @Body() body: NotifyExtensionRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'notifyExtension', ...body });
  }

  @Post('submit-result')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'submitResult', summary: '报结果' })
  @ApiOkResponse({ type: CommandDone })
  submitResult(@CurrentCase() on: CaseContext, @Body() body: SubmitResultRequest): Promise<CommandDone> {
    return this.run(on, { type: 'submitResult', ...body });
  }

  @Post('explain-overdue')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'explainOverdue', summary: '超期说明' })
  @ApiOkResponse({ type: CommandDone })
  explainOverdue(@CurrentCase() on: CaseContext, @Body() body: ExplainOverdueRequest): Promise<CommandDone> {
    return this.run(on, { type: 'explainOverdue', ...body });
  }

  @Post('sign-check')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'signCheck', summary: '签一项检查' })
  @ApiOkResponse({ type: CommandDone })
  signCheck(@CurrentCase() on: CaseContext, @Body() body: SignCheckRequest): Promise<CommandDone> {
    return this.run(on, { type: 'signCheck', ...body });
  }

  @Post('pass-gate')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'passGate', summary: '过关' })
  @ApiOkResponse({ type: CommandDone })
  passGate(@CurrentCase() on: CaseContext, @Body() body: PassGateRequest): Promise<CommandDone> {
    return this.run(on, { type: 'passGate', ...body });
  }

  @Post('return-for-rework')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'returnForRework', summary: '退回重办' })
  @ApiOkResponse({ type: CommandDone })
  returnForRework(
    @CurrentCase() on: CaseContext,
    @Body() body: ReturnForReworkRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'returnForRework', ...body });
  }

  @Post('order-completion')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'orderCompletion', summary: '补正手续' })
  @ApiOkResponse({ type: CommandDone })
  orderCompletion(
    @CurrentCase() on: CaseContext,
    @Body() body: OrderCompletionRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'orderCompletion', ...body });
  }

  private run(on: CaseContext, input: { type: DomainCommand['type'] }): Promise<CommandDone> {
    return this.commands.execute(new PetitionCommand(on, input));
  }
}
