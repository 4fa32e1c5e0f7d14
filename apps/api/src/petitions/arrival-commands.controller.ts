import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PetitionCommand as DomainCommand } from '#domain';
import { CurrentCase, ForCase, type CaseContext } from '../shared/case-context.js';
import { CommandDone } from './case.dto.js';
import {
  AnswerObjectionRequest,
  CorrectRequest,
  DesignateHandlerRequest,
  ExemptNotificationRequest,
  LinkRepeatRequest,
  NotifyRequest,
  RaiseObjectionRequest,
  ReclassifyRequest,
  RuleOnRecusalRequest,
  SplitRequest,
  TriageRequest,
  UnservableNotificationRequest,
} from './commands-arrival.dto.js';
import { PetitionCommand } from './petition.command.js';

/** From registration to the handler: triage, split, notice, objection. */
@ApiTags('petition-commands')
@Controller('petitions/:petitionId')
export class ArrivalCommandsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('correct')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'correctRegistration', summary: '更正登记' })
  @ApiOkResponse({ type: CommandDone })
  correctRegistration(@CurrentCase() on: CaseContext, @Body() body: CorrectRequest): Promise<CommandDone> {
    return this.run(on, { type: 'correct', ...body });
  }

  @Post('reclassify')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'reclassify', summary: '改分类' })
  @ApiOkResponse({ type: CommandDone })
  reclassify(@CurrentCase() on: CaseContext, @Body() body: ReclassifyRequest): Promise<CommandDone> {
    return this.run(on, { type: 'reclassify', ...body });
  }

  @Post('link-repeat')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'linkRepeat', summary: '关联重复件' })
  @ApiOkResponse({ type: CommandDone })
  linkRepeat(@CurrentCase() on: CaseContext, @Body() body: LinkRepeatRequest): Promise<CommandDone> {
    return this.run(on, { type: 'linkRepeat', ...body });
  }

  @Post('triage')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'triage', summary: '分流' })
  @ApiOkResponse({ type: CommandDone })
  triage(@CurrentCase() on: CaseContext, @Body() body: TriageRequest): Promise<CommandDone> {
    return this.run(on, { type: 'triage', ...body });
  }

  @Post('designate-handler')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'designateHandler', summary: '指定承办人' })
  @ApiOkResponse({ type: CommandDone })
  designateHandler(
    @CurrentCase() on: CaseContext,
    @Body() body: DesignateHandlerRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'designateHandler', ...body });
  }

  @Post('rule-on-recusal')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'ruleOnRecusal', summary: '认定回避' })
  @ApiOkResponse({ type: CommandDone })
  ruleOnRecusal(@CurrentCase() on: CaseContext, @Body() body: RuleOnRecusalRequest): Promise<CommandDone> {
    return this.run(on, { type: 'ruleOnRecusal', ...body });
  }

  @Post('exempt-notification')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'exemptNotification', summary: '免予告知' })
  @ApiOkResponse({ type: CommandDone })
  exemptNotification(
    @CurrentCase() on: CaseContext,
    @Body() body: ExemptNotificationRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'exemptNotification', ...body });
  }

  @Post('record-unservable-notification')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'recordUnservableNotification', summary: '告知无法送达' })
  @ApiOkResponse({ type: CommandDone })
  recordUnservableNotification(
    @CurrentCase() on: CaseContext,
    @Body() body: UnservableNotificationRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'recordUnservableNotification', ...body });
  }

  @Post('raise-objection')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'raiseObjection', summary: '提出异议' })
  @ApiOkResponse({ type: CommandDone })
  raiseObjection(@CurrentCase() on: CaseContext, @Body() body: RaiseObjectionRequest): Promise<CommandDone> {
    return this.run(on, { type: 'raiseObjection', ...body });
  }

  @Post('answer-objection')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'answerObjection', summary: '异议答复' })
  @ApiOkResponse({ type: CommandDone })
  answerObjection(
    @CurrentCase() on: CaseContext,
    @Body() body: AnswerObjectionRequest,
  ): Promise<CommandDone> {
    return this.run(on, { type: 'answerObjection', ...body });
  }

  @Post('notify')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'notify', summary: '告知' })
  @ApiOkResponse({ type: CommandDone })
  notify(@CurrentCase() on: CaseContext, @Body() body: NotifyRequest): Promise<CommandDone> {
    return this.run(on, { type: 'notify', ...body });
  }

  @Post('split')
  @HttpCode(200)
  @ForCase()
  @ApiOperation({ operationId: 'split', summary: '拆分' })
  @ApiOkResponse({ type: CommandDone })
  split(@CurrentCase() on: CaseContext, @Body() body: SplitRequest): Promise<CommandDone> {
    return this.run(on, { type: 'split', ...body });
  }

  private run(on: CaseContext, input: { type: DomainCommand['type'] }): Promise<CommandDone> {
    return this.commands.execute(new PetitionCommand(on, input));
  }
}
