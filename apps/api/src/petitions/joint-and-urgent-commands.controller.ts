import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PetitionCommand as DomainCommand } from '#domain';
import { CurrentCase, ForCase, type CaseContext } from '../shared/case-context.js';
import { CommandDone } from './case.dto.js';
import {
  AskCoHandlersRequest,
  CompleteMeasureRequest,
  RecordMeasureFollowUpRequest,
  ConcludeByAgreementRequest,
  ContinueBySuccessorRequest,
  DecideClarificationRequest,
  EndPetitionRequest,
  FindUrgentRequest,
  LeaveSimplifiedRequest,
  MarkUnreachableRequest,
  OpenCaseRequest,
  RecordCoReplyRequest,
  RecordReceptionRequest,
  ReportUrgentRequest,
  RevokeCaseOpeningRequest,
  SponsorCaseRequest,
} from './commands-joint-and-urgent.dto.js';
import { PetitionCommand } from './petition.command.js';

/** Joint handling, opened cases, agreements, petitioners who are gone, urgency and leaders. */
@ApiTags('petition-commands')
@Controller('petitions/:petitionId')
export class JointAndUrgentCommandsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('ask-co-handlers')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'askCoHandlers', summary: '商请协办' })
  @ApiOkResponse({ type: CommandDone })
  askCoHandlers(@CurrentCase() on: CaseContext, @Body() body: AskCoHandlersRequest): Promise<CommandDone> {
    return this.run(on, { type: 'askCoHandlers', ...body });
  }

  @Post('record-co-reply')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'recordCoReply', summary: '登记协办答复' })
  @ApiOkResponse({ type: CommandDone })
  recordCoReply(@CurrentCase() on: CaseContext, @Body() body: RecordCoReplyRequest): Promise<CommandDone> {
    return this.run(on, { type: 'recordCoReply', ...body });
  }

  @Post('open-case')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'openCase', summary: '立案' })
  @ApiOkResponse({ type: CommandDone })
  openCase(@CurrentCase() on: CaseContext, @Body() body: OpenCaseRequest): Promise<CommandDone> {
    return this.run(on, { type: 'openCase', ...body });
  }

  @Post('revoke-case-opening')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'revokeCaseOpening', summary: '撤销立案' })
  @ApiOkResponse({ type: CommandDone })
  revokeCaseOpening(
    @CurrentCase() on: CaseContext,
    @Body() body: RevokeCaseOpeningRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'revokeCaseOpening', ...body });
  }

  @Post('decide-clarification')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'decideClarification', summary: '决定澄清与否' })
  @ApiOkResponse({ type: CommandDone })
  decideClarification(
    @CurrentCase() on: CaseContext,
    @Body() body: DecideClarificationRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'decideClarification', ...body });
  }

  @Post('conclude-by-agreement')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'concludeByAgreement', summary: '调解、和解办结' })
  @ApiOkResponse({ type: CommandDone })
  concludeByAgreement(
    @CurrentCase() on: CaseContext,
    @Body() body: ConcludeByAgreementRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'concludeByAgreement', ...body });
  }

  @Post('leave-simplified')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'leaveSimplified', summary: '转普通程序' })
  @ApiOkResponse({ type: CommandDone })
  leaveSimplified(
    @CurrentCase() on: CaseContext,
    @Body() body: LeaveSimplifiedRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'leaveSimplified', ...body });
  }

  @Post('complete-measure')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'completeMeasure', summary: '登记措施落实' })
  @ApiOkResponse({ type: CommandDone })
  completeMeasure(
    @CurrentCase() on: CaseContext,
    @Body() body: CompleteMeasureRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'completeMeasure', ...body });
  }

  @Post('record-measure-follow-up')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'recordMeasureFollowUp', summary: '登记书面检查、整改报告' })
  @ApiOkResponse({ type: CommandDone })
  recordMeasureFollowUp(
    @CurrentCase() on: CaseContext,
    @Body() body: RecordMeasureFollowUpRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'recordMeasureFollowUp', ...body });
  }

  @Post('end-petition')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'endPetition', summary: '终止' })
  @ApiOkResponse({ type: CommandDone })
  endPetition(@CurrentCase() on: CaseContext, @Body() body: EndPetitionRequest): Promise<CommandDone> {
    return this.run(on, { type: 'endPetition', ...body });
  }

  @Post('continue-by-successor')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'continueBySuccessor', summary: '承受人继续' })
  @ApiOkResponse({ type: CommandDone })
  continueBySuccessor(
    @CurrentCase() on: CaseContext,
    @Body() body: ContinueBySuccessorRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'continueBySuccessor', ...body });
  }

  @Post('mark-unreachable')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'markUnreachable', summary: '认定无法联系' })
  @ApiOkResponse({ type: CommandDone })
  markUnreachable(
    @CurrentCase() on: CaseContext,
    @Body() body: MarkUnreachableRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'markUnreachable', ...body });
  }

  @Post('find-urgent')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'findUrgent', summary: '登记重大紧急' })
  @ApiOkResponse({ type: CommandDone })
  findUrgent(@CurrentCase() on: CaseContext, @Body() body: FindUrgentRequest): Promise<CommandDone> {
    return this.run(on, { type: 'findUrgent', ...body });
  }

  @Post('report-urgent')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'reportUrgent', summary: '紧急报告' })
  @ApiOkResponse({ type: CommandDone })
  reportUrgent(@CurrentCase() on: CaseContext, @Body() body: ReportUrgentRequest): Promise<CommandDone> {
    return this.run(on, { type: 'reportUrgent', ...body });
  }

  @Post('record-reception')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'recordReception', summary: '登记领导接访' })
  @ApiOkResponse({ type: CommandDone })
  recordReception(
    @CurrentCase() on: CaseContext,
    @Body() body: RecordReceptionRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'recordReception', ...body });
  }

  @Post('sponsor-case')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'sponsorCase', summary: '包案' })
  @ApiOkResponse({ type: CommandDone })
  sponsorCase(@CurrentCase() on: CaseContext, @Body() body: SponsorCaseRequest): Promise<CommandDone> {
    return this.run(on, { type: 'sponsorCase', ...body });
  }

  private run(on: CaseContext, input: { type: DomainCommand['type'] }): Promise<CommandDone> {
    return this.commands.execute(new PetitionCommand(on, input));
  }
}
