import { Code, DateOn, Id, InstantAt, Int, ListOf, Nested, Text } from '../shared/fields.js';

/** Whoever wrote it, as far as he said so. */
export class MessageWriter {
  @Text({ zh: '姓名', max: 60 }) name!: string;
  @Text({ zh: '电话', max: 30, optional: true }) phone?: string;
  @Text({ zh: '证件号码', max: 30, optional: true }) idNo?: string;
  @Text({ zh: '住址', max: 200, optional: true }) address?: string;
}

/** A file that was sent with it. */
export class MessageAttachment {
  @Id({ zh: '附件' }) scanId!: string;
  @Text({ zh: '附件名', max: 500 }) name!: string;
  @Text({ zh: '格式', max: 40 }) mediaType!: string;
  /** @unit byte */
  @Int({ zh: '大小' }) bytes!: number;
  /** 0 of a recording. */
  @Int({ zh: '页数' }) pages!: number;
}

/** What was written on the public page, for whoever registers it. */
export class OnlineMessageContent {
  @Id({ zh: '网上来件' }) messageId!: string;
  @Int({ zh: '版本' }) version!: number;
  @Text({ zh: '状态', max: 40 }) status!: string;
  @DateOn({ zh: '收到日' }) receivedOn!: string;
  @InstantAt({ zh: '收到时刻' }) receivedAt!: string;
  @DateOn({ zh: '应登记日' }) entryDueOn!: string;
  @Code(['realName', 'anonymous'], { zh: '署名' }) signed!: 'realName' | 'anonymous';
  /** Empty once it is a petition: that says who may read it. */
  @Text({ zh: '反映的情况', max: 20_000 }) content!: string;
  @Text({ zh: '发生地', max: 200, nullable: true }) place!: string | null;
  @Text({ zh: '涉及的人或单位', max: 300, nullable: true }) concerned!: string | null;
  @Text({ zh: '希望怎样解决', max: 500, nullable: true }) wish!: string | null;
  @Nested(() => MessageWriter, { zh: '来件人', nullable: true }) writer!: MessageWriter | null;
  @ListOf(() => MessageAttachment, { zh: '附件' }) attachments!: MessageAttachment[];
}
