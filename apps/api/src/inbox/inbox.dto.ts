import { Code, DateOn, Flag, Id, InstantAt, Int, ListOf, Text } from '../shared/fields.js';

/** A reminder; never a name or content (domain.md pitfall 26). */
export class InboxItem {
  @Id({ zh: '提醒' }) reminderId!: string;
  @Id({ zh: '信访件', nullable: true }) petitionId!: string | null;
  @Text({ zh: '展示号', max: 60 }) displayNo!: string;
  @Text({ zh: '说明', max: 300 }) sentence!: string;
  @Text({ zh: '级', max: 10 }) rung!: string;
  @Code(['reminder', 'urge', 'escalation', 'urgent', 'word', 'judge', 'notice'], { zh: '种类' })
  kind!: string;
  @Flag({ zh: '在“督办”办' }) supervision!: boolean;
  @DateOn({ zh: '期限', nullable: true }) due!: string | null;
  @InstantAt({ zh: '时刻' }) at!: string;
  @InstantAt({ zh: '已读', nullable: true }) readAt!: string | null;
}

export class InboxPage {
  @ListOf(() => InboxItem, { zh: '提醒' }) items!: InboxItem[];
  @Int({ zh: '未读' }) unread!: number;
  @Text({ zh: '下一页', max: 200, nullable: true }) next!: string | null;
}

export class InboxQuery {
  @Text({ zh: '下一页', max: 200, optional: true }) after?: string;
}

/** Where a person wants to hear of his reminders beside the page. */
export class ContactView {
  @Text({ zh: '邮箱', max: 120, nullable: true }) email!: string | null;
  @Text({ zh: '手机号', max: 20, nullable: true }) phone!: string | null;
  @Flag({ zh: '发邮件' }) byEmail!: boolean;
  @Flag({ zh: '发短信' }) bySms!: boolean;
}
