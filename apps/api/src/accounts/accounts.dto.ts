import { ACCOUNT_LIMITS as MAX, ROLES } from '#domain/glossary';
import { Code, Flag, Id, InstantAt, Int, Text } from '../shared/fields.js';

export class Account {
  @Id({ zh: '账号标识' }) accountId!: string;
  @Text({ zh: '账号', max: MAX.login }) login!: string;
  @Text({ zh: '姓名', max: MAX.displayName }) displayName!: string;
  @Int({ zh: '单位' }) orgId!: number;
  @Text({ zh: '科室', max: MAX.section, nullable: true }) section!: string | null;
  @Text({ zh: '职务', max: MAX.postTitle, nullable: true }) postTitle!: string | null;
  @Code(ROLES, { zh: '角色', list: true }) roles!: string[];
  @Flag({ zh: '已停用' }) disabled!: boolean;
  @InstantAt({ zh: '最近登录', nullable: true }) lastSignInAt!: string | null;
  /** Sent back with a change: what somebody else has changed meanwhile is not overwritten. */
  @Text({ zh: '版本', max: 16 }) version!: string;
}

export class CreateAccountRequest {
  @Text({ zh: '账号', max: MAX.login }) login!: string;
  @Text({ zh: '姓名', max: MAX.displayName }) displayName!: string;
  @Int({ zh: '单位', min: 1 }) orgId!: number;
  @Text({ zh: '科室', max: MAX.section, nullable: true }) section?: string | null;
  @Text({ zh: '职务', max: MAX.postTitle, nullable: true }) postTitle?: string | null;
  @Code(ROLES, { zh: '角色', list: true }) roles!: string[];
}

export class UpdateAccountRequest {
  @Text({ zh: '姓名', max: MAX.displayName, optional: true }) displayName?: string;
  @Text({ zh: '科室', max: MAX.section, nullable: true }) section?: string | null;
  @Text({ zh: '职务', max: MAX.postTitle, nullable: true }) postTitle?: string | null;
  @Code(ROLES, { zh: '角色', list: true, optional: true }) roles?: string[];
  @Flag({ zh: '停用', optional: true }) disabled?: boolean;
  /** Of the account as it was looked at. */
  @Text({ zh: '版本', max: 16, optional: true }) version?: string;
}

/** The first password is shown once and must be changed at the first sign-in. */
export class OneTimePassword {
  @Id({ zh: '账号标识' }) accountId!: string;
  @Text({ zh: '初始密码', max: 60 }) password!: string;
}
