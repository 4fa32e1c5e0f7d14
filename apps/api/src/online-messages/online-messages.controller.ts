import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Viewer } from '#identity';
import { attachmentFile, recordLook } from '#paperwork';
import type { FastifyReply } from 'fastify';
import { sendFile } from '../documents/papers.controller.js';
import { CurrentViewer } from '../shared/case-context.js';
import { IdParam } from '../shared/id-param.js';
import { Runtime } from '../shared/runtime.js';
import { OnlineMessageContent } from './online-messages.dto.js';

/** What was written on the public page, for the form in which it is registered; its list and its steps are those of an affair. */
@ApiTags('online-messages')
@Controller('online-messages')
export class OnlineMessagesController {
  constructor(private readonly runtime: Runtime) {}

  @Get(':messageId/content')
  @ApiOperation({ operationId: 'readOnlineMessage', summary: '网上来件(内容)' })
  @ApiParam({ name: 'messageId', schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ type: OnlineMessageContent })
  async read(
    @CurrentViewer() viewer: Viewer,
    @Param('messageId', IdParam('messageId')) messageId: string,
  ): Promise<OnlineMessageContent> {
    const { state, text, writer, attachments } = await this.runtime.onlineMessages.read(viewer, messageId);
    const { orgId, version, status, receivedOn, receivedAt, entryDueOn, signed } = state;
    const petitionId = state.petitionId ?? messageId;
    await recordLook(this.runtime, viewer, { petitionId, sealedReason: null, orgId, action: 'view' });
    return {
      messageId,
      version,
      status,
      receivedOn,
      receivedAt,
      entryDueOn,
      signed,
      content: text?.content ?? '',
      place: text?.place ?? null,
      concerned: text?.concerned ?? null,
      wish: text?.wish ?? null,
      writer,
      attachments: attachments.map(({ sha256: _, ...shown }) => shown),
    };
  }

  @Get(':messageId/attachments/:scanId')
  @ApiProduces('application/octet-stream')
  @ApiOperation({ operationId: 'readMessageAttachment', summary: '网上来件(附件)' })
  async attachment(
    @CurrentViewer() viewer: Viewer,
    @Param('messageId', IdParam('messageId')) messageId: string,
    @Param('scanId', IdParam('scanId')) scanId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await attachmentFile(this.runtime, viewer, { messageId, scanId }), false);
  }
}
