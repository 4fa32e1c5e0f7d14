import { Flag, Id, InstantAt, Int, ListOf, Text } from '../shared/fields.js';

/** One change of an account, in words. */
export class AccountChangeView {
  @InstantAt({ zh: '时刻' }) at!: string;
  @Text({ zh: '经手人', max: 60 }) byName!: string;
  @Id({ zh: '账号标识' }) accountId!: string;
  @Text({ zh: '姓名', max: 60 }) displayName!: string;
  @Text({ zh: '账号', max: 60 }) login!: string;
  @Int({ zh: '单位' }) orgId!: number;
  @Text({ zh: '改了什么', max: 300 }) what!: string;
  /** Somebody changed the roles of his own account, or made it usable: what the auditor looks for first. */
  @Flag({ zh: '给自己改权限' }) ownPower!: boolean;
}

export class AccountAuditPage {
  @ListOf(() => AccountChangeView, { zh: '账号变动' }) items!: AccountChangeView[];
  @Text({ zh: '下一页', max: 20, nullable: true }) next!: string | null;
}

export class AccountAuditQuery {
  @Text({ zh: '下一页', max: 20, optional: true }) after?: string;
}
