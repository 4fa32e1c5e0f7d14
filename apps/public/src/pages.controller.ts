import { Body, Controller, Get, Header, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { plainQueryCode, queryCodeIsWellFormed, type RatingTarget, type Satisfaction } from '#domain';
import type { FastifyRequest } from 'fastify';
import { Desk, type OpenOffice, WRITING_UNAVAILABLE } from './desk.js';
import { askingPage, progressPage } from './page.js';
import { sentForm, type SentForm } from './sent-form.js';
import { STYLE } from './style.js';
import { type Draft, notOpenPage, receivedPage, writingPage } from './writing-page.js';

const HTML = 'text/html; charset=utf-8';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const MISTYPED = '查询码不对,请核对:共 20 位,没有数字 0、1 和字母 I、L、O。';

/** A form's field as text; whatever else is sent in its place is as if it were not filled in. */
const fieldOf = (form: unknown, name: string): string => {
  const value =
    typeof form === 'object' && form !== null ? (form as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value.trim() : '';
};

const DRAFT = [
  'orgId',
  'signed',
  'content',
  'place',
  'concerned',
  'wish',
  'name',
  'phone',
  'idNo',
  'address',
] as const satisfies readonly (keyof Draft)[];
/** A page cannot fill this in again. */
const CHOOSE_AGAIN = '附件请重新选择。';
/** Of what the form sends, before the rules see it. @unit character */
const FIELD_MAX = 20_000;

/** 我要反映, 查进度 and 评价: plain pages without a script; a code never stands in an address. */
@Controller()
export class PagesController {
  constructor(@Inject(Desk) private readonly desk: Desk) {}

  @Get()
  @Header('content-type', HTML)
  async asking(): Promise<string> {
    return askingPage({ writing: ((await this.desk.offices()) ?? []).length > 0 });
  }

  @Get('write')
  @Header('content-type', HTML)
  async writing(): Promise<string> {
    const offices = await this.desk.offices();
    if (offices === null) return askingPage({ said: '暂时办不了,请过一会儿再试。' });
    return offices.length === 0 ? notOpenPage() : writingPage(offices, { draft: {} });
  }

  @Post('write')
  @HttpCode(200)
  @Header('content-type', HTML)
  async write(@Req() request: FastifyRequest): Promise<string> {
    const form = await sentForm(request);
    try {
      return await this.written(form, request.ip);
    } finally {
      form.release();
    }
  }

  private async written({ fields: form, files, said }: SentForm, terminal: string): Promise<string> {
    const id = fieldOf(form, 'id');
    const draft = Object.fromEntries(
      DRAFT.map((name) => [name, fieldOf(form, name).slice(0, FIELD_MAX)]),
    ) as Draft;
    const offices = await this.desk.offices();
    const again = (why: string | null, sameId?: string) =>
      offices?.length === 0
        ? notOpenPage()
        : writingPage(offices ?? asTyped(draft), {
            draft,
            said: why !== null && files.length > 0 ? `${why}${CHOOSE_AGAIN}` : why,
            ...(sameId === undefined ? {} : { id: sameId }),
          });
    if (!UUID.test(id)) return again(null);
    if (said !== null) return again(said);
    if (offices === null) return again(WRITING_UNAVAILABLE, id);
    const answer = await this.desk.write({ id, ...draft, files, terminal });
    if ('queryCode' in answer) return receivedPage(answer);
    return answer.isUnknown === true ? again(answer.refused, id) : again(answer.refused);
  }

  @Get('style.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'max-age=3600')
  style(): string {
    return STYLE;
  }

  @Get('healthz')
  alive(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Whoever goes back or reloads without the form begins anew. */
  @Get(['progress', 'ratings'])
  @Header('content-type', HTML)
  again(): string {
    return askingPage();
  }

  @Post('progress')
  @HttpCode(200)
  @Header('content-type', HTML)
  async progress(@Body() form: unknown): Promise<string> {
    const code = fieldOf(form, 'queryCode').slice(0, 60);
    if (!queryCodeIsWellFormed(code)) return askingPage({ said: MISTYPED, code });
    const answer = await this.desk.progressOf(plainQueryCode(code));
    return 'refused' in answer
      ? askingPage({ said: answer.refused, code })
      : progressPage(answer.progress, { code });
  }

  @Post('ratings')
  @HttpCode(200)
  @Header('content-type', HTML)
  async rate(@Body() form: unknown, @Req() request: FastifyRequest): Promise<string> {
    const code = fieldOf(form, 'queryCode').slice(0, 60);
    const id = fieldOf(form, 'id');
    if (!UUID.test(id) || !queryCodeIsWellFormed(code)) return askingPage({ code });
    const answer = await this.desk.rate({
      id,
      queryCode: plainQueryCode(code),
      target: fieldOf(form, 'target') as RatingTarget,
      rating: fieldOf(form, 'rating') as Satisfaction,
      remark: fieldOf(form, 'remark').slice(0, 1000),
      address: request.ip,
    });
    return 'refused' in answer
      ? askingPage({ said: answer.refused, code })
      : progressPage(answer.progress, { code, said: '评价已收到,谢谢您。' });
  }
}

/** While the office cannot be asked, what was chosen stays chosen. */
const asTyped = ({ orgId }: Draft): OpenOffice[] => [
  { orgId: Number(orgId) || 0, name: '原来选定的单位', characters: 1000, files: 5 },
];
