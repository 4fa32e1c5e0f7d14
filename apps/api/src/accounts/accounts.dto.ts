import { ROLES } from '#domain/glossary';
import { Code, Flag, Id, InstantAt, Int, Text } from '../shared/fields.js';

export class Account {
  @Id({ zh: '账号标识' }) accountId!: string;
  @Text({ zh: '账号', max: 60 }) login!: string;
  @Text({ zh: '姓名', max: 60 }) displayName!: string;
  @Int({ zh: '单位' }) orgId!: number;
  @Text({ zh: '科室', max: 60, nullable: true }) section!: string | null;
  @Text({ zh: '职务', max: 60, nullable: true }) postTitle!: string | null;
  @Code(ROLES, { zh: '角色', list: true }) roles!: string[];
  @Flag({ zh: '已停用' }) disabled!: boolean;
  @InstantAt({ zh: '最近登录', nullable: true }) lastSignInAt!: string | null;
}

export class CreateAccountRequest {
  @Text({ zh: '账号', max: 60 }) login!: string;
  @Text({ zh: '姓名', max: 60 }) displayName!: string;
  @Int({ zh: '单位', min: 1 }) orgId!: number;
  @Text({ zh: '科室', max: 60, nullable: true }) section?: string | null;
  @Text({ zh: '职务', max: 60, nullable: true }) postTitle?: string | null;
  @Code(ROLES, { zh: '角色', list: true }) roles!: string[];
}

export class UpdateAccountRequest {
  @Text({ zh: '姓名', max: 60, optional: true }) displayName?: string;
  @Text({ zh: '科室', max: 60, nullable: true }) section?: string | null;
  @Text({ zh: '职务', max: 60, nullable: true }) postTitle?: string | null;
  @Code(ROLES, { zh: '角色', list: true, optional: true }) roles?: string[];
  @Flag({ zh: '停用', optional: true }) disabled?: boolean;
}

/** The first password is shown once and must be changed at the first sign-in. */
export class OneTimePassword {
  @Id({ zh: '账号标识' }) accountId!: string;
  @Text({ zh: '初始密码', max: 60 }) password!: string;
}

export class CreateOrganisationRequest {
  @Int({ zh: '上级', min: 1 }) parentId!: number;
  @Text({ zh: '名称', max: 120 }) name!: string;
  @Text({ zh: '机构码', max: 19 }) code!: string;
  @Text({ zh: '机关代字', max: 12 }) shortCode!: string;
  @Code(['city', 'county'], { zh: '层级' }) level!: 'city' | 'county';
  @Flag({ zh: '小机关模式' }) smallOffice!: boolean;
}
