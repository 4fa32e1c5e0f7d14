import { DOCUMENTS } from '#domain/glossary';
import { ListPetitionsQuery } from '../petitions/list.dto.js';
import { Code, Flag, Id, Int, ListOf, Nested, Text, TextMap } from '../shared/fields.js';

const FORMS = ['docx', 'pdf'] as const;
const STATUSES = ['waiting', 'running', 'done', 'failed'] as const;

export class StartPaperRunRequest {
  @Code(DOCUMENTS, { zh: '文书码' }) code!: keyof typeof DOCUMENTS;
  /** docx: one zip of files; pdf: one file of all. */
  @Code(FORMS, { zh: '形式' }) form!: (typeof FORMS)[number];
  /** Also kept as a draft on each petition that has none. */
  @Flag({ zh: '存稿' }) drafting!: boolean;
  @TextMap({ zh: '填写项', max: 20_000 }) fields!: Record<string, string>;
  /** The register's selection; all its pages. */
  @Nested(() => ListPetitionsQuery, { zh: '信访件的范围' }) filter!: ListPetitionsQuery;
}

export class LeftOutView {
  @Id({ zh: '信访件' }) petitionId!: string;
  @Text({ zh: '编号', max: 60, nullable: true }) displayNo!: string | null;
  @Text({ zh: '原因', max: 2_000 }) reason!: string;
}

export class PaperRunView {
  @Id({ zh: '批次' }) runId!: string;
  @Code(DOCUMENTS, { zh: '文书码' }) code!: string;
  @Code(FORMS, { zh: '形式' }) form!: string;
  @Flag({ zh: '存稿' }) drafting!: boolean;
  @Code(STATUSES, { zh: '状态' }) status!: string;
  @Text({ zh: '开始时间', max: 30 }) createdAt!: string;
  @Text({ zh: '完成时间', max: 30, nullable: true }) finishedAt!: string | null;
  @Int({ zh: '件数' }) total!: number;
  @Int({ zh: '已出' }) made!: number;
  @Int({ zh: '未出' }) leftCount!: number;
  /** The first hundred; empty in a list of runs. */
  @ListOf(() => LeftOutView, { zh: '未出的件' }) left!: LeftOutView[];
}
