import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { askingPage } from './page.js';

const SAID: Record<number, string> = {
  413: '填写的内容过长,请缩短后再交。',
  429: '查得太频繁,请过一分钟再试。',
};

/** Every error as a page that can be gone on from; what went wrong is not for whoever asked. */
@Catch()
export class PageFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const status = statusOf(error);
    const said = SAID[status] ?? (status < 500 ? null : '暂时办不了,请过一会儿再试。');
    void host
      .switchToHttp()
      .getResponse<FastifyReply>()
      .status(status)
      .type('text/html; charset=utf-8')
      .send(askingPage({ said }));
  }
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 ? status : 500;
}
