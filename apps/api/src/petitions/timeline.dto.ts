import { DateOn, Flag, Id, InstantAt, Int, ListOf, Text } from '../shared/fields.js';

/** A field that a 更正登记 changed, as this viewer may know it. */
export class CorrectedFieldView {
  @Text({ zh: '字段', max: 60 }) zh!: string;
  @Text({ zh: '原值', max: 60_000, nullable: true }) was!: string | null;
  @Text({ zh: '现值', max: 60_000, nullable: true }) is!: string | null;
  /** It could tell who the reporter is, and this viewer may not know him (30③): both values are left out. */
  @Flag({ zh: '不显示' }) withheld!: boolean;
}

export class TimelineEntry {
  @Int({ zh: '版本' }) version!: number;
  @Id({ zh: '事件' }) eventId!: string;
  @Text({ zh: '类型', max: 60 }) type!: string;
  @DateOn({ zh: '发生日' }) occurredOn!: string;
  @InstantAt({ zh: '记录时刻' }) recordedAt!: string;
  @Text({ zh: '经手人', max: 60, nullable: true }) actorName!: string | null;
  @Text({ zh: '一句话', max: 500 }) sentence!: string;
  @Text({ zh: '依据', max: 120, nullable: true }) article!: string | null;
  @ListOf(() => CorrectedFieldView, { zh: '更正了什么' }) corrected!: CorrectedFieldView[];
}
