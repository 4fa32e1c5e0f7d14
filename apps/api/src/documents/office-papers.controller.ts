import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DOCUMENTS, type DocumentCode, Rejected } from '#domain';
import {
  composeOfficePaper,
  dateZh,
  fieldsOf,
  isCaseCode,
  officeTemplates,
  officialDocNo,
  type OfficeCode,
  removeTemplate,
  storeTemplate,
} from '#documents';
import { hasAnyRole, organisationById, type Viewer } from '#identity';
import { CurrentViewer } from '../shared/case-context.js';
import { Runtime } from '../shared/runtime.js';
import {
  ComposedView,
  OfficePaperKindView,
  OfficePaperRequest,
  TemplateView,
  UploadTemplateRequest,
} from './office-papers.dto.js';
import { sendFile } from './papers.controller.js';
import { paperFile } from './papers.handlers.js';
import { bodyTextOf } from './papers.view.js';

const OFFICE_ROLES = ['reception', 'windowHead', 'deputyLeader', 'leader', 'handler'] as const;

/** Papers that belong to no petition (D33–D36, D44–D48), and the office's own templates. */
@ApiTags('office-papers')
@Controller()
export class OfficePapersController {
  constructor(private readonly runtime: Runtime) {}

  @Get('office-papers')
  @ApiOperation({ operationId: 'listOfficePapers', summary: '机关文书' })
  @ApiOkResponse({ type: OfficePaperKindView, isArray: true })
  list(): OfficePaperKindView[] {
    return (Object.keys(DOCUMENTS) as DocumentCode[])
      .filter((code) => !isCaseCode(code))
      .map((code) => ({
        code,
        zh: DOCUMENTS[code].zh,
        fields: fieldsOf(code).map(({ name, zh, kind, required, choices = [], hint = '' }) => ({
          name,
          zh,
          kind,
          required,
          choices: [...choices],
          hint,
        })),
      }));
  }

  @Post('office-papers/compose')
  @HttpCode(200)
  @ApiOperation({ operationId: 'composeOfficePaper', summary: '机关文书试拟' })
  @ApiOkResponse({ type: ComposedView })
  async compose(@CurrentViewer() viewer: Viewer, @Body() body: OfficePaperRequest): Promise<ComposedView> {
    const { model, missing, faults } = await this.composed(viewer, body);
    return {
      title: model?.title ?? '',
      addressee: model?.addressee ?? '',
      body: model === null ? '' : bodyTextOf(model),
      missing: [...missing],
      faults: [...faults],
    };
  }

  @Post('office-papers/render')
  @HttpCode(200)
  @ApiProduces('application/octet-stream')
  @ApiOperation({ operationId: 'renderOfficePaper', summary: '机关文书(docx、print、pdf)' })
  async render(
    @CurrentViewer() viewer: Viewer,
    @Body() body: OfficePaperRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { model, missing, faults } = await this.composed(viewer, body);
    if (model === null || faults.length > 0)
      throw new Rejected(
        faults.length > 0 ? 'DOCUMENT_FAULTY' : 'DOCUMENT_INCOMPLETE',
        null,
        `《${DOCUMENTS[body.code].zh}》还不能出具:${[...missing, ...faults].join(';')}。`,
        { field: 'fields', missing: [...missing, ...faults] },
      );
    const dated = {
      ...model,
      docNo: body.docNo ? officialDocNo(body.docNo) : null,
      date: dateOf(model.layout, body),
    };
    const file = await paperFile(dated, body.form ?? 'docx', {
      dataDir: this.runtime.settings.dataDir,
      isDraft: !body.docNo,
    });
    await sendFile(reply, file, body.form === 'print');
  }

  @Get('templates')
  @ApiOperation({ operationId: 'listTemplates', summary: '本机关的文书模板' })
  @ApiOkResponse({ type: TemplateView, isArray: true })
  templates(): TemplateView[] {
    return officeTemplates(this.runtime.settings.dataDir).map((name) => ({ name }));
  }

  @Put('templates/:name')
  @ApiOperation({ operationId: 'uploadTemplate', summary: '换用文书模板' })
  @ApiOkResponse({ type: TemplateView })
  upload(
    @CurrentViewer() viewer: Viewer,
    @Param('name') name: string,
    @Body() { docx }: UploadTemplateRequest,
  ): TemplateView {
    requireTemplates(viewer);
    storeTemplate(this.runtime.settings.dataDir, name, Buffer.from(docx, 'base64'));
    return { name };
  }

  @Delete('templates/:name')
  @HttpCode(200)
  @ApiOperation({ operationId: 'removeTemplate', summary: '恢复自带模板' })
  @ApiOkResponse({ type: TemplateView })
  remove(@CurrentViewer() viewer: Viewer, @Param('name') name: string): TemplateView {
    requireTemplates(viewer);
    removeTemplate(this.runtime.settings.dataDir, name);
    return { name };
  }

  private async composed(viewer: Viewer, { code, fields }: OfficePaperRequest) {
    if (!hasAnyRole(viewer.roles, OFFICE_ROLES))
      throw new Rejected('ROLE_MISSING', null, '您没有拟办机关文书的角色。', { field: 'actor' });
    if (isCaseCode(code))
      throw new Rejected(
        'DOCUMENT_OF_CASE',
        null,
        `《${DOCUMENTS[code].zh}》属于信访件,请在案件页拟稿(§5.1)。`,
        {
          field: 'code',
        },
      );
    const { store } = this.runtime.pools;
    const { name, parentId } = await organisationById(store, viewer.orgId);
    const superiorName = parentId === null ? null : (await organisationById(store, parentId)).name;
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    return composeOfficePaper(code as OfficeCode, { organName: name, superiorName, typed: fields, today });
  }
}

const dateOf = (layout: string, { signedOn }: OfficePaperRequest): string | null =>
  layout === 'form' || signedOn === undefined ? null : dateZh(signedOn);

function requireTemplates(viewer: Viewer): void {
  if (!hasAnyRole(viewer.roles, ['windowHead', 'admin']))
    throw new Rejected('ROLE_MISSING', null, '文书模板由扎口负责人或者管理员换用。', { field: 'actor' });
}
