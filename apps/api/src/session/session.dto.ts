import { ROLES } from '#domain/glossary';
import { Code, Flag, Id, Int, Nested, Text } from '../shared/fields.js';

export class SignInRequest {
  @Text({ zh: '账号', max: 60 }) login!: string;
  @Text({ zh: '密码', max: 200 }) password!: string;
}

export class ChangePasswordRequest {
  @Text({ zh: '原密码', max: 200 }) current!: string;
  @Text({ zh: '新密码', max: 200, min: 10 }) next!: string;
}

export class ViewerCounts {
  @Int({ zh: '待办' }) todo!: number;
  @Int({ zh: '未读' }) unread!: number;
  @Int({ zh: '待审' }) toExamine!: number;
  @Int({ zh: '超期' }) overdue!: number;
  @Int({ zh: '待登记' }) toRegister!: number;
}

export class Viewer {
  @Id({ zh: '账号标识' }) accountId!: string;
  @Text({ zh: '账号', max: 60 }) login!: string;
  @Text({ zh: '姓名', max: 60 }) displayName!: string;
  @Int({ zh: '单位' }) orgId!: number;
  @Text({ zh: '单位名称', max: 120 }) orgName!: string;
  @Code(ROLES, { zh: '角色', list: true }) roles!: string[];
  @Flag({ zh: '须改密码' }) mustChangePassword!: boolean;
  @Flag({ zh: '小机关模式' }) smallOffice!: boolean;
  @Text({ zh: '今天', max: 10 }) today!: string;
  @Nested(() => ViewerCounts, { zh: '计数' }) counts!: ViewerCounts;
}
