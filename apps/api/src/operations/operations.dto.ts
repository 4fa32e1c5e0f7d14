import { Code, Flag, Id, InstantAt, Int, ListOf, Nested, Text } from '../shared/fields.js';

/** A subscription of the background, or one shard of it. */
export class SubscriptionState {
  @Text({ zh: '订阅', max: 100 }) name!: string;
  @Int({ zh: '分片' }) shard!: number;
  @Code(['running', 'halted'], { zh: '状态' }) status!: 'running' | 'halted';
  @Int({ zh: '落后事件数' }) eventsBehind!: number;
  @Int({ zh: '落后秒数' }) secondsBehind!: number;
  @Int({ zh: '失败次数' }) failures!: number;
  @Text({ zh: '最近的失败', max: 300, nullable: true }) lastError!: string | null;
  @Flag({ zh: '有进程在处理' }) held!: boolean;
}

/** What a subscription has put aside; an id and an error code, nothing of what it says. */
export class ParkedStream {
  @Text({ zh: '订阅', max: 100 }) name!: string;
  @Id({ zh: '件' }) streamId!: string;
  @Text({ zh: '失败', max: 300 }) error!: string;
  @Int({ zh: '失败次数' }) failures!: number;
  @Int({ zh: '待处理事件数' }) waiting!: number;
  @InstantAt({ zh: '搁置时刻' }) parkedAt!: string;
  @InstantAt({ zh: '最近重放', nullable: true }) triedAt!: string | null;
}

/** When a backup was made last, and whether one is made by itself. */
export class BackupStanding {
  @Flag({ zh: '自动备份' }) scheduled!: boolean;
  @Int({ zh: '每隔小时数' }) everyHours!: number;
  @Int({ zh: '保留份数' }) keep!: number;
  @InstantAt({ zh: '最近一次做成', nullable: true }) lastOkAt!: string | null;
  @Text({ zh: '最近一次失败的原因', max: 300, nullable: true }) lastError!: string | null;
}

/** The queue that rings for the background's work. */
export class QueueStanding {
  /** Else it lives in the database. */
  @Flag({ zh: '用 Redis' }) redis!: boolean;
  @InstantAt({ zh: '连不上自', nullable: true }) awaySince!: string | null;
}

export class BackgroundState {
  @Nested(() => QueueStanding, { zh: '队列' }) queue!: QueueStanding;
  @Nested(() => BackupStanding, { zh: '备份' }) backup!: BackupStanding;
  @ListOf(() => SubscriptionState, { zh: '订阅' }) subscriptions!: SubscriptionState[];
  @ListOf(() => ParkedStream, { zh: '搁置' }) parked!: ParkedStream[];
  @Int({ zh: '最早的未结束写事务已开启秒数' }) guardAgeSeconds!: number;
}

export class ReplayRequest {
  @Text({ zh: '订阅', max: 100 }) name!: string;
  @Id({ zh: '件' }) streamId!: string;
}

export class Replay {
  @Code(['replayed', 'failed', 'unknown'], { zh: '结果' }) result!: 'replayed' | 'failed' | 'unknown';
  @Text({ zh: '失败', max: 300, nullable: true }) error!: string | null;
}
