import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PetitionCommand as DomainCommand } from '#domain';
import { CurrentCase, ForCase, type CaseContext } from '../shared/case-context.js';
import { CommandDone } from './case.dto.js';
import {
  AnswerObjectionBelowRequest,
  ConcludeReviewRequest,
  DisputeJurisdictionRequest,
  LeadToProcedureRequest,
  OpenHearingRequest,
  RecallAssignmentRequest,
  RecordReviewDeliveryRequest,
  RecordSigningRequest,
  ReopenRequest,
  ReportHearingRequest,
  RequestReviewRequest,
  SendDownRequest,
  SendReportRequest,
  SendSealedPacketRequest,
  SettleJurisdictionRequest,
  SignForRequest,
  TakeOverPowersRequest,
} from './commands-down-and-review.dto.js';
import { PetitionCommand } from './petition.command.js';

/** What is sent down and comes back, disputes over jurisdiction, review and recheck. */
@ApiTags('petition-commands')
@Controller('petitions/:petitionId')
export class DownAndReviewCommandsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('send-down')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'sendDown', summary: '发出转送、交办函' })
  @ApiOkResponse({ type: CommandDone })
  sendDown(@CurrentCase() on: CaseContext, @Body() body: SendDownRequest): Promise<CommandDone> {
    return this.run(on, { type: 'sendDown', ...body });
  }

  @Post('sign-for')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'signFor', summary: '签收' })
  @ApiOkResponse({ type: CommandDone })
  signFor(@CurrentCase() on: CaseContext, @Body() body: SignForRequest): Promise<CommandDone> {
    return this.run(on, { type: 'signFor', ...body });
  }

  @Post('record-signing')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'recordSigning', summary: '登记签收回执' })
  @ApiOkResponse({ type: CommandDone })
  recordSigning(@CurrentCase() on: CaseContext, @Body() body: RecordSigningRequest): Promise<CommandDone> {
    return this.run(on, { type: 'recordSigning', ...body });
  }

  @Post('send-report')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'sendReport', summary: '上报办结报告' })
  @ApiOkResponse({ type: CommandDone })
  sendReport(@CurrentCase() on: CaseContext, @Body() body: SendReportRequest): Promise<CommandDone> {
    return this.run(on, { type: 'sendReport', ...body });
  }

  @Post('recall-assignment')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'recallAssignment', summary: '收回交办' })
  @ApiOkResponse({ type: CommandDone })
  recallAssignment(
    @CurrentCase() on: CaseContext,
    @Body() body: RecallAssignmentRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'recallAssignment', ...body });
  }

  @Post('answer-objection-below')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'answerObjectionBelow', summary: '答复下级异议' })
  @ApiOkResponse({ type: CommandDone })
  answerObjectionBelow(
    @CurrentCase() on: CaseContext,
    @Body() body: AnswerObjectionBelowRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'answerObjectionBelow', ...body });
  }

  @Post('send-sealed-packet')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'sendSealedPacket', summary: '登记密封件送出' })
  @ApiOkResponse({ type: CommandDone })
  sendSealedPacket(
    @CurrentCase() on: CaseContext,
    @Body() body: SendSealedPacketRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'sendSealedPacket', ...body });
  }

  @Post('dispute-jurisdiction')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'disputeJurisdiction', summary: '提出管辖争议' })
  @ApiOkResponse({ type: CommandDone })
  disputeJurisdiction(
    @CurrentCase() on: CaseContext,
    @Body() body: DisputeJurisdictionRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'disputeJurisdiction', ...body });
  }

  @Post('settle-jurisdiction')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'settleJurisdiction', summary: '登记管辖决定' })
  @ApiOkResponse({ type: CommandDone })
  settleJurisdiction(
    @CurrentCase() on: CaseContext,
    @Body() body: SettleJurisdictionRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'settleJurisdiction', ...body });
  }

  @Post('take-over-powers')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'takeOverPowers', summary: '登记机构承继' })
  @ApiOkResponse({ type: CommandDone })
  takeOverPowers(@CurrentCase() on: CaseContext, @Body() body: TakeOverPowersRequest): Promise<CommandDone> {
    return this.run(on, { type: 'takeOverPowers', ...body });
  }

  @Post('lead-to-procedure')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'leadToProcedure', summary: '办理中导入法定程序' })
  @ApiOkResponse({ type: CommandDone })
  leadToProcedure(
    @CurrentCase() on: CaseContext,
    @Body() body: LeadToProcedureRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'leadToProcedure', ...body });
  }

  @Post('request-review')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'requestReview', summary: '登记复查、复核请求' })
  @ApiOkResponse({ type: CommandDone })
  requestReview(@CurrentCase() on: CaseContext, @Body() body: RequestReviewRequest): Promise<CommandDone> {
    return this.run(on, { type: 'requestReview', ...body });
  }

  @Post('conclude-review')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'concludeReview', summary: '登记复查、复核意见' })
  @ApiOkResponse({ type: CommandDone })
  concludeReview(@CurrentCase() on: CaseContext, @Body() body: ConcludeReviewRequest): Promise<CommandDone> {
    return this.run(on, { type: 'concludeReview', ...body });
  }

  @Post('record-review-delivery')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'recordReviewDelivery', summary: '登记复查、复核意见送达' })
  @ApiOkResponse({ type: CommandDone })
  recordReviewDelivery(
    @CurrentCase() on: CaseContext,
    @Body() body: RecordReviewDeliveryRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'recordReviewDelivery', ...body });
  }

  @Post('open-hearing')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'openHearing', summary: '复核听证开始' })
  @ApiOkResponse({ type: CommandDone })
  openHearing(@CurrentCase() on: CaseContext, @Body() body: OpenHearingRequest): Promise<CommandDone> {
    return this.run(on, { type: 'openHearing', ...body });
  }

  @Post('report-hearing')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'reportHearing', summary: '复核听证完成' })
  @ApiOkResponse({ type: CommandDone })
  reportHearing(@CurrentCase() on: CaseContext, @Body() body: ReportHearingRequest): Promise<CommandDone> {
    return this.run(on, { type: 'reportHearing', ...body });
  }

  @Post('reopen')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'reopen', summary: '签收撤销意见重办' })
  @ApiOkResponse({ type: CommandDone })
  reopen(@CurrentCase() on: CaseContext, @Body() body: ReopenRequest): Promise<CommandDone> {
    return this.run(on, { type: 'reopen', ...body });
  }

  private run(on: CaseContext, input: { type: DomainCommand['type'] }): Promise<CommandDone> {
    return this.commands.execute(new PetitionCommand(on, input));
  }
}
