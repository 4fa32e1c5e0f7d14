import { CommandHandler, type ICommandHandler, type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { CaseworkRefused } from '#casework';
import { DOCUMENTS, Rejected } from '#domain';
import {
  type ComposedPaper,
  composeOfficePaper,
  dateZh,
  DOCX_MEDIA_TYPE,
  hasPdf,
  isCaseCode,
  officeTemplates,
  officialDocNo,
  type OfficeCode,
  PDF_MEDIA_TYPE,
  removeTemplate,
  renderDocx,
  storeTemplate,
  TEMPLATE_NAMES,
  templateNamed,
  templateSample,
  toPdf,
} from '#documents';
import { hasAnyRole, organisationById, type Viewer } from '#identity';
import { Runtime } from '../shared/runtime.js';
import type { OfficePaperRequest } from './office-papers.dto.js';
import {
  ChangeTemplate,
  ComposeOfficePaper,
  ListTemplates,
  ReadTemplate,
  RenderOfficePaper,
} from './office-papers.messages.js';
import { paperFile } from './papers.handlers.js';
import { bodyTextOf } from './papers.view.js';

const OFFICE_ROLES = ['reception', 'handler', 'examiner', 'windowHead', 'deputyLeader', 'leader'] as const;

/** @rejects ROLE_MISSING DOCUMENT_OF_CASE DOCUMENT_TABLE_TOO_LONG */
async function composed(
  { pools }: Runtime,
  viewer: Viewer,
  { code, fields }: OfficePaperRequest,
): Promise<ComposedPaper> {
  if (!hasAnyRole(viewer.roles, OFFICE_ROLES))
    throw new CaseworkRefused('forbidden', 'ROLE_MISSING', '您没有拟办机关文书的角色。');
  if (isCaseCode(code))
    throw new Rejected(
      'DOCUMENT_OF_CASE',
      null,
      `《${DOCUMENTS[code].zh}》属于信访件,请在案件页拟稿(§5.1)。`,
      {
        field: 'code',
      },
    );
  const { name, parentId } = await organisationById(pools.store, viewer.orgId);
  const superiorName = parentId === null ? null : (await organisationById(pools.store, parentId)).name;
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  return composeOfficePaper(code as OfficeCode, { organName: name, superiorName, typed: fields, today });
}

@QueryHandler(ComposeOfficePaper)
export class ComposeOfficePaperHandler implements IQueryHandler<ComposeOfficePaper> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, body }: ComposeOfficePaper) {
    const { model, missing, faults } = await composed(this.runtime, viewer, body);
    return {
      title: model?.title ?? '',
      addressee: model?.addressee ?? '',
      body: model === null ? '' : bodyTextOf(model),
      missing: [...missing],
      faults: [...faults],
    };
  }
}

@QueryHandler(RenderOfficePaper)
export class RenderOfficePaperHandler implements IQueryHandler<RenderOfficePaper> {
  constructor(private readonly runtime: Runtime) {}

  /** @rejects DOCUMENT_INCOMPLETE DOCUMENT_FAULTY with the list */
  async execute({ viewer, body }: RenderOfficePaper) {
    const { model, missing, faults } = await composed(this.runtime, viewer, body);
    const stops = [...missing, ...faults];
    if (model === null || stops.length > 0)
      throw new Rejected(
        faults.length > 0 ? 'DOCUMENT_FAULTY' : 'DOCUMENT_INCOMPLETE',
        null,
        `《${DOCUMENTS[body.code].zh}》还不能出具:${stops.join(';')}。`,
        { field: 'fields', missing: stops },
      );
    const signed = model.layout === 'form' || body.signedOn === undefined ? null : dateZh(body.signedOn);
    const issued = { ...model, docNo: body.docNo ? officialDocNo(body.docNo) : null, date: signed };
    const { dataDir } = this.runtime.settings;
    return paperFile(issued, body.form ?? 'docx', { dataDir, orgId: viewer.orgId, isDraft: !body.docNo });
  }
}

const templateViewOf = (name: string, zh: string, own: readonly string[]) => ({
  name,
  zh,
  own: own.includes(name),
  pdf: hasPdf(),
});

@QueryHandler(ReadTemplate)
export class ReadTemplateHandler implements IQueryHandler<ReadTemplate> {
  constructor(private readonly runtime: Runtime) {}

  /** @rejects TEMPLATE_NAME_UNKNOWN PDF_NOT_AVAILABLE */
  async execute({ viewer, name, form }: ReadTemplate) {
    const { settings, pools } = this.runtime;
    const template = templateNamed(name, { dataDir: settings.dataDir, orgId: viewer.orgId });
    const { name: organName } = await organisationById(pools.store, viewer.orgId);
    const sample = templateSample(name, organName);
    const zh = TEMPLATE_NAMES.find((each) => each.name === name)?.zh ?? name;
    if (form === 'docx' || sample === null)
      return { fileName: `模板-${zh}.docx`, mediaType: DOCX_MEDIA_TYPE, body: template };
    const docx = renderDocx(sample, template);
    return form === 'sample'
      ? { fileName: `样张-${zh}.docx`, mediaType: DOCX_MEDIA_TYPE, body: docx }
      : { fileName: `样张-${zh}.pdf`, mediaType: PDF_MEDIA_TYPE, body: await toPdf(docx) };
  }
}

@QueryHandler(ListTemplates)
export class ListTemplatesHandler implements IQueryHandler<ListTemplates> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer }: ListTemplates) {
    const own = officeTemplates(this.runtime.settings.dataDir, viewer.orgId);
    return TEMPLATE_NAMES.map(({ name, zh }) => templateViewOf(name, zh, own));
  }
}

@CommandHandler(ChangeTemplate)
export class ChangeTemplateHandler implements ICommandHandler<ChangeTemplate> {
  constructor(private readonly runtime: Runtime) {}

  /** @rejects ROLE_MISSING TEMPLATE_NAME_UNKNOWN and those of the check */
  async execute({ viewer, name, docx }: ChangeTemplate) {
    if (!hasAnyRole(viewer.roles, ['windowHead', 'admin']))
      throw new CaseworkRefused('forbidden', 'ROLE_MISSING', '文书模板由扎口负责人或者管理员换用。');
    const at = { dataDir: this.runtime.settings.dataDir, orgId: viewer.orgId };
    if (docx === null) removeTemplate(at, name);
    else storeTemplate(at, name, Buffer.from(docx, 'base64'));
    const zh = TEMPLATE_NAMES.find((each) => each.name === name)?.zh ?? name;
    return templateViewOf(name, zh, officeTemplates(at.dataDir, at.orgId));
  }
}
