import { CommandHandler, type ICommandHandler, type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { CaseworkRefused, takeTurns } from '#casework';
import {
  DOCX_MEDIA_TYPE,
  hasPdf,
  PDF_MEDIA_TYPE,
  removeTemplate,
  requireTemplateSeen,
  renderDocx,
  storeTemplate,
  TEMPLATE_NAMES,
  templateNamed,
  templateSample,
  templateVersion,
  toPdf,
} from '#documents';
import { hasAnyRole, organisationById } from '#identity';
import { composedOfficePaper, officePaperFile } from '#paperwork';
import { inTransaction } from '#platform';
import { Runtime } from '../shared/runtime.js';
import {
  ChangeTemplate,
  ComposeOfficePaper,
  ListTemplates,
  ReadTemplate,
  RenderOfficePaper,
} from './office-papers.messages.js';
import { bodyTextOf } from './papers.view.js';

@QueryHandler(ComposeOfficePaper)
export class ComposeOfficePaperHandler implements IQueryHandler<ComposeOfficePaper> {
  constructor(private readonly runtime: Runtime) {}

  async execute({ viewer, body }: ComposeOfficePaper) {
    const { model, missing, faults } = await composedOfficePaper(this.runtime, viewer, body);
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
  execute({ viewer, body }: RenderOfficePaper) {
    return officePaperFile(this.runtime, viewer, { ...body, form: body.form ?? 'docx' });
  }
}

const templateViewOf = (at: { dataDir: string; orgId: number }, name: string, zh: string) => {
  const version = templateVersion(at, name);
  return { name, zh, own: version !== 'ours', version, pdf: hasPdf() };
};

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
    const at = { dataDir: this.runtime.settings.dataDir, orgId: viewer.orgId };
    return TEMPLATE_NAMES.map(({ name, zh }) => templateViewOf(at, name, zh));
  }
}

@CommandHandler(ChangeTemplate)
export class ChangeTemplateHandler implements ICommandHandler<ChangeTemplate> {
  constructor(private readonly runtime: Runtime) {}

  /** @rejects ROLE_MISSING TEMPLATE_NAME_UNKNOWN TEMPLATE_CHANGED and those of the check */
  async execute({ viewer, name, docx, seen }: ChangeTemplate) {
    if (!hasAnyRole(viewer.roles, ['windowHead', 'admin']))
      throw new CaseworkRefused('forbidden', 'ROLE_MISSING', '文书模板由扎口负责人或者管理员换用。');
    const at = { dataDir: this.runtime.settings.dataDir, orgId: viewer.orgId };
    await inTransaction(this.runtime.pools.store, async (client) => {
      await takeTurns(client, `templates/${viewer.orgId}`);
      requireTemplateSeen(at, name, seen);
      if (docx === null) removeTemplate(at, name);
      else storeTemplate(at, name, Buffer.from(docx, 'base64'));
    });
    const zh = TEMPLATE_NAMES.find((each) => each.name === name)?.zh ?? name;
    return templateViewOf(at, name, zh);
  }
}
