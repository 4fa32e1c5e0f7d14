import { Code, Flag, Id, InstantAt, Int, ListOf, Text } from '../shared/fields.js';

/** A petition that stands still. */
export class StuckPetition {
  @Id({ zh: '信访件' }) petitionId!: string;
  @Text({ zh: '展示号', max: 60 }) displayNo!: string;
  @Int({ zh: '单位' }) orgId!: number;
  @Text({ zh: '状态', max: 30 }) status!: string;
  @Text({ zh: '承办人', max: 60, nullable: true }) handlerName!: string | null;
  @Text({ zh: '为什么', max: 120, list: true }) why!: string[];
  @InstantAt({ zh: '自' }) since!: string;
}

export class StuckCount {
  @Int({ zh: '单位' }) orgId!: number;
  @Text({ zh: '为什么', max: 120 }) why!: string;
  @Int({ zh: '件' }) petitions!: number;
}

export class StuckPage {
  @ListOf(() => StuckPetition, { zh: '卡住的件' }) items!: StuckPetition[];
  /** Also those beyond the items. */
  @Int({ zh: '共' }) total!: number;
  /** Counts alone, for the administrator, who reads no petition. */
  @ListOf(() => StuckCount, { zh: '件数' }) counts!: StuckCount[];
}

const STATES = ['none', 'waiting', 'sent', 'failed', 'dead'];
const CHANNELS = ['email', 'sms'];

/** How it stands with one person's messages by one way. */
export class ReceiverView {
  @Id({ zh: '账号' }) accountId!: string;
  @Text({ zh: '姓名', max: 60 }) displayName!: string;
  @Int({ zh: '单位' }) orgId!: number;
  @Code(CHANNELS, { zh: '方式' }) channel!: string;
  @Code(STATES, { zh: '状态' }) state!: string;
  @InstantAt({ zh: '最近', nullable: true }) lastAt!: string | null;
  @Int({ zh: '待发' }) open!: number;
  @Int({ zh: '死信' }) dead!: number;
  @Text({ zh: '原因', max: 60, nullable: true }) why!: string | null;
}

/** A message that still fails or was given up; how many lines, never which. */
export class LetterView {
  @Id({ zh: '消息' }) dispatchId!: string;
  @Text({ zh: '收件人', max: 60 }) displayName!: string;
  @Code(CHANNELS, { zh: '方式' }) channel!: string;
  @Code(['digest', 'urgent'], { zh: '种类' }) kind!: string;
  @Code(['failed', 'dead'], { zh: '状态' }) state!: string;
  @Int({ zh: '已试' }) attempts!: number;
  @Text({ zh: '原因', max: 60, nullable: true }) why!: string | null;
  @InstantAt({ zh: '生成' }) createdAt!: string;
  @Int({ zh: '项数' }) lines!: number;
}

export class DeliveryPage {
  @Flag({ zh: '有邮件服务器' }) email!: boolean;
  @Flag({ zh: '有短信网关' }) sms!: boolean;
  @ListOf(() => ReceiverView, { zh: '收件人' }) receivers!: ReceiverView[];
  /** Of all that was not delivered; the letters are the first of them. */
  @Int({ zh: '未送达共' }) lettersTotal!: number;
  /** Of those the ones that were given up. */
  @Int({ zh: '已放弃共' }) lettersDead!: number;
  @ListOf(() => LetterView, { zh: '未送达' }) letters!: LetterView[];
}

/** How many messages try again. */
export class ResentCount {
  @Int({ zh: '重发' }) messages!: number;
}
