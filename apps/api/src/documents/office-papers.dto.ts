import { DOCUMENTS } from '#domain/glossary';
import { Code, DateOn, Flag, ListOf, Text } from '../shared/fields.js';
import { ComposeRequest, PaperFieldView } from './papers.dto.js';

export { ComposedView } from './papers.dto.js';

export class OfficePaperKindView {
  @Code(DOCUMENTS, { zh: '文书码' }) code!: string;
  @Text({ zh: '名称', max: 60 }) zh!: string;
  @ListOf(() => PaperFieldView, { zh: '字段' }) fields!: PaperFieldView[];
}

export class OfficePaperRequest extends ComposeRequest {
  /** As it was given in the office's book; a draft has none. */
  @Text({ zh: '文号', max: 60, optional: true }) docNo?: string;
  @DateOn({ zh: '签发日', optional: true }) signedOn?: string;
  @Code(['docx', 'print', 'pdf'], { zh: '形式', optional: true }) form?: 'docx' | 'print' | 'pdf';
}

export class TemplateView {
  /** A kind of paper or a layout. */
  @Text({ zh: '模板', max: 40 }) name!: string;
  @Text({ zh: '名称', max: 60 }) zh!: string;
  /** The office's own is in force; otherwise ours. */
  @Flag({ zh: '本机关的' }) own!: boolean;
  /** Sent with a change, so that it is not put over what somebody else set meanwhile. */
  @Text({ zh: '版本', max: 16 }) version!: string;
  /** Can this machine make PDF files? */
  @Flag({ zh: '可出PDF' }) pdf!: boolean;
}

export class UploadTemplateRequest {
  /** The file in base64. */
  @Text({ zh: '模板文件', max: 7_000_000 }) docx!: string;
  /** Of the template that was looked at; without it whatever is in force is replaced. */
  @Text({ zh: '版本', max: 16, optional: true }) version?: string;
}

export class TemplateSeenQuery {
  /** As in {@link UploadTemplateRequest}. */
  @Text({ zh: '版本', max: 16, optional: true }) version?: string;
}
