import { ACCOUNT_LIMITS, ORGANISATION_LIMITS } from '#domain/glossary';
import { Code, Flag, Text } from '../shared/fields.js';

export class SetupState {
  @Flag({ zh: '已设置' }) installed!: boolean;
  @Flag({ zh: '演示数据' }) demo!: boolean;
}

export class SetupRequest {
  @Text({ zh: '一次性代码', max: 40 }) code!: string;
  @Text({ zh: '单位名称', max: ORGANISATION_LIMITS.name }) organisationName!: string;
  @Text({ zh: '机构码', max: ORGANISATION_LIMITS.code }) organisationCode!: string;
  @Text({ zh: '机关代字', max: ORGANISATION_LIMITS.shortCode }) shortCode!: string;
  @Code(['province', 'city', 'county'], { zh: '层级' }) level!: 'province' | 'city' | 'county';
  @Flag({ zh: '小机关模式' }) smallOffice!: boolean;
  @Text({ zh: '管理员账号', max: ACCOUNT_LIMITS.login }) adminLogin!: string;
  @Text({ zh: '管理员姓名', max: ACCOUNT_LIMITS.displayName }) adminName!: string;
  @Text({ zh: '管理员密码', max: 200, min: 10 }) adminPassword!: string;
}
