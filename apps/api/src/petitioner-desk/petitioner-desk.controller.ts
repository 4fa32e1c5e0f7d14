import { Body, Controller, Get, Headers, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { OpenOffice, ReceivedMessage } from '#casework';
import type { PetitionerProgress } from '#domain';
import { receiveMessage } from '#paperwork';
import { CurrentCommand } from '../shared/case-context.js';
import { Public } from '../shared/public.js';
import { Runtime } from '../shared/runtime.js';
import { DeskGuard } from './desk.guard.js';
import { OnlineMessageRequest, RatingByCodeRequest } from './petitioner-desk.dto.js';

/** For the petitioner's pages alone (apps/public). A query code stands in a header or a body, never in an address that is logged. */
@ApiExcludeController()
@Controller('petitioner-desk')
@UseGuards(DeskGuard)
export class PetitionerDeskController {
  constructor(private readonly runtime: Runtime) {}

  @Get('progress')
  @Public()
  progress(@Headers('x-query-code') code: string | undefined): Promise<PetitionerProgress> {
    return this.runtime.petitionerDesk.progressOf(code ?? '');
  }

  /** The units to which one may write. */
  @Get('offices')
  @Public()
  offices(): Promise<OpenOffice[]> {
    return this.runtime.onlineMessages.offices();
  }

  /** 我要反映: kept sealed until a clerk registers it (decision 0119). */
  @Post('messages')
  @HttpCode(200)
  @Public()
  receive(
    @Body() { files = [], ...message }: OnlineMessageRequest,
    @CurrentCommand() command: CurrentCommand,
  ): Promise<ReceivedMessage> {
    return receiveMessage(
      this.runtime,
      { ...message, files: files.map(({ name, file }) => ({ name, file: Buffer.from(file, 'base64') })) },
      command,
    );
  }

  @Post('ratings')
  @HttpCode(200)
  @Public()
  rate(
    @Body() { queryCode, ...rating }: RatingByCodeRequest,
    @CurrentCommand() command: CurrentCommand,
  ): Promise<PetitionerProgress> {
    return this.runtime.petitionerDesk.rate(queryCode, rating, command);
  }
}
