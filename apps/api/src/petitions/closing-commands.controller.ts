import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PetitionCommand as DomainCommand } from '#domain';
import { CurrentCase, ForCase, type CaseContext } from '../shared/case-context.js';
import { CommandDone } from './case.dto.js';
import {
  ArchiveRequest,
  CloseRequest,
  DispatchRequest,
  ForgetSubjectRequest,
  DiscloseReporterRequest,
  GiveReporterFeedbackRequest,
  IssueRequest,
  RateRequest,
  ReactivateRequest,
  RecordDeliveryRequest,
  RecordServiceFailureRequest,
  RecordSuperiorAckRequest,
  WithdrawRequest,
} from './commands-handling.dto.js';
import { PetitionCommand } from './petition.command.js';

/** From issue to the archive. */
@ApiTags('petition-commands')
@Controller('petitions/:petitionId')
export class ClosingCommandsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('issue')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'issue', summary: '签发' })
  @ApiOkResponse({ type: CommandDone })
  issue(@CurrentCase() on: CaseContext, @Body() body: IssueRequest): Promise<CommandDone> {
    return this.run(on, { type: 'issue', ...body });
  }

  @Post('dispatch')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'dispatch', summary: '交付或交邮' })
  @ApiOkResponse({ type: CommandDone })
  dispatch(@CurrentCase() on: CaseContext, @Body() body: DispatchRequest): Promise<CommandDone> {
    return this.run(on, { type: 'dispatch', ...body });
  }

  @Post('record-delivery')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'recordDelivery', summary: '记送达' })
  @ApiOkResponse({ type: CommandDone })
  recordDelivery(@CurrentCase() on: CaseContext, @Body() body: RecordDeliveryRequest): Promise<CommandDone> {
    return this.run(on, { type: 'recordDelivery', ...body });
  }

  @Post('record-service-failure')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'recordServiceFailure', summary: '无法送达' })
  @ApiOkResponse({ type: CommandDone })
  recordServiceFailure(
    @CurrentCase() on: CaseContext,
    @Body() body: RecordServiceFailureRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'recordServiceFailure', ...body });
  }

  @Post('disclose-reporter')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'discloseReporter', summary: '揭示举报人身份' })
  @ApiOkResponse({ type: CommandDone })
  discloseReporter(
    @CurrentCase() on: CaseContext,
    @Body() body: DiscloseReporterRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'discloseReporter', ...body });
  }

  @Post('give-reporter-feedback')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'giveReporterFeedback', summary: '反馈举报人' })
  @ApiOkResponse({ type: CommandDone })
  giveReporterFeedback(
    @CurrentCase() on: CaseContext,
    @Body() body: GiveReporterFeedbackRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'giveReporterFeedback', ...body });
  }

  @Post('record-superior-ack')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'recordSuperiorAck', summary: '上级审核' })
  @ApiOkResponse({ type: CommandDone })
  recordSuperiorAck(
    @CurrentCase() on: CaseContext,
    @Body() body: RecordSuperiorAckRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'recordSuperiorAck', ...body });
  }

  @Post('close')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'close', summary: '结案' })
  @ApiOkResponse({ type: CommandDone })
  close(@CurrentCase() on: CaseContext, @Body() body: CloseRequest): Promise<CommandDone> {
    return this.run(on, { type: 'close', ...body });
  }

  @Post('rate')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'rate', summary: '满意度评价' })
  @ApiOkResponse({ type: CommandDone })
  rate(@CurrentCase() on: CaseContext, @Body() body: RateRequest): Promise<CommandDone> {
    return this.run(on, { type: 'rate', ...body });
  }

  @Post('archive')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'archive', summary: '归档' })
  @ApiOkResponse({ type: CommandDone })
  archive(@CurrentCase() on: CaseContext, @Body() body: ArchiveRequest): Promise<CommandDone> {
    return this.run(on, { type: 'archive', ...body });
  }

  @Post('withdraw')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'withdraw', summary: '撤回' })
  @ApiOkResponse({ type: CommandDone })
  withdraw(@CurrentCase() on: CaseContext, @Body() body: WithdrawRequest): Promise<CommandDone> {
    return this.run(on, { type: 'withdraw', ...body });
  }

  @Post('reactivate')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'reactivate', summary: '激活' })
  @ApiOkResponse({ type: CommandDone })
  reactivate(@CurrentCase() on: CaseContext, @Body() body: ReactivateRequest): Promise<CommandDone> {
    return this.run(on, { type: 'reactivate', ...body });
  }

  @Post('forget-subject')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'forgetSubject', summary: '依法删除一名当事人的身份信息(销毁其密钥)' })
  @ApiOkResponse({ type: CommandDone })
  forgetSubject(@CurrentCase() on: CaseContext, @Body() body: ForgetSubjectRequest): Promise<CommandDone> {
    return this.run(on, { type: 'forgetSubject', ...body });
  }

  private run(on: CaseContext, input: { type: DomainCommand['type'] }): Promise<CommandDone> {
    return this.commands.execute(new PetitionCommand(on, input));
  }
}
