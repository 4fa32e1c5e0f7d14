import { Code, Flag, Text } from '../shared/fields.js';

export class SetupState {
  @Flag({ zh: '已设置' }) installed!: boolean;
  @Flag({ zh: '演示数据' }) demo!: boolean;
}

export class SetupRequest {
  @Text({ zh: '一次性代码', max: 40 }) code!: string;
  @Text({ zh: '单位名称', max: 120 }) organisationName!: string;
  @Text({ zh: '机构码', max: 19 }) organisationCode!: string;
  @Text({ zh: '机关代字', max: 12 }) shortCode!: string;
  @Code(['province', 'city', 'county'], { zh: '层级' }) level!: 'province' | 'city' | 'county';
  @Flag({ zh: '小机关模式' }) smallOffice!: boolean;
  @Text({ zh: '管理员账号', max: 60 }) adminLogin!: string;
  @Text({ zh: '管理员姓名', max: 60 }) adminName!: string;
  @Text({ zh: '管理员密码', max: 200, min: 10 }) adminPassword!: string;
}
