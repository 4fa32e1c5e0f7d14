import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { BOOKS } from '#documents';
import type { Viewer } from '#identity';
import { today } from '#platform';
import { sendFile } from '../documents/papers.controller.js';
import { CurrentViewer } from '../shared/case-context.js';
import { Runtime } from '../shared/runtime.js';
import type { RegisterQuestion } from './register-filter.js';
import { isForViewer } from './register-desk.js';
import { registerInfo } from './register-info.js';
import { RegisterBookView, RegisterInfo, RegisterQuery } from './registers.dto.js';
import { ExportRegister, GetRegister } from './registers.messages.js';

/** The office's books L01–L32 (§6.1). */
@ApiTags('registers')
@Controller('registers')
export class RegistersController {
  constructor(
    private readonly queries: QueryBus,
    private readonly runtime: Runtime,
  ) {}

  /** The year so far, by the database's clock, where nothing else is asked. */
  private async questionOf({ from, to, ...filters }: RegisterQuery): Promise<RegisterQuestion> {
    const end = to ?? (await today(this.runtime.pools.store)).today;
    return { ...filters, from: from ?? `${end.slice(0, 4)}-01-01`, to: end };
  }

  @Get()
  @ApiOperation({ operationId: 'listRegisters', summary: '台账目录' })
  @ApiOkResponse({ type: RegisterInfo, isArray: true })
  list(@CurrentViewer() viewer: Viewer): RegisterInfo[] {
    return BOOKS.filter((book) => isForViewer(viewer, book)).map(registerInfo);
  }

  @Get(':code')
  @ApiOperation({ operationId: 'getRegister', summary: '台账' })
  @ApiOkResponse({ type: RegisterBookView })
  async get(
    @CurrentViewer() viewer: Viewer,
    @Param('code') code: string,
    @Query() query: RegisterQuery,
  ): Promise<RegisterBookView> {
    return this.queries.execute(new GetRegister(viewer, code, await this.questionOf(query)));
  }

  @Get(':code/xlsx')
  @ApiProduces('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @ApiOperation({ operationId: 'exportRegister', summary: '台账(xlsx)' })
  async xlsx(
    @CurrentViewer() viewer: Viewer,
    @Param('code') code: string,
    @Query() query: RegisterQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(
      reply,
      await this.queries.execute(new ExportRegister(viewer, code, await this.questionOf(query), 'xlsx')),
      false,
    );
  }

  @Get(':code/print')
  @ApiProduces('text/html')
  @ApiOperation({ operationId: 'printRegister', summary: '台账(打印页)' })
  async print(
    @CurrentViewer() viewer: Viewer,
    @Param('code') code: string,
    @Query() query: RegisterQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(
      reply,
      await this.queries.execute(new ExportRegister(viewer, code, await this.questionOf(query), 'print')),
      true,
    );
  }
}
